/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Seals: number and class as printed (ISO 17712).
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/letters.h"
#include "domain/parse-error.h"
#include "domain/seal.h"

#include <string.h>

#define MIN_NUMBER 3
#define MAX_NUMBER 20

static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || c == '-';
}

static const char *
skip_gap (const char *text)
{
  while (is_gap (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* A class is a word of its own before the number: "H 4418203", but not "H4418203". */
static char
read_class (const char **text)
{
  char class = beket_letter_fold (g_utf8_get_char (*text));
  const char *next;

  if (class == 0 || strchr ("HSI", class) == NULL)
    return 0;

  next = g_utf8_next_char (*text);
  if (!g_unichar_isspace (g_utf8_get_char (next)) || *skip_gap (next) == '\0')
    return 0;

  *text = skip_gap (next);

  return class;
}

static gboolean
read_number (const char *start,
             const char *from,
             GString    *number,
             GError    **error)
{
  gboolean has_digit = FALSE;
  const char *at;

  for (at = from; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      char letter = beket_letter_fold (c);
      int position = (int) g_utf8_strlen (start, at - start);

      if (is_gap (c))
        continue;
      if (letter == 0)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, position,
                                      "a seal number has letters and digits only");
      if (number->len == MAX_NUMBER)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, position,
                                      "a seal number has at most %d characters", MAX_NUMBER);
      has_digit |= g_ascii_isdigit (letter);
      g_string_append_c (number, letter);
    }

  if (number->len < MIN_NUMBER)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, (int) g_utf8_strlen (start, -1),
                                  "a seal number has at least %d characters", MIN_NUMBER);
  if (!has_digit)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER,
                                  (int) g_utf8_strlen (start, from - start),
                                  "a seal number has at least one digit");

  return TRUE;
}

BeketSeal *
beket_seal_parse (const char *text,
                  GError    **error)
{
  g_autoptr (GString) number = g_string_new (NULL);
  g_autofree char *valid = NULL;
  const char *from;
  BeketSeal *self;
  char class;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  from = skip_gap (valid);
  if (*from == '\0')
    {
      beket_parse_error_set (error, BEKET_PARSE_ERROR_EMPTY, 0, "no seal number given");
      return NULL;
    }

  class = read_class (&from);
  if (!read_number (valid, from, number, error))
    return NULL;

  self = g_new0 (BeketSeal, 1);
  self->raw = g_steal_pointer (&valid);
  self->number = g_string_free (g_steal_pointer (&number), FALSE);
  self->class = class;

  return self;
}

void
beket_seal_free (BeketSeal *self)
{
  g_free (self->raw);
  g_free (self->number);
  g_free (self);
}
