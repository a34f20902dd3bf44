/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts, one under another.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/fact.h"

void
beket_fact_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

GtkWidget *
beket_fact_line (const char *text,
                 const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);

  return label;
}

void
beket_fact_add (GtkBox     *box,
                const char *name,
                const char *value)
{
  GtkWidget *fact;
  GtkWidget *text;

  if (value == NULL || *value == '\0')
    return;

  fact = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  text = beket_fact_line (value, "value");
  gtk_widget_add_css_class (fact, "fact");
  gtk_box_append (GTK_BOX (fact), beket_fact_line (name, "caption"));
  gtk_box_append (GTK_BOX (fact), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  gtk_box_append (box, fact);
}
