/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom advance notices announce.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/expected-list.h"

#include "app/expected-row.h"
#include "app/widget.h"
#include "station/advance.h"
#include "station/item.h"

struct _BeketExpectedList
{
  GtkWidget     parent_instance;

  BeketStation *station;   /* (owned) */
  GtkListBox   *list;
};

G_DEFINE_FINAL_TYPE (BeketExpectedList, beket_expected_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_activated (BeketExpectedList *self,
              GtkListBoxRow     *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, beket_expected_row_get_key (BEKET_EXPECTED_ROW (row)));
}

static void
sync_visible (BeketExpectedList *self)
{
  GListModel *model = beket_station_notices (self->station);

  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (model) > 0);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  return beket_expected_row_new (BEKET_EXPECTED_LIST (user_data)->station, item);
}

static void
beket_expected_list_dispose (GObject *object)
{
  BeketExpectedList *self = BEKET_EXPECTED_LIST (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->station);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_EXPECTED_LIST);

  G_OBJECT_CLASS (beket_expected_list_parent_class)->dispose (object);
}

static void
beket_expected_list_class_init (BeketExpectedListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = beket_expected_list_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", BEKET_TYPE_EXPECTED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/expected-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketExpectedList, list);
}

static void
beket_expected_list_init (BeketExpectedList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
}

GtkWidget *
beket_expected_list_new (BeketStation *station)
{
  BeketExpectedList *self = g_object_new (BEKET_TYPE_EXPECTED_LIST, NULL);
  GListModel *model = beket_station_notices (station);

  self->station = g_object_ref (station);
  gtk_list_box_bind_model (self->list, model, make_row, self, NULL);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (sync_visible), self, G_CONNECT_SWAPPED);
  sync_visible (self);

  return GTK_WIDGET (self);
}
