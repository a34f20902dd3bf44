/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several of a few words.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/checks.h"

void
beket_checks_clear (GtkFlowBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_flow_box_remove (box, child);
}

void
beket_checks_add (GtkFlowBox *box,
                  const char *key,
                  const char *label,
                  GCallback   toggled,
                  gpointer    user_data)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);
  GtkWidget *cell = gtk_flow_box_child_new ();

  gtk_widget_set_focusable (cell, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (cell), check);
  g_object_set_data_full (G_OBJECT (check), "key", g_strdup (key), g_free);
  g_signal_connect_object (check, "toggled", toggled, user_data, G_CONNECT_SWAPPED);
  gtk_flow_box_append (box, cell);
}

GPtrArray *
beket_checks_chosen (GtkFlowBox *box)
{
  GPtrArray *keys = g_ptr_array_new ();
  GtkWidget *cell = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (; cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    {
      GtkWidget *check = gtk_flow_box_child_get_child (GTK_FLOW_BOX_CHILD (cell));

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_ptr_array_add (keys, g_object_get_data (G_OBJECT (check), "key"));
    }
  return keys;
}
