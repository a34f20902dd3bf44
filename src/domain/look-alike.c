/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Characters that a reader takes for others, and what was probably meant.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/document.h"
#include "domain/identifier.h"
#include "domain/letters.h"
#include "domain/look-alike.h"
#include "domain/parse-error.h"

#include <string.h>

#define MAX_TEXT     256
#define MAX_REPAIRS  16     /* more than that was not misread but is something else */

/* *INDENT-OFF* */
static const char *const alike[128] = {
  ['0'] = "OQD", ['O'] = "0Q", ['Q'] = "0O", ['D'] = "0O",
  ['1'] = "IL", ['I'] = "1L", ['L'] = "1I",
  ['2'] = "Z", ['Z'] = "2", ['5'] = "S", ['S'] = "5",
  ['6'] = "G", ['G'] = "6", ['8'] = "B", ['B'] = "8",
};
/* *INDENT-ON* */

typedef struct
{
  BeketLookAlikeCheck check;
  gpointer            user_data;
} Judge;

/* One byte for each character, so that positions agree; the Cyrillic letter З looks like a digit. */
static char
flat (gunichar c)
{
  char letter;

  if (c < 0x80)
    return (char) c;
  if (c == 0x0417 || c == 0x0437)
    return '3';

  letter = beket_letter_fold (c);

  return letter == 0 ? '?' : letter;
}

static char *
flatten (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) flattened = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    g_string_append_c (flattened, flat (g_utf8_get_char (at)));

  return g_string_free (g_steal_pointer (&flattened), FALSE);
}

/* What may have been meant by @c, most likely first; a small letter may be a capital one. */
static const char *
alternatives (char c,
              char capital[2])
{
  capital[0] = g_ascii_toupper (c);
  if (capital[0] != c)
    return capital;

  return (guchar) c < G_N_ELEMENTS (alike) && alike[(guchar) c] != NULL ? alike[(guchar) c] : "";
}

/* Returns: the position of what is wrong, -1 when all is right; @code says what it is. */
static int
judge (const Judge *self,
       const char  *text,
       int         *code)
{
  g_autoptr (GError) error = NULL;

  *code = -1;
  if (self->check (text, self->user_data, &error))
    return -1;

  if (error->domain == BEKET_PARSE_ERROR)
    *code = error->code;

  return MAX (0, beket_parse_error_get_position (error));
}

/* Puts a character there with which the text goes on. */
static gboolean
exchange_at (const Judge *self,
             char        *text,
             int          position)
{
  char right = text[position];
  char capital[2] = { 0 };
  int code;

  for (const char *c = alternatives (right, capital); *c != '\0'; c++)
    {
      int next;

      text[position] = *c;
      next = judge (self, text, &code);
      if (next < 0 || next > position || (next == position && code == BEKET_PARSE_ERROR_CHECK_DIGIT))
        return TRUE;
    }

  text[position] = right;

  return FALSE;
}

/* The one exchange in the whole text that makes it right. */
static gboolean
exchange_anywhere (const Judge *self,
                   char        *text)
{
  int found = 0;
  int place = 0;
  char meant = 0;
  int code;

  for (int i = 0; text[i] != '\0'; i++)
    {
      char given = text[i];
      char capital[2] = { 0 };

      for (const char *c = alternatives (given, capital); *c != '\0'; c++)
        {
          text[i] = *c;
          if (judge (self, text, &code) >= 0)
            continue;

          found++;
          place = i;
          meant = *c;
        }

      text[i] = given;
    }

  if (found == 1)
    text[place] = meant;

  return found == 1;
}

static gboolean
repair (const Judge *self,
        char        *text)
{
  int code;

  for (int i = 0; i < MAX_REPAIRS; i++)
    {
      int position = judge (self, text, &code);

      if (position < 0)
        return TRUE;
      if (code == BEKET_PARSE_ERROR_CHECK_DIGIT)
        return exchange_anywhere (self, text);
      if (code != BEKET_PARSE_ERROR_CHARACTER && code != BEKET_PARSE_ERROR_FORMAT)
        return FALSE;
      if (position >= (int) strlen (text) || !exchange_at (self, text, position))
        return FALSE;
    }

  return FALSE;
}

char *
beket_look_alike_suggest (const char         *text,
                          BeketLookAlikeCheck check,
                          gpointer            user_data)
{
  Judge self = { check, user_data };
  g_autofree char *near = NULL;
  int code;

  g_return_val_if_fail (text != NULL && check != NULL, NULL);

  if (strnlen (text, MAX_TEXT) == MAX_TEXT || judge (&self, text, &code) < 0)
    return NULL;

  near = flatten (text);

  return repair (&self, near) ? g_steal_pointer (&near) : NULL;
}

static gboolean
check_zone (const char *text,
            gpointer    user_data,
            GError    **error)
{
  g_autoptr (BeketDocument) document = beket_mrz_parse (text, NULL, error);

  return document != NULL;
}

char *
beket_look_alike_suggest_mrz (const char *text)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      g_string_append_c (joined, *c);

  return beket_look_alike_suggest (joined->str, check_zone, NULL);
}

static gboolean
check_field (const char *text,
             gpointer    field,
             GError    **error)
{
  g_autoptr (BeketValue) value = beket_value_new_text (text);

  return beket_field_check (field, value, error);
}

char *
beket_look_alike_suggest_field (const BeketField *field,
                                const char       *text)
{
  g_return_val_if_fail (field != NULL && text != NULL, NULL);

  if (field->type == BEKET_FIELD_MRZ)
    return beket_look_alike_suggest_mrz (text);
  if (field->type == BEKET_FIELD_PLATE || beket_identifier_is (field->type))
    return beket_look_alike_suggest (text, check_field, (gpointer) field);

  return NULL;
}
