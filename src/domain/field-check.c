/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One value against the type of its field.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/clock.h"
#include "domain/day.h"
#include "domain/decimal.h"
#include "domain/document.h"
#include "domain/field-check.h"
#include "domain/form.h"
#include "domain/identifier.h"
#include "domain/parse-error.h"
#include "domain/plate.h"
#include "domain/seal.h"

#include <string.h>

#define MAX_TEXT      200
#define MAX_LONG_TEXT 4000
#define MAX_CODE      64
#define MAX_COUNTRY   3
#define MAX_CHOICES   64
#define HASH_DIGITS   64

typedef gboolean (*CheckText) (const char *text,
                               GError    **error);

gboolean
beket_value_is_empty (const BeketValue *self)
{
  const char *text;

  if (self == NULL)
    return TRUE;

  switch (beket_value_get_kind (self))
    {
      case BEKET_VALUE_TEXT:
        for (text = beket_value_to_text (self); g_unichar_isspace (g_utf8_get_char (text));)
          text = g_utf8_next_char (text);
        return *text == '\0';
      case BEKET_VALUE_LIST:
      case BEKET_VALUE_OBJECT:
        return beket_value_length (self) == 0;
      case BEKET_VALUE_NULL:
        return TRUE;
      case BEKET_VALUE_BOOLEAN:
      case BEKET_VALUE_INTEGER:
      default:
        return FALSE;
    }
}

/* Marks that turn the direction of writing make a text look like another one on the printed act. */
static gboolean
is_direction_mark (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_forbidden (gunichar c,
              gboolean lines)
{
  if (c == '\n')
    return !lines;

  return g_unichar_iscntrl (c) || is_direction_mark (c) || c == 0x2028 || c == 0x2029;
}

static gboolean
check_text (const char *text,
            int         max_length,
            gboolean    lines,
            GError    **error)
{
  int position = 0;

  if (!g_utf8_validate (text, -1, NULL))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, 0, "the text is not UTF-8");

  for (; *text != '\0'; text = g_utf8_next_char (text), position++)
    {
      if (position == max_length)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, position,
                                      "the text is longer than %d characters", max_length);
      if (is_forbidden (g_utf8_get_char (text), lines))
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, position,
                                      "the text has a control character");
    }

  return TRUE;
}

static gboolean
check_day (const char *text,
           GError    **error)
{
  return beket_day_parse (text, NULL, error);
}

static gboolean
check_time (const char *text,
            GError    **error)
{
  return beket_time_parse_wire (text, NULL, error);
}

static gboolean
check_code (const char *text,
            GError    **error)
{
  for (int i = 0; text[i] != '\0'; i++)
    {
      if (i == MAX_CODE)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, i, "the word is too long");
      if (!g_ascii_isalnum (text[i]) && text[i] != '-')
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, i,
                                      "a word has letters, digits and hyphens only");
    }

  return TRUE;
}

/* The zone of a document may give one letter: "D" of Germany. */
static gboolean
check_country (const char *text,
               GError    **error)
{
  for (int i = 0; text[i] != '\0'; i++)
    {
      if (i == MAX_COUNTRY)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, i,
                                      "a country has three letters at most");
      if (!g_ascii_isupper (text[i]))
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, i,
                                      "a country has capital Latin letters only");
    }

  return TRUE;
}

static gboolean
check_mrz (const char *text,
           GError    **error)
{
  g_autoptr (BeketDocument) document = beket_mrz_parse (text, NULL, error);

  return document != NULL;
}

static gboolean
check_plate (const char *text,
             GError    **error)
{
  g_autoptr (BeketPlate) plate = beket_plate_parse (text, error);

  return plate != NULL;
}

static gboolean
check_seal (const char *text,
            GError    **error)
{
  g_autoptr (BeketSeal) seal = beket_seal_parse (text, error);

  return seal != NULL;
}

static gboolean
check_hash (const char *text,
            GError    **error)
{
  int n = (int) strspn (text, "0123456789abcdef");

  if (n < HASH_DIGITS && text[n] != '\0')
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, n,
                                  "a hash has small hexadecimal digits only");
  if (n != HASH_DIGITS || text[n] != '\0')
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, MIN (n, HASH_DIGITS),
                                  "a hash has %d digits", HASH_DIGITS);

  return TRUE;
}

static gboolean
has_before (const BeketValue *list,
            guint             index)
{
  for (guint i = 0; i < index; i++)
    if (beket_value_equal (beket_value_index (list, i), beket_value_index (list, index)))
      return TRUE;

  return FALSE;
}

static gboolean
check_choices (const BeketValue *list,
               GError          **error)
{
  if (beket_value_length (list) > MAX_CHOICES)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LIMIT, MAX_CHOICES,
                                  "more than %d choices", MAX_CHOICES);

  for (guint i = 0; i < beket_value_length (list); i++)
    {
      const char *word = beket_value_to_text (beket_value_index (list, i));

      if (word == NULL || *word == '\0')
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "a choice is no word");
      if (!check_code (word, error))
        return FALSE;
      if (has_before (list, i))
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_DUPLICATE, 0, "\"%s\" twice", word);
    }

  return TRUE;
}

static const struct
{
  BeketValueKind kind;
  int            max_length;
  gboolean       lines;
  CheckText      check;
} types[BEKET_FIELD_N_TYPES] = {
  [BEKET_FIELD_TEXT] = { BEKET_VALUE_TEXT, MAX_TEXT },
  [BEKET_FIELD_LONG_TEXT] = { BEKET_VALUE_TEXT, MAX_LONG_TEXT, TRUE },
  [BEKET_FIELD_INTEGER] = { BEKET_VALUE_INTEGER },
  [BEKET_FIELD_BOOLEAN] = { BEKET_VALUE_BOOLEAN },
  [BEKET_FIELD_DATE] = { BEKET_VALUE_TEXT, MAX_TEXT, FALSE, check_day },
  [BEKET_FIELD_TIME] = { BEKET_VALUE_TEXT, MAX_TEXT, FALSE, check_time },
  [BEKET_FIELD_CODE] = { BEKET_VALUE_TEXT, MAX_TEXT, FALSE, check_code },
  [BEKET_FIELD_COUNTRY] = { BEKET_VALUE_TEXT, MAX_TEXT, FALSE, check_country },
  [BEKET_FIELD_MRZ] = { BEKET_VALUE_TEXT, MAX_TEXT, TRUE, check_mrz },
  [BEKET_FIELD_PLATE] = { BEKET_VALUE_TEXT, MAX_TEXT, FALSE, check_plate },
  [BEKET_FIELD_CONTAINER] = { BEKET_VALUE_TEXT, MAX_TEXT },
  [BEKET_FIELD_SEAL] = { BEKET_VALUE_TEXT, MAX_TEXT, FALSE, check_seal },
  [BEKET_FIELD_DECIMAL] = { BEKET_VALUE_TEXT, MAX_TEXT },
  [BEKET_FIELD_CHOICES] = { BEKET_VALUE_LIST },
  [BEKET_FIELD_HASH] = { BEKET_VALUE_TEXT, MAX_TEXT, FALSE, check_hash },
  [BEKET_FIELD_IIN] = { BEKET_VALUE_TEXT, MAX_TEXT },
  [BEKET_FIELD_BIN] = { BEKET_VALUE_TEXT, MAX_TEXT },
  [BEKET_FIELD_INN] = { BEKET_VALUE_TEXT, MAX_TEXT },
  [BEKET_FIELD_SNILS] = { BEKET_VALUE_TEXT, MAX_TEXT },
  [BEKET_FIELD_OGRN] = { BEKET_VALUE_TEXT, MAX_TEXT },
  [BEKET_FIELD_VIN] = { BEKET_VALUE_TEXT, MAX_TEXT },
  [BEKET_FIELD_WAGON] = { BEKET_VALUE_TEXT, MAX_TEXT },
  [BEKET_FIELD_TIR] = { BEKET_VALUE_TEXT, MAX_TEXT },
  [BEKET_FIELD_DECLARATION] = { BEKET_VALUE_TEXT, MAX_TEXT },
  [BEKET_FIELD_HS] = { BEKET_VALUE_TEXT, MAX_TEXT },
};

/* The types whose rule is not in a text alone. */
static gboolean
check_by_field (const BeketField *self,
                const BeketValue *value,
                GError          **error)
{
  if (self->type == BEKET_FIELD_INTEGER && beket_value_to_integer (value) < 0)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_RANGE, 0, "%s is less than 0", self->id);
  if (self->type == BEKET_FIELD_CHOICES)
    return check_choices (value, error);
  if (self->type == BEKET_FIELD_DECIMAL)
    return beket_decimal_check (beket_value_to_text (value), self->digits, self->negative, error);

  return TRUE;
}

static gboolean
check_identifier (BeketFieldType type,
                  const char    *text,
                  GError       **error)
{
  g_autofree char *normal = beket_identifier_normal (type, text, error);

  return normal != NULL;
}

gboolean
beket_field_check (const BeketField *self,
                   const BeketValue *value,
                   GError          **error)
{
  int max_length = self->max_length > 0 ? self->max_length : types[self->type].max_length;
  const char *text;

  if (beket_value_is_empty (value))
    return TRUE;
  if (beket_value_get_kind (value) != types[self->type].kind)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_FORMAT, 0, "%s is not of the type %s",
                                  self->id, beket_field_type_word (self->type));
  if (!check_by_field (self, value, error))
    return FALSE;

  text = beket_value_to_text (value);
  if (text == NULL)
    return TRUE;

  return check_text (text, max_length, types[self->type].lines, error) &&
         (types[self->type].check == NULL || types[self->type].check (text, error)) &&
         (!beket_identifier_is (self->type) || check_identifier (self->type, text, error));
}
