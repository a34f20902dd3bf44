/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record that an act carries, field by field in the reader's language.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/field-text.h"
#include "app/findings.h"
#include "app/locale.h"
#include "app/record-view.h"
#include "app/widget.h"

#define N_COLUMNS 2

struct _BeketRecordView
{
  GtkWidget         parent_instance;

  BeketStation     *station;   /* (not owned): while it is filled */
  const BeketValue *own;       /* (not owned): while it is filled */
  guint             heights[N_COLUMNS];
  guint             n_differences;

  GtkBox           *columns[N_COLUMNS];
  GtkBox           *left;
  GtkBox           *right;
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
add_difference (BeketRecordView *self,
                GtkGrid         *grid,
                int             *line,
                const char      *own)
{
  /* Translators: what this booth has found, where it differs from the neighbour's act */
  g_autofree char *text = g_strdup_printf (_ ("≠ differs, found here: %s"), own);
  GtkWidget *label = cell (text, "differs");

  gtk_grid_attach (grid, label, 1, (*line)++, 1, 1);
  self->n_differences++;
}

static void
add_field (BeketRecordView  *self,
           GtkGrid          *grid,
           int              *line,
           const BeketField *field,
           const BeketValue *row,
           const BeketValue *own)
{
  g_autofree char *text = beket_field_text (self->station, field, beket_value_get (row, field->id));
  g_autofree char *found = beket_field_text (self->station, field, beket_value_get (own, field->id));
  const char *name = field->label.in[beket_locale_get ()];
  GtkWidget *value;

  if (field->service || !field->on_act || *text == '\0')
    return;

  value = cell (text, "value");
  gtk_widget_set_hexpand (value, TRUE);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_set_can_focus (value, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);

  gtk_grid_attach (grid, name_cell (name), 0, *line, 1, 1);
  gtk_grid_attach (grid, value, 1, (*line)++, 1, 1);

  if (*found != '\0' && g_utf8_collate (found, text) != 0)
    add_difference (self, grid, line, found);
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

  if (lines == 0)
    {
      g_object_unref (g_object_ref_sink (grid));
      return;
    }

  gtk_box_append (self->columns[column], card_new (title, GTK_WIDGET (grid)));
  self->heights[column] += (guint) lines + 2;
}

/* The record's own key tells a reader nothing. */
static gboolean
is_key (const BeketSection *section,
        const BeketField   *field)
{
  return strcmp (section->id, "crossing") == 0 && strcmp (field->id, "id") == 0;
}

static void
add_row (BeketRecordView    *self,
         const BeketSection *section,
         const BeketValue   *row,
         const char         *title)
{
  const BeketValue *own = beket_findings_row (self->own, section, row);
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  int lines = 0;

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 3);

  for (guint i = 0; i < section->fields->len; i++)
    if (!is_key (section, g_ptr_array_index (section->fields, i)))
      add_field (self, grid, &lines, g_ptr_array_index (section->fields, i), row, own);

  add_card (self, title, grid, lines);
}

static void
add_section (BeketRecordView    *self,
             const BeketSection *section,
             const BeketValue   *record)
{
  const BeketValue *part = *section->id == '\0' ? record : beket_value_get (record, section->id);
  const char *title = section->title.in[beket_locale_get ()];
  guint n = section->repeated ? beket_value_length (part) : 0;

  if (part == NULL)
    return;

  if (!section->repeated)
    add_row (self, section, part, title);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *numbered = n > 1 ? g_strdup_printf ("%s · %u", title, i + 1) : g_strdup (title);

      add_row (self, section, beket_value_index (part, i), numbered);
    }
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
  g_return_if_fail (BEKET_IS_RECORD_VIEW (self));

  clear (self);
  if (record == NULL || form == NULL)
    return;

  self->station = station;
  self->own = beket_findings_of (station, record);

  for (guint i = 0; i < form->sections->len; i++)
    add_section (self, g_ptr_array_index (form->sections, i), record);

  self->station = NULL;
  self->own = NULL;
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
