/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields of one row of a section: every key is in the facts at once.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/form-group.h"

#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/form-path.h"
#include "app/form-settle.h"
#include "app/locale.h"
#include "domain/parse-error.h"

struct _BeketFormGroup
{
  AdwBin              parent_instance;

  BeketGuideStep     *step;         /* (not owned): it owns us */
  const BeketSection *section;      /* (not owned): of the form, which the station keeps */
  guint               row;
  gboolean            attempted;
  gboolean            syncing;
  gboolean            invitation;
  GPtrArray          *rows;         /* (owned) (element-type BeketFieldRow) (not owned elements) */
  GHashTable         *ripe;         /* (owned) (element-type BeketFieldRow): the officer was done with it once */
  BeketFieldRow      *current;      /* (not owned) (nullable) */
  gboolean            has_focus;    /* the focus is in @current */

  GtkWidget          *header;
  GtkWidget          *title;
  GtkWidget          *remove;
  GtkWidget          *grid;
};

G_DEFINE_FINAL_TYPE (BeketFormGroup, beket_form_group, ADW_TYPE_BIN)

enum
{
  SETTLED,
  REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

guint
beket_form_group_get_row (BeketFormGroup *self)
{
  return self->row;
}

void
beket_form_group_set_row (BeketFormGroup *self,
                          guint           row)
{
  if (self->row != row)
    g_hash_table_remove_all (self->ripe);
  self->row = row;
}

const BeketSection *
beket_form_group_get_section (BeketFormGroup *self)
{
  return self->section;
}

GPtrArray *
beket_form_group_get_rows (BeketFormGroup *self)
{
  return self->rows;
}

BeketFieldRow *
beket_form_group_get_current (BeketFormGroup *self)
{
  return self->current;
}

BeketFieldRow *
beket_form_group_find (BeketFormGroup   *self,
                       const BeketField *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (beket_field_row_get_field (g_ptr_array_index (self->rows, i)) == field)
      return g_ptr_array_index (self->rows, i);

  return NULL;
}

char *
beket_form_group_path (BeketFormGroup *self,
                       BeketFieldRow  *row)
{
  return beket_form_path_format (self->section, beket_field_row_get_field (row), self->row);
}

void
beket_form_group_set_title (BeketFormGroup *self,
                            const char     *title,
                            gboolean        removable)
{
  gtk_label_set_label (GTK_LABEL (self->title), title == NULL ? "" : title);
  gtk_widget_set_visible (self->remove, removable);
  gtk_widget_set_visible (self->header, title != NULL || removable);
}

/* ---- What is wrong ---- */

/* While a field is being typed for the first time, its value is not wrong yet, only not finished. */
static gboolean
may_say (BeketFormGroup *self,
         BeketFieldRow  *row,
         const GError   *error)
{
  if (g_error_matches (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_MISSING))
    return self->attempted;

  return !(self->has_focus && self->current == row) || g_hash_table_contains (self->ripe, row);
}

static void
sync_row (BeketFormGroup *self,
          BeketFieldRow  *row,
          GPtrArray      *complaints,
          BeketValue     *facts)
{
  const BeketField *field = beket_field_row_get_field (row);
  BeketValue *object = beket_form_row (self->section, self->row, facts);
  g_autofree char *path = beket_form_group_path (self, row);
  const BeketValue *overruled = beket_value_get (beket_value_get (facts, "overruled"), path);
  const BeketComplaint *complaint = beket_form_complaint (complaints, path);
  gboolean shown = beket_field_applies (field, object, facts) &&
                   (!self->invitation || row == g_ptr_array_index (self->rows, 0));

  gtk_widget_set_visible (GTK_WIDGET (row), shown);
  beket_field_row_set_value (row, beket_value_get (object, field->id));
  beket_field_row_set_complaint (row, complaint != NULL && may_say (self, row, complaint->error) ? complaint : NULL);
  beket_field_row_set_needed (row, !self->invitation && field->required &&
                              beket_value_get (object, field->id) == NULL);
  beket_field_row_set_reason (row, beket_value_get_text (overruled, "reason"));
}

void
beket_form_group_sync (BeketFormGroup *self,
                       GPtrArray      *complaints,
                       gboolean        invitation)
{
  BeketValue *facts = beket_guide_step_get_facts (self->step);

  self->invitation = invitation;
  self->syncing = TRUE;
  for (guint i = 0; facts != NULL && i < self->rows->len; i++)
    sync_row (self, g_ptr_array_index (self->rows, i), complaints, facts);
  self->syncing = FALSE;
}

void
beket_form_group_set_attempted (BeketFormGroup *self,
                                gboolean        attempted)
{
  self->attempted = attempted;
  if (!attempted)
    g_hash_table_remove_all (self->ripe);
}

void
beket_form_group_ripen (BeketFormGroup *self,
                        BeketFieldRow  *row)
{
  g_autofree char *path = beket_form_group_path (self, row);
  BeketValue *facts = beket_guide_step_get_facts (self->step);

  if (facts == NULL)
    return;

  g_hash_table_add (self->ripe, row);
  if (beket_form_settle (beket_guide_step_get_station (self->step), self->section,
                         beket_field_row_get_field (row), self->row, facts))
    beket_guide_step_touch (self->step, path);
  else
    beket_guide_step_sync (self->step);
}

/* ---- What the officer does ---- */

static void
on_edited (BeketFormGroup *self,
           BeketFieldRow  *row)
{
  BeketValue *facts = beket_guide_step_get_facts (self->step);
  const BeketField *field = beket_field_row_get_field (row);
  g_autofree char *path = beket_form_group_path (self, row);

  if (facts == NULL || self->syncing)
    return;
  if (!beket_form_write (self->section, field, self->row, facts, beket_field_row_get_value (row)))
    return;

  beket_form_fill (beket_guide_step_get_station (self->step), self->section, field, self->row, facts);
  beket_guide_step_touch (self->step, path);
}

static void
on_focused (BeketFormGroup *self,
            BeketFieldRow  *row)
{
  g_autofree char *path = beket_form_group_path (self, row);

  self->current = row;
  self->has_focus = TRUE;
  beket_guide_step_focused (self->step, path);
}

static void
on_left (BeketFormGroup *self,
         BeketFieldRow  *row)
{
  if (self->current == row)
    self->has_focus = FALSE;
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)) && beket_guide_step_get_crossing (self->step) != NULL)
    beket_form_group_ripen (self, row);
}

static void
on_returned (BeketFormGroup *self,
             BeketFieldRow  *row)
{
  beket_field_row_take_focus (row);
}

static void
overruled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (BeketFormGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (beket_station_step_finish (BEKET_STATION (source), result, &error))
    {
      beket_guide_step_sync (self->step);
      g_signal_emit (self, signals[SETTLED], 0);
      return;
    }

  text = beket_complaint_of_station (BEKET_STATION (source), error);
  beket_guide_step_say (self->step, text);
}

static void
on_overruled (BeketFormGroup *self,
              const char     *reason,
              BeketFieldRow  *row)
{
  g_autofree char *path = beket_form_group_path (self, row);

  self->current = row;
  beket_station_overrule_async (beket_guide_step_get_station (self->step),
                                beket_guide_step_get_crossing (self->step),
                                path, reason, overruled_cb, g_object_ref (self));
}

/* ---- Building ---- */

static void
connect_row (BeketFormGroup *self,
             BeketFieldRow  *row)
{
  g_signal_connect_object (row, "edited", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "focused", G_CALLBACK (on_focused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "left", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "returned", G_CALLBACK (on_returned), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "overruled", G_CALLBACK (on_overruled), self, G_CONNECT_SWAPPED);
}

static void
attach_row (BeketFormGroup *self,
            BeketFieldRow  *row,
            int            *cell)
{
  gboolean wide = beket_field_row_is_wide (row);

  if (wide && *cell % 2 != 0)
    *cell += 1;
  gtk_grid_attach (GTK_GRID (self->grid), GTK_WIDGET (row), *cell % 2, *cell / 2, wide ? 2 : 1, 1);
  *cell += wide ? 2 : 1;
}

static void
build (BeketFormGroup    *self,
       const char *const *only)
{
  int cell = 0;

  for (guint i = 0; i < self->section->fields->len; i++)
    {
      const BeketField *field = g_ptr_array_index (self->section->fields, i);
      BeketFieldRow *row;

      if (!field->on_screen || field->type == BEKET_FIELD_TIME ||
          (only != NULL && !g_strv_contains (only, field->id)))
        continue;

      row = beket_field_row_new (field, beket_guide_step_get_station (self->step), beket_locale_get ());
      connect_row (self, row);
      g_ptr_array_add (self->rows, row);
      attach_row (self, row, &cell);
    }
}

static void
on_remove (BeketFormGroup *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
make_header (BeketFormGroup *self)
{
  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "dim-label");
  gtk_box_append (GTK_BOX (self->header), self->title);

  self->remove = gtk_button_new_with_label (_ ("Remove"));
  gtk_widget_add_css_class (self->remove, "flat");
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (self->header), self->remove);
}

static void
beket_form_group_dispose (GObject *object)
{
  BeketFormGroup *self = BEKET_FORM_GROUP (object);

  self->current = NULL;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->ripe, g_hash_table_unref);

  G_OBJECT_CLASS (beket_form_group_parent_class)->dispose (object);
}

static void
beket_form_group_class_init (BeketFormGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = beket_form_group_dispose;

  signals[SETTLED] = g_signal_new ("settled", BEKET_TYPE_FORM_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", BEKET_TYPE_FORM_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
beket_form_group_init (BeketFormGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->rows = g_ptr_array_new ();
  self->ripe = g_hash_table_new (NULL, NULL);
  make_header (self);
  gtk_box_append (GTK_BOX (box), self->header);

  self->grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->grid), TRUE);
  gtk_widget_add_css_class (self->grid, "card");
  gtk_widget_add_css_class (self->grid, "fields");
  gtk_box_append (GTK_BOX (box), self->grid);

  adw_bin_set_child (ADW_BIN (self), box);
}

BeketFormGroup *
beket_form_group_new (BeketGuideStep     *step,
                      const BeketSection *section,
                      guint               row,
                      const char *const  *only)
{
  BeketFormGroup *self = g_object_new (BEKET_TYPE_FORM_GROUP, NULL);

  self->step = step;
  self->section = section;
  self->row = row;
  beket_form_group_set_title (self, NULL, FALSE);
  build (self, only);

  return self;
}
