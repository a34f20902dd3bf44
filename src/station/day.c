/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Closing the register of a day, and reopening it.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/day.h"

#include "domain/clock.h"
#include "domain/day.h"
#include "domain/error.h"
#include "ledger/blank.h"
#include "ledger/neighbour.h"
#include "ledger/search.h"
#include "station/blank.h"
#include "station/correction-private.h"
#include "station/filing.h"
#include "station/search.h"
#include "station/wait.h"

#include <string.h>

#define BATCH 200   /* entries that are taken in at a time */

/* ---- May it be closed, and by whom ---- */

static gboolean
check_day (BeketStation *self,
           const char   *day,
           GError      **error)
{
  g_autofree char *today = beket_station_today (self);

  if (!beket_day_is_valid (day))
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "day: \"%s\" is none", day != NULL ? day : "");
  else if (strcmp (day, today) > 0)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "day: %s has not begun", day);
  else
    return TRUE;
  return FALSE;
}

static gboolean
may_close (const BeketActor *actor,
           GError          **error)
{
  return beket_powers_check (actor, BEKET_ACTION_EXCHANGE, error) &&
         (g_strcmp0 (actor->role, "supervisor") == 0 ||
          beket_error_set_power (error, "4(1)", "supervisor-only", "Article 4(1): a supervisor closes the register of a day"));
}

/* ---- Closing, on the worker ---- */

static gboolean
refuse (GError    **error,
        const char *day,
        const char *why)
{
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "%s: %s", day, why);
  return FALSE;
}

/* The totals are of all that is in the ledger, not of what was taken in when it was quiet. */
static gboolean
take_in (BeketTx *tx,
         GError **error)
{
  gboolean more = TRUE;

  while (more)
    if (!beket_tx_follow (tx, BATCH, &more, error))
      return FALSE;
  return TRUE;
}

/* erpnext#34102: what is there twice is found before the day is closed, not after. */
static gboolean
check_once (BeketTx    *tx,
            const char *day,
            GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autofree char *doubled = beket_tx_day_doubled (tx, day, &failed);

  if (failed == NULL)
    return doubled == NULL || refuse (error, day, doubled);
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

/* The last entry that both states can read: it pins all before it. */
static gboolean
add_log (BeketTx    *tx,
         BeketValue *data,
         GError    **error)
{
  BeketValue *log = beket_value_object (data, "log");
  char hash[BEKET_HASH_LENGTH + 1];
  gint64 size;

  if (!beket_tx_head (tx, NULL, "peer", NULL, &size, hash, error))
    return FALSE;
  beket_value_set_integer (log, "size", size);
  beket_value_set_text (log, "root", hash);
  return TRUE;
}

/* odoo#137648: what is open, unsigned and not delivered when the day is closed stays on record. Only the own state reads it. */
static BeketValue *
what_is_left (const BeketDecision *decision,
              const BeketValue    *now)
{
  static const char *const names[] = {
    "day", "open", "open_count", "unsigned", "unsigned_count", "undelivered", "undelivered_count", "waiting"
  };
  BeketValue *data = beket_value_new_object ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    beket_value_set (data, names[i], beket_value_copy (beket_value_get (now, names[i])));
  beket_value_set_text (data, "number", decision->subject);
  return data;
}

/* Papers that are still out may belong to this day: what is entered from them is late. */
static gboolean
add_blanks (BeketTx    *tx,
            BeketValue *left,
            GError    **error)
{
  BeketValue *out = beket_tx_blanks_out (tx, BEKET_BLANKS_SHOW, error);

  if (out == NULL)
    return FALSE;
  beket_value_set (left, "blanks", out);
  return TRUE;
}

static gboolean
settle_closing (BeketFiling *filing,
                BeketTx     *tx,
                GError     **error)
{
  BeketDecision *decision = &filing->decision;
  BeketValue *data = decision->data;
  const char *day = beket_value_get_text (data, "day");
  g_autoptr (BeketValue) now = take_in (tx, error) ? beket_tx_day (tx, day, error) : NULL;
  g_autoptr (BeketValue) left = NULL;

  if (now == NULL)
    return FALSE;
  if (g_strcmp0 (beket_value_get_text (now, "state"), "closed") == 0)
    return refuse (error, day, "it is closed already");
  if (!check_once (tx, day, error) || !add_log (tx, data, error) || !beket_decision_number (decision, tx, "D19", error))
    return FALSE;
  beket_value_set (data, "totals", beket_value_copy (beket_value_get (now, "totals")));
  left = what_is_left (decision, now);
  if (!add_blanks (tx, left, error))
    return FALSE;
  beket_filing_add (filing, "day.closed", day, data, NULL);
  beket_filing_add (filing, "day.stated", day, left, NULL);
  return TRUE;
}

/* ---- The pairs ---- */

/* Search and register take in what they miss a batch at a time, and others' writes come between. */
static void
catch_up (BeketStation       *self,
          const char         *day,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  g_autoptr (BeketValue) ask = beket_value_new_object ();

  beket_value_set_text (ask, "day", day);
  beket_value_set_integer (ask, "limit", 1);
  beket_station_register_async (self, ask, NULL, callback, user_data);
}

typedef struct
{
  BeketFiling        *filing;     /* (owned) */
  GAsyncReadyCallback callback;
  gpointer            user_data;
} Closing;

static void
caught_up (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Closing *closing = user_data;
  BeketStation *self = BEKET_STATION (source);
  GError *error = NULL;
  g_autoptr (BeketValue) page = beket_station_look_finish (self, result, &error);

  if (beket_value_get_boolean (page, "behind"))   /* a look takes in a few entries */
    {
      const char *day = beket_value_get_text (closing->filing->decision.data, "day");

      catch_up (self, day, caught_up, g_steal_pointer (&closing));
      return;
    }
  if (page != NULL)
    {
      beket_filing_run (closing->filing, closing->callback, closing->user_data);
      return;
    }
  beket_filing_free (closing->filing);
  beket_filing_fail (self, error, closing->callback, closing->user_data);
}

static BeketFiling *
begin_closing (BeketStation *self,
               const char   *day,
               GError      **error)
{
  g_autoptr (BeketFiling) filing = beket_filing_new (self, NULL, settle_closing, error);
  BeketValue *data;

  if (filing == NULL || !may_close (&filing->decision.actor, error) || !check_day (self, day, error))
    return NULL;
  data = filing->decision.data;
  beket_value_set_text (data, "day", day);
  beket_value_set_text (data, "point", self->profile->point);
  beket_value_set_text (data, "peerPoint", self->profile->peer_point);
  beket_value_set_text (data, "officer", filing->officer);
  beket_value_set_text (data, "closed", filing->decision.time);
  return g_steal_pointer (&filing);
}

void
beket_station_close_day_async (BeketStation       *self,
                               const char         *day,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GError *error = NULL;
  BeketFiling *filing;
  Closing *closing;

  g_return_if_fail (BEKET_IS_STATION (self));

  filing = begin_closing (self, day, &error);
  if (filing == NULL)
    {
      beket_filing_fail (self, error, callback, user_data);
      return;
    }
  closing = g_new (Closing, 1);
  *closing = (Closing) { filing, callback, user_data };
  catch_up (self, day, caught_up, closing);
}

char *
beket_station_close_day_finish (BeketStation *self,
                                GAsyncResult *result,
                                GError      **error)
{
  return beket_filing_finish (self, result, error);
}

char *
beket_tools_close_day (BeketStation *self,
                       const char   *day,
                       GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_close_day_async (self, day, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_close_day_finish (self, result, error);
}

/* ---- Reopening ---- */

/* Worker thread. */
static gboolean
is_closed (BeketTx *tx,
           gpointer data,
           GError **error)
{
  const BeketCorrecting *call = data;
  g_autoptr (BeketValue) now = beket_tx_day (tx, call->what, error);

  return now != NULL && (g_strcmp0 (beket_value_get_text (now, "state"), "closed") == 0 ||
                         refuse (error, call->what, "it is not closed"));
}

static void
reopen (BeketStation *self,
        GTask        *task)
{
  BeketCorrecting *call = g_task_get_task_data (task);
  g_autoptr (BeketValue) data = beket_station_correction_data (self, NULL, &call->grounds, "reopened");

  beket_value_set_text (data, "day", call->what);
  beket_value_set_text (data, "point", self->profile->point);
  beket_value_set_text (data, "peerPoint", self->profile->peer_point);
  call->still = is_closed;
  beket_correcting_write (self, task, "day.reopened", call->what, data);
}

void
beket_station_reopen_day_async (BeketStation       *self,
                                const char         *day,
                                const BeketGrounds *grounds,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  GTask *task;
  GError *error = NULL;

  g_return_if_fail (BEKET_IS_STATION (self));

  task = beket_correcting_new (self, day, grounds, beket_station_reopen_day_async, callback, user_data);
  if (task == NULL)
    return;
  if (check_day (self, day, &error) && beket_station_may_correct (self, BEKET_CORRECTION_REOPEN, grounds, NULL, &error))
    {
      beket_correcting_consent (self, task, reopen);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

gboolean
beket_tools_reopen_day (BeketStation       *self,
                        const char         *day,
                        const BeketGrounds *grounds,
                        GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_station_reopen_day_async (self, day, grounds, beket_keep_result, &result);
  beket_wait_for (&result);
  return beket_station_step_finish (self, result, error);
}
