/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Volumes of the search: lists that say which things of 64 full pages have three bytes in their keys.
 *
 * DESIGN: measured against the trigram index of FTS5, whose time grows with the number of rows where a common name is asked for and whose merges come when they
 * like. A volume is written once, in order, and never again; a search reads a few lists of each, newest first, and stops when it has
 * enough: two million persons are about 150 volumes. What was seen since the last volume was closed is looked through as it is.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/follow.h"

#include <string.h>

#include "domain/search-key.h"
#include "ledger/sql.h"

#define GRAM 3
#define MAX_GRAMS 4   /* of a reading that are looked up: the key itself is looked at afterwards */

static guint
gram_at (const char *text)
{
  const guchar *bytes = (const guchar *) text;

  return (guint) bytes[0] << 16 | (guint) bytes[1] << 8 | bytes[2];
}

/* A word's end is in no gram. */
static gboolean
is_gram (const char *text)
{
  for (guint i = 0; i < GRAM; i++)
    if (text[i] == ' ' || text[i] == '\n' || text[i] == '\0')
      return FALSE;

  return TRUE;
}

/* ---- Made ---- */

typedef struct
{
  gint        last;    /* thing */
  GByteArray *bytes;   /* (owned) */
} List;

static void
list_free (List *list)
{
  g_byte_array_unref (list->bytes);
  g_free (list);
}

/* Seven bits a byte, the lower ones first; the highest bit says that more follow. */
static void
list_add (List *list,
          gint  thing)
{
  guint difference = (guint) (thing - list->last);

  if (difference == 0)
    return;

  for (; difference >= 0x80; difference >>= 7)
    {
      guint8 byte = (guint8) (difference | 0x80);

      g_byte_array_append (list->bytes, &byte, 1);
    }
  g_byte_array_append (list->bytes, (const guint8 *) &(guint8) { (guint8) difference }, 1);
  list->last = thing;
}

static List *
list_of (GHashTable *lists,
         guint       gram)
{
  List *list = g_hash_table_lookup (lists, GUINT_TO_POINTER (gram));

  if (list == NULL)
    {
      list = g_new0 (List, 1);
      list->last = -1;
      list->bytes = g_byte_array_new ();
      g_hash_table_insert (lists, GUINT_TO_POINTER (gram), list);
    }

  return list;
}

static void
add_page (GHashTable *lists,
          const char *keys,
          gint        thing)
{
  for (; *keys != '\0'; keys++)
    if (*keys == '\n')
      thing++;
    else if (is_gram (keys))
      list_add (list_of (lists, gram_at (keys)), thing);
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

  for (gint thing = 0; beket_sql_next (sql, &failed); thing += BEKET_PAGE_THINGS)
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
write_list (BeketTx    *tx,
            gint64      volume,
            guint       gram,
            const List *list,
            GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (list->bytes->data, list->bytes->len);

  return beket_sql_run (tx, error, "INSERT INTO search_gram (volume, gram, things) VALUES (?1, ?2, ?3)", "iib", volume,
                        (gint64) gram, bytes);
}

gboolean
beket_volume_close (BeketTx *tx,
                    gint64   volume,
                    GError **error)
{
  g_autoptr (GHashTable) lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) list_free);
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

/* ---- Read ---- */

static void
set_fill (BeketThingSet *set,
          int            byte)
{
  memset (set->bits, byte, sizeof set->bits);
}

/* Bytes of a damaged file lead nowhere: what lies outside the volume is not there. */
static void
set_add_list (BeketThingSet *set,
              GBytes        *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  guint64 thing = G_MAXUINT64;   /* before the first one */
  guint64 difference = 0;
  guint shift = 0;

  for (gsize i = 0; i < length && shift < 28; i++)
    {
      difference |= (guint64) (data[i] & 0x7f) << shift;
      shift += 7;
      if (data[i] >= 0x80)
        continue;
      thing += difference;
      difference = 0;
      shift = 0;
      if (thing < BEKET_VOLUME_THINGS)
        set->bits[thing / 64] |= G_GUINT64_CONSTANT (1) << thing % 64;
    }
}

static void
set_and (BeketThingSet       *set,
         const BeketThingSet *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (set->bits); i++)
    set->bits[i] &= other->bits[i];
}

static void
set_or (BeketThingSet       *set,
        const BeketThingSet *other)
{
  for (guint i = 0; i < G_N_ELEMENTS (set->bits); i++)
    set->bits[i] |= other->bits[i];
}

/* @found: (out): is there a list at all? */
static gboolean
narrow_by_gram (BeketTx       *tx,
                gint64         volume,
                const char    *gram,
                BeketThingSet *set,
                gboolean      *found,
                GError       **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;
  BeketThingSet having;

  sql = beket_sql_new (tx, error, "SELECT things FROM search_gram WHERE volume = ?1 AND gram = ?2", "ii", volume,
                       (gint64) gram_at (gram));
  if (sql == NULL)
    return FALSE;

  set_fill (&having, 0);
  *found = beket_sql_next (sql, &failed);
  if (*found)
    {
      g_autoptr (GBytes) bytes = beket_sql_bytes (sql, 0);

      set_add_list (&having, bytes);
    }
  set_and (set, &having);

  return beket_sql_ended (&failed, error);
}

/* Four grams, from the beginning to the end of the reading. @set: (out). */
static gboolean
find_reading (BeketTx       *tx,
              gint64         volume,
              const char    *reading,
              BeketThingSet *set,
              GError       **error)
{
  gsize last = strlen (reading) - GRAM;
  gsize step = last <= MAX_GRAMS ? 1 : (last + MAX_GRAMS - 2) / (MAX_GRAMS - 1);
  gboolean found = TRUE;

  set_fill (set, 0xff);
  for (gsize i = 0; i < last && found; i += step)
    if (is_gram (reading + i) && !narrow_by_gram (tx, volume, reading + i, set, &found, error))
      return FALSE;

  return !found || !is_gram (reading + last) ||
         narrow_by_gram (tx, volume, reading + last, set, &found, error);
}

static gboolean
is_long_enough (const BeketSearchTerm *term)
{
  for (guint i = 0; term->readings[i] != NULL; i++)
    if (strlen (term->readings[i]) < GRAM)
      return FALSE;

  return TRUE;
}

static gboolean
narrow_by_term (BeketTx               *tx,
                gint64                 volume,
                const BeketSearchTerm *term,
                BeketThingSet         *set,
                GError               **error)
{
  BeketThingSet any;
  BeketThingSet one;

  set_fill (&any, 0);
  for (guint i = 0; term->readings[i] != NULL; i++)
    {
      if (!find_reading (tx, volume, term->readings[i], &one, error))
        return FALSE;
      set_or (&any, &one);
    }
  set_and (set, &any);

  return TRUE;
}

gboolean
beket_volume_narrow (BeketTx       *tx,
                     gint64         volume,
                     GPtrArray     *terms,
                     BeketThingSet *set,
                     GError       **error)
{
  for (guint i = 0; i < terms->len; i++)
    {
      const BeketSearchTerm *term = g_ptr_array_index (terms, i);

      if (is_long_enough (term) && !narrow_by_term (tx, volume, term, set, error))
        return FALSE;
    }

  return TRUE;
}
