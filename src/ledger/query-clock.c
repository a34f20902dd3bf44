/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The clock that entries were written by. Their order is that of their numbers, whatever it says.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/ledger.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

/* The ends of the two chains, one step each: of entries of others there may be many since. */
gboolean
beket_tx_newest (BeketTx *tx,
                 char   **time,
                 GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT max (time) FROM ("
                       "SELECT * FROM (SELECT time FROM entry WHERE origin = ?1 AND ledger = 'own' AND inc = ?2"
                       " ORDER BY seq DESC LIMIT 1)"
                       " UNION ALL SELECT * FROM (SELECT time FROM entry WHERE origin = ?1 AND ledger = 'peer' AND inc = ?2"
                       " ORDER BY seq DESC LIMIT 1))", "tt", tx->origin, tx->inc);
  if (sql == NULL)
    return FALSE;

  *time = beket_sql_next (sql, &failed) ? g_strdup (beket_sql_text (sql, 0)) : NULL;
  return beket_sql_ended (&failed, error);
}

gboolean
beket_tx_set_back (BeketTx *tx,
                   gint64  *times,
                   char   **last,
                   GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT count (*), max (time) FROM (SELECT time, lag (time) OVER (PARTITION BY ledger, inc ORDER BY seq) AS before"
                       " FROM entry WHERE origin = ?1)"
                       " WHERE before > time AND (julianday (before) - julianday (time)) * 24 * 60 > 1", "t", tx->origin);
  if (sql == NULL)
    return FALSE;

  *times = beket_sql_next (sql, &failed) ? beket_sql_integer (sql, 0) : 0;
  *last = *times > 0 ? g_strdup (beket_sql_text (sql, 1)) : NULL;
  return beket_sql_ended (&failed, error);
}
