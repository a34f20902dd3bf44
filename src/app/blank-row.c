/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One paper blank: its number, since when it is out and by whom, and what became of it.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/blank-row.h"

#include <glib/gi18n.h>

#include "app/fact.h"
#include "app/register-cells.h"
#include "app/words.h"

static const struct
{
  const char *state;
  const char *shape;
  const char *style;
  const char *label;
} states[] = {
  { "open", "○", "busy", N_ ("Still out") },
  { "typing", "●", "busy", N_ ("Being entered") },
  { "entered", "✓", "good", N_ ("Entered") },
  { "spoiled", "✗", "bad", N_ ("Spoiled") },
};

static guint
state_of (const BeketValue *blank)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i].state, beket_value_get_text (blank, "state")) == 0)
      return i;

  return 0;
}

/* (transfer full): "Reserved 22.11.2026 14:14 · Ахметов Н."; of one that is spoiled why, when and by whom. */
static char *
history_of (BeketStation     *station,
            const BeketValue *blank)
{
  const BeketValue *spoiled = beket_value_get (blank, "spoiled");
  g_autofree char *when = beket_words_moment (station, beket_value_get_text (blank, "reserved"));
  g_autofree char *who = beket_register_officer (station, beket_value_get_text (blank, "officer"));
  /* Translators: when, and by whom. */
  g_autofree char *reserved = g_strdup_printf (_ ("Reserved %s · %s"), when, who);
  g_autofree char *end = NULL;
  g_autofree char *by = NULL;

  if (spoiled == NULL)
    return g_steal_pointer (&reserved);

  end = beket_words_moment (station, beket_value_get_text (spoiled, "time"));
  by = beket_register_officer (station, beket_value_get_text (spoiled, "officer"));
  return g_strdup_printf ("%s\n%s · %s · %s", reserved, beket_value_get_text (spoiled, "reason"), end, by);
}

static GtkWidget *
texts_new (const char *number,
           const char *history)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *heading = beket_fact_line (number, "numeric");

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (texts), heading);
  gtk_box_append (GTK_BOX (texts), beket_fact_line (history, "dim-label"));
  return texts;
}

GtkWidget *
beket_blank_row_new (BeketStation     *station,
                     const BeketValue *blank)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *number = beket_value_get_text (blank, "number");
  guint state = state_of (blank);
  g_autofree char *history = history_of (station, blank);
  g_autofree char *shown = g_strdup_printf ("%s %s", states[state].shape, _ (states[state].label));
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", number, _ (states[state].label), history);
  GtkWidget *mark = gtk_label_new (shown);

  gtk_widget_add_css_class (mark, "state");
  gtk_widget_add_css_class (mark, states[state].style);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), texts_new (number, history));
  gtk_box_append (GTK_BOX (box), mark);
  gtk_widget_add_css_class (row, "blank");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "blank", beket_value_copy (blank), (GDestroyNotify) beket_value_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

const char *
beket_blank_row_get (GtkListBoxRow *row,
                     const char    *name)
{
  const char *text = row != NULL ? beket_value_get_text (g_object_get_data (G_OBJECT (row), "blank"), name) : NULL;

  return text != NULL ? text : "";
}
