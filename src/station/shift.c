/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A shift is handed over with what is open.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/shift.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "ledger/blank.h"
#include "station/blank.h"
#include "station/station-private.h"
#include "station/unlock.h"

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

typedef struct
{
  BeketStation *station;   /* (not owned): the task's */
  char         *from;      /* (owned): id */
  char         *to;        /* (owned) */
  BeketValue   *data;      /* (owned) (nullable): of the entry */
  GPtrArray    *planned;   /* (owned) (nullable) */
  GPtrArray    *written;   /* (owned) (nullable) */
  gint64        now;
} HandOver;

static void
hand_over_free (HandOver *call)
{
  g_free (call->from);
  g_free (call->to);
  g_clear_pointer (&call->data, beket_value_unref);
  g_clear_pointer (&call->planned, g_ptr_array_unref);
  g_clear_pointer (&call->written, g_ptr_array_unref);
  g_free (call);
}

/* Worker thread: what the station never changes is read here as it is there. Papers that are out go from hand to hand as well. */
static gboolean
write_hand_over (BeketTx *tx,
                 gpointer data,
                 GError **error)
{
  HandOver *call = data;
  BeketValue *blanks = beket_tx_blanks_out (tx, BEKET_BLANKS_SHOW, error);

  if (blanks == NULL)
    return FALSE;
  beket_value_set (call->data, "blanks", blanks);
  g_ptr_array_add (call->planned,
                   beket_station_plan_entry (call->station, "shift.handed-over", call->from, call->from, call->data, NULL));
  return beket_planned_entries_append (tx, call->planned, call->now, call->written, error);
}

static void
handed_over (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  HandOver *call = g_task_get_task_data (task);
  GError *error = NULL;

  if (!beket_ledger_write_finish (BEKET_LEDGER (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  beket_station_tell_appended (self, call->written);
  beket_station_refresh (self);
  beket_station_poke (self);
  g_task_return_pointer (task, beket_value_ref (call->data), (GDestroyNotify) beket_value_unref);
}

static void
is_here (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = BEKET_STATION (source);
  HandOver *call = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean here = beket_station_unlock_finish (self, result, &error);

  if (here && (self->officer == NULL || g_strcmp0 (self->officer->id, call->from) != 0))
    {
      here = FALSE;
      g_set_error (&error, BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");
    }
  if (!here)
    {
      g_task_return_error (task, error);
      return;
    }
  call->data = describe (self, call->to);
  call->now = beket_station_now (self);
  call->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_planned_entry_free);
  call->written = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_entry_unref);
  beket_ledger_write_async (self->ledger, write_hand_over, call, NULL, handed_over, g_steal_pointer (&task));
}

void
beket_station_hand_over_async (BeketStation       *self,
                               const char         *to,
                               const char         *pin,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  HandOver *call;
  GError *error = NULL;

  g_return_if_fail (BEKET_IS_STATION (self));

  g_task_set_source_tag (task, beket_station_hand_over_async);
  if (self->officer == NULL || g_strcmp0 (self->officer->id, to) == 0)
    {
      beket_error_set_power (&error, NULL, "same-officer", "a shift is handed over by one officer to another");
      g_task_return_error (task, error);
      return;
    }
  call = g_new0 (HandOver, 1);
  call->station = self;
  call->from = g_strdup (self->officer->id);
  call->to = g_strdup (to);
  g_task_set_task_data (task, call, (GDestroyNotify) hand_over_free);
  beket_station_unlock_async (self, to, pin, is_here, g_steal_pointer (&task));
}

BeketValue *
beket_station_hand_over_finish (BeketStation *self,
                                GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
