/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paper blank becomes a crossing in the queue.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/blank-private.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "domain/scan.h"
#include "ledger/blank.h"
#include "station/station-private.h"

typedef struct
{
  char       *number;    /* (owned) */
  char       *subject;   /* (owned) */
  BeketValue *row;       /* (owned) (nullable): of the ledger */
} Enter;

static void
enter_free (Enter *call)
{
  g_free (call->number);
  g_free (call->subject);
  g_clear_pointer (&call->row, beket_value_unref);
  g_free (call);
}

/* Worker thread. */
static gboolean
read_blank (BeketTx *tx,
            gpointer data,
            GError **error)
{
  Enter *call = data;

  if (!beket_blank_check_open (tx, call->number, error))
    return FALSE;
  call->row = beket_tx_blank (tx, call->number, error);
  return call->row != NULL;
}

gboolean
beket_blank_check_typed (BeketStation *self,
                         const char   *number,
                         GError      **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->crossings)); i++)
    {
      g_autoptr (BeketCrossing) crossing = g_list_model_get_item (G_LIST_MODEL (self->crossings), i);

      if (g_strcmp0 (beket_station_blank_number (crossing), number) == 0)
        return beket_error_set_reason (error, BEKET_ERROR_TRANSITION, "blank-typing", "the blank %s is being entered already", number);
    }
  return TRUE;
}

/* When it came the paper says; the crossing of now has no time of arrival yet. */
static BeketCrossing *
make_crossing (BeketStation *self,
               const Enter  *call)
{
  BeketCrossing *crossing = beket_station_new_crossing (self, call->subject);
  BeketValue *facts = beket_crossing_get_facts (crossing);
  BeketValue *blank = beket_value_object (facts, "blank");
  g_autofree char *entered = beket_time_format_wire (beket_station_now (self));

  beket_value_set_text (beket_value_object (facts, "crossing"), "arrived", NULL);
  beket_value_set_boolean (beket_value_object (facts, "crossing"), "fromBlank", TRUE);
  beket_value_set_text (blank, "number", call->number);
  beket_value_set_text (blank, "formVersion", beket_value_get_text (call->row, "formVersion"));
  beket_value_set_text (blank, "reserved", beket_value_get_text (call->row, "reserved"));
  beket_value_set_text (blank, "entered", entered);
  beket_station_touch (self, crossing, NULL);
  return crossing;
}

static void
blank_read (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  Enter *call = g_task_get_task_data (task);
  GError *error = NULL;

  if (!beket_ledger_read_finish (BEKET_LEDGER (source), result, NULL, &error) || !beket_blank_check_typed (self, call->number, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, make_crossing (self, call), NULL);
}

void
beket_station_enter_blank_async (BeketStation       *self,
                                 const char         *number,
                                 const char         *subject,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GTask *task;
  Enter *call;

  g_return_if_fail (BEKET_IS_STATION (self) && number != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  call = g_new0 (Enter, 1);
  call->number = g_strdup (number);
  call->subject = g_strdup (subject != NULL ? subject : "car");
  g_task_set_source_tag (task, beket_station_enter_blank_async);
  g_task_set_task_data (task, call, (GDestroyNotify) enter_free);
  beket_ledger_read_async (self->ledger, read_blank, call, NULL, NULL, blank_read, task);
}

BeketCrossing *
beket_station_enter_blank_finish (BeketStation *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, beket_station_enter_blank_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
beket_station_blank_of_scan (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return beket_scan_recognise (text) == BEKET_SCAN_BLANK ? g_strstrip (g_strdup (text)) : NULL;
}
