/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The crossings that are open at this booth.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/queue.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/queue-row.h"
#include "app/widget.h"
#include "domain/plate.h"

struct _BeketQueue
{
  GtkWidget      parent_instance;

  BeketStation  *station;    /* (owned) */
  BeketCrossing *selected;   /* (owned) (nullable) */
  GtkFilter     *filter;     /* (owned) */
  GtkSorter     *sorter;     /* (owned) */
  char          *wanted;     /* (owned): folded text of the filter */
  GtkWidget     *new_button;
  GtkWidget     *search;
  GtkListBox    *list;
  GtkWidget     *nothing;
};

G_DEFINE_FINAL_TYPE (BeketQueue, beket_queue, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_postponed (BeketCrossing *crossing)
{
  return beket_crossing_get_state (crossing) == BEKET_CROSSING_POSTPONED;
}

/* A plate is found in whatever letters it is typed; a name is found by any part of it. */
static gboolean
matches (gpointer item,
         gpointer user_data)
{
  BeketQueue *self = user_data;
  const char *title = beket_crossing_get_title (item);
  g_autofree char *folded = NULL;

  if (*self->wanted == '\0')
    return TRUE;

  folded = beket_plate_fold (title);

  return strstr (folded, self->wanted) != NULL;
}

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  return is_postponed ((BeketCrossing *) a) - is_postponed ((BeketCrossing *) b);
}

static BeketCrossing *
get_crossing (GtkListBoxRow *row)
{
  return row == NULL ? NULL : beket_queue_row_get_crossing (BEKET_QUEUE_ROW (row));
}

static void
sync_selection (BeketQueue *self)
{
  GtkListBoxRow *row;

  gtk_list_box_select_row (self->list, NULL);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (get_crossing (row) == self->selected)
      gtk_list_box_select_row (self->list, row);
}

void
beket_queue_select (BeketQueue    *self,
                    BeketCrossing *crossing)
{
  g_return_if_fail (BEKET_IS_QUEUE (self));

  g_set_object (&self->selected, crossing);
  sync_selection (self);
}

void
beket_queue_search (BeketQueue *self)
{
  g_return_if_fail (BEKET_IS_QUEUE (self));

  gtk_widget_grab_focus (self->search);
}

void
beket_queue_tick (BeketQueue *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (BEKET_IS_QUEUE (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    beket_queue_row_tick (BEKET_QUEUE_ROW (row));
}

static void
on_search (BeketQueue *self)
{
  g_free (self->wanted);
  self->wanted = beket_plate_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_label_set_label (GTK_LABEL (self->nothing),
                       *self->wanted == '\0' ? _ ("Nobody waits here.") : _ ("Nothing is found."));
  sync_selection (self);
}

static void
on_activated (BeketQueue    *self,
              GtkListBoxRow *row)
{
  if (row != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, get_crossing (row));
}

/* Enter in the filter opens the first that was found. */
static void
on_search_enter (BeketQueue *self)
{
  g_autoptr (BeketCrossing) crossing = NULL;

  on_search (self);
  g_set_object (&crossing, get_crossing (gtk_list_box_get_row_at_index (self->list, 0)));
  if (crossing == NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  on_search (self);
  g_signal_emit (self, signals[CHOSEN], 0, crossing);
}

static void
on_search_stop (BeketQueue *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_signal_emit (self, signals[LEFT], 0);
}

static gboolean
on_list_key (BeketQueue     *self,
             guint           keyval,
             guint           keycode,
             GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (self, signals[LEFT], 0);

  return GDK_EVENT_STOP;
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  return beket_queue_row_new (BEKET_QUEUE (user_data)->station, item);
}

static void
set_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       user_data)
{
  gboolean postponed = is_postponed (get_crossing (row));
  GtkWidget *label;

  if (before != NULL && is_postponed (get_crossing (before)) == postponed)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (postponed ? _ ("Postponed") : _ ("Queue"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "queue-heading");
  gtk_list_box_row_set_header (row, label);
}

/* The filter and the sorter know this object: they are let go of first. */
static void
beket_queue_dispose (GObject *object)
{
  BeketQueue *self = BEKET_QUEUE (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_object (&self->selected);
  g_clear_object (&self->station);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_QUEUE);

  G_OBJECT_CLASS (beket_queue_parent_class)->dispose (object);
}

static void
beket_queue_finalize (GObject *object)
{
  g_free (BEKET_QUEUE (object)->wanted);

  G_OBJECT_CLASS (beket_queue_parent_class)->finalize (object);
}

static void
beket_queue_class_init (BeketQueueClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = beket_queue_dispose;
  G_OBJECT_CLASS (klass)->finalize = beket_queue_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", BEKET_TYPE_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, BEKET_TYPE_CROSSING);
  signals[LEFT] = g_signal_new ("left", BEKET_TYPE_QUEUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/queue.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketQueue, new_button);
  gtk_widget_class_bind_template_child (widget_class, BeketQueue, search);
  gtk_widget_class_bind_template_child (widget_class, BeketQueue, list);
  gtk_widget_class_bind_template_child (widget_class, BeketQueue, nothing);
}

static void
beket_queue_init (BeketQueue *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->wanted = g_strdup ("");
  gtk_label_set_label (GTK_LABEL (self->nothing), _ ("Nobody waits here."));
  gtk_list_box_set_header_func (self->list, set_header, NULL, NULL);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (on_search_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (on_search_stop), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_list_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

GtkWidget *
beket_queue_new (BeketStation *station)
{
  BeketQueue *self = g_object_new (BEKET_TYPE_QUEUE, NULL);
  GListModel *model = g_object_ref (beket_station_crossings (station));

  self->station = g_object_ref (station);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  model = G_LIST_MODEL (gtk_filter_list_model_new (model, g_object_ref (self->filter)));
  model = G_LIST_MODEL (gtk_sort_list_model_new (model, g_object_ref (self->sorter)));
  gtk_list_box_bind_model (self->list, model, make_row, self, NULL);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (sync_selection), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_object_unref (model);

  return GTK_WIDGET (self);
}
