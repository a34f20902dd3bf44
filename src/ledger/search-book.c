/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which things of a book may have what is searched: its lists are asked.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/follow.h"

#include <string.h>

#include "domain/search-key.h"
#include "ledger/gram.h"
#include "ledger/sql.h"
#include "ledger/thing-list.h"

#define MAX_GRAMS 3   /* of a word that are looked up: the key itself is looked at afterwards */

typedef struct
{
  BeketTx *tx;     /* (not owned) */
  gint64   book;
} Book;

/* ---- Sets ---- */

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

/* ---- Lists ---- */

/* @set: (out). */
static gboolean
read_lists (const Book    *self,
            guint32        first,
            guint32        last,
            BeketThingSet *set,
            GError       **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  set_fill (set, 0);
  sql = beket_sql_new (self->tx, error,
                       "SELECT volume, things FROM search_gram WHERE book = ?1 AND gram BETWEEN ?2 AND ?3", "iii",
                       self->book, (gint64) first, (gint64) last);
  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    {
      gint64 volume = beket_sql_integer (sql, 0) - self->book * BEKET_BOOK_VOLUMES;
      gsize length;
      const guint8 *data = beket_sql_peek (sql, 1, &length);

      if (volume >= 0 && volume < BEKET_BOOK_VOLUMES)
        beket_thing_list_read (set->bits + volume * BEKET_VOLUME_WORDS, data, length);
    }

  return beket_sql_ended (&failed, error);
}

/* @n: bytes that are known at @text, the end of the word being one of them: less than four only where a word is short. Three that go on in
 * any way are all the lists that begin with them. */
static gboolean
narrow (const Book    *self,
        const char    *text,
        gsize          n,
        BeketThingSet *set,
        GError       **error)
{
  guint32 gram = beket_gram (text, beket_gram_room (text));
  BeketThingSet having;

  if (!read_lists (self, gram, n == BEKET_GRAM - 1 && gram > G_MAXUINT16 ? gram | 0xff : gram, &having, error))
    return FALSE;

  set_and (set, &having);
  return TRUE;
}

/* ---- Words ---- */

/* A few grams, from the beginning to the end of a word. @n: as of narrow(). */
static gboolean
narrow_by_word (const Book    *self,
                const char    *word,
                gsize          n,
                BeketThingSet *set,
                GError       **error)
{
  gsize last = n > BEKET_GRAM ? n - BEKET_GRAM : 0;
  gsize step = MAX (1, (last + MAX_GRAMS - 2) / (MAX_GRAMS - 1));

  for (gsize i = 0; i < last && !set_is_empty (set); i += step)
    if (!narrow (self, word + i, BEKET_GRAM, set, error))
      return FALSE;

  return set_is_empty (set) || narrow (self, word + last, n - last, set, error);
}

/* A reading may be of several words: only the last of them may go on. @set: (out). */
static gboolean
find_reading (const Book    *self,
              const char    *reading,
              BeketThingSet *set,
              GError       **error)
{
  set_fill (set, 0xff);
  for (const char *word = reading; *word != '\0';)
    {
      gsize length = strcspn (word, " ");
      gboolean goes_on = word[length] == '\0';

      if (length > 0 && !narrow_by_word (self, word, goes_on ? length : length + 1, set, error))
        return FALSE;
      word += goes_on ? length : length + 1;
    }

  return TRUE;
}

static gboolean
narrow_by_term (const Book            *self,
                const BeketSearchTerm *term,
                BeketThingSet         *set,
                GError               **error)
{
  BeketThingSet any;
  BeketThingSet one;

  set_fill (&any, 0);
  for (guint i = 0; term->readings[i] != NULL; i++)
    {
      if (!find_reading (self, term->readings[i], &one, error))
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
  gsize closed = (gsize) n_closed * BEKET_VOLUME_WORDS;

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
  const Book self = { tx, book };

  set_fill (set, 0xff);
  for (guint i = 0; i < terms->len && n_volumes > book * BEKET_BOOK_VOLUMES; i++)
    if (!set_is_empty (set) && !narrow_by_term (&self, g_ptr_array_index (terms, i), set, error))
      return FALSE;
  add_open_volumes (set, book, n_volumes);

  return TRUE;
}
