/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of the register.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/register-table.h"

#include <glib/gi18n.h>

#include "app/register-cells.h"

/* GtkInscription and not GtkLabel: a cell's width is the column's, whatever stands in it. */
static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *list_item,
          gpointer            user_data)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), 0);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_add_css_class (cell, "numeric");
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item,
         gpointer            text_of)
{
  BeketStation *station = g_object_get_data (G_OBJECT (factory), "station");
  g_autofree char *text = ((BeketCellText) text_of)(station, gtk_list_item_get_item (list_item));

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (list_item)), text);
}

static void
add_column (GtkColumnView *view,
            BeketStation  *station,
            const char    *title,
            BeketCellText  text_of,
            int            width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data_full (G_OBJECT (factory), "station", g_object_ref (station), g_object_unref);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) text_of);
  column = gtk_column_view_column_new (title, factory);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  else
    gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (view, column);
}

void
beket_register_table_add_columns (GtkColumnView *view,
                                  BeketStation  *station)
{
  add_column (view, station, _ ("Time"), beket_register_time, 80);
  add_column (view, station, _ ("What crosses"), beket_register_object, 130);
  add_column (view, station, _ ("Name"), beket_register_name, 0);
  add_column (view, station, _ ("Subject"), beket_register_subject, 176);
  add_column (view, station, _ ("Direction"), beket_register_direction, 112);
  add_column (view, station, _ ("Controls"), beket_register_controls, 0);
  add_column (view, station, _ ("Outcome"), beket_register_outcome, 180);
  add_column (view, station, _ ("Lasted"), beket_register_lasted, 80);
  add_column (view, station, _ ("Act"), beket_register_act, 244);
}

void
beket_register_table_fill (GtkColumnView *view,
                           GListModel    *lines)
{
  g_autoptr (GtkSelectionModel) selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (lines)));

  gtk_column_view_set_model (view, selection);
}
