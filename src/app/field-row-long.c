/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field of free text in several lines.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/field-row-long.h"

#include "app/guide-keys.h"

struct _BeketFieldRowLong
{
  BeketFieldRow  parent_instance;

  GtkWidget     *view;
  GtkTextBuffer *buffer;    /* (not owned) */
  gboolean       showing;   /* the value comes from the facts: nobody typed it */
};

G_DEFINE_FINAL_TYPE (BeketFieldRowLong, beket_field_row_long, BEKET_TYPE_FIELD_ROW)

static BeketValue *
beket_field_row_long_get_value (BeketFieldRow * row)
{
  g_autofree char *text = NULL;

  g_object_get (BEKET_FIELD_ROW_LONG (row)->buffer, "text", &text, NULL);

  return text == NULL || *text == '\0' ? NULL : beket_value_new_text (text);
}

static void
beket_field_row_long_set_value (BeketFieldRow    *row,
                                const BeketValue *value)
{
  BeketFieldRowLong *self = BEKET_FIELD_ROW_LONG (row);
  const char *text = value == NULL ? NULL : beket_value_to_text (value);

  self->showing = TRUE;
  gtk_text_buffer_set_text (self->buffer, text == NULL ? "" : text, -1);
  self->showing = FALSE;
}

/* Enter alone belongs to the guide, before the view can make a line of it. */
static gboolean
on_key (BeketFieldRowLong *self,
        guint              keyval,
        guint              keycode,
        GdkModifierType    state)
{
  if (!beket_key_is_enter (keyval) || (state & GDK_SHIFT_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  gtk_text_buffer_insert_at_cursor (self->buffer, "\n", 1);

  return GDK_EVENT_STOP;
}

static void
on_changed (BeketFieldRowLong *self)
{
  if (!self->showing)
    beket_field_row_edited (BEKET_FIELD_ROW (self));
}

static void
beket_field_row_long_build (BeketFieldRow *row)
{
  BeketFieldRowLong *self = BEKET_FIELD_ROW_LONG (row);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (on_changed), self);
  beket_field_row_set_editor (row, self->view, self->view);
}

static void
beket_field_row_long_class_init (BeketFieldRowLongClass *klass)
{
  BeketFieldRowClass *row_class = BEKET_FIELD_ROW_CLASS (klass);

  row_class->build = beket_field_row_long_build;
  row_class->set_value = beket_field_row_long_set_value;
  row_class->get_value = beket_field_row_long_get_value;
}

static void
beket_field_row_long_init (BeketFieldRowLong *self)
{
  self->view = gtk_text_view_new ();
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_widget_set_size_request (self->view, -1, 44);
}
