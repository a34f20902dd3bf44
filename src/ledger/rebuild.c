/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every projection made again from the entries.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/entry-table.h"
#include "ledger/follow.h"
#include "ledger/project.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

static gboolean
replay_row (BeketTx  *tx,
            BeketSql *sql,
            GError  **error)
{
  gint64 position = beket_sql_integer (sql, 2);
  g_autoptr (BeketEntry) entry = beket_entry_table_read (sql, error);
  g_autoptr (BeketValue) value = NULL;

  if (entry == NULL)
    {
      g_prefix_error (error, "entry at position %" G_GINT64_FORMAT ": ", position);
      return FALSE;
    }

  /* One that did not read when it came is in the quarantine and was never projected. */
  if (entry->body != NULL)
    value = beket_body_parse (entry->body, NULL);

  return beket_project_apply (tx, entry, position, value, error);
}

gboolean
beket_project_replay (BeketTx *tx,
                      gint64  *n_entries,
                      GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, "SELECT header, body, position FROM entry ORDER BY position", "");

  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    {
      if (!replay_row (tx, sql, error))
        return FALSE;

      *n_entries += 1;
    }

  return beket_sql_ended (&failed, error);
}

static gboolean
rebuild (BeketTx *tx,
         gpointer data,
         GError **error)
{
  return beket_project_clear (tx, error) &&
         beket_follow_clear (tx, error) &&
         beket_project_replay (tx, data, error) &&
         beket_follow_all (tx, error);
}

/* In one transaction with the mark: whoever is killed in the middle does it again. */
static gboolean
pay (BeketTx *tx,
     gpointer data,
     GError **error)
{
  return beket_project_clear (tx, error) && beket_project_replay (tx, data, error) &&
         beket_tx_set_mark (tx, "replay", NULL, error);
}

static gboolean
read_owed (BeketTx *tx,
           gpointer data,
           GError **error)
{
  g_autoptr (GError) failed = NULL;

  *(char **) data = beket_tx_mark (tx, "replay", &failed);

  return beket_sql_ended (&failed, error);
}

gboolean
beket_rebuild_owed (BeketTx *tx,
                    GError **error)
{
  g_autofree char *owed = NULL;
  gint64 count = 0;

  return beket_tx_run (tx, FALSE, read_owed, &owed, NULL, error) &&
         (owed == NULL || beket_tx_run (tx, TRUE, pay, &count, NULL, error));
}

gboolean
beket_ledger_rebuild (BeketLedger *self,
                      gint64      *n_entries,
                      GError     **error)
{
  gint64 count = 0;

  if (!beket_ledger_write (self, rebuild, &count, error))
    return FALSE;

  if (n_entries != NULL)
    *n_entries = count;
  return TRUE;
}
