/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a station pulls: entries of others in the node's order, and receipts for its own.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/call.h"

#include "domain/error.h"
#include "record/json.h"

#define PAGE_LINES     500
#define PAGE_LINES_MAX 1000
#define PAGE_BYTES     (2 * 1024 * 1024)
#define LINES_MEDIA    "application/x-ndjson"

typedef struct
{
  const char *origin;
  gint64      after;
  gint64      limit;
  gint64      last;      /* (out): position of the last line, or @after */
  gint64      end;       /* (out): last position of the store */
  char       *store;     /* (out) (owned): name of the store */
  GString    *lines;     /* (out) (owned) */
} Page;

static void
page_clear (Page *page)
{
  g_clear_pointer (&page->store, g_free);
  if (page->lines != NULL)
    g_string_free (page->lines, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static gboolean
read_store (BeketNodeTx *tx,
            Page        *page,
            GError     **error)
{
  return beket_node_sql_text (tx, &page->store, error, "SELECT text FROM meta WHERE name = 'store'",
                              "");
}

static void
append_line (Page             *page,
             const BeketValue *line)
{
  g_autofree char *text = beket_json_write (line);

  g_string_append (page->lines, text);
  g_string_append_c (page->lines, '\n');
  page->last = beket_value_get_integer (line, "pos", 0);
}

/* Whole lines up to the page's size, and one at least. */
static gboolean
fill_page (BeketNodeTx  *tx,
           Page         *page,
           sqlite3_stmt *stmt,
           BeketValue *(*line)(sqlite3_stmt *stmt),
           GError      **error)
{
  gboolean row = TRUE;

  page->lines = g_string_new (NULL);
  page->last = page->after;
  while (stmt != NULL && page->lines->len < PAGE_BYTES && beket_node_sql_next (tx, stmt, &row,
                                                                               error))
    {
      g_autoptr (BeketValue) value = NULL;

      if (!row)
        return TRUE;
      value = line (stmt);
      append_line (page, value);
    }
  return stmt != NULL && page->lines->len >= PAGE_BYTES;
}

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
  Page *page = data;
  sqlite3_stmt *stmt;

  if (!read_store (tx, page, error) ||
      !beket_node_sql_integer (tx, &page->end, 0, error, "SELECT max (pos) FROM entry", ""))
    return FALSE;
  stmt = beket_node_sql (tx, error, "SELECT entry.pos, entry.header, entry.body FROM entry "
                         "JOIN chain ON chain.id = entry.chain "
                         "WHERE entry.shared = 1 AND entry.pos > ?1 AND chain.origin <> ?2 "
                         "ORDER BY entry.pos LIMIT ?3", "iti", page->after, page->origin,
                         page->limit);
  return fill_page (tx, page, stmt, entry_line, error);
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
  Page *page = data;
  sqlite3_stmt *stmt;

  if (!read_store (tx, page, error) ||
      !beket_node_sql_integer (tx, &page->end, 0, error, "SELECT max (pos) FROM receipt", ""))
    return FALSE;
  stmt = beket_node_sql (tx, error, "SELECT receipt.pos, origin, ledger, inc, receipt.seq, stage, time, proof "
                         "FROM receipt JOIN chain ON chain.id = receipt.chain "
                         "WHERE receipt.pos > ?1 AND chain.origin = ?2 AND chain.side = 'own' "
                         "ORDER BY receipt.pos LIMIT ?3", "iti", page->after, page->origin,
                         page->limit);
  return fill_page (tx, page, stmt, receipt_line, error);
}

/* ---- Both ---- */

static void
answer_lines (BeketNodeCall *call,
              Page          *page)
{
  g_autofree char *last = g_strdup_printf ("%" G_GINT64_FORMAT, page->last);

  if (page->lines->len == 0)
    beket_node_call_answer (call, 204, NULL, NULL);
  else
    beket_node_call_text (call, 200, LINES_MEDIA, page->lines->str);
  beket_node_call_set (call, "Beket-Position", last);
  beket_node_call_set (call, "Beket-Store", page->store);
}

static void
answer_page (BeketNodeCall *call,
             BeketNodeFunc  read)
{
  g_auto (Page) page = { .origin = call->caller->id };
  g_autoptr (GError) error = NULL;

  if (!beket_node_call_number (call, "after", 0, &page.after) ||
      !beket_node_call_number (call, "limit", PAGE_LINES, &page.limit))
    return;
  page.limit = CLAMP (page.limit, 1, PAGE_LINES_MAX);
  if (!beket_node_store_read (call->node->store, read, &page, &error))
    beket_node_call_failed (call, error);
  else if (page.after > page.end)
    {
      /* The reader has seen more than this store holds: it was restored from an older copy. */
      beket_node_call_problem (call, 409, "cursor-ahead", NULL,
                               "the last position is %" G_GINT64_FORMAT, page.end);
      beket_node_call_set (call, "Beket-Store", page.store);
    }
  else if (page.lines->len > 0 || !beket_node_call_wait (call))
    answer_lines (call, &page);
}

void
beket_node_get_feed (BeketNodeCall *call)
{
  answer_page (call, read_feed);
}

void
beket_node_get_receipts (BeketNodeCall *call)
{
  answer_page (call, read_receipts);
}
