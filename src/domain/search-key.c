/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys that persons and things are found by, and what is typed to find them.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/search-key.h"

#include <string.h>

#include "domain/letters.h"
#include "domain/name-latin.h"
#include "domain/name-match.h"
#include "domain/parse-error.h"

/* ---- Keys ---- */

static void
add_word (GString    *key,
          const char *word)
{
  if (*word == '\0')
    return;
  if (key->len > 0)
    g_string_append_c (key, ' ');
  g_string_append (key, word);
}

/* The digits of a fold stand for sounds: they are no digits of a number. Empty where there are some in @name itself. */
static char *
fold_sound (const char *name)
{
  char *folded = strpbrk (name, "0123456789") == NULL ? beket_name_fold (name) : g_strdup ("");

  for (char *c = folded; *c != '\0'; c++)
    if (*c >= '4' && *c <= '6')
      *c = "$%&"[*c - '4'];

  return folded;
}

void
beket_search_key_add_name (GString    *key,
                           const char *name)
{
  g_autofree char *latin = beket_name_latin (name);
  g_autofree char *sound = fold_sound (name);
  g_auto (GStrv) words = g_strsplit (sound, " ", -1);

  add_word (key, latin);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (latin, words[i]) == NULL)
      add_word (key, words[i]);
}

/* Empty when nothing of @number is a letter or a digit. */
static char *
fold_number (const char *number)
{
  GString *folded = g_string_new (NULL);

  for (; *number != '\0'; number = g_utf8_next_char (number))
    {
      gunichar c = g_utf8_get_char (number);
      char letter = beket_letter_fold (c);

      if (letter != 0)
        g_string_append_c (folded, g_ascii_tolower (letter));
      else if (g_unichar_isalnum (c))
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }

  return g_string_free (folded, FALSE);
}

void
beket_search_key_add_number (GString    *key,
                             const char *number)
{
  g_autofree char *folded = fold_number (number);

  add_word (key, folded);
}

/* ---- What is typed ---- */

static void
term_free (BeketSearchTerm *term)
{
  for (guint i = 0; i < BEKET_SEARCH_READINGS; i++)
    g_free (term->readings[i]);
  g_free (term);
}

/* (transfer full) of @reading. */
static void
add_reading (BeketSearchTerm *term,
             char            *reading)
{
  guint n = 0;

  while (term->readings[n] != NULL && !g_str_equal (term->readings[n], reading))
    n++;
  if (*reading == '\0' || term->readings[n] != NULL)
    g_free (reading);
  else
    term->readings[n] = reading;
}

static void
add_term (GPtrArray  *terms,
          const char *word)
{
  BeketSearchTerm *term = g_new0 (BeketSearchTerm, 1);

  add_reading (term, beket_name_latin (word));
  add_reading (term, fold_sound (word));
  add_reading (term, fold_number (word));
  if (term->readings[0] != NULL)
    g_ptr_array_add (terms, term);
  else
    term_free (term);
}

static gboolean
check_text (const char *text,
            GError    **error)
{
  const char *end;
  int position = 0;

  if (!g_utf8_validate (text, -1, &end))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, (int) g_utf8_strlen (text, end - text),
                                  "not UTF-8");
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c), position++)
    {
      if (position >= BEKET_SEARCH_MAX_LENGTH)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_LIMIT, position, "more than %d characters",
                                      BEKET_SEARCH_MAX_LENGTH);
      if (g_unichar_iscntrl (g_utf8_get_char (c)))
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, position, "a control character");
    }

  return TRUE;
}

static gboolean
check_terms (GPtrArray  *terms,
             const char *text,
             GError    **error)
{
  if (terms->len == 0)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_EMPTY, 0, "no letter and no digit");
  if (terms->len > BEKET_SEARCH_MAX_TERMS)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LIMIT, (int) g_utf8_strlen (text, -1),
                                  "more than %d words", BEKET_SEARCH_MAX_TERMS);

  return TRUE;
}

GPtrArray *
beket_search_parse (const char *text,
                    GError    **error)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);
  g_auto (GStrv) words = NULL;

  if (!check_text (text, error))
    return NULL;

  words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    add_term (terms, words[i]);

  return check_terms (terms, text, error) ? g_steal_pointer (&terms) : NULL;
}

static gboolean
has_term (const char            *key,
          const BeketSearchTerm *term)
{
  for (guint i = 0; term->readings[i] != NULL; i++)
    if (strstr (key, term->readings[i]) != NULL)
      return TRUE;

  return FALSE;
}

gboolean
beket_search_key_has (const char *key,
                      GPtrArray  *terms)
{
  for (guint i = 0; i < terms->len; i++)
    if (!has_term (key, g_ptr_array_index (terms, i)))
      return FALSE;

  return TRUE;
}
