/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Advance notices at the station: whom it expects, and what it does with them when the officer asks.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/advance.h"

#include "domain/advance.h"
#include "domain/clock.h"
#include "domain/local-time.h"
#include "record/advance.h"
#include "station/station-private.h"

/* ---- The list ---- */

static BeketValue *
rows_of (GListModel *model)
{
  BeketValue *rows = beket_value_new_list ();

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (model, i);

      beket_value_append (rows, beket_value_copy (beket_item_get_row (item)));
    }
  return rows;
}

void
beket_station_show_notices (BeketStation     *self,
                            const BeketValue *rows)
{
  g_autoptr (BeketValue) before = rows_of (G_LIST_MODEL (self->notices));

  if (rows == NULL || beket_value_equal (before, rows))
    return;
  beket_station_show_rows (self->notices, rows);
  beket_station_forget_known (self);
}

GListModel *
beket_station_notices (BeketStation *self)
{
  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  return G_LIST_MODEL (self->notices);
}

static BeketAdvance *
notice_of (const BeketValue *row)
{
  BeketValue *value = beket_value_get (row, "notice");

  return value != NULL ? beket_advance_from_value (value, NULL) : NULL;
}

const char *
beket_station_notice_with_number (BeketStation *self,
                                  const char   *text)
{
  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->notices)); i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (G_LIST_MODEL (self->notices), i);
      g_autoptr (BeketAdvance) notice = notice_of (beket_item_get_row (item));

      if (notice != NULL && beket_advance_has_number (notice, text))
        return beket_item_get_key (item);   /* the list owns it */
    }
  return NULL;
}

/* ---- One crossing ---- */

const BeketValue *
beket_station_expected (BeketStation  *self,
                        BeketCrossing *crossing)
{
  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  return beket_station_known (self, crossing)->expected;
}

void
beket_station_add_notice_alerts (BeketStation  *self,
                                 BeketCrossing *crossing,
                                 BeketLanguage  language,
                                 GPtrArray     *alerts)
{
  const BeketValue *row = beket_value_index (beket_station_known (self, crossing)->expected, 0);
  g_autofree char *when = NULL;
  gint64 eta;

  if (row == NULL || !beket_time_parse_wire (beket_value_get_text (row, "eta"), &eta, NULL))
    return;
  when = beket_point_time (beket_station_get_point (self, NULL), eta);
  g_ptr_array_add (alerts, g_strdup_printf ("%s: %s · %s",
                                            language == BEKET_KK ? "Алдын ала хабарланған"
                                                                 : "Предварительно уведомлено",
                                            when, beket_value_get_text (row, "key")));
}

void
beket_station_add_arrival (BeketStationStep *step)
{
  const BeketValue *row = beket_value_index (beket_station_known (step->station, step->crossing)->expected, 0);
  g_autoptr (BeketValue) data = NULL;

  if (row == NULL)
    return;
  data = beket_value_new_object ();
  beket_value_set_text (data, "sender", beket_value_get_text (row, "sender"));
  beket_value_set_text (data, "id", beket_value_get_text (row, "id"));
  beket_value_set_integer (data, "revision", beket_value_get_integer (row, "revision", 0));
  beket_station_step_add (step, "advance.arrived", step->crossing_id, data, NULL);
}

/* ---- Filling, when the officer asks for it ---- */

static BeketAdvance *
find_notice (BeketStation  *self,
             BeketCrossing *crossing,
             const char    *key)
{
  const BeketValue *known = crossing != NULL ? beket_station_known (self, crossing)->expected : NULL;
  g_autoptr (BeketValue) listed = rows_of (G_LIST_MODEL (self->notices));
  const BeketValue *lists[] = { known, listed };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < beket_value_length (lists[i]); j++)
      if (g_strcmp0 (beket_value_get_text (beket_value_index (lists[i], j), "key"), key) == 0)
        return notice_of (beket_value_index (lists[i], j));
  return NULL;
}

static guint
fill (BeketStation       *self,
      BeketCrossing      *crossing,
      const BeketAdvance *notice)
{
  guint filled = beket_advance_fill (notice, beket_crossing_get_facts (crossing));

  if (filled > 0)
    beket_station_touch (self, crossing, beket_station_focus_of (self, crossing));
  return filled;
}

guint
beket_station_fill_expected (BeketStation  *self,
                             BeketCrossing *crossing,
                             const char    *key)
{
  g_autoptr (BeketAdvance) notice = NULL;

  g_return_val_if_fail (BEKET_IS_STATION (self), 0);

  if (beket_crossing_get_state (crossing) != BEKET_CROSSING_REGISTERED)
    return 0;
  notice = find_notice (self, crossing, key);
  return notice != NULL ? fill (self, crossing, notice) : 0;
}

BeketCrossing *
beket_station_new_expected (BeketStation *self,
                            const char   *key)
{
  g_autoptr (BeketAdvance) notice = NULL;
  BeketCrossing *crossing;

  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  notice = find_notice (self, NULL, key);
  if (notice == NULL)
    return NULL;
  crossing = beket_station_new_crossing (self, notice->subject != NULL ? notice->subject : "truck");
  beket_value_set_text (beket_value_object (beket_crossing_get_facts (crossing), "crossing"), "direction",
                        notice->direction);
  fill (self, crossing, notice);
  return crossing;
}
