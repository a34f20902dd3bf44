/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prepared statements: numbered values, one place where SQLite's codes become ours.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/sql.h"

#include <errno.h>
#include <stdarg.h>

#include "domain/error.h"
#include "ledger/tx.h"

/* Not sqlite3_system_errno(): a COMMIT that cannot sync does not set it. */
static int
last_errno (sqlite3 *db)
{
  sqlite3_vfs *vfs = NULL;

  if (db == NULL || sqlite3_file_control (db, NULL, SQLITE_FCNTL_VFS_POINTER, &vfs) != SQLITE_OK)
    return 0;

  return vfs != NULL && vfs->xGetLastError != NULL ? vfs->xGetLastError (vfs, 0, NULL) : 0;
}

static BeketError
error_code (sqlite3 *db,
            int      rc)
{
  int system = last_errno (db);

  switch (rc & 0xff)
    {
      case SQLITE_FULL:
        return BEKET_ERROR_FULL;

      case SQLITE_CORRUPT:
      case SQLITE_NOTADB:
        return BEKET_ERROR_CORRUPT;

      case SQLITE_IOERR:
        return system == ENOSPC || system == EDQUOT ? BEKET_ERROR_FULL : BEKET_ERROR_STORE;

      default:
        return BEKET_ERROR_STORE;
    }
}

gboolean
beket_sql_fail (sqlite3    *db,
                int         rc,
                const char *what,
                GError    **error)
{
  if (rc == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the reader went away");
  else
    g_set_error (error, BEKET_ERROR, error_code (db, rc), "%s: %s",
                 what, db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (rc));
  return FALSE;
}

/* A statement that is stepping right now (a callback that asks the same again) is prepared once more. */
static sqlite3_stmt *
prepare (BeketTx    *tx,
         const char *text,
         gboolean   *kept,
         GError    **error)
{
  sqlite3_stmt *stmt = g_hash_table_lookup (tx->statements, text);
  int rc;

  *kept = stmt == NULL || !sqlite3_stmt_busy (stmt);
  if (stmt != NULL && *kept)
    return stmt;

  rc = sqlite3_prepare_v3 (tx->db, text, -1, *kept ? SQLITE_PREPARE_PERSISTENT : 0, &stmt, NULL);
  if (rc != SQLITE_OK)
    {
      tx->broken = TRUE;
      beket_sql_fail (tx->db, rc, "cannot prepare a statement", error);
      return NULL;
    }

  if (*kept)
    g_hash_table_insert (tx->statements, (gpointer) text, stmt);
  return stmt;
}

/* @lifetime: SQLITE_STATIC where the statement is run and cleared before its values go, else SQLITE_TRANSIENT. */
static int
bind_bytes (sqlite3_stmt           *stmt,
            int                     index,
            GBytes                 *bytes,
            sqlite3_destructor_type lifetime)
{
  gsize length;
  const void *data;

  if (bytes == NULL)
    return sqlite3_bind_null (stmt, index);

  data = g_bytes_get_data (bytes, &length);
  return sqlite3_bind_blob64 (stmt, index, data != NULL ? data : "", length, lifetime);
}

static int
bind_values (sqlite3_stmt           *stmt,
             const char             *types,
             sqlite3_destructor_type lifetime,
             va_list                 values)
{
  int rc = SQLITE_OK;

  for (int i = 0; types[i] != 0 && rc == SQLITE_OK; i++)
    {
      if (types[i] == 't')
        rc = sqlite3_bind_text (stmt, i + 1, va_arg (values, const char *), -1, lifetime);
      else if (types[i] == 'i')
        rc = sqlite3_bind_int64 (stmt, i + 1, va_arg (values, gint64));
      else
        rc = bind_bytes (stmt, i + 1, va_arg (values, GBytes *), lifetime);
    }

  return rc;
}

static BeketSql *
sql_new_valist (BeketTx                *tx,
                GError                **error,
                const char             *text,
                const char             *types,
                sqlite3_destructor_type lifetime,
                va_list                 values)
{
  g_autoptr (BeketSql) self = g_new0 (BeketSql, 1);
  int rc;

  /* After SQLite has rolled back by itself each further statement would commit alone. */
  if (tx->broken || sqlite3_get_autocommit (tx->db))
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_STORE, "the transaction has failed already");
      return NULL;
    }

  self->tx = tx;
  self->stmt = prepare (tx, text, &self->kept, error);
  if (self->stmt == NULL)
    return NULL;

  rc = bind_values (self->stmt, types, lifetime, values);
  if (rc != SQLITE_OK)
    {
      beket_sql_fail (tx->db, rc, "cannot bind a value", error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

BeketSql *
beket_sql_new (BeketTx    *tx,
               GError    **error,
               const char *text,
               const char *types,
               ...)
{
  BeketSql *self;
  va_list values;

  va_start (values, types);
  self = sql_new_valist (tx, error, text, types, SQLITE_TRANSIENT, values);
  va_end (values);
  return self;
}

void
beket_sql_free (BeketSql *self)
{
  /* There is none where a damaged file did not let one be prepared. */
  if (self->kept && self->stmt != NULL)
    {
      sqlite3_reset (self->stmt);
      sqlite3_clear_bindings (self->stmt);
    }
  else
    {
      sqlite3_finalize (self->stmt);
    }

  g_free (self);
}

gboolean
beket_sql_next (BeketSql *self,
                GError  **error)
{
  int rc = sqlite3_step (self->stmt);

  if (rc == SQLITE_ROW)
    return TRUE;

  if (rc != SQLITE_DONE)
    {
      self->tx->broken = TRUE;
      beket_sql_fail (self->tx->db, rc, "the store refused", error);
    }

  return FALSE;
}

gboolean
beket_sql_ended (GError **failed,
                 GError **error)
{
  if (*failed == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (failed));
  return FALSE;
}

gboolean
beket_sql_run (BeketTx    *tx,
               GError    **error,
               const char *text,
               const char *types,
               ...)
{
  g_autoptr (BeketSql) self = NULL;
  g_autoptr (GError) failed = NULL;
  va_list values;

  va_start (values, types);
  self = sql_new_valist (tx, error, text, types, SQLITE_STATIC, values);
  va_end (values);
  if (self == NULL)
    return FALSE;

  beket_sql_next (self, &failed);
  return beket_sql_ended (&failed, error);
}

/* Prepared like any other: parsed anew it would take longer than the entry that it commits. */
gboolean
beket_sql_command (BeketTx    *tx,
                   const char *text,
                   GError    **error)
{
  gboolean kept;
  sqlite3_stmt *stmt = prepare (tx, text, &kept, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  g_assert (kept);
  rc = sqlite3_step (stmt);
  if (rc != SQLITE_DONE)
    beket_sql_fail (tx->db, rc, "the store refused", error);
  sqlite3_reset (stmt);

  return rc == SQLITE_DONE;
}

const char *
beket_sql_text (BeketSql *self,
                int       column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

const char *
beket_sql_text_or_empty (BeketSql *self,
                         int       column)
{
  const char *text = beket_sql_text (self, column);

  return text != NULL ? text : "";
}

gint64
beket_sql_integer (BeketSql *self,
                   int       column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

gboolean
beket_sql_is_null (BeketSql *self,
                   int       column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

gconstpointer
beket_sql_peek (BeketSql *self,
                int       column,
                gsize    *length)
{
  gconstpointer data = sqlite3_column_blob (self->stmt, column);

  *length = (gsize) sqlite3_column_bytes (self->stmt, column);
  return data;
}

GBytes *
beket_sql_bytes (BeketSql *self,
                 int       column)
{
  const void *data;

  if (beket_sql_is_null (self, column))
    return NULL;

  data = sqlite3_column_blob (self->stmt, column);
  return g_bytes_new (data, sqlite3_column_bytes (self->stmt, column));
}

gboolean
beket_sql_exec (sqlite3    *db,
                const char *script,
                GError    **error)
{
  int rc = sqlite3_exec (db, script, NULL, NULL, NULL);

  return rc == SQLITE_OK || beket_sql_fail (db, rc, "the store refused", error);
}

gboolean
beket_sql_pragma (sqlite3    *db,
                  const char *text,
                  gint64     *value,
                  GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc = sqlite3_prepare_v2 (db, text, -1, &stmt, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);
  if (rc != SQLITE_ROW)
    return beket_sql_fail (db, rc, "the store does not answer", error);

  *value = sqlite3_column_int64 (stmt, 0);
  return TRUE;
}
