/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts as they are searched: without what people leave out or mistype.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/search-text.h"

#include <string.h>

static const struct
{
  const char *from;
  gunichar    to;
} folds[] = {
  { "ё", 0x435 },
  { "ә", 0x430 },
  { "ғ", 0x433 },
  { "қ", 0x43a },
  { "ң", 0x43d },
  { "ө", 0x43e },
  { "ұ", 0x443 },
  { "ү", 0x443 },
  { "һ", 0x445 },
  { "і", 0x438 },
};

static gunichar
fold_letter (gunichar c)
{
  /* The Russian letters, ё apart, are what the others are folded to. */
  if (c >= 0x410 && c <= 0x42f)
    return c + 0x20;
  if (c >= 0x430 && c <= 0x44f)
    return c;

  c = g_unichar_tolower (c);
  if (c < 0x80)
    return c;

  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    if (g_utf8_get_char (folds[i].from) == c)
      return folds[i].to;

  return c;
}

/* The Russian letters first: the tables of Unicode are large, and a library has a million letters. */
static gboolean
is_letter_or_digit (gunichar c)
{
  return (c >= 0x410 && c <= 0x44f) || (c < 0x80 ? g_ascii_isalnum ((char) c) : g_unichar_isalnum (c));
}

/* Cyrillic by hand: it is most of what there is. */
static void
append_letter (GString *folded,
               gunichar c)
{
  if (c < 0x80)
    g_string_append_c (folded, (char) c);
  else if (c < 0x800)
    {
      g_string_append_c (folded, (char) (0xc0 | c >> 6));
      g_string_append_c (folded, (char) (0x80 | (c & 0x3f)));
    }
  else
    g_string_append_unichar (folded, c);
}

/* Likewise: ASCII and two bytes by hand. */
static gunichar
take_letter (const char **text)
{
  const guchar *at = (const guchar *) *text;
  gunichar c;

  if (at[0] < 0x80)
    c = at[0];
  else if ((at[0] & 0xe0) == 0xc0)
    c = (gunichar) (at[0] & 0x1f) << 6 | (at[1] & 0x3f);
  else
    c = g_utf8_get_char (*text);
  *text = g_utf8_next_char (*text);

  return c;
}

void
beket_search_append (GString    *folded,
                     const char *text)
{
  gboolean apart = folded->len > 0;

  while (*text != '\0')
    {
      gunichar c = take_letter (&text);

      if (!is_letter_or_digit (c))
        {
          apart = folded->len > 0;
          continue;
        }
      if (apart)
        g_string_append_c (folded, ' ');
      apart = FALSE;
      append_letter (folded, fold_letter (c));
    }
}

char *
beket_search_fold (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text) + 1);

  beket_search_append (folded, text);

  return g_string_free (folded, FALSE);
}

static gboolean
has_word (const char *text,
          const char *word,
          gsize       length)
{
  while (text != NULL)
    {
      if (strncmp (text, word, length) == 0)
        return TRUE;
      text = strchr (text, ' ');
      if (text != NULL)
        text++;
    }

  return FALSE;
}

gboolean
beket_search_match (const char *text,
                    const char *query)
{
  if (*query == '\0')
    return FALSE;

  while (*query != '\0')
    {
      gsize length = strcspn (query, " ");

      if (!has_word (text, query, length))
        return FALSE;
      query += length;
      query += strspn (query, " ");
    }

  return TRUE;
}

/* The Kazakh layout has the Russian letters on the same keys. */
char *
beket_search_layout (const char *text)
{
  static const char latin[] = "QWERTYUIOPASDFGHJKLZXCVBNM";
  static const char cyrillic[] = "йцукенгшщзфывапролдячсмить";
  GString *typed = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (text));
      const char *key = g_utf8_strchr (cyrillic, -1, c);

      if (key != NULL)
        g_string_append_c (typed, latin[g_utf8_pointer_to_offset (cyrillic, key)]);
      else
        g_string_append_unichar (typed, g_unichar_toupper (c));
    }

  return g_string_free (typed, FALSE);
}
