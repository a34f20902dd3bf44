/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chains of stations in the node's store.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/chain.h"

#include "domain/error.h"

#include <string.h>

#define NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"

void
beket_node_chain_clear (BeketNodeChain *self)
{
  g_clear_pointer (&self->receipt, g_free);
}

gboolean
beket_node_chain_find (BeketNodeTx    *tx,
                       const char     *origin,
                       const char     *ledger,
                       const char     *inc,
                       BeketNodeChain *chain,
                       GError        **error)
{
  sqlite3_stmt *stmt;
  gboolean row;

  memset (chain, 0, sizeof (*chain));
  g_strlcpy (chain->hash, NO_HASH, sizeof (chain->hash));
  stmt = beket_node_sql (tx, error, "SELECT id, seq, hash, receipt FROM chain "
                         "WHERE origin = ?1 AND ledger = ?2 AND inc = ?3", "ttt", origin, ledger,
                         inc);
  if (stmt == NULL || !beket_node_sql_next (tx, stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  chain->id = sqlite3_column_int64 (stmt, 0);
  chain->seq = sqlite3_column_int64 (stmt, 1);
  g_strlcpy (chain->hash, (const char *) sqlite3_column_text (stmt, 2), sizeof (chain->hash));
  chain->receipt = beket_node_column_text (stmt, 3);
  sqlite3_reset (stmt);
  return TRUE;
}

gboolean
beket_node_chain_add (BeketNodeTx    *tx,
                      const char     *origin,
                      const char     *ledger,
                      const char     *inc,
                      const char     *side,
                      BeketNodeChain *chain,
                      GError        **error)
{
  if (!beket_node_sql_run (tx, error, "INSERT INTO chain (origin, ledger, inc, side, seq, hash) "
                           "VALUES (?1, ?2, ?3, ?4, 0, ?5)", "ttttt", origin, ledger, inc, side,
                           NO_HASH))
    return FALSE;
  chain->id = sqlite3_last_insert_rowid (tx->db);
  return TRUE;
}

gboolean
beket_node_chain_insert (BeketNodeTx    *tx,
                         BeketNodeChain *chain,
                         BeketEntry     *entry,
                         GPtrArray      *blobs,
                         gint64         *pos,
                         GError        **error)
{
  gint64 shared = g_str_equal (entry->ledger, "peer");

  if (!beket_node_sql_run (tx, error,
                           "INSERT INTO entry (chain, seq, hash, header, body, shared, received) "
                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", "iitbbii", chain->id, entry->seq,
                           entry->hash,
                           entry->header, entry->body, shared, g_get_real_time ()))
    return FALSE;
  *pos = sqlite3_last_insert_rowid (tx->db);
  chain->seq = entry->seq;
  g_strlcpy (chain->hash, entry->hash, sizeof (chain->hash));
  for (guint i = 0; i < blobs->len; i++)
    if (!beket_node_sql_run (tx, error, "INSERT INTO entry_blob VALUES (?1, ?2)", "ti",
                             blobs->pdata[i], *pos))
      return FALSE;
  return TRUE;
}

gboolean
beket_node_chain_save (BeketNodeTx    *tx,
                       BeketNodeChain *chain,
                       gint64          expected,
                       const char     *head,
                       GError        **error)
{
  if (!beket_node_sql_run (tx, error,
                           "UPDATE chain SET seq = ?1, hash = ?2, head = ?3, receipt = ?4 "
                           "WHERE id = ?5 AND seq = ?6", "ittt" "ii", chain->seq, chain->hash, head,
                           chain->receipt, chain->id, expected))
    return FALSE;
  if (sqlite3_changes (tx->db) == 1)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE,
               "the head of chain %" G_GINT64_FORMAT " moved meanwhile", chain->id);
  return FALSE;
}

gboolean
beket_node_chain_holds (BeketNodeTx          *tx,
                        const BeketNodeChain *chain,
                        gint64                seq,
                        const char           *hash,
                        gboolean             *holds,
                        GError              **error)
{
  gint64 count;

  if (!beket_node_sql_integer (tx, &count, 0, error, "SELECT count (*) FROM entry "
                               "WHERE chain = ?1 AND seq = ?2 AND hash = ?3", "iit", chain->id, seq,
                               hash))
    return FALSE;
  *holds = count == 1;
  return TRUE;
}
