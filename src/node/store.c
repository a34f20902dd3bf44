/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The node's database: opened, migrated, and used by one function at a time.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/store.h"

#include "domain/error.h"
#include "node/node-resources.h"

#define SCHEMA 2

struct _BeketNodeStore
{
  GMutex      mutex;
  BeketNodeTx tx;   /* under @mutex */
};

static gboolean
run_script (sqlite3    *db,
            const char *script,
            GError    **error)
{
  if (sqlite3_exec (db, script, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  return beket_node_sql_fail (db, "node.db", error);
}

static gboolean
read_version (sqlite3 *db,
              int     *version,
              GError **error)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &stmt, NULL) != SQLITE_OK ||
      sqlite3_step (stmt) != SQLITE_ROW)
    {
      beket_node_sql_fail (db, "node.db: version", error);
      sqlite3_finalize (stmt);
      return FALSE;
    }
  *version = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  return TRUE;
}

static gboolean
migrate_one (sqlite3 *db,
             int      version,
             GError **error)
{
  g_autofree char *path = g_strdup_printf ("/org/beket/node/sql/%03d-node.sql", version);
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autoptr (GBytes) script = NULL;

  script = g_resource_lookup_data (beket_node_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                   error);
  if (script == NULL)
    return FALSE;
  if (run_script (db, "BEGIN IMMEDIATE", error) &&
      run_script (db, g_bytes_get_data (script, NULL), error) &&
      run_script (db, pragma, error) && run_script (db, "COMMIT", error))
    return TRUE;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

static gboolean
migrate (sqlite3 *db,
         GError **error)
{
  int version;

  if (!read_version (db, &version, error))
    return FALSE;
  if (version > SCHEMA)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_NEWER,
                   "node.db has schema %d, this program knows %d", version, SCHEMA);
      return FALSE;
    }
  while (version < SCHEMA)
    if (!migrate_one (db, ++version, error))
      return FALSE;
  return TRUE;
}

static gboolean
prepare_connection (sqlite3 *db,
                    GError **error)
{
  int version;

  sqlite3_busy_timeout (db, 10000);
  sqlite3_extended_result_codes (db, 1);
  /* The version first: a newer file is not even switched to another journal. */
  if (!read_version (db, &version, error))
    return FALSE;
  if (version <= SCHEMA &&
      !run_script (db,
                   "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                   "PRAGMA trusted_schema = OFF", error))
    return FALSE;
  return migrate (db, error);
}

BeketNodeStore *
beket_node_store_open (const char *path,
                       GError    **error)
{
  g_autoptr (BeketNodeStore) self = g_new0 (BeketNodeStore, 1);

  g_mutex_init (&self->mutex);
  self->tx.statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                               (GDestroyNotify) sqlite3_finalize);
  if (sqlite3_open_v2 (path, &self->tx.db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                       NULL) != SQLITE_OK)
    {
      beket_node_sql_fail (self->tx.db, path, error);
      return NULL;
    }
  if (!prepare_connection (self->tx.db, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
beket_node_store_free (BeketNodeStore *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->tx.statements, g_hash_table_unref);
  sqlite3_close_v2 (self->tx.db);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static void
reset_all (BeketNodeTx *tx)
{
  GHashTableIter iter;
  gpointer stmt;

  g_hash_table_iter_init (&iter, tx->statements);
  while (g_hash_table_iter_next (&iter, NULL, &stmt))
    {
      sqlite3_reset (stmt);
      sqlite3_clear_bindings (stmt);
    }
}

static gboolean
run (BeketNodeStore *self,
     const char     *begin,
     BeketNodeFunc   func,
     gpointer        data,
     GError        **error)
{
  gboolean done;

  g_mutex_lock (&self->mutex);
  done = run_script (self->tx.db, begin, error) && func (&self->tx, data, error);
  reset_all (&self->tx);
  done = done && run_script (self->tx.db, "COMMIT", error);
  if (!done && !sqlite3_get_autocommit (self->tx.db))
    sqlite3_exec (self->tx.db, "ROLLBACK", NULL, NULL, NULL);
  g_mutex_unlock (&self->mutex);
  return done;
}

gboolean
beket_node_store_write (BeketNodeStore *self,
                        BeketNodeFunc   func,
                        gpointer        data,
                        GError        **error)
{
  return run (self, "BEGIN IMMEDIATE", func, data, error);
}

gboolean
beket_node_store_read (BeketNodeStore *self,
                       BeketNodeFunc   func,
                       gpointer        data,
                       GError        **error)
{
  return run (self, "BEGIN", func, data, error);
}
