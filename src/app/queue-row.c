/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One crossing of the queue.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/queue-row.h"

#include <glib/gi18n.h>

#include "app/wording.h"
#include "app/words.h"

struct _BeketQueueRow
{
  GtkListBoxRow  parent_instance;

  BeketStation  *station;    /* (owned) */
  BeketCrossing *crossing;   /* (owned) */
  GtkWidget     *title;
  GtkWidget     *time;
  GtkWidget     *state;
};

G_DEFINE_FINAL_TYPE (BeketQueueRow, beket_queue_row, GTK_TYPE_LIST_BOX_ROW)

BeketCrossing *
beket_queue_row_get_crossing (BeketQueueRow * self)
{
  return self->crossing;
}

void
beket_queue_row_tick (BeketQueueRow *self)
{
  gint64 passed = beket_station_now (self->station) - beket_crossing_get_opened (self->crossing);
  g_autofree char *text = beket_wording_duration (passed);

  gtk_label_set_label (GTK_LABEL (self->time), text);
}

static void
sync_all (BeketQueueRow *self)
{
  const BeketValue *head = beket_value_get (beket_crossing_get_facts (self->crossing), "crossing");
  const char *subject = beket_words_label (self->station, "subject", beket_value_get_text (head, "subject"));
  const char *word = beket_crossing_state_word (beket_crossing_get_state (self->crossing));
  g_autofree char *state = beket_words_sentence (beket_words_label (self->station, "crossing-state", word));
  const char *title = beket_crossing_get_title (self->crossing);
  g_autofree char *spoken = NULL;

  if (*title == '\0')
    title = _ ("Without a name yet");

  spoken = g_strdup_printf ("%s, %s, %s", title, subject, state);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->state), state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  beket_queue_row_tick (self);
}

static void
beket_queue_row_dispose (GObject *object)
{
  BeketQueueRow *self = BEKET_QUEUE_ROW (object);

  g_clear_object (&self->crossing);
  g_clear_object (&self->station);

  G_OBJECT_CLASS (beket_queue_row_parent_class)->dispose (object);
}

static void
beket_queue_row_class_init (BeketQueueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = beket_queue_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/queue-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketQueueRow, title);
  gtk_widget_class_bind_template_child (widget_class, BeketQueueRow, time);
  gtk_widget_class_bind_template_child (widget_class, BeketQueueRow, state);
}

static void
beket_queue_row_init (BeketQueueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
beket_queue_row_new (BeketStation  *station,
                     BeketCrossing *crossing)
{
  BeketQueueRow *self = g_object_new (BEKET_TYPE_QUEUE_ROW, NULL);

  self->station = g_object_ref (station);
  self->crossing = g_object_ref (crossing);
  g_signal_connect_object (crossing, "changed", G_CALLBACK (sync_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (crossing, "notify::state", G_CALLBACK (sync_all), self, G_CONNECT_SWAPPED);
  sync_all (self);

  return GTK_WIDGET (self);
}
