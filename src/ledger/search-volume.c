/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Volumes of the search: lists that say which things of 128 full pages have four bytes in their keys.
 *
 * DESIGN: the trigram index of FTS5 walks the whole lists of a common name for a rare one that looks like it, cannot be stopped in between, and merges when it
 * likes. Here a volume is written once, in order, and never again; a search reads a few lists of each book, newest first, and stops when it has
 * enough: two million persons are nine books. What was seen since the last volume was closed is looked through as it is.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/follow.h"

#include <string.h>

#include "domain/search-key.h"
#include "ledger/sql.h"

#define MIN_GRAM 3    /* bytes of a word */
#define GRAM 4        /* with the next one, or the end of the word */
#define MAX_GRAMS 3   /* of a reading that are looked up: the key itself is looked at afterwards */

static gboolean
is_end (char c)
{
  return c == ' ' || c == '\n' || c == '\0';
}

/* Three bytes of one word. */
static gboolean
is_gram (const char *text)
{
  return !is_end (text[0]) && !is_end (text[1]) && !is_end (text[2]);
}

static guint32
gram_at (const char *text)
{
  const guchar *bytes = (const guchar *) text;

  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | (is_end (text[3]) ? 0 : bytes[3]);
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

  return beket_sql_run (tx, error, "INSERT INTO search_gram (book, gram, volume, things) VALUES (?1, ?2, ?3, ?4)", "iiib",
                        volume / BEKET_BOOK_VOLUMES, (gint64) gram, volume, bytes);
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

static gboolean
set_is_empty (const BeketThingSet *set)
{
  guint64 any = 0;

  for (guint i = 0; i < G_N_ELEMENTS (set->bits); i++)
    any |= set->bits[i];

  return any == 0;
}

/* Bytes of a damaged file lead nowhere: what lies outside the volume is not there. */
static void
add_list (guint64      *bits,
          const guint8 *data,
          gsize         length)
{
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
        bits[thing / 64] |= G_GUINT64_CONSTANT (1) << thing % 64;
    }
}

/* Of a word that begins with three bytes and goes on in any way, all the lists from @first to @last. @set: (out). */
static gboolean
read_lists (BeketTx       *tx,
            gint64         book,
            gint64         first,
            gint64         last,
            BeketThingSet *set,
            GError       **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  set_fill (set, 0);
  sql = beket_sql_new (tx, error,
                       "SELECT volume, things FROM search_gram WHERE book = ?1 AND gram BETWEEN ?2 AND ?3", "iii", book,
                       first, last);
  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    {
      gint64 volume = beket_sql_integer (sql, 0) - book * BEKET_BOOK_VOLUMES;
      g_autoptr (GBytes) bytes = beket_sql_bytes (sql, 1);
      gsize length;
      const guint8 *data = g_bytes_get_data (bytes, &length);

      if (volume >= 0 && volume < BEKET_BOOK_VOLUMES)
        add_list (set->bits + volume * (BEKET_VOLUME_THINGS / 64), data, length);
    }

  return beket_sql_ended (&failed, error);
}

static gboolean
narrow (BeketTx       *tx,
        gint64         book,
        const char    *text,
        gboolean       goes_on,
        BeketThingSet *set,
        GError       **error)
{
  BeketThingSet having;
  gint64 gram;

  if (!is_gram (text) || (goes_on && is_end (text[MIN_GRAM])))
    return TRUE;

  gram = gram_at (text);
  if (!read_lists (tx, book, gram, goes_on ? gram : gram | 0xff, &having, error))
    return FALSE;

  set_and (set, &having);
  return TRUE;
}

/* A few grams, from the beginning to the end of the reading. @set: (out). */
static gboolean
find_reading (BeketTx       *tx,
              gint64         book,
              const char    *reading,
              BeketThingSet *set,
              GError       **error)
{
  gsize length = strlen (reading);
  gsize last = length > GRAM ? length - GRAM : 0;
  gsize step = MAX (1, (last + MAX_GRAMS - 2) / (MAX_GRAMS - 1));

  set_fill (set, 0xff);
  for (gsize i = 0; i < last && !set_is_empty (set); i += step)
    if (!narrow (tx, book, reading + i, TRUE, set, error))
      return FALSE;

  return set_is_empty (set) || narrow (tx, book, reading + last, length >= GRAM, set, error);
}

static gboolean
is_long_enough (const BeketSearchTerm *term)
{
  for (guint i = 0; term->readings[i] != NULL; i++)
    if (strlen (term->readings[i]) < MIN_GRAM)
      return FALSE;

  return TRUE;
}

static gboolean
narrow_by_term (BeketTx               *tx,
                gint64                 book,
                const BeketSearchTerm *term,
                BeketThingSet         *set,
                GError               **error)
{
  BeketThingSet any;
  BeketThingSet one;

  set_fill (&any, 0);
  for (guint i = 0; term->readings[i] != NULL; i++)
    {
      if (!find_reading (tx, book, term->readings[i], &one, error))
        return FALSE;
      set_or (&any, &one);
    }
  set_and (set, &any);

  return TRUE;
}

static void
add_open_volumes (BeketThingSet *set,
                  gint64         book,
                  gint64         n_volumes)
{
  gint64 n_closed = CLAMP (n_volumes - book * BEKET_BOOK_VOLUMES, 0, BEKET_BOOK_VOLUMES);
  gsize closed = (gsize) n_closed * (BEKET_VOLUME_THINGS / 64);

  memset (set->bits + closed, 0xff, sizeof set->bits - closed * sizeof *set->bits);
}

gboolean
beket_book_find (BeketTx       *tx,
                 gint64         book,
                 gint64         n_volumes,
                 GPtrArray     *terms,
                 BeketThingSet *set,
                 GError       **error)
{
  set_fill (set, 0xff);
  for (guint i = 0; i < terms->len && n_volumes > book * BEKET_BOOK_VOLUMES; i++)
    {
      const BeketSearchTerm *term = g_ptr_array_index (terms, i);

      if (is_long_enough (term) && !set_is_empty (set) && !narrow_by_term (tx, book, term, set, error))
        return FALSE;
    }
  add_open_volumes (set, book, n_volumes);

  return TRUE;
}
