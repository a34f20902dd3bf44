/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record that an act carries, field by field in the reader's language.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/field-text.h"
#include "app/locale.h"
#include "app/record-view.h"
#include "app/widget.h"
#include "station/findings.h"

#define N_COLUMNS 2

struct _BeketRecordView
{
  GtkWidget     parent_instance;

  BeketStation *station;   /* (not owned): while it is filled */
  guint         heights[N_COLUMNS];
  guint         n_differences;

  GtkBox       *columns[N_COLUMNS];
  GtkBox       *left;
  GtkBox       *right;
};

G_DEFINE_FINAL_TYPE (BeketRecordView, beket_record_view, GTK_TYPE_WIDGET)

static GtkWidget *
cell (const char *text,
      const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (label, style);

  return label;
}

static GtkWidget *
name_cell (const char *text)
{
  GtkWidget *label = cell (text, "dim-label");

  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_set_hexpand (label, FALSE);

  return label;
}

/* ---- One field ---- */

static void
add_remark (GtkGrid    *grid,
            int        *line,
            const char *text)
{
  gtk_grid_attach (grid, cell (text, "differs"), 1, (*line)++, 1, 1);
}

/* What was found here, where the act says something else, or nothing. */
static void
add_found (BeketRecordView     *self,
           GtkGrid             *grid,
           int                 *line,
           const BeketCompared *one)
{
  g_autofree char *found = beket_field_text (self->station, one->field, one->ours);
  g_autofree char *text = NULL;

  if (one->agreement == BEKET_DIFFERS)
    /* Translators: what this booth has found, where it differs from the neighbour's act */
    text = g_strdup_printf (_ ("≠ differs, found here: %s"), found);
  else if (one->agreement == BEKET_OURS_ONLY && !one->whole)
    /* Translators: what this booth has found, where the neighbour's act says nothing */
    text = g_strdup_printf (_ ("+ found here: %s"), found);
  if (text != NULL)
    add_remark (grid, line, text);
}

static void
add_field (BeketRecordView     *self,
           GtkGrid             *grid,
           int                 *line,
           const BeketCompared *one)
{
  g_autofree char *text = beket_field_text (self->station, one->field, one->whole ? one->ours : one->theirs);
  const char *name = one->field->label.in[beket_locale_get ()];
  GtkWidget *value = cell (*text != '\0' ? text : "–", "value");

  gtk_widget_set_hexpand (value, TRUE);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_set_can_focus (value, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);

  gtk_grid_attach (grid, name_cell (name), 0, *line, 1, 1);
  gtk_grid_attach (grid, value, 1, (*line)++, 1, 1);
  add_found (self, grid, line, one);
}

/* ---- One card ---- */

static GtkWidget *
card_new (const char *title,
          GtkWidget  *grid)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (card), cell (title, "heading"));
  gtk_box_append (GTK_BOX (card), grid);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "record");

  return card;
}

static void
add_card (BeketRecordView *self,
          const char      *title,
          GtkGrid         *grid,
          int              lines)
{
  guint column = self->heights[0] <= self->heights[1] ? 0 : 1;

  gtk_box_append (self->columns[column], card_new (title, GTK_WIDGET (grid)));
  self->heights[column] += (guint) lines + 2;
}

/* (transfer full): "Persons · 2" where there are more. */
static char *
title_of (const BeketCompared *one,
          const BeketValue    *record)
{
  const char *title = one->section->title.in[beket_locale_get ()];

  if (one->whole || !one->section->repeated || beket_value_length (beket_value_get (record, one->section->id)) < 2)
    return g_strdup (title);

  return g_strdup_printf ("%s · %u", title, one->row + 1);
}

static gboolean
is_same_row (const BeketCompared *a,
             const BeketCompared *b)
{
  return a->section == b->section && a->row == b->row && a->whole == b->whole;
}

/* Returns: where the next thing begins. */
static guint
add_thing (BeketRecordView  *self,
           const GArray     *compared,
           guint             from,
           const BeketValue *record)
{
  const BeketCompared *first = &g_array_index (compared, BeketCompared, from);
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  g_autofree char *title = title_of (first, record);
  int lines = 0;
  guint at = from;

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 3);
  if (first->whole)
    add_remark (grid, &lines, _ ("≠ found here, and not in the act"));
  for (; at < compared->len && is_same_row (first, &g_array_index (compared, BeketCompared, at)); at++)
    add_field (self, grid, &lines, &g_array_index (compared, BeketCompared, at));
  add_card (self, title, grid, lines);

  return at;
}

static void
clear (BeketRecordView *self)
{
  GtkWidget *child;

  self->n_differences = 0;
  for (int i = 0; i < N_COLUMNS; i++)
    {
      self->heights[i] = 0;
      while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->columns[i]))) != NULL)
        gtk_box_remove (self->columns[i], child);
    }
}

void
beket_record_view_show (BeketRecordView  *self,
                        BeketStation     *station,
                        const BeketForm  *form,
                        const BeketValue *record)
{
  g_autoptr (GArray) compared = NULL;

  g_return_if_fail (BEKET_IS_RECORD_VIEW (self));

  clear (self);
  if (record == NULL || form == NULL)
    return;

  compared = beket_comparison_new (form, record, beket_station_findings (station, record));
  self->n_differences = beket_comparison_count (compared);
  self->station = station;
  for (guint at = 0; at < compared->len;)
    at = add_thing (self, compared, at, record);
  self->station = NULL;
}

guint
beket_record_view_get_n_differences (BeketRecordView *self)
{
  g_return_val_if_fail (BEKET_IS_RECORD_VIEW (self), 0);

  return self->n_differences;
}

/* ---- The class ---- */

static void
beket_record_view_dispose (GObject *object)
{
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_RECORD_VIEW);

  G_OBJECT_CLASS (beket_record_view_parent_class)->dispose (object);
}

static void
beket_record_view_class_init (BeketRecordViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_record_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/record-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketRecordView, left);
  gtk_widget_class_bind_template_child (widget_class, BeketRecordView, right);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "recordview");
}

static void
beket_record_view_init (BeketRecordView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->columns[0] = self->left;
  self->columns[1] = self->right;
}

GtkWidget *
beket_record_view_new (void)
{
  return g_object_new (BEKET_TYPE_RECORD_VIEW, NULL);
}
