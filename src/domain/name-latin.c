/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The letters of a name in both alphabets.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/name-latin.h"

#include <string.h>

/* *INDENT-OFF* */

/* А to Я stand in one row. Ъ is IE in passports of Russia, but only since 2010: name-match.c folds it away. */
static const char *const russian[32] = {
  "A", "B", "V", "G", "D", "E", "ZH", "Z", "I", "I", "K", "L", "M", "N", "O", "P",
  "R", "S", "T", "U", "F", "KH", "TS", "CH", "SH", "SHCH", "IE", "Y", "", "E", "IU", "IA",
};

/* The letters beside that row: how the passport writes them, and the Russian one that papers have. */
static const struct
{
  const char *letter;
  const char *latin;
  const char *cyrillic;
} others[] = {
  { "Ё", "E", "Е" },
  { "Ә", "A", "А" }, { "Ғ", "G", "Г" }, { "Қ", "K", "К" }, { "Ң", "N", "Н" }, { "Ө", "O", "О" },
  { "Ұ", "U", "У" }, { "Ү", "U", "У" }, { "Һ", "KH", "Х" }, { "І", "I", "И" },
  { "Є", "IE", "Е" }, { "Ґ", "G", "Г" }, { "Ҳ", "KH", "Х" }, { "Ҷ", "J", "Ж" },
};

/* Latin letters whose mark is a part of them. */
static const struct
{
  const char *letter;
  const char *latin;
} strokes[] = {
  { "Ł", "L" }, { "Ø", "O" }, { "Đ", "D" }, { "Æ", "AE" }, { "Œ", "OE" }, { "ẞ", "SS" }, { "ß", "SS" },
  { "Þ", "TH" }, { "Ð", "D" }, { "Ə", "A" }, { "ı", "I" },
};

/* *INDENT-ON* */

/* Latin letters lose their marks; Й and Ё are letters and not marked ones. */
static char *
prepare (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_strup (composed, -1);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x2019 || c == 0x2018 || c == 0x02bc || c == 0x02b9 || c == 0x02bb;
}

static const char *
from_russian (gunichar c)
{
  if (c >= 0x0410 && c <= 0x042f)
    return russian[c - 0x0410];

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_utf8_get_char (others[i].letter) == c)
      return others[i].latin;

  return NULL;
}

/* The letter without its marks: É is E and a mark, Ӯ is У and one. */
static gunichar
base_letter (gunichar c)
{
  gunichar decomposed[G_UNICHAR_MAX_DECOMPOSITION_LENGTH] = { 0 };

  return g_unichar_fully_decompose (c, FALSE, decomposed, G_N_ELEMENTS (decomposed)) == 0 ? c : decomposed[0];
}

static const char *
from_strokes (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (strokes); i++)
    if (g_utf8_get_char (strokes[i].letter) == c)
      return strokes[i].latin;

  return NULL;
}

static void
append_latin (GString *latin,
              gunichar c)
{
  gunichar base = base_letter (c);
  const char *letters = from_russian (c);

  if (letters == NULL)
    letters = from_russian (base);
  if (letters == NULL)
    letters = from_strokes (base);

  if (letters != NULL)
    g_string_append (latin, letters);
  else if (g_unichar_isalnum (base))
    g_string_append_unichar (latin, base);
  else if (!is_apostrophe (c) && !g_unichar_ismark (c) && latin->len > 0 && latin->str[latin->len - 1] != ' ')
    g_string_append_c (latin, ' ');
}

char *
beket_name_latin (const char *name)
{
  g_autofree char *upper = prepare (name);
  g_autoptr (GString) latin = g_string_new (NULL);

  for (const char *at = upper; *at != '\0'; at = g_utf8_next_char (at))
    append_latin (latin, g_utf8_get_char (at));

  return g_strchomp (g_string_free (g_steal_pointer (&latin), FALSE));
}

static const char *
to_russian (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_utf8_get_char (others[i].letter) == c)
      return others[i].cyrillic;

  return NULL;
}

char *
beket_name_cyrillic (const char *name)
{
  g_autofree char *upper = prepare (name);
  g_autoptr (GString) cyrillic = g_string_new (NULL);

  for (const char *at = upper; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      const char *letter = to_russian (c);

      if (letter != NULL)
        g_string_append (cyrillic, letter);
      else if (c >= 0x0410 && c <= 0x042f)
        g_string_append_unichar (cyrillic, c);
      else if (g_unichar_isalnum (c))
        return NULL;
      else if (!is_apostrophe (c) && cyrillic->len > 0 && cyrillic->str[cyrillic->len - 1] != ' ')
        g_string_append_c (cyrillic, ' ');
    }

  g_strchomp (cyrillic->str);

  return *cyrillic->str == '\0' ? NULL : g_string_free (g_steal_pointer (&cyrillic), FALSE);
}
