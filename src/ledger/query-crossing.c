/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the register and the scan funnel read.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/sql.h"
#include "ledger/tx.h"

static const char *const columns[] = {
  "id", "title", "direction", "subject", "opened", "state", "decided", "act",
};

static BeketValue *
row_of (BeketSql *sql)
{
  BeketValue *row = beket_value_new_object ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    beket_value_set_text (row, columns[i], beket_sql_text (sql, i));

  return row;
}

BeketValue *
beket_tx_crossings (BeketTx    *tx,
                    const char *day,
                    guint       limit,
                    GError    **error)
{
  g_autoptr (BeketValue) list = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT id, title, direction, subject, opened,"
                       " coalesce ((SELECT state FROM crossing_step WHERE crossing = c.id"
                       "  ORDER BY position DESC LIMIT 1), 'registered'),"
                       " (SELECT time FROM crossing_step WHERE crossing = c.id AND decided"
                       "  ORDER BY position DESC LIMIT 1),"
                       " (SELECT number FROM act WHERE crossing = c.id AND +side = 0 AND NOT EXISTS"
                       "  (SELECT 1 FROM act_end x WHERE x.act = act.entry AND origin = ?4 AND state = 'annulled')"
                       "  ORDER BY position DESC LIMIT 1)"
                       " FROM crossing c WHERE day BETWEEN ?1 AND ?2"
                       " ORDER BY day DESC, position DESC LIMIT ?3", "ttit",
                       day != NULL ? day : "", day != NULL ? day : "9999-99-99", (gint64) limit, tx->origin);
  if (sql == NULL)
    return NULL;

  while (beket_sql_next (sql, &failed))
    beket_value_append (list, row_of (sql));

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&list) : NULL;
}

gboolean
beket_tx_seen (BeketTx    *tx,
               const char *key,
               const char *day,
               gint64     *count,
               GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  /* A day's crossings are a thousand or two, and lie side by side. */
  sql = beket_sql_new (tx, error,
                       "SELECT count (*) FROM crossing"
                       " WHERE day = ?2 AND instr (keys, char (10) || ?1 || char (10)) > 0", "tt",
                       key, day);
  if (sql == NULL)
    return FALSE;

  if (beket_sql_next (sql, &failed))
    *count = beket_sql_integer (sql, 0);

  return beket_sql_ended (&failed, error);
}
