/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of what was found.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/search-row.h"

#include <glib/gi18n.h>

#include "app/words.h"

static const struct
{
  const char *kind;
  const char *group;
} groups[] = {
  { "person", N_ ("Persons") },
  { "plate", N_ ("Vehicles") },
  { "container", N_ ("Containers") },
  { "wagon", N_ ("Wagons") },
  { "document", N_ ("Documents") },
  { "act", N_ ("Acts") },
};

static guint
group_of (GtkListBoxRow *row)
{
  BeketItem *thing = beket_search_row_get (row);
  guint group = 0;

  while (group < G_N_ELEMENTS (groups) && (thing == NULL || !g_str_equal (groups[group].kind, beket_item_text (thing, "kind"))))
    group++;

  return group;
}

BeketItem *
beket_search_row_get (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "thing");
}

const char *
beket_search_row_group (GtkListBoxRow *row)
{
  guint group = group_of (row);

  return group < G_N_ELEMENTS (groups) ? _ (groups[group].group) : NULL;
}

int
beket_search_row_compare (GtkListBoxRow *a,
                          GtkListBoxRow *b)
{
  int by_group = (int) group_of (a) - (int) group_of (b);
  BeketItem *one = beket_search_row_get (a);
  BeketItem *two = beket_search_row_get (b);

  if (by_group != 0 || one == NULL || two == NULL)
    return by_group;

  return (int) (g_ascii_strtoll (beket_item_get_key (one), NULL, 10) - g_ascii_strtoll (beket_item_get_key (two), NULL, 10));
}

GtkListBoxRow *
beket_search_row_find_older (GtkListBox *list)
{
  GtkWidget *row = gtk_widget_get_last_child (GTK_WIDGET (list));

  return row != NULL && beket_search_row_get (GTK_LIST_BOX_ROW (row)) == NULL ? GTK_LIST_BOX_ROW (row) : NULL;
}

static GtkWidget *
add_cell (GtkWidget  *box,
          const char *text,
          const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static GtkWidget *
make_row (GtkWidget *box)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  return row;
}

/* A person is told by the name, everything else by its number. */
GtkWidget *
beket_search_row_new (BeketStation *station,
                      BeketItem    *thing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = make_row (box);
  gboolean person = g_str_equal (beket_item_text (thing, "kind"), "person");
  const char *first = beket_item_text (thing, person ? "name" : "number");
  const char *second = beket_item_text (thing, person ? "number" : "name");
  g_autofree char *time = beket_words_moment (station, beket_item_text (thing, "time"));
  GtkWidget *label = add_cell (box, *first != '\0' ? first : second, "heading");

  gtk_label_set_width_chars (GTK_LABEL (label), 26);
  label = add_cell (box, *first != '\0' ? second : "", NULL);
  gtk_widget_set_hexpand (label, TRUE);
  add_cell (box, time, "numeric");
  g_object_set_data_full (G_OBJECT (row), "thing", g_object_ref (thing), g_object_unref);

  return row;
}

GtkWidget *
beket_search_row_new_older (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  add_cell (box, _ ("Look for older ones"), NULL);

  return make_row (box);
}
