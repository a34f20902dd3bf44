/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One transaction: everything that a function wrote, or nothing.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/tx.h"

#include "domain/error.h"
#include "ledger/sql.h"

#define STEPS_BETWEEN_LOOKS 4096   /* of SQLite's machine, between two looks at a cancellable */

static gboolean
begin (BeketTx *self,
       gboolean writes,
       GError **error)
{
  self->writes = writes;
  self->broken = FALSE;
  self->again = FALSE;
  return beket_sql_command (self, writes ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

static void
roll_back (BeketTx *self)
{
  /* SQLite has rolled back by itself after a full disk. */
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

static gboolean
commit (BeketTx *self,
        GError **error)
{
  if (self->broken)
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_STORE,
                           "a statement failed: the transaction is not committed");
      return FALSE;
    }

  return beket_sql_command (self, "COMMIT", error);
}

static gboolean
call (BeketTx        *self,
      BeketLedgerFunc func,
      gpointer        data,
      GError        **error)
{
  g_autoptr (GError) failed = NULL;

  if (func (self, data, &failed))
    {
      g_warn_if_fail (failed == NULL);
      return TRUE;
    }

  if (failed == NULL)
    g_set_error_literal (&failed, BEKET_ERROR, BEKET_ERROR_STORE, "refused without a reason");
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static int
look_at_cancellable (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

gboolean
beket_tx_run (BeketTx        *self,
              gboolean        writes,
              BeketLedgerFunc func,
              gpointer        data,
              GCancellable   *cancellable,
              GError        **error)
{
  gboolean ok;

  /* A write is never cancelled: what is committed must not be shown as not done. */
  g_assert (cancellable == NULL || !writes);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (cancellable != NULL)
    sqlite3_progress_handler (self->db, STEPS_BETWEEN_LOOKS, look_at_cancellable, cancellable);

  ok = begin (self, writes, error) && call (self, func, data, error) && commit (self, error);
  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  if (!ok)
    roll_back (self);

  return ok;
}

gboolean
beket_tx_is_mine (BeketTx    *self,
                  const char *origin)
{
  return g_strcmp0 (self->origin, origin) == 0;
}

void
beket_tx_go_on (BeketTx *tx)
{
  tx->again = TRUE;
}

const char *
beket_tx_origin (BeketTx *tx)
{
  return tx->origin;
}

gboolean
beket_tx_must_write (BeketTx *self,
                     GError **error)
{
  if (self->writes)
    return TRUE;

  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_STORE, "this transaction only reads");
  return FALSE;
}

char *
beket_tx_incarnation (BeketTx *tx,
                      GError **error)
{
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error,
                                            "SELECT text FROM meta WHERE name = 'inc'", "");
  g_autoptr (GError) failed = NULL;

  if (sql == NULL)
    return NULL;

  if (beket_sql_next (sql, &failed))
    return g_strdup (beket_sql_text (sql, 0));

  if (failed == NULL)
    g_set_error_literal (&failed, BEKET_ERROR, BEKET_ERROR_CORRUPT, "the store has no incarnation");
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

BeketTouched
beket_tx_touched (BeketTx *tx)
{
  BeketTouched touched = tx->touched;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, NULL, "PRAGMA data_version", "");
  gint64 version = sql != NULL && beket_sql_next (sql, NULL) ? beket_sql_integer (sql, 0) : -1;

  if (version < 0 || version != tx->version)
    touched = BEKET_TOUCHED_ALL;

  tx->version = version;
  tx->touched = 0;
  return touched;
}

static gboolean
read_meta (BeketTx *tx,
           gpointer data,
           GError **error)
{
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error,
                                            "SELECT text FROM meta WHERE name = 'origin'", "");

  if (sql == NULL)
    return FALSE;

  if (beket_sql_next (sql, NULL))
    tx->origin = g_strdup (beket_sql_text (sql, 0));
  tx->inc = beket_tx_incarnation (tx, NULL);

  if (tx->origin == NULL || tx->inc == NULL)
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_CORRUPT,
                           "the store does not say whose it is");
      return FALSE;
    }

  return TRUE;
}

BeketTx *
beket_tx_new (sqlite3      *db,
              const char   *folder,
              BeketLibrary *library,
              GError      **error)
{
  g_autoptr (BeketTx) self = g_new0 (BeketTx, 1);

  self->db = db;
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) sqlite3_finalize);
  self->folder = g_strdup (folder);
  self->touched = BEKET_TOUCHED_ALL;
  self->library = library != NULL ? beket_library_ref (library) : NULL;

  if (!beket_tx_run (self, FALSE, read_meta, NULL, NULL, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
beket_tx_free (BeketTx *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->db);
  g_clear_pointer (&self->library, beket_library_unref);
  g_free (self->folder);
  g_free (self->origin);
  g_free (self->inc);
  g_free (self);
}
