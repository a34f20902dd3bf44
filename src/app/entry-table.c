/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entries of the exchange, each with the states that it goes through.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/entry-cells.h"
#include "app/entry-table.h"
#include "app/widget.h"

#define PAGE 200

struct _BeketEntryTable
{
  GtkWidget      parent_instance;

  BeketStation  *station;  /* (owned) */
  GListModel    *rows;     /* (owned) */

  GtkStack      *stack;
  GtkColumnView *view;
  GtkLabel      *empty;
};

G_DEFINE_FINAL_TYPE (BeketEntryTable, beket_entry_table, GTK_TYPE_WIDGET)

/* ---- Cells ---- */

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
refresh_cell (GtkListItem *list_item)
{
  BeketEntryTable *self = g_object_get_data (G_OBJECT (list_item), "table");
  BeketCellText text_of = (BeketCellText) g_object_get_data (G_OBJECT (list_item), "text-of");
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  g_autofree char *text = text_of (self->station, gtk_list_item_get_item (list_item));
  gboolean pending = g_str_equal (text, "○") || g_str_equal (text, "–");

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  if (pending)
    gtk_widget_add_css_class (cell, "dim-label");
  else
    gtk_widget_remove_css_class (cell, "dim-label");
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item,
         gpointer            text_of)
{
  GObject *item = gtk_list_item_get_item (list_item);
  gulong id;

  g_object_set_data (G_OBJECT (list_item), "table", g_object_get_data (G_OBJECT (factory), "table"));
  g_object_set_data (G_OBJECT (list_item), "text-of", text_of);
  id = g_signal_connect_swapped (item, "notify::row", G_CALLBACK (refresh_cell), list_item);
  g_object_set_data (G_OBJECT (list_item), "id", GSIZE_TO_POINTER (id));
  refresh_cell (list_item);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *list_item,
           gpointer            user_data)
{
  gulong id = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (list_item), "id"));

  g_signal_handler_disconnect (gtk_list_item_get_item (list_item), id);
}

/* ---- Columns ---- */

static void
add_column (BeketEntryTable *self,
            const char      *title,
            BeketCellText    text_of,
            int              width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "table", self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) text_of);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  column = gtk_column_view_column_new (title, factory);
  if (width > 0)
    gtk_column_view_column_set_fixed_width (column, width);
  else
    gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (self->view, column);
}

static void
add_outbox_columns (BeketEntryTable *self)
{
  add_column (self, _ ("№"), beket_cell_number, 64);
  add_column (self, _ ("What"), beket_cell_kind, 0);
  add_column (self, _ ("About"), beket_cell_about, 180);
  add_column (self, _ ("Written"), beket_cell_written, 110);
  add_column (self, _ ("Own node"), beket_cell_own_node, 130);
  add_column (self, _ ("Neighbour’s node"), beket_cell_peer_node, 160);
  add_column (self, _ ("Neighbour’s post"), beket_cell_peer_post, 160);
  add_column (self, _ ("Decided"), beket_cell_decided, 130);
}

static void
add_inbox_columns (BeketEntryTable *self)
{
  add_column (self, _ ("№"), beket_cell_number, 64);
  add_column (self, _ ("From"), beket_cell_origin, 180);
  add_column (self, _ ("What"), beket_cell_kind, 0);
  add_column (self, _ ("About"), beket_cell_about, 200);
  add_column (self, _ ("Written"), beket_cell_written, 140);
}

static void
add_quarantine_columns (BeketEntryTable *self)
{
  add_column (self, _ ("Came"), beket_cell_written, 140);
  add_column (self, _ ("From"), beket_cell_source, 260);
  add_column (self, _ ("Why it is kept apart"), beket_cell_reason, 0);
  add_column (self, _ ("First bad byte"), beket_cell_position, 150);
  add_column (self, _ ("Bytes"), beket_cell_size, 110);
}

static void
count_cb (BeketEntryTable *self)
{
  gboolean any = g_list_model_get_n_items (self->rows) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "table" : "empty");
}

void
beket_entry_table_fill (BeketEntryTable *self,
                        BeketStation    *station,
                        GListModel      *entries,
                        BeketTableKind   kind,
                        const char      *empty)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (BEKET_IS_ENTRY_TABLE (self));
  g_return_if_fail (self->station == NULL);

  self->station = g_object_ref (station);
  gtk_label_set_text (self->empty, empty);

  if (kind == BEKET_TABLE_OUTBOX)
    add_outbox_columns (self);
  else if (kind == BEKET_TABLE_INBOX)
    add_inbox_columns (self);
  else
    add_quarantine_columns (self);

  self->rows = G_LIST_MODEL (gtk_slice_list_model_new (g_object_ref (entries), 0, PAGE));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->rows)));
  gtk_column_view_set_model (self->view, selection);
  g_signal_connect_object (self->rows, "items-changed", G_CALLBACK (count_cb), self, G_CONNECT_SWAPPED);
  count_cb (self);
}

/* ---- The class ---- */

static void
beket_entry_table_dispose (GObject *object)
{
  BeketEntryTable *self = BEKET_ENTRY_TABLE (object);

  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_ENTRY_TABLE);
  g_clear_object (&self->rows);
  g_clear_object (&self->station);

  G_OBJECT_CLASS (beket_entry_table_parent_class)->dispose (object);
}

static void
beket_entry_table_class_init (BeketEntryTableClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_entry_table_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/entry-table.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketEntryTable, stack);
  gtk_widget_class_bind_template_child (widget_class, BeketEntryTable, view);
  gtk_widget_class_bind_template_child (widget_class, BeketEntryTable, empty);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
beket_entry_table_init (BeketEntryTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
