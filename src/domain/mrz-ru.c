/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The zone of the Russian internal passport: names in a cipher that gives Cyrillic back exactly,
 * the series of the number and the issuer in the optional data (annex to order 773 of the Ministry
 * of the Interior of Russia, 2020).
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/mrz.h"

#include <string.h>

/* One character for each of the 33 letters: the other way round the cipher is a table as well. */
/* *INDENT-OFF* */
static const char *const letters[128] = {
  ['A'] = "А", ['B'] = "Б", ['V'] = "В", ['G'] = "Г", ['D'] = "Д", ['E'] = "Е", ['2'] = "Ё",
  ['J'] = "Ж", ['Z'] = "З", ['I'] = "И", ['Q'] = "Й", ['K'] = "К", ['L'] = "Л", ['M'] = "М",
  ['N'] = "Н", ['O'] = "О", ['P'] = "П", ['R'] = "Р", ['S'] = "С", ['T'] = "Т", ['U'] = "У",
  ['F'] = "Ф", ['H'] = "Х", ['C'] = "Ц", ['3'] = "Ч", ['4'] = "Ш", ['W'] = "Щ", ['X'] = "Ъ",
  ['Y'] = "Ы", ['9'] = "Ь", ['6'] = "Э", ['7'] = "Ю", ['8'] = "Я",
};
/* *INDENT-ON* */

const char *
beket_mrz_ru_letter (char c)
{
  return (guchar) c < G_N_ELEMENTS (letters) ? letters[(guchar) c] : NULL;
}

static void
check_digits (BeketMrzReader *self,
              int             start,
              int             length)
{
  for (int i = start; i < start + length; i++)
    if (!g_ascii_isdigit (self->zone[i]))
      beket_mrz_refuse (self, BEKET_PARSE_ERROR_CHARACTER, i, "a digit is expected");
}

void
beket_mrz_ru_check (BeketMrzReader *self)
{
  const BeketMrzSpan *names = &self->layout->names;
  const BeketMrzSpan *optional = &self->layout->optional;

  if (self->zone[names->start] == '<')
    beket_mrz_refuse (self, BEKET_PARSE_ERROR_CHARACTER, names->start, "a name is expected");
  for (int i = names->start; i < names->start + names->length; i++)
    if (self->zone[i] != '<' && beket_mrz_ru_letter (self->zone[i]) == NULL)
      beket_mrz_refuse (self, BEKET_PARSE_ERROR_CHARACTER, i, "the cipher has no such character");

  check_digits (self, self->layout->number.start, self->layout->number.length);
  check_digits (self, optional->start, optional->length - 1);
}

/* Words of @length characters in Cyrillic, one space between them. */
static char *
decode (const char *text,
        int         length)
{
  g_autofree char *plain = beket_mrz_plain (text, length);
  g_autoptr (GString) name = g_string_new (NULL);

  if (plain == NULL)
    return NULL;

  for (const char *c = plain; *c != '\0'; c++)
    {
      const char *letter = beket_mrz_ru_letter (*c);

      g_string_append (name, letter == NULL ? " " : letter);
    }

  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* A patronymic is the last word, or two with "оглы" and "кызы"; the zone does not tell it from a
 * second given name. */
static guint
count_patronymic (char **words,
                  guint  n)
{
  if (n > 2 && (strcmp (words[n - 1], "ОГЛЫ") == 0 || strcmp (words[n - 1], "КЫЗЫ") == 0))
    return 2;

  return n > 1 ? 1 : 0;
}

static void
split_given (BeketDocument *document,
             const char    *given)
{
  g_auto (GStrv) words = g_strsplit (given, " ", -1);
  guint n = g_strv_length (words);
  guint patronymic = count_patronymic (words, n);

  if (patronymic > 0)
    document->patronymic = g_strjoinv (" ", words + n - patronymic);

  g_clear_pointer (&words[n - patronymic], g_free);
  for (guint i = n - patronymic + 1; i < n; i++)
    g_clear_pointer (&words[i], g_free);
  document->given = g_strjoinv (" ", words);
}

static void
read_names (const BeketMrzReader *self,
            BeketDocument        *document)
{
  const BeketMrzSpan *span = &self->layout->names;
  const char *names = self->zone + span->start;
  const char *separator = g_strstr_len (names, span->length, "<<");
  int surname = separator == NULL ? span->length : (int) (separator - names);
  g_autofree char *given = decode (names + surname, span->length - surname);

  document->surname = decode (names, surname);
  if (given != NULL)
    split_given (document, given);
}

void
beket_mrz_ru_read (BeketMrzReader *self,
                   BeketDocument  *document)
{
  const char *number = self->zone + self->layout->number.start;
  const char *optional = self->zone + self->layout->optional.start;

  read_names (self, document);

  /* The series has four digits; the field has no room for the last, which opens the optional
   * data. */
  document->number = g_strdup_printf ("%.3s%c%.6s", number, optional[0], number + 3);
  document->issued_on = beket_mrz_ru_issued_on (self);
  document->issuer_code = g_strdup_printf ("%.3s-%.3s", optional + 7, optional + 10);
}
