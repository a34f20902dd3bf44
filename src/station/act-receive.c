/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A peer act has come: it is verified before anybody sees it as good, and the verdict is answered by an entry of ours.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/clock.h"

/* The entry names the station itself as its actor: no officer decides here. */

typedef struct
{
  GPtrArray *planned;   /* (owned) */
  GPtrArray *written;   /* (owned) */
  char      *act;       /* (owned) */
  gint64     now;
} Received;

static void
received_free (Received *call)
{
  g_ptr_array_unref (call->planned);
  g_ptr_array_unref (call->written);
  g_free (call->act);
  g_free (call);
}

/* Worker thread. Another program on the same folder may have been quicker. */
static gboolean
write_received (BeketTx *tx,
                gpointer data,
                GError **error)
{
  Received *call = data;
  g_autoptr (BeketValue) row = beket_tx_act (tx, call->act, error);

  if (row == NULL)
    return FALSE;
  if (beket_value_get_text (row, "verdict") != NULL)
    return TRUE;
  return beket_planned_entries_append (tx, call->planned, call->now, call->written, error);
}

static BeketValue *
received_data (const BeketActView *view,
               gint64              now)
{
  BeketValue *data = beket_value_new_object ();
  g_autofree char *time = beket_time_format_wire (now);

  beket_value_set_text (data, "act", beket_value_get_text (view->row, "number"));
  beket_value_set_text (data, "entry", view->entry);
  beket_value_set_text (data, "blob", beket_value_get_text (view->row, "blob"));
  beket_value_set_text (data, "verdict", view->valid ? "valid" : view->failed);
  beket_value_set_text (data, "received", time);
  return data;
}

static void
verdict_written (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (BeketStation) self = user_data;
  g_autoptr (GError) error = NULL;
  gpointer data;

  self->judging = FALSE;
  if (!beket_ledger_write_finish (BEKET_LEDGER (source), result, &data, &error))
    {
      /* It is judged again at the next refresh; the act is still shown, without a verdict of ours on the other side. */
      g_debug ("A verdict was not written: %s", error->message);
      return;
    }
  beket_station_tell_appended (self, ((Received *) data)->written);
  beket_station_refresh (self);
  beket_station_poke (self);
}

static void
arrival_opened (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (BeketStation) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = beket_station_open_act_finish (self, result, &error);
  g_autoptr (BeketValue) data = NULL;
  Received *call;

  if (view == NULL || view->pdf == NULL)
    {
      self->judging = FALSE;
      return;
    }
  call = g_new0 (Received, 1);
  call->now = beket_station_now (self);
  call->act = g_strdup (view->entry);
  call->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_planned_entry_free);
  call->written = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_entry_unref);
  data = received_data (view, call->now);
  g_ptr_array_add (call->planned,
                   beket_station_plan_entry (self, "act.received", self->profile->origin,
                                             beket_value_get_text (view->row, "crossing"), data, NULL));
  beket_ledger_write_async (self->ledger, write_received, call, (GDestroyNotify) received_free, verdict_written,
                            g_object_ref (self));
}

BeketItem *
beket_station_unjudged (BeketStation *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->neighbour)); i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (G_LIST_MODEL (self->neighbour), i);

      if (*beket_item_text (item, "verdict") == '\0' &&
          g_str_equal (beket_item_text (item, "peerPoint"), self->profile->point) &&
          beket_value_get_boolean (beket_item_get_row (item), "have_blob"))
        return item;   /* the list still owns it */
    }
  return NULL;
}

gboolean
beket_station_is_judging (BeketStation *self)
{
  return self->judging || beket_station_unjudged (self) != NULL;
}

void
beket_station_judge_arrivals (BeketStation *self)
{
  BeketItem *item;

  if (self->judging)
    return;
  item = beket_station_unjudged (self);
  if (item == NULL)
    return;
  self->judging = TRUE;
  beket_station_read_act_async (self, beket_item_get_key (item), arrival_opened, g_object_ref (self));
}
