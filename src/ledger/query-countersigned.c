/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second signature under an act, as its row tells of it.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/countersigned.h"

#include "ledger/blob.h"
#include "ledger/sql.h"
#include "ledger/stage.h"
#include "ledger/tx.h"

enum
{
  ENTRY,
  ORIGIN,
  LEDGER,
  INC,
  SEQ,
  BLOB,
  OFFICER,
  SIGNED,
};

static gboolean
fill (BeketTx    *tx,
      BeketSql   *sql,
      BeketValue *row,
      GError    **error)
{
  BeketValue *told = beket_value_object (row, "countersigned");
  const char *blob = beket_sql_text_or_empty (sql, BLOB);
  BeketValue *stages = beket_stage_times (tx, beket_sql_text (sql, ORIGIN), beket_sql_text (sql, LEDGER), beket_sql_text (sql, INC),
                                          beket_sql_integer (sql, SEQ), error);

  if (stages == NULL)
    return FALSE;

  beket_value_set (told, "stages", stages);
  beket_value_set_text (told, "entry", beket_sql_text (sql, ENTRY));
  beket_value_set_text (told, "origin", beket_sql_text (sql, ORIGIN));
  beket_value_set_text (told, "blob", blob);
  beket_value_set_boolean (told, "have_blob", beket_blob_exists (tx->folder, blob));
  beket_value_set_text (told, "officer", beket_sql_text (sql, OFFICER));
  beket_value_set_text (told, "signed", beket_sql_text (sql, SIGNED));
  return TRUE;
}

/* Two who sign at the same moment at two stations make two files: the first that came is it, here and after each replay. */
gboolean
beket_countersigned_tell (BeketTx    *tx,
                          BeketValue *row,
                          GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql =
    beket_sql_new (tx, error,
                   "SELECT e.hash, e.origin, e.ledger, e.inc, e.seq, w.blob, w.officer, w.signed"
                   " FROM act_countersigned w JOIN entry e ON e.position = w.position WHERE w.act = ?1 AND w.base = ?2"
                   " ORDER BY w.position LIMIT 1", "tt", beket_value_get_text (row, "entry"), beket_value_get_text (row, "blob"));

  if (sql == NULL)
    return FALSE;
  if (beket_sql_next (sql, &failed))
    return fill (tx, sql, row, error);

  return beket_sql_ended (&failed, error);
}
