/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the page of the link reads: outbox, inbox, how many wait.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/entry-table.h"
#include "ledger/sql.h"
#include "ledger/stage.h"
#include "ledger/tx.h"

static BeketValue *
row_of (BeketTx  *tx,
        BeketSql *sql,
        GError  **error)
{
  static const char *const columns[] = { "origin", "ledger", "inc", "hash", "type", "subject", "time" };
  g_autoptr (BeketValue) row = beket_value_new_object ();
  gint64 seq = beket_sql_integer (sql, G_N_ELEMENTS (columns));
  BeketValue *stages;

  stages = beket_stage_times (tx, beket_sql_text (sql, 0), beket_sql_text (sql, 1),
                              beket_sql_text (sql, 2), seq, error);
  if (stages == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    beket_value_set_text (row, columns[i], beket_sql_text (sql, i));

  beket_value_set_integer (row, "seq", seq);
  beket_value_set (row, "stages", stages);
  return g_steal_pointer (&row);
}

static BeketValue *
rows (BeketTx *tx,
      gint64   mine,
      guint    limit,
      GError **error)
{
  g_autoptr (BeketValue) list = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT origin, ledger, inc, hash, type, subject, time, seq FROM entry"
                       " WHERE mine = ?1 ORDER BY position DESC LIMIT ?2", "ii", mine, (gint64) limit);
  if (sql == NULL)
    return NULL;

  while (beket_sql_next (sql, &failed))
    {
      BeketValue *row = row_of (tx, sql, error);

      if (row == NULL)
        return NULL;

      beket_value_append (list, row);
    }

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&list) : NULL;
}

BeketValue *
beket_tx_outbox (BeketTx *tx,
                 guint    limit,
                 GError **error)
{
  return rows (tx, 1, limit, error);
}

BeketValue *
beket_tx_inbox (BeketTx *tx,
                guint    limit,
                GError **error)
{
  return rows (tx, 0, limit, error);
}

static gboolean
acknowledged (BeketTx    *tx,
              const char *ledger,
              const char *inc,
              gint64     *seq,
              GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT seq FROM stage WHERE origin = ?1 AND ledger = ?2 AND inc = ?3"
                       " AND stage = 'own-node' ORDER BY seq DESC LIMIT 1", "ttt",
                       tx->origin, ledger, inc);
  if (sql == NULL)
    return FALSE;

  *seq = beket_sql_next (sql, &failed) ? beket_sql_integer (sql, 0) : 0;
  return beket_sql_ended (&failed, error);
}

gboolean
beket_tx_waiting (BeketTx *tx,
                  gint64  *count,
                  GError **error)
{
  g_autofree char *ledger = NULL;
  g_autofree char *inc = NULL;
  gint64 waiting = 0;

  for (;;)
    {
      char hash[BEKET_HASH_LENGTH + 1];
      gint64 head;
      gint64 seq;

      if (!beket_entry_table_next_chain (tx, tx->origin, &ledger, &inc, error))
        return FALSE;

      if (ledger == NULL)
        break;

      if (!beket_tx_head (tx, NULL, ledger, inc, &head, hash, error) ||
          !acknowledged (tx, ledger, inc, &seq, error))
        return FALSE;

      waiting += MAX (head - seq, 0);
    }

  *count = waiting;
  return TRUE;
}
