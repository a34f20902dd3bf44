/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One advance notice.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/expected-row.h"

#include <glib/gi18n.h>

#include "domain/clock.h"
#include "domain/local-time.h"

struct _BeketExpectedRow
{
  GtkListBoxRow parent_instance;

  BeketStation *station;    /* (owned) */
  BeketItem    *item;       /* (owned) */
  GtkWidget    *title;
  GtkWidget    *time;
};

G_DEFINE_FINAL_TYPE (BeketExpectedRow, beket_expected_row, GTK_TYPE_LIST_BOX_ROW)

const char *
beket_expected_row_get_key (BeketExpectedRow * self)
{
  return beket_item_get_key (self->item);
}

/* "~11:20"; of another day with the day: "~23.11 11:20". The window names the zone. */
static char *
time_text (BeketExpectedRow *self)
{
  const BeketPoint *point = beket_station_get_point (self->station, NULL);
  g_autofree char *today = beket_point_day (point, beket_station_now (self->station));
  g_autofree char *clock = NULL;
  g_autofree char *day = NULL;
  gint64 eta = 0;

  beket_time_parse_wire (beket_item_text (self->item, "eta"), &eta, NULL);
  clock = beket_time_format_clock (eta, beket_point_offset (point, eta), FALSE);
  day = beket_point_day (point, eta);
  if (g_str_equal (day, today))
    return g_strconcat ("~", clock, NULL);

  return g_strdup_printf ("~%.2s.%.2s %s", day + strlen ("2026-11-"), day + strlen ("2026-"), clock);
}

static void
sync_all (BeketExpectedRow *self)
{
  const char *title = beket_item_text (self->item, "title");
  g_autofree char *time = time_text (self);
  g_autofree char *spoken = g_strdup_printf ("%s: %s, %s", _ ("Expected"), title, time);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->time), time);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
beket_expected_row_dispose (GObject *object)
{
  BeketExpectedRow *self = BEKET_EXPECTED_ROW (object);

  g_clear_object (&self->item);
  g_clear_object (&self->station);

  G_OBJECT_CLASS (beket_expected_row_parent_class)->dispose (object);
}

static void
beket_expected_row_class_init (BeketExpectedRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = beket_expected_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/expected-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketExpectedRow, title);
  gtk_widget_class_bind_template_child (widget_class, BeketExpectedRow, time);
}

static void
beket_expected_row_init (BeketExpectedRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
beket_expected_row_new (BeketStation *station,
                        BeketItem    *item)
{
  BeketExpectedRow *self = g_object_new (BEKET_TYPE_EXPECTED_ROW, NULL);

  self->station = g_object_ref (station);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify::row", G_CALLBACK (sync_all), self, G_CONNECT_SWAPPED);
  sync_all (self);

  return GTK_WIDGET (self);
}
