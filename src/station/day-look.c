/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking at the days of the register.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/day.h"

#include "domain/day.h"
#include "domain/error.h"
#include "ledger/neighbour.h"
#include "station/search.h"
#include "station/station-private.h"
#include "station/wait.h"

#define MAX_ROWS 200

typedef struct
{
  char       *day;    /* (owned) (nullable): all of them */
  BeketValue *rows;   /* (owned) (nullable) */
} Look;

static void
look_free (Look *look)
{
  g_free (look->day);
  g_clear_pointer (&look->rows, beket_value_unref);
  g_free (look);
}

/* Worker thread. */
static gboolean
read_day (BeketTx *tx,
          gpointer data,
          GError **error)
{
  Look *look = data;

  look->rows = look->day != NULL ? beket_tx_day (tx, look->day, error) : beket_tx_days (tx, MAX_ROWS, error);
  return look->rows != NULL;
}

static void
day_read (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Look *look = g_task_get_task_data (task);
  GError *error = NULL;

  if (beket_ledger_read_finish (BEKET_LEDGER (source), result, NULL, &error))
    g_task_return_pointer (task, g_steal_pointer (&look->rows), (GDestroyNotify) beket_value_unref);
  else
    g_task_return_error (task, error);
}

static void
caught_up (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = BEKET_STATION (source);
  GError *error = NULL;
  g_autoptr (BeketValue) page = beket_station_look_finish (self, result, &error);

  if (page == NULL)
    g_task_return_error (task, error);
  else
    beket_ledger_read_async (self->ledger, read_day, g_task_get_task_data (task), NULL, NULL, day_read,
                             g_object_ref (task));
}

/* The register takes in what it misses first: totals are exact. */
void
beket_station_day_async (BeketStation       *self,
                         const char         *day,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autoptr (BeketValue) ask = beket_value_new_object ();
  Look *look = g_new0 (Look, 1);

  g_return_if_fail (BEKET_IS_STATION (self));

  look->day = g_strdup (day != NULL ? day : "");
  g_task_set_source_tag (task, beket_station_day_async);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  beket_value_set_text (ask, "day", look->day);
  beket_value_set_integer (ask, "limit", 1);
  beket_station_register_async (self, ask, NULL, caught_up, g_steal_pointer (&task));
}

BeketValue *
beket_station_day_finish (BeketStation *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, beket_station_day_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Waiting ---- */

BeketValue *
beket_tools_day (BeketStation *self,
                 const char   *day,
                 GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_day_async (self, day, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_day_finish (self, result, error);
}

BeketValue *
beket_tools_days (BeketStation *self,
                  GError      **error)
{
  Look look = { NULL, NULL };

  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  return beket_ledger_read (self->ledger, read_day, &look, error) ? look.rows : NULL;
}
