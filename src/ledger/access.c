/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who looked at what, and what for.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/access.h"

#include "ledger/project.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

gboolean
beket_project_access (BeketTx          *tx,
                      const BeketEntry *entry,
                      gint64            position,
                      const BeketValue *body,
                      GError          **error)
{
  const BeketValue *rows = beket_value_get (beket_value_get (body, "data"), "rows");

  for (guint i = 0; beket_tx_is_mine (tx, entry->origin) && i < beket_value_length (rows); i++)
    {
      const BeketValue *row = beket_value_index (rows, i);

      if (!beket_sql_run (tx, error,
                          "INSERT INTO access (position, row, officer, what, number, time, purpose)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", "iittttt", position, (gint64) i,
                          beket_value_get_text (row, "officer"), beket_value_get_text (row, "what"),
                          beket_value_get_text (row, "number"), beket_value_get_text (row, "time"),
                          beket_value_get_text (row, "purpose")))
        return FALSE;
    }

  return TRUE;
}

static gboolean
count_all (BeketTx *tx,
           gint64  *count,
           GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, "SELECT count (*) FROM access", "");

  if (sql == NULL)
    return FALSE;
  *count = beket_sql_next (sql, &failed) ? beket_sql_integer (sql, 0) : 0;

  return beket_sql_ended (&failed, error);
}

BeketValue *
beket_tx_access (BeketTx *tx,
                 guint    limit,
                 gint64  *count,
                 GError **error)
{
  static const char *const columns[] = { "officer", "what", "number", "time", "purpose" };
  g_autoptr (BeketValue) list = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  if (!count_all (tx, count, error))
    return NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT officer, what, number, time, purpose FROM access"
                       " ORDER BY position DESC, row DESC LIMIT ?1", "i", (gint64) limit);
  while (sql != NULL && beket_sql_next (sql, &failed))
    {
      BeketValue *row = beket_value_new_object ();

      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        beket_value_set_text (row, columns[i], beket_sql_text (sql, (int) i));
      beket_value_append (list, row);
    }

  return sql != NULL && beket_sql_ended (&failed, error) ? g_steal_pointer (&list) : NULL;
}
