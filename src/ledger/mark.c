/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small things that outlive the process: marks, and the numbers that acts were given.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/sql.h"
#include "ledger/tx.h"

char *
beket_tx_mark (BeketTx    *tx,
               const char *name,
               GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error, "SELECT text FROM mark WHERE name = ?1", "t", name);
  if (sql == NULL)
    return NULL;

  if (beket_sql_next (sql, &failed))
    return g_strdup (beket_sql_text (sql, 0));

  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

gboolean
beket_tx_set_mark (BeketTx    *tx,
                   const char *name,
                   const char *text,
                   GError    **error)
{
  if (!beket_tx_must_write (tx, error))
    return FALSE;

  if (text == NULL)
    return beket_sql_run (tx, error, "DELETE FROM mark WHERE name = ?1", "t", name);

  return beket_sql_run (tx, error,
                        "INSERT INTO mark (name, text) VALUES (?1, ?2)"
                        " ON CONFLICT (name) DO UPDATE SET text = excluded.text", "tt", name, text);
}

/* A number that was given once is given to nobody else, also when its act was never drawn. */
gboolean
beket_tx_act_number (BeketTx    *tx,
                     const char *day,
                     const char *crossing,
                     gint64     *number,
                     GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  if (!beket_tx_must_write (tx, error) ||
      !beket_sql_run (tx, error,
                      "INSERT INTO act_number (day, number, crossing)"
                      " SELECT ?1, 1 + coalesce (max (number), 0), ?2 FROM act_number WHERE day = ?1"
                      " ON CONFLICT (day, crossing) DO NOTHING", "tt", day, crossing))
    return FALSE;

  sql = beket_sql_new (tx, error,
                       "SELECT number FROM act_number WHERE day = ?1 AND crossing = ?2", "tt",
                       day, crossing);
  if (sql == NULL)
    return FALSE;

  if (beket_sql_next (sql, &failed))
    *number = beket_sql_integer (sql, 0);

  return beket_sql_ended (&failed, error);
}
