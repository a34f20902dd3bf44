/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages of lines after a cursor, for stations that pull.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/page.h"

#include "domain/error.h"
#include "record/json.h"

#define PAGE_LINES     500
#define PAGE_LINES_MAX 1000
#define PAGE_BYTES     (2 * 1024 * 1024)
#define LINES_MEDIA    "application/x-ndjson"

static void
page_clear (BeketNodePage *page)
{
  g_clear_pointer (&page->store, g_free);
  if (page->lines != NULL)
    g_string_free (page->lines, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketNodePage, page_clear)

gboolean
beket_node_page_store (BeketNodeTx   *tx,
                       BeketNodePage *page,
                       GError       **error)
{
  return beket_node_sql_text (tx, &page->store, error, "SELECT text FROM meta WHERE name = 'store'",
                              "");
}

static void
append_line (BeketNodePage    *page,
             const BeketValue *line)
{
  g_autofree char *text = beket_json_write (line);

  g_string_append (page->lines, text);
  g_string_append_c (page->lines, '\n');
  page->last = beket_value_get_integer (line, "pos", 0);
}

/* Whole lines up to the page's size, and one at least. */
gboolean
beket_node_page_fill (BeketNodeTx   *tx,
                      BeketNodePage *page,
                      sqlite3_stmt  *stmt,
                      BeketNodeLine  line,
                      GError       **error)
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

static void
answer_lines (BeketNodeCall *call,
              BeketNodePage *page)
{
  g_autofree char *last = g_strdup_printf ("%" G_GINT64_FORMAT, page->last);

  if (page->lines->len == 0)
    beket_node_call_answer (call, 204, NULL, NULL);
  else
    beket_node_call_text (call, 200, LINES_MEDIA, page->lines->str);
  beket_node_call_set (call, "Beket-Position", last);
  beket_node_call_set (call, "Beket-Store", page->store);
}

void
beket_node_page_answer (BeketNodeCall *call,
                        BeketNodeFunc  read)
{
  g_auto (BeketNodePage) page = { .origin = call->caller->id, .point = call->caller->point };
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
