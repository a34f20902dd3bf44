/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Machine readable zones of travel documents: ICAO 9303 parts 3 to 6.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/mrz.h"

#include <string.h>

#define MAX_BYTES 512   /* lines with their ends, spaces and whatever a reader puts between */

/* *INDENT-OFF* */
static const BeketMrzLayout layouts[] = {
  { .format = BEKET_MRZ_TD1, .length = 90,
    .names = { 60, 30 }, .number = { 5, 9 }, .nationality = 45, .birth = 30,
    .sex = 37, .expiry = 38,
    .optional = { 15, 15 }, .optional2 = { 48, 11 }, .optional_check = -1,
    .composite = 59, .covered = { { 5, 25 }, { 30, 7 }, { 38, 7 }, { 48, 11 } } },
  { .format = BEKET_MRZ_TD2, .length = 72,
    .names = { 5, 31 }, .number = { 36, 9 }, .nationality = 46, .birth = 49,
    .sex = 56, .expiry = 57,
    .optional = { 64, 7 }, .optional_check = -1,
    .composite = 71, .covered = { { 36, 10 }, { 49, 7 }, { 57, 14 } } },
  { .format = BEKET_MRZ_TD3, .length = 88,
    .names = { 5, 39 }, .number = { 44, 9 }, .nationality = 54, .birth = 57,
    .sex = 64, .expiry = 65,
    .optional = { 72, 14 }, .optional_check = 86,
    .composite = 87, .covered = { { 44, 10 }, { 57, 7 }, { 65, 22 } } },
};
/* *INDENT-ON* */

const BeketMrzLayout *
beket_mrz_layout_for_length (int length)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (layouts[i].length == length)
      return &layouts[i];

  return NULL;
}

void
beket_mrz_refuse (BeketMrzReader *self,
                  BeketParseError code,
                  int             position,
                  const char     *message)
{
  if (position >= self->position)
    return;

  self->code = code;
  self->position = position;
  self->message = message;
}

static gboolean
is_zone_character (char c)
{
  return g_ascii_isupper (c) || g_ascii_isdigit (c) || c == '<';
}

/* Joins the lines. What no zone has is refused but read on as a filler: something before it may
 * be wrong as well. */
static int
join (BeketMrzReader *self,
      const char     *text)
{
  int n = 0;

  for (int i = 0; text[i] != '\0' && i < MAX_BYTES; i++)
    {
      /* The second and later bytes of a UTF-8 character count with its first. */
      if (g_ascii_isspace (text[i]) || (text[i] & 0xc0) == 0x80)
        continue;
      if (!is_zone_character (text[i]))
        beket_mrz_refuse (self, BEKET_PARSE_ERROR_CHARACTER, n,
                          "a zone has A to Z, 0 to 9 and < only");
      if (n < BEKET_MRZ_MAX)
        self->zone[n] = is_zone_character (text[i]) ? text[i] : '<';
      n++;
    }

  return n;
}

static void
choose_layout (BeketMrzReader *self,
               int             length)
{
  self->layout = beket_mrz_layout_for_length (length);
  if (self->layout != NULL)
    {
      self->ru_internal = length == 88 && strncmp (self->zone, "PNRUS", 5) == 0;
      return;
    }

  if (length == 0)
    beket_mrz_refuse (self, BEKET_PARSE_ERROR_EMPTY, 0, "no zone given");
  else
    beket_mrz_refuse (self, BEKET_PARSE_ERROR_LENGTH, MIN (length, BEKET_MRZ_MAX),
                      "a zone has 3 lines of 30, 2 of 36 or 2 of 44 characters");
}

char *
beket_mrz_plain (const char *text,
                 int         length)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (int i = 0; i < length; i++)
    {
      if (text[i] != '<')
        g_string_append_c (plain, text[i]);
      else if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
        g_string_append_c (plain, ' ');
    }

  if (plain->len == 0)
    return NULL;

  return g_strchomp (g_string_free (g_steal_pointer (&plain), FALSE));
}

char *
beket_mrz_packed (const char *text,
                  int         length)
{
  char *packed = g_new0 (char, length + 1);
  int n = 0;

  for (int i = 0; i < length; i++)
    if (text[i] != '<')
      packed[n++] = text[i];

  if (n == 0)
    g_clear_pointer (&packed, g_free);

  return packed;
}

static void
read_names (const BeketMrzReader *self,
            BeketDocument        *document)
{
  const BeketMrzSpan *span = &self->layout->names;
  const char *names = self->zone + span->start;
  const char *separator = g_strstr_len (names, span->length, "<<");
  int primary = separator == NULL ? span->length : (int) (separator - names);

  document->surname = beket_mrz_plain (names, primary);
  document->given = beket_mrz_plain (names + primary, span->length - primary);
}

static void
read_number (const BeketMrzReader *self,
             BeketDocument        *document)
{
  const BeketMrzSpan *span = &self->layout->number;
  const BeketMrzSpan *optional = &self->layout->optional;
  int more = beket_mrz_long_number (self);
  g_autofree char *first = beket_mrz_packed (self->zone + span->start, span->length);
  g_autofree char *rest = beket_mrz_packed (self->zone + optional->start, more);

  document->number = g_strconcat (first, rest, NULL);
}

/* Behind the rest of a long number, its check digit and a filler the optional data go on. */
static void
read_optional (const BeketMrzReader *self,
               BeketDocument        *document)
{
  const BeketMrzSpan *span = &self->layout->optional;
  const BeketMrzSpan *span2 = &self->layout->optional2;
  int more = beket_mrz_long_number (self);
  int skip = more == 0 ? 0 : more + 1;
  g_autofree char *first = beket_mrz_packed (self->zone + span->start + skip, span->length - skip);
  g_autofree char *second = beket_mrz_packed (self->zone + span2->start, span2->length);

  if (first != NULL && second != NULL)
    document->personal_number = g_strjoin (" ", first, second, NULL);
  else
    document->personal_number = g_strdup (first != NULL ? first : second);
}

static void
read_fields (BeketMrzReader *self,
             BeketDocument  *document,
             const char     *today)
{
  char sex = self->zone[self->layout->sex];

  document->format = self->layout->format;
  document->ru_internal = self->ru_internal;
  document->type = beket_mrz_packed (self->zone, 2);
  document->issuer = beket_mrz_packed (self->zone + 2, 3);
  document->nationality = beket_mrz_packed (self->zone + self->layout->nationality, 3);
  document->sex = sex == '<' ? NULL : g_strndup (&sex, 1);
  document->birth_date = beket_mrz_birth_date (self, today);
  document->expiry = beket_mrz_expiry (self);

  if (self->ru_internal)
    {
      beket_mrz_ru_read (self, document);
      return;
    }

  read_names (self, document);
  read_number (self, document);
  read_optional (self, document);
}

BeketDocument *
beket_mrz_parse (const char *text,
                 const char *today,
                 GError    **error)
{
  BeketMrzReader reader = { .position = G_MAXINT };
  g_autoptr (BeketDocument) document = g_new0 (BeketDocument, 1);

  g_return_val_if_fail (text != NULL, NULL);

  choose_layout (&reader, join (&reader, text));
  if (reader.layout != NULL)
    {
      beket_mrz_check (&reader);
      read_fields (&reader, document, today);
    }

  if (reader.position == G_MAXINT)
    return g_steal_pointer (&document);

  beket_parse_error_set (error, reader.code, reader.position, "%s", reader.message);

  return NULL;
}
