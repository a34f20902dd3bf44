/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is searched, newest first: books by their lists, what is younger than they as it is.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "ledger/follow.h"
#include "ledger/search.h"
#include "ledger/sql.h"

#define MAX_PAGES 256   /* that one look goes through: about a millisecond */

typedef struct
{
  BeketTx    *tx;         /* (not owned) */
  GPtrArray  *terms;      /* (not owned) */
  guint       limit;
  gint64      below;      /* things before this one */
  guint       n_pages;
  BeketValue *rows;       /* (owned) */
} Look;

/* ---- A page ---- */

typedef struct
{
  gint64 first;    /* thing */
  char  *keys;     /* (owned): line ends made ends of texts */
  char  *shown;    /* (owned) */
  guint  n;
  char  *key[BEKET_PAGE_THINGS];     /* (not owned) */
} Page;

static void
page_free (Page *page)
{
  g_free (page->keys);
  g_free (page->shown);
  g_free (page);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, page_free)

static void
cut_keys (Page *page)
{
  char *key = page->keys;
  char *end;

  for (; page->n < BEKET_PAGE_THINGS && (end = strchr (key, '\n')) != NULL; key = end + 1)
    {
      *end = '\0';
      page->key[page->n++] = key;
    }
}

/* %NULL without an error: nothing on it has all the terms. */
static Page *
page_read (Look    *look,
           gint64   number,
           GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;
  Page *page = NULL;

  look->n_pages++;
  sql = beket_sql_new (look->tx, error, "SELECT keys, shown FROM search_page WHERE page = ?1", "i", number);
  if (sql == NULL)
    return NULL;

  if (beket_sql_next (sql, &failed) && beket_search_key_has (beket_sql_text (sql, 0), look->terms))
    {
      page = g_new0 (Page, 1);
      page->first = number * BEKET_PAGE_THINGS;
      page->keys = g_strdup (beket_sql_text (sql, 0));
      page->shown = g_strdup (beket_sql_text (sql, 1));
      cut_keys (page);
    }
  beket_sql_ended (&failed, error);

  return page;
}

/* ---- What is found ---- */

static const char *
skip_lines (const char *text,
            guint       n)
{
  for (; n > 0 && text != NULL; n--)
    if ((text = strchr (text, '\n')) != NULL)
      text++;

  return text != NULL ? text : "";
}

/* Of a line, the columns from @first on. */
static void
add_columns (BeketValue *row,
             const Page *page,
             guint       place,
             guint       first)
{
  static const char *const columns[] = { "kind", "name", "number", "crossing", "time" };
  const char *line = skip_lines (page->shown, place);
  g_autofree char *shown = g_strndup (line, strcspn (line, "\n"));
  g_auto (GStrv) texts = g_strsplit (shown, "\t", G_N_ELEMENTS (columns));

  for (guint i = 0; i < G_N_ELEMENTS (columns) && texts[i] != NULL; i++)
    if (i >= first && *texts[i] != '\0')
      beket_value_set_text (row, columns[i], texts[i]);
}

/* The first thing of an entry says when and where, for those behind it too. */
static void
add_row (Look       *look,
         const Page *page,
         guint       place)
{
  BeketValue *row = beket_value_new_object ();

  add_columns (row, page, place, 0);
  while (place > 0 && beket_value_get_text (row, "time") == NULL)
    add_columns (row, page, --place, BEKET_THING_COLUMNS);
  beket_value_append (look->rows, row);
}

static gboolean
is_full (const Look *look)
{
  return beket_value_length (look->rows) >= look->limit;
}

static void
look_at_thing (Look       *look,
               const Page *page,
               guint       place)
{
  if (beket_search_key_has (page->key[place], look->terms))
    add_row (look, page, place);
  look->below = page->first + place;
}

/* @bits: of the page's things. */
static gboolean
look_at_page (Look    *look,
              gint64   number,
              guint64  bits,
              GError **error)
{
  GError *failed = NULL;
  g_autoptr (Page) page = page_read (look, number, &failed);

  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }

  for (guint i = page != NULL ? page->n : 0; i > 0 && !is_full (look); i--)
    if (page->first + i <= look->below && (bits >> (i - 1) & 1) != 0)
      look_at_thing (look, page, i - 1);
  if (!is_full (look))
    look->below = number * BEKET_PAGE_THINGS;

  return TRUE;
}

static gboolean
look_at_book (Look                *look,
              const BeketFollowed *at,
              GError             **error)
{
  gint64 book = (look->below - 1) / BEKET_BOOK_THINGS;
  gint64 first = book * BEKET_BOOK_VOLUMES * BEKET_VOLUME_PAGES;
  BeketThingSet set;

  if (!beket_book_find (look->tx, book, at->volumes, look->terms, &set, error))
    return FALSE;

  for (gint64 page = (look->below - 1) / BEKET_PAGE_THINGS; page >= first; page--)
    {
      guint64 bits = set.bits[page - first];

      if (is_full (look) || look->n_pages >= MAX_PAGES)
        return TRUE;
      if (bits == 0)
        look->below = page * BEKET_PAGE_THINGS;
      else if (!look_at_page (look, page, bits, error))
        return FALSE;
    }

  return TRUE;
}

/* ---- The whole ---- */

static gboolean
read_after (const char          *after,
            const BeketFollowed *at,
            gint64              *below,
            GError             **error)
{
  *below = at->things;
  if (after == NULL || (g_ascii_string_to_signed (after, 10, 0, at->things, below, NULL)))
    return TRUE;

  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, "no page begins there");
  return FALSE;
}

static BeketValue *
result_of (Look *look)
{
  BeketValue *result = beket_value_new_object ();
  g_autofree char *next = g_strdup_printf ("%" G_GINT64_FORMAT, look->below);

  beket_value_set (result, "rows", g_steal_pointer (&look->rows));
  if (look->below > 0)
    beket_value_set_text (result, "next", next);

  return result;
}

BeketValue *
beket_tx_search (BeketTx    *tx,
                 GPtrArray  *terms,
                 const char *after,
                 guint       limit,
                 GError    **error)
{
  g_autoptr (BeketValue) rows = beket_value_new_list ();
  Look look = { .tx = tx, .terms = terms, .limit = CLAMP (limit, 1, BEKET_PAGE_ROWS), .rows = rows };
  BeketFollowed at = { 0 };

  if (!beket_follow_read (tx, &at, error) || !read_after (after, &at, &look.below, error))
    return NULL;

  /* One look goes through one book: a look at two million persons takes no longer than one at thirty thousand. */
  if (look.below > 0 && !look_at_book (&look, &at, error))
    return NULL;

  rows = NULL;
  return result_of (&look);
}
