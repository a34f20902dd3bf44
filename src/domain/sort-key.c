/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of names by the two alphabets.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/sort-key.h"

/* *INDENT-OFF* */

/* Behind each letter follows the next one. */
static const char *const alphabets[BEKET_N_LANGUAGES] = {
  [BEKET_KK] = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
  [BEKET_RU] = "аәбвгғдежзиійкқлмнңоөпрстуұүфхһцчшщъыьэюя",
};

/* *INDENT-ON* */


/* A letter of the alphabets is two signs, "{" and its place: all of them are behind the Latin ones. */
static void
append_place (GString *key,
              glong    place)
{
  g_string_append_c (key, '{');
  g_string_append_c (key, (char) ('0' + place));
}

static void
append_letter (GString      *key,
               gunichar      c,
               BeketLanguage language)
{
  const char *alphabet = alphabets[language];
  const char *found = g_utf8_strchr (alphabet, -1, language == BEKET_RU && c == 0x451 ? 0x435 : c);

  if (found != NULL)
    append_place (key, g_utf8_pointer_to_offset (alphabet, found));
  else if (c < 0x80)
    g_string_append_c (key, (char) c);
  else
    g_string_append_printf (key, "}%06x", c);   /* another alphabet: behind, by its number */
}

/* Latin letters lose their marks; those of our alphabets keep what makes them letters. */
static gunichar
plain_letter (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  c = g_unichar_tolower (c);
  if (c < 0x80 || c >= 0x370)
    return c;

  return g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts)) > 0 ? parts[0] : c;
}

char *
beket_sort_key (const char   *text,
                BeketLanguage language)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *key = g_string_new (NULL);
  gboolean apart = FALSE;

  for (const char *c = composed != NULL ? composed : ""; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = plain_letter (g_utf8_get_char (c));

      if (!g_unichar_isalnum (letter))
        {
          apart = key->len > 0;
          continue;
        }
      if (apart)
        g_string_append_c (key, ' ');
      apart = FALSE;
      append_letter (key, letter, language);
    }

  return g_string_free (key, FALSE);
}
