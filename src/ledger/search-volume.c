/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Volumes of the search are closed: lists that say which things of 120 full pages have some bytes in their keys.
 *
 * DESIGN: the trigram index of FTS5 walks the whole lists of a common name for a rare one that looks like it, cannot be stopped in between, and merges when it
 * likes. Here a volume is written once, in order, and never again; a search reads a few lists of each book, newest first, and stops when it has
 * enough: two million persons are eighty books, and a look is at one of them. What was seen since the last volume was closed is looked through as it is.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/follow.h"

#include <stdlib.h>

#include "ledger/gram.h"
#include "ledger/sql.h"
#include "ledger/thing-list.h"

static void
add_gram (GHashTable *lists,
          guint32     gram,
          guint       thing)
{
  BeketThingList *list = g_hash_table_lookup (lists, GUINT_TO_POINTER (gram));

  if (list == NULL)
    {
      list = beket_thing_list_new ();
      g_hash_table_insert (lists, GUINT_TO_POINTER (gram), list);
    }
  beket_thing_list_add (list, thing);
}

static void
add_page (GHashTable *lists,
          const char *keys,
          guint       thing)
{
  for (; *keys != '\0'; keys++)
    if (*keys == '\n')
      thing++;
    else
      for (guint n = beket_gram_room (keys); n > 0; n--)
        add_gram (lists, beket_gram (keys, n), thing);
}

static gboolean
read_pages (BeketTx    *tx,
            gint64      volume,
            GHashTable *lists,
            GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error, "SELECT keys FROM search_page WHERE page BETWEEN ?1 AND ?2 ORDER BY page", "ii",
                       volume * BEKET_VOLUME_PAGES, (volume + 1) * BEKET_VOLUME_PAGES - 1);
  if (sql == NULL)
    return FALSE;

  for (guint thing = 0; beket_sql_next (sql, &failed); thing += BEKET_PAGE_THINGS)
    add_page (lists, beket_sql_text (sql, 0), thing);

  return beket_sql_ended (&failed, error);
}

static int
compare_grams (gconstpointer a,
               gconstpointer b)
{
  guint x = GPOINTER_TO_UINT (*(const gconstpointer *) a);
  guint y = GPOINTER_TO_UINT (*(const gconstpointer *) b);

  return (x > y) - (x < y);
}

static gboolean
write_list (BeketTx              *tx,
            gint64                volume,
            guint                 gram,
            const BeketThingList *list,
            GError              **error)
{
  g_autoptr (GBytes) bytes = beket_thing_list_to_bytes (list);

  return beket_sql_run (tx, error, "INSERT INTO search_gram (book, gram, volume, things) VALUES (?1, ?2, ?3, ?4)", "iiib",
                        volume / BEKET_BOOK_VOLUMES, (gint64) gram, volume, bytes);
}

gboolean
beket_volume_close (BeketTx *tx,
                    gint64   volume,
                    GError **error)
{
  g_autoptr (GHashTable) lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) beket_thing_list_free);
  g_autofree gpointer *grams = NULL;
  guint n_grams;

  if (!read_pages (tx, volume, lists, error))
    return FALSE;

  grams = g_hash_table_get_keys_as_array (lists, &n_grams);
  qsort (grams, n_grams, sizeof *grams, compare_grams);
  for (guint i = 0; i < n_grams; i++)
    if (!write_list (tx, volume, GPOINTER_TO_UINT (grams[i]), g_hash_table_lookup (lists, grams[i]), error))
      return FALSE;

  return TRUE;
}
