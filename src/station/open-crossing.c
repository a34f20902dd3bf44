/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening a crossing of the register: its line, and what was recorded of it.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/access.h"
#include "station/search.h"

#include "ledger/correction.h"
#include "ledger/search.h"
#include "station/station-private.h"

typedef struct
{
  char       *crossing;   /* (owned) */
  BeketValue *result;     /* (owned) (nullable) */
} Open;

static void
open_free (Open *call)
{
  g_free (call->crossing);
  g_clear_pointer (&call->result, beket_value_unref);
  g_free (call);
}

/* Worker thread. */
static gboolean
read_crossing (BeketTx *tx,
               gpointer data,
               GError **error)
{
  Open *call = data;
  g_autoptr (BeketValue) line = beket_tx_register_line (tx, call->crossing, error);
  BeketValue *records = line != NULL ? beket_tx_records (tx, call->crossing, error) : NULL;

  if (records == NULL)
    return FALSE;
  call->result = beket_value_new_object ();
  beket_value_set (call->result, "line", g_steal_pointer (&line));
  beket_value_set (call->result, "records", records);
  return TRUE;
}

static void
crossing_read (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Open *call = g_task_get_task_data (task);
  GError *error = NULL;

  if (!beket_ledger_read_finish (BEKET_LEDGER (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  beket_station_note_crossing (g_task_get_source_object (task), call->crossing);
  g_task_return_pointer (task, g_steal_pointer (&call->result), (GDestroyNotify) beket_value_unref);
}

void
beket_station_open_crossing_async (BeketStation       *self,
                                   const char         *crossing,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Open *call = g_new0 (Open, 1);

  g_return_if_fail (BEKET_IS_STATION (self));

  g_task_set_source_tag (task, beket_station_look_finish);
  call->crossing = g_strdup (crossing);
  g_task_set_task_data (task, call, (GDestroyNotify) open_free);
  beket_ledger_read_async (self->ledger, read_crossing, call, NULL, NULL, crossing_read, task);
}
