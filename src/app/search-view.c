/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search as you type, over all that the ledger has.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/search-view-private.h"

#include "app/search-row.h"
#include "app/widget.h"

G_DEFINE_FINAL_TYPE (BeketSearchView, beket_search_view, GTK_TYPE_WIDGET)

enum
{
  OPENED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- The groups ---- */

static int
by_group (GtkListBoxRow *a,
          GtkListBoxRow *b,
          gpointer       user_data)
{
  return beket_search_row_compare (a, b);
}

static void
set_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       user_data)
{
  const char *name = beket_search_row_group (row);
  GtkWidget *label;

  if (before != NULL && g_strcmp0 (beket_search_row_group (before), name) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "queue-heading");
  gtk_list_box_row_set_header (row, label);
}

/* ---- Keys ---- */

static void
row_cb (BeketSearchView *self,
        GtkListBoxRow   *row)
{
  BeketItem *thing = beket_search_row_get (row);
  const char *number;

  if (thing == NULL)
    {
      beket_search_view_look_on (self);
      return;
    }

  number = g_str_equal (beket_item_text (thing, "kind"), "act") ? beket_item_text (thing, "number") : NULL;
  g_signal_emit (self, signals[OPENED], 0, number, beket_item_text (thing, "crossing"));
}

static void
entry_enter_cb (BeketSearchView *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    row_cb (self, first);
}

static void
leave_cb (BeketSearchView *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

/* A row that goes away under the focus takes it along. */
void
beket_search_view_enter (BeketSearchView *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  gtk_list_box_select_row (self->list, first);
  gtk_widget_grab_focus (first != NULL ? GTK_WIDGET (first) : self->entry);
}

static gboolean
entry_key_cb (BeketSearchView *self,
              guint            keyval,
              guint            keycode,
              GdkModifierType  state)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  beket_search_view_enter (self);

  return GDK_EVENT_STOP;
}

static gboolean
list_key_cb (BeketSearchView *self,
             guint            keyval,
             guint            keycode,
             GdkModifierType  state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (keyval == GDK_KEY_Escape)
    {
      leave_cb (self);
      return GDK_EVENT_STOP;
    }
  if ((keyval != GDK_KEY_Up && keyval != GDK_KEY_KP_Up) || row == NULL || gtk_list_box_row_get_index (row) != 0)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (self->entry);

  return GDK_EVENT_STOP;
}

/* ---- The view ---- */

void
beket_search_view_arrive (BeketSearchView *self)
{
  g_return_if_fail (BEKET_IS_SEARCH_VIEW (self));

  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

const char *
beket_search_view_get_text (BeketSearchView *self)
{
  g_return_val_if_fail (BEKET_IS_SEARCH_VIEW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
beket_search_view_set_text (BeketSearchView *self,
                            const char      *text)
{
  g_return_if_fail (BEKET_IS_SEARCH_VIEW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
beket_search_view_dispose (GObject *object)
{
  BeketSearchView *self = BEKET_SEARCH_VIEW (object);

  g_clear_handle_id (&self->again, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list != NULL)
    gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), NULL);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_SEARCH_VIEW);
  g_clear_object (&self->things);
  g_clear_object (&self->station);
  g_clear_pointer (&self->next, g_free);

  G_OBJECT_CLASS (beket_search_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketSearchView, entry);
  gtk_widget_class_bind_template_child (widget_class, BeketSearchView, state);
  gtk_widget_class_bind_template_child (widget_class, BeketSearchView, behind);
  gtk_widget_class_bind_template_child (widget_class, BeketSearchView, list);
  gtk_widget_class_bind_template_callback (widget_class, beket_search_view_ask);
  gtk_widget_class_bind_template_callback (widget_class, entry_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
}

static void
beket_search_view_class_init (BeketSearchViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = beket_search_view_dispose;

  signals[OPENED] = g_signal_new ("opened", BEKET_TYPE_SEARCH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", BEKET_TYPE_SEARCH_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (class));
}

static void
beket_search_view_init (BeketSearchView *self)
{
  self->things = g_list_store_new (BEKET_TYPE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->list, by_group, NULL, NULL);
  gtk_list_box_set_header_func (self->list, set_header, NULL, NULL);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->entry), GTK_WIDGET (self->list));
  beket_search_view_ask (self);
}

GtkWidget *
beket_search_view_new (BeketStation *station)
{
  BeketSearchView *self = g_object_new (BEKET_TYPE_SEARCH_VIEW, NULL);

  self->station = g_object_ref (station);

  return GTK_WIDGET (self);
}
