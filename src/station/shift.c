/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A shift is handed over with what is open.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/shift.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "station/correction-private.h"

static void
add_open (BeketStation *self,
          BeketValue   *data)
{
  GListModel *crossings = G_LIST_MODEL (self->crossings);
  BeketValue *open = beket_value_list (data, "open");

  for (guint i = 0; i < g_list_model_get_n_items (crossings); i++)
    {
      g_autoptr (BeketCrossing) crossing = g_list_model_get_item (crossings, i);
      BeketValue *row = beket_value_new_object ();

      beket_value_set_text (row, "crossing", beket_crossing_get_id (crossing));
      beket_value_set_text (row, "state", beket_crossing_state_word (beket_crossing_get_state (crossing)));
      beket_value_append (open, row);
    }
}

/* Valid acts that hold still and that nobody here has answered. */
static void
add_unanswered (BeketStation *self,
                BeketValue   *data)
{
  GListModel *acts = G_LIST_MODEL (self->neighbour);
  BeketValue *unanswered = beket_value_list (data, "unanswered");

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (BeketItem) act = g_list_model_get_item (acts, i);

      if (beket_station_may_rely (act) && *beket_item_text (act, "answer.decision") == '\0')
        beket_value_append (unanswered, beket_value_new_text (beket_item_text (act, "number")));
    }
}

static BeketValue *
describe (BeketStation *self,
          const char   *to)
{
  BeketValue *data = beket_value_new_object ();
  g_autofree char *time = beket_time_format_wire (beket_station_now (self));

  beket_value_set_text (data, "from", self->officer->id);
  beket_value_set_text (data, "to", to);
  beket_value_set_text (data, "point", self->profile->point);
  beket_value_set_text (data, "lane", self->profile->lane);
  beket_value_set_text (data, "handedOver", time);
  beket_value_set_integer (data, "waiting", self->waiting);
  add_open (self, data);
  add_unanswered (self, data);
  return data;
}

BeketValue *
beket_tools_hand_over (BeketStation *station,
                       const char   *to,
                       const char   *pin,
                       GError      **error)
{
  g_autoptr (BeketValue) data = NULL;

  if (station->officer == NULL || g_strcmp0 (station->officer->id, to) == 0)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_POWER, "a shift is handed over by one officer to another");
      return NULL;
    }
  if (!beket_station_check_presence (station, to, pin, error) || !beket_station_load_lists (station, error))
    return NULL;
  data = describe (station, to);
  return beket_station_record (station, "shift.handed-over", station->officer->id, data, error) ? g_steal_pointer (&data)
                                                                                                : NULL;
}
