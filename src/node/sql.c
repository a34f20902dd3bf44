/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prepared statements of the node's store: bound, stepped, kept.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/sql.h"

#include "domain/error.h"

gboolean
beket_node_sql_fail (sqlite3    *db,
                     const char *doing,
                     GError    **error)
{
  gboolean full = (sqlite3_errcode (db) & 0xff) == SQLITE_FULL;

  g_set_error (error, BEKET_ERROR, full ? BEKET_ERROR_FULL : BEKET_ERROR_STORE,
               "%s: %s", doing, sqlite3_errmsg (db));
  return FALSE;
}

static int
bind_bytes (sqlite3_stmt *stmt,
            int           at,
            GBytes       *bytes)
{
  gsize length;
  const void *data;

  if (bytes == NULL)
    return sqlite3_bind_null (stmt, at);
  data = g_bytes_get_data (bytes, &length);
  return length == 0 ? sqlite3_bind_zeroblob (stmt, at, 0) : sqlite3_bind_blob64 (stmt, at, data,
                                                                                  length,
                                                                                  SQLITE_TRANSIENT);
}

static int
bind (sqlite3_stmt *stmt,
      const char   *types,
      va_list       values)
{
  int rc = SQLITE_OK;

  for (int i = 0; types[i] != '\0' && rc == SQLITE_OK; i++)
    if (types[i] == 'i')
      rc = sqlite3_bind_int64 (stmt, i + 1, va_arg (values, gint64));
    else if (types[i] == 't')
      rc = sqlite3_bind_text (stmt, i + 1, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
    else
      rc = bind_bytes (stmt, i + 1, va_arg (values, GBytes *));
  return rc;
}

static sqlite3_stmt *
prepare (BeketNodeTx *tx,
         GError     **error,
         const char  *text,
         const char  *types,
         va_list      values)
{
  sqlite3_stmt *stmt = g_hash_table_lookup (tx->statements, text);

  if (stmt == NULL)
    {
      if (sqlite3_prepare_v3 (tx->db, text, -1, SQLITE_PREPARE_PERSISTENT, &stmt,
                              NULL) != SQLITE_OK)
        {
          beket_node_sql_fail (tx->db, text, error);
          return NULL;
        }
      g_hash_table_insert (tx->statements, (gpointer) text, stmt);
    }
  sqlite3_reset (stmt);
  if (bind (stmt, types, values) != SQLITE_OK)
    {
      beket_node_sql_fail (tx->db, text, error);
      return NULL;
    }
  return stmt;
}

sqlite3_stmt *
beket_node_sql (BeketNodeTx *tx,
                GError     **error,
                const char  *text,
                const char  *types,
                ...)
{
  sqlite3_stmt *stmt;
  va_list values;

  va_start (values, types);
  stmt = prepare (tx, error, text, types, values);
  va_end (values);
  return stmt;
}

gboolean
beket_node_sql_next (BeketNodeTx  *tx,
                     sqlite3_stmt *stmt,
                     gboolean     *row,
                     GError      **error)
{
  int rc = sqlite3_step (stmt);

  *row = rc == SQLITE_ROW;
  if (*row)
    return TRUE;
  if (rc != SQLITE_DONE)
    beket_node_sql_fail (tx->db, sqlite3_sql (stmt), error);
  sqlite3_reset (stmt);
  return rc == SQLITE_DONE;
}

gboolean
beket_node_sql_run (BeketNodeTx *tx,
                    GError     **error,
                    const char  *text,
                    const char  *types,
                    ...)
{
  sqlite3_stmt *stmt;
  gboolean row;
  va_list values;

  va_start (values, types);
  stmt = prepare (tx, error, text, types, values);
  va_end (values);
  if (stmt == NULL || !beket_node_sql_next (tx, stmt, &row, error))
    return FALSE;
  sqlite3_reset (stmt);
  return TRUE;
}

gboolean
beket_node_sql_integer (BeketNodeTx *tx,
                        gint64      *value,
                        gint64       otherwise,
                        GError     **error,
                        const char  *text,
                        const char  *types,
                        ...)
{
  sqlite3_stmt *stmt;
  gboolean row;
  va_list values;

  va_start (values, types);
  stmt = prepare (tx, error, text, types, values);
  va_end (values);
  *value = otherwise;
  if (stmt == NULL || !beket_node_sql_next (tx, stmt, &row, error))
    return FALSE;
  if (row && sqlite3_column_type (stmt, 0) != SQLITE_NULL)
    *value = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);
  return TRUE;
}

gboolean
beket_node_sql_text (BeketNodeTx *tx,
                     char       **value,
                     GError     **error,
                     const char  *text,
                     const char  *types,
                     ...)
{
  sqlite3_stmt *stmt;
  gboolean row;
  va_list values;

  va_start (values, types);
  stmt = prepare (tx, error, text, types, values);
  va_end (values);
  *value = NULL;
  if (stmt == NULL || !beket_node_sql_next (tx, stmt, &row, error))
    return FALSE;
  if (row)
    *value = beket_node_column_text (stmt, 0);
  sqlite3_reset (stmt);
  return TRUE;
}

GBytes *
beket_node_column (sqlite3_stmt *stmt,
                   int           column)
{
  const void *data = sqlite3_column_blob (stmt, column);

  if (sqlite3_column_type (stmt, column) == SQLITE_NULL)
    return NULL;
  return g_bytes_new (data, (gsize) sqlite3_column_bytes (stmt, column));
}

char *
beket_node_column_text (sqlite3_stmt *stmt,
                        int           column)
{
  return g_strdup ((const char *) sqlite3_column_text (stmt, column));
}
