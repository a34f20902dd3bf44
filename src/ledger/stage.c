/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Evidence of arrival: signed heads say that all up to a number has reached a stage.
 *
 * A row that says less than another (fewer entries, and not earlier) is not kept. So the rows of a chain and a stage grow
 * in number and time alike, and the first that covers an entry is also the earliest.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/stage.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

/* Times are compared as texts: only the exact wire form sorts. */
static gboolean
check_stage (gint64      seq,
             const char *time,
             GError    **error)
{
  gint64 utc_us;

  if (!beket_time_parse_wire (time, &utc_us, error))
    {
      g_prefix_error (error, "time of a stage: ");
      return FALSE;
    }

  if (seq >= 0)
    return TRUE;

  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, "a stage of a negative number");
  return FALSE;
}

gboolean
beket_tx_stage (BeketTx    *tx,
                const char *origin,
                const char *ledger,
                const char *inc,
                gint64      seq,
                const char *stage,
                const char *time,
                const char *proof,
                GError    **error)
{
  if (!beket_tx_must_write (tx, error) || !check_stage (seq, time, error))
    return FALSE;

  /* "I hold nothing yet" is no news of any entry. */
  if (seq == 0)
    return TRUE;

  tx->touched |= BEKET_TOUCHED_ACTS | BEKET_TOUCHED_OUTBOX | BEKET_TOUCHED_INBOX;
  return beket_sql_run (tx, error,
                        "INSERT INTO stage (origin, ledger, inc, stage, seq, time, proof)"
                        " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS (SELECT 1 FROM stage"
                        " WHERE origin = ?1 AND ledger = ?2 AND inc = ?3 AND stage = ?4 AND seq >= ?5"
                        " AND time <= ?6)"
                        " ON CONFLICT DO UPDATE SET time = excluded.time, proof = excluded.proof",
                        "ttttitt", origin, ledger, inc, stage, seq, time, proof) &&
         beket_sql_run (tx, error,
                        "DELETE FROM stage WHERE origin = ?1 AND ledger = ?2 AND inc = ?3"
                        " AND stage = ?4 AND seq < ?5 AND time >= ?6",
                        "ttttit", origin, ledger, inc, stage, seq, time);
}

/* The next stage after @after of which the chain has any row, and its time if one covers @seq. */
static gboolean
next_stage (BeketTx    *tx,
            const char *origin,
            const char *ledger,
            const char *inc,
            gint64      seq,
            char      **stage,
            char      **time,
            GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;
  g_autofree char *after = g_steal_pointer (stage);

  sql = beket_sql_new (tx, error,
                       "SELECT s.stage, (SELECT time FROM stage WHERE origin = ?1 AND ledger = ?2"
                       " AND inc = ?3 AND stage = s.stage AND seq >= ?4 ORDER BY seq LIMIT 1)"
                       " FROM stage s WHERE origin = ?1 AND ledger = ?2 AND inc = ?3 AND stage > ?5"
                       " ORDER BY stage LIMIT 1", "tttit",
                       origin, ledger, inc, seq, after);
  if (sql == NULL)
    return FALSE;

  if (beket_sql_next (sql, &failed))
    {
      *stage = g_strdup (beket_sql_text (sql, 0));
      *time = g_strdup (beket_sql_text (sql, 1));
    }

  return beket_sql_ended (&failed, error);
}

BeketValue *
beket_stage_times (BeketTx    *tx,
                   const char *origin,
                   const char *ledger,
                   const char *inc,
                   gint64      seq,
                   GError    **error)
{
  g_autoptr (BeketValue) times = beket_value_new_object ();
  g_autofree char *stage = g_strdup ("");

  while (stage != NULL)
    {
      g_autofree char *time = NULL;

      if (!next_stage (tx, origin, ledger, inc, seq, &stage, &time, error))
        return NULL;

      if (stage != NULL && time != NULL)
        beket_value_set_text (times, stage, time);
    }

  return g_steal_pointer (&times);
}
