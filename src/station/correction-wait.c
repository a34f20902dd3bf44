/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Corrections and hand-over for programs without a window: the pairs are waited for.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/correction-private.h"

#include "ledger/correction.h"
#include "record/json.h"
#include "station/shift.h"
#include "station/wait.h"

#define MAX_FACTS (256 * 1024)

gboolean
beket_tools_annul (BeketStation       *station,
                   const char         *act,
                   const BeketGrounds *grounds,
                   GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_annul_async (station, act, grounds, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_step_finish (station, result, error);
}

char *
beket_tools_supersede (BeketStation       *station,
                       const char         *act,
                       const BeketGrounds *grounds,
                       const char         *facts,
                       const char         *pin,
                       GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BeketValue) changes = NULL;

  if (facts != NULL && (changes = beket_json_load (facts, MAX_FACTS, error)) == NULL)
    return NULL;
  beket_station_supersede_async (station, act, grounds, changes, pin, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_sign_act_finish (station, result, error);
}

typedef struct
{
  const char *crossing;
  BeketValue *rows;       /* (owned) */
} Records;

/* Worker thread. */
static gboolean
read_records (BeketTx *tx,
              gpointer data,
              GError **error)
{
  Records *call = data;

  return beket_correcting_read_records (tx, call->crossing, &call->rows, error);
}

BeketValue *
beket_tools_records (BeketStation *station,
                     const char   *crossing,
                     GError      **error)
{
  Records call = { .crossing = crossing };

  return beket_ledger_read (station->ledger, read_records, &call, error) ? call.rows : NULL;
}

gboolean
beket_tools_correct (BeketStation       *station,
                     const char         *crossing,
                     const char         *record,
                     const char *const  *changes,
                     const BeketGrounds *grounds,
                     GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_correct_async (station, crossing, record, changes, grounds, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_step_finish (station, result, error);
}

BeketValue *
beket_tools_hand_over (BeketStation *station,
                       const char   *to,
                       const char   *pin,
                       GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  /* A script sees the store as it is, whatever a window would show. */
  if (!beket_station_load_lists (station, error))
    return NULL;
  beket_station_hand_over_async (station, to, pin, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_hand_over_finish (station, result, error);
}
