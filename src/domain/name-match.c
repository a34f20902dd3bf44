/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Are two spellings one name?
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/name-latin.h"
#include "domain/name-match.h"

#include <string.h>

#define MAX_FOLDED 128   /* characters that are compared */
#define MIN_WORD   4     /* shorter words with another letter are other words */
#define LONG_NAME  10    /* from here on two letters may be off */
#define MAX_WORDS  16
#define MIN_CUT    10    /* what was cut at the end of a zone has at least this much left */

typedef struct
{
  const char *from;
  const char *to;
} Rule;

/* *INDENT-OFF* */

/* What several rules of transliteration write for one Cyrillic letter; the longest first. */
static const Rule consonants[] = {
  { "SHCH", "6" }, { "SCH", "6" }, { "DZH", "J" }, { "DJ", "J" },
  { "SH", "5" }, { "CH", "4" }, { "ZH", "J" }, { "KH", "H" }, { "GH", "G" },
  { "TS", "C" }, { "TC", "C" }, { "TZ", "C" }, { "KS", "X" },
  { "Q", "K" }, { "W", "V" }, { "Y", "I" },
};

/* IE is Е as older passports wrote it behind a vowel. Before a softened vowel it may as well be the hard sign of newer ones: names
 * are compared with the first rules and without. */
#define HARD_SIGN_RULES 2
static const Rule vowels[] = {
  { "IEIA", "A" }, { "IEIU", "U" },
  { "IA", "A" }, { "IU", "U" }, { "IE", "E" }, { "IO", "E" },
};

/* *INDENT-ON* */

static char *
apply (const char *text,
       const Rule *rules,
       guint       n_rules)
{
  g_autoptr (GString) folded = g_string_new (NULL);

  while (*text != '\0')
    {
      const Rule *rule = NULL;

      for (guint i = 0; rule == NULL && i < n_rules; i++)
        if (g_str_has_prefix (text, rules[i].from))
          rule = &rules[i];

      if (rule != NULL)
        g_string_append (folded, rule->to);
      else
        g_string_append_c (folded, *text);
      text += rule == NULL ? 1 : strlen (rule->from);
    }

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

/* Only Latin letters: bytes of other ones are no letters by themselves. */
static void
drop_doubles (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    if (to == text || to[-1] != *from || (guchar) * from >= 0x80)
      *to++ = *from;

  *to = '\0';
}

static char *
fold (const char *name,
      gboolean    hard_sign)
{
  guint first = hard_sign ? 0 : HARD_SIGN_RULES;
  g_autofree char *latin = beket_name_latin (name);
  g_autofree char *folded = apply (latin, consonants, G_N_ELEMENTS (consonants));
  char *key;

  drop_doubles (folded);
  key = apply (folded, vowels + first, G_N_ELEMENTS (vowels) - first);
  drop_doubles (key);

  return key;
}

char *
beket_name_fold (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return fold (name, FALSE);
}

/* ---- How far two folded names are from each other ---- */

/* Letters put in, left out or exchanged on the way from @a to @b. */
static int
distance (const char *a,
          const char *b)
{
  int row[MAX_FOLDED + 1];
  int length = (int) strnlen (b, MAX_FOLDED);

  for (int j = 0; j <= length; j++)
    row[j] = j;

  for (int i = 0; a[i] != '\0' && i < MAX_FOLDED; i++)
    {
      int diagonal = row[0];

      row[0] = i + 1;
      for (int j = 0; j < length; j++)
        {
          int exchanged = diagonal + (a[i] != b[j]);

          diagonal = row[j + 1];
          row[j + 1] = MIN (MIN (row[j], row[j + 1]) + 1, exchanged);
        }
    }

  return row[length];
}

static gboolean
is_near (const char *a,
         const char *b)
{
  int length = (int) MAX (strlen (a), strlen (b));

  if (length > MAX_FOLDED)
    return FALSE;

  return length >= MIN_WORD && distance (a, b) <= (length >= LONG_NAME ? 2 : 1);
}

static gboolean
is_cut (const char *whole,
        const char *cut)
{
  return strlen (cut) >= MIN_CUT && g_str_has_prefix (whole, cut);
}

/* Every word of @few is one of @many: another order, or no patronymic. */
static gboolean
has_words (const char *many,
           const char *few)
{
  g_auto (GStrv) all = g_strsplit (many, " ", MAX_WORDS);
  g_auto (GStrv) some = g_strsplit (few, " ", MAX_WORDS);

  for (guint i = 0; some[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) all, some[i]))
      return FALSE;

  return TRUE;
}

/* Words that are written together in one paper and apart in another are no difference. */
static void
join_words (char *name)
{
  char *to = name;

  for (const char *from = name; *from != '\0'; from++)
    if (*from != ' ')
      *to++ = *from;

  *to = '\0';
  drop_doubles (name);
}

static BeketNameMatch
match_folded (char *a,
              char *b)
{
  gboolean words = has_words (a, b) || has_words (b, a);

  join_words (a);
  join_words (b);
  if (strcmp (a, b) == 0)
    return BEKET_NAME_SAME;

  return words || is_near (a, b) || is_cut (a, b) || is_cut (b, a) ?
         BEKET_NAME_SIMILAR : BEKET_NAME_DIFFERENT;
}

/* Cyrillic against Cyrillic nothing was transliterated: Мара is not Мария. */
static gboolean
differs_in_cyrillic (const char *a,
                     const char *b)
{
  g_autofree char *first = beket_name_cyrillic (a);
  g_autofree char *second = beket_name_cyrillic (b);

  if (first == NULL || second == NULL)
    return FALSE;

  join_words (first);
  join_words (second);

  return strcmp (first, second) != 0;
}

static BeketNameMatch
match_by (const char *a,
          const char *b,
          gboolean    hard_sign)
{
  g_autofree char *first = fold (a, hard_sign);
  g_autofree char *second = fold (b, hard_sign);

  if (*first == '\0' || *second == '\0')
    return strcmp (first, second) == 0 ? BEKET_NAME_SAME : BEKET_NAME_DIFFERENT;

  return match_folded (first, second);
}

BeketNameMatch
beket_name_match (const char *a,
                  const char *b)
{
  const char *first = a == NULL ? "" : a;
  const char *second = b == NULL ? "" : b;
  BeketNameMatch match = match_by (first, second, FALSE);

  if (match != BEKET_NAME_SAME && match_by (first, second, TRUE) == BEKET_NAME_SAME)
    match = BEKET_NAME_SAME;

  return match == BEKET_NAME_SAME && differs_in_cyrillic (first, second) ? BEKET_NAME_SIMILAR : match;
}

const char *
beket_name_match_word (BeketNameMatch self)
{
  switch (self)
    {
      case BEKET_NAME_SAME:
        return "same";
      case BEKET_NAME_SIMILAR:
        return "similar";
      case BEKET_NAME_DIFFERENT:
      default:
        return "different";
    }
}
