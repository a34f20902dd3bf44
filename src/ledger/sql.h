/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "ledger/ledger.h"

G_BEGIN_DECLS

/**
 * BeketSql:
 * A prepared statement with its values, for one use; the statement itself stays prepared in the connection. Private to the room.
 */
typedef struct
{
  BeketTx      *tx;      /* (not owned) */
  sqlite3_stmt *stmt;    /* (owned) unless @kept */
  gboolean      kept;    /* belongs to the cache of the connection */
} BeketSql;

/**
 * beket_sql_new: (transfer full) (nullable)
 * @text: a literal: its address is the key of the cache
 * @types: one letter for each value: 't' const char * (nullable), 'i' gint64, 'b' GBytes * (nullable)
 */
BeketSql   *beket_sql_new     (BeketTx     *tx,
                               GError     **error,
                               const char  *text,
                               const char  *types,
                               ...);
void        beket_sql_free    (BeketSql    *self);
/** beket_sql_next: %TRUE for a row. %FALSE: no more rows, or @error is set. */
gboolean    beket_sql_next    (BeketSql    *self,
                               GError     **error);
/** beket_sql_ended: after the last row: moves what beket_sql_next() may have set in @failed to @error; %TRUE when it was nothing. */
gboolean    beket_sql_ended   (GError     **failed,
                               GError     **error);
/** beket_sql_run: a statement without rows. */
gboolean    beket_sql_run     (BeketTx     *tx,
                               GError     **error,
                               const char  *text,
                               const char  *types,
                               ...);

/** beket_sql_command: BEGIN or COMMIT, from the cache. */
gboolean    beket_sql_command (BeketTx     *tx,
                               const char  *text,
                               GError     **error);

/* Columns of the row, from 0. Texts live until the next step; %NULL for NULL. */

const char *beket_sql_text    (BeketSql    *self,
                               int          column);
/** beket_sql_text_or_empty: of a column that cannot be NULL, unless the file is damaged: "" then. */
const char *beket_sql_text_or_empty (BeketSql *self,
                               int          column);
gint64      beket_sql_integer (BeketSql    *self,
                               int          column);
gboolean    beket_sql_is_null (BeketSql    *self,
                               int          column);
/** beket_sql_peek: (transfer none) (nullable): the bytes where they lie, until the next step. */
gconstpointer beket_sql_peek  (BeketSql    *self,
                               int          column,
                               gsize       *length);
/** beket_sql_bytes: (transfer full) (nullable). */
GBytes     *beket_sql_bytes   (BeketSql    *self,
                               int          column);

/** beket_sql_fail: sets @error from the result code @rc of @db. Returns: always %FALSE. */
gboolean    beket_sql_fail    (sqlite3     *db,
                               int          rc,
                               const char  *what,
                               GError     **error);
/** beket_sql_exec: a script without values, outside the cache. */
gboolean    beket_sql_exec    (sqlite3     *db,
                               const char  *script,
                               GError     **error);
/** beket_sql_pragma: the one integer that @text answers. */
gboolean    beket_sql_pragma  (sqlite3     *db,
                               const char  *text,
                               gint64      *value,
                               GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketSql, beket_sql_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close_v2)

G_END_DECLS
