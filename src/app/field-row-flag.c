/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field that is yes or no.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/field-row-flag.h"

struct _BeketFieldRowFlag
{
  BeketFieldRow parent_instance;

  GtkWidget    *toggle;
  gboolean      showing;   /* the value comes from the facts: nobody chose it */
};

G_DEFINE_FINAL_TYPE (BeketFieldRowFlag, beket_field_row_flag, BEKET_TYPE_FIELD_ROW)

static BeketValue *
beket_field_row_flag_get_value (BeketFieldRow * row)
{
  GtkSwitch *toggle = GTK_SWITCH (BEKET_FIELD_ROW_FLAG (row)->toggle);

  return gtk_switch_get_active (toggle) ? beket_value_new_boolean (TRUE) : NULL;
}

static void
beket_field_row_flag_set_value (BeketFieldRow    *row,
                                const BeketValue *value)
{
  BeketFieldRowFlag *self = BEKET_FIELD_ROW_FLAG (row);

  self->showing = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->toggle), value != NULL && beket_value_to_boolean (value));
  self->showing = FALSE;
}

static void
on_active (BeketFieldRowFlag *self)
{
  if (!self->showing)
    beket_field_row_edited (BEKET_FIELD_ROW (self));
}

static void
beket_field_row_flag_build (BeketFieldRow *row)
{
  BeketFieldRowFlag *self = BEKET_FIELD_ROW_FLAG (row);

  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (on_active), self);
  beket_field_row_set_editor (row, self->toggle, self->toggle);
}

static void
beket_field_row_flag_class_init (BeketFieldRowFlagClass *klass)
{
  BeketFieldRowClass *row_class = BEKET_FIELD_ROW_CLASS (klass);

  row_class->build = beket_field_row_flag_build;
  row_class->set_value = beket_field_row_flag_set_value;
  row_class->get_value = beket_field_row_flag_get_value;
}

static void
beket_field_row_flag_init (BeketFieldRowFlag *self)
{
  self->toggle = gtk_switch_new ();
  gtk_widget_set_halign (self->toggle, GTK_ALIGN_START);
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
}
