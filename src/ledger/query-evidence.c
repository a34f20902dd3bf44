/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Evidence of others that was attached to an act: found by the file's hash, which every such entry names.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/evidence.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

static void
add_row (BeketValue       *rows,
         BeketSql         *sql,
         const BeketValue *data)
{
  const BeketValue *evidence = beket_value_get (data, "evidence");
  BeketValue *row = beket_value_new_object ();

  beket_value_set_text (row, "entry", beket_sql_text (sql, 0));
  beket_value_set_text (row, "origin", beket_sql_text (sql, 1));
  beket_value_set_text (row, "time", beket_sql_text (sql, 2));
  beket_value_set_text (row, "officer", beket_value_get_text (data, "officer"));
  beket_value_set_text (row, "kind", beket_value_get_text (evidence, "kind"));
  beket_value_set_text (row, "blob", beket_value_get_text (evidence, "blob"));
  beket_value_set_integer (row, "size", beket_value_get_integer (evidence, "size", 0));
  beket_value_append (rows, row);
}

BeketValue *
beket_tx_evidence (BeketTx    *tx,
                   const char *act_blob,
                   GError    **error)
{
  g_autoptr (BeketValue) rows = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT e.hash, e.origin, e.time, e.body FROM blob_name b JOIN entry e ON e.position = b.position"
                       " WHERE b.hash = ?1 AND e.type = 'act.evidence' ORDER BY b.position", "t", act_blob);
  if (sql == NULL)
    return NULL;

  while (beket_value_length (rows) < BEKET_EVIDENCE_ROWS && beket_sql_next (sql, &failed))
    {
      g_autoptr (GBytes) bytes = beket_sql_bytes (sql, 3);
      g_autoptr (BeketValue) body = bytes != NULL ? beket_body_parse (bytes, NULL) : NULL;
      const BeketValue *data = beket_value_get (body, "data");

      /* An entry about another act may name this file as well: it is evidence of that one. */
      if (g_strcmp0 (beket_value_get_text (data, "blob"), act_blob) == 0)
        add_row (rows, sql, data);
    }

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&rows) : NULL;
}
