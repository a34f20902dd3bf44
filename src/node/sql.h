/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * BeketNodeTx:
 * The node's one connection with its prepared statements, while a function holds the store's mutex.
 */
typedef struct
{
  sqlite3    *db;           /* (owned) */
  GHashTable *statements;   /* (owned) (element-type text sqlite3_stmt): keys are literals */
} BeketNodeTx;

/** beket_node_sql: (transfer none) (nullable): @text is a literal; @types one letter each: 't' const char * (nullable), 'i' gint64, 'b' GBytes * (nullable). Stays prepared. */
sqlite3_stmt *beket_node_sql      (BeketNodeTx   *tx,
                                   GError       **error,
                                   const char    *text,
                                   const char    *types,
                                   ...);
/** beket_node_sql_next: %TRUE for a row. At the end, or on an error, the statement is reset. */
gboolean      beket_node_sql_next (BeketNodeTx   *tx,
                                   sqlite3_stmt  *stmt,
                                   gboolean      *row,
                                   GError       **error);
/** beket_node_sql_run: a statement without rows. */
gboolean      beket_node_sql_run  (BeketNodeTx   *tx,
                                   GError       **error,
                                   const char    *text,
                                   const char    *types,
                                   ...);
/** beket_node_sql_integer: the one integer of the first row; @otherwise when there is none or it is NULL. */
gboolean      beket_node_sql_integer (BeketNodeTx *tx,
                                   gint64        *value,
                                   gint64         otherwise,
                                   GError       **error,
                                   const char    *text,
                                   const char    *types,
                                   ...);
/** beket_node_sql_text: (out) (transfer full) (nullable): the one text of the first row. */
gboolean      beket_node_sql_text (BeketNodeTx   *tx,
                                   char         **value,
                                   GError       **error,
                                   const char    *text,
                                   const char    *types,
                                   ...);
/** beket_node_column: (transfer full) (nullable): bytes of a column. */
GBytes       *beket_node_column   (sqlite3_stmt  *stmt,
                                   int            column);
/** beket_node_column_text: (transfer full) (nullable). */
char         *beket_node_column_text (sqlite3_stmt *stmt,
                                   int            column);
/** beket_node_sql_fail: %BEKET_ERROR_FULL or %BEKET_ERROR_STORE. Always %FALSE. */
gboolean      beket_node_sql_fail (sqlite3       *db,
                                   const char    *doing,
                                   GError       **error);

G_END_DECLS
