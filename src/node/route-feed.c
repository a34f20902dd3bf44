/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a station pulls: entries of others in the node's order, and receipts for its own.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/page.h"

/* ---- Entries ---- */

static BeketValue *
entry_line (sqlite3_stmt *stmt)
{
  BeketValue *value = beket_value_new_object ();
  BeketValue *entry = beket_value_object (value, "entry");

  beket_value_set_integer (value, "pos", sqlite3_column_int64 (stmt, 0));
  beket_node_row_text (entry, "header", stmt, 1);
  beket_node_row_text (entry, "body", stmt, 2);
  return value;
}

static gboolean
read_feed (BeketNodeTx *tx,
           gpointer     data,
           GError     **error)
{
  BeketNodePage *page = data;
  sqlite3_stmt *stmt;

  if (!beket_node_page_store (tx, page, error) ||
      !beket_node_sql_integer (tx, &page->end, 0, error, "SELECT max (pos) FROM entry", ""))
    return FALSE;
  stmt = beket_node_sql (tx, error, "SELECT entry.pos, entry.header, entry.body FROM entry "
                         "JOIN chain ON chain.id = entry.chain "
                         "WHERE entry.shared = 1 AND entry.pos > ?1 AND chain.origin <> ?2 "
                         "ORDER BY entry.pos LIMIT ?3", "iti", page->after, page->origin,
                         page->limit);
  return beket_node_page_fill (tx, page, stmt, entry_line, error);
}

/* ---- Receipts ---- */

static BeketValue *
receipt_line (sqlite3_stmt *stmt)
{
  BeketValue *value = beket_value_new_object ();

  beket_value_set_integer (value, "pos", sqlite3_column_int64 (stmt, 0));
  beket_value_set_text (value, "origin", (const char *) sqlite3_column_text (stmt, 1));
  beket_value_set_text (value, "ledger", (const char *) sqlite3_column_text (stmt, 2));
  beket_value_set_text (value, "inc", (const char *) sqlite3_column_text (stmt, 3));
  beket_value_set_integer (value, "seq", sqlite3_column_int64 (stmt, 4));
  beket_value_set_text (value, "stage", (const char *) sqlite3_column_text (stmt, 5));
  beket_value_set_text (value, "time", (const char *) sqlite3_column_text (stmt, 6));
  beket_value_set_text (value, "proof", (const char *) sqlite3_column_text (stmt, 7));
  return value;
}

static gboolean
read_receipts (BeketNodeTx *tx,
               gpointer     data,
               GError     **error)
{
  BeketNodePage *page = data;
  sqlite3_stmt *stmt;

  if (!beket_node_page_store (tx, page, error) ||
      !beket_node_sql_integer (tx, &page->end, 0, error, "SELECT max (pos) FROM receipt", ""))
    return FALSE;
  stmt = beket_node_sql (tx, error, "SELECT receipt.pos, origin, ledger, inc, receipt.seq, stage, time, proof "
                         "FROM receipt JOIN chain ON chain.id = receipt.chain "
                         "WHERE receipt.pos > ?1 AND chain.origin = ?2 AND chain.side = 'own' "
                         "ORDER BY receipt.pos LIMIT ?3", "iti", page->after, page->origin,
                         page->limit);
  return beket_node_page_fill (tx, page, stmt, receipt_line, error);
}

void
beket_node_get_feed (BeketNodeCall *call)
{
  beket_node_page_answer (call, read_feed);
}

void
beket_node_get_receipts (BeketNodeCall *call)
{
  beket_node_page_answer (call, read_receipts);
}
