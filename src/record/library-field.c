/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field of a form from its file.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/library-private.h"

#define MAX_LENGTH 10000
#define MAX_DIGITS 6

gboolean
beket_form_read_condition (const BeketPlace *up,
                           const char       *name,
                           BeketCondition  **to,
                           GError          **error)
{
  BeketPlace self = beket_place_member (up, name);
  g_autofree char *text = NULL;

  if (self.value == NULL)
    return TRUE;
  if (!beket_place_text (up, name, TRUE, &text, error))
    return FALSE;

  *to = beket_condition_parse (text, error);

  return *to != NULL || beket_place_prefix (&self, error);
}

static gboolean
read_type (BeketField       *field,
           const BeketPlace *place,
           GError          **error)
{
  BeketPlace self = beket_place_member (place, "type");
  g_autofree char *word = NULL;

  if (!beket_place_text (place, "type", TRUE, &word, error))
    return FALSE;
  if (!beket_field_type_from_word (word, &field->type))
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_UNKNOWN, "unknown word \"%s\"", word);

  return TRUE;
}

/* A field of words without its list would show them bare; a list elsewhere would never be used. */
static gboolean
read_codes (BeketField       *field,
            const BeketPlace *place,
            const BeketCodes *codes,
            GError          **error)
{
  BeketPlace self = beket_place_member (place, "codes");
  gboolean has_list = field->type == BEKET_FIELD_CODE || field->type == BEKET_FIELD_CHOICES;

  if (!beket_place_text (place, "codes", has_list, &field->codes, error))
    return FALSE;
  if (field->codes != NULL && !has_list)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT, "only a code has a list");
  if (field->codes != NULL && codes != NULL && beket_codes_words (codes, field->codes) == NULL)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_UNKNOWN, "no list \"%s\"",
                             field->codes);

  return TRUE;
}

/* How exact a decimal is must be said; nothing else has digits. */
static gboolean
read_digits (BeketField       *field,
             const BeketPlace *place,
             GError          **error)
{
  BeketPlace digits = beket_place_member (place, "digits");
  BeketPlace negative = beket_place_member (place, "negative");
  gboolean is_decimal = field->type == BEKET_FIELD_DECIMAL;

  if (!beket_place_integer (place, "digits", 1, MAX_DIGITS, &field->digits, error) ||
      !beket_place_boolean (place, "negative", &field->negative, error))
    return FALSE;
  if (is_decimal && digits.value == NULL)
    return beket_place_fail (&digits, error, BEKET_PARSE_ERROR_MISSING, "missing");
  if (!is_decimal && (digits.value != NULL || negative.value != NULL))
    return beket_place_fail (digits.value != NULL ? &digits : &negative, error,
                             BEKET_PARSE_ERROR_FORMAT, "only for a decimal");

  return TRUE;
}

/* The act is exchanged; what is for the own authority alone is printed on its own copy only, and nobody may ask for more
 * (Article 4). */
static gboolean
check_service (BeketField       *field,
               const BeketPlace *place,
               GError          **error)
{
  BeketPlace self = beket_place_member (place, "act");

  if (!field->service)
    return TRUE;
  if (self.value != NULL && field->on_act)
    return beket_place_fail (&self, error, BEKET_PARSE_ERROR_FORMAT,
                             "a service mark is never printed");

  field->on_act = FALSE;

  return TRUE;
}

BeketField *
beket_field_read (const BeketPlace *place,
                  const BeketCodes *codes,
                  GError          **error)
{
  static const char *const names[] = {
    "id", "type", "label", "codes", "digits", "negative", "maxLength", "required", "service", "screen",
    "act", "blank", "when", NULL
  };
  g_autoptr (BeketField) field = beket_field_new ();

  field->on_screen = TRUE;
  field->on_act = TRUE;
  field->on_blank = TRUE;

  if (!beket_place_object (place, names, error) ||
      !beket_place_name (place, "id", BEKET_NAME_CAMEL, 48, &field->id, error) ||
      !read_type (field, place, error) ||
      !beket_place_both (place, "label", &field->label, error) ||
      !read_codes (field, place, codes, error) ||
      !read_digits (field, place, error) ||
      !beket_place_integer (place, "maxLength", 1, MAX_LENGTH, &field->max_length, error) ||
      !beket_place_boolean (place, "required", &field->required, error) ||
      !beket_place_boolean (place, "service", &field->service, error) ||
      !beket_place_boolean (place, "screen", &field->on_screen, error) ||
      !beket_place_boolean (place, "act", &field->on_act, error) ||
      !beket_place_boolean (place, "blank", &field->on_blank, error) ||
      !check_service (field, place, error) ||
      !beket_form_read_condition (place, "when", &field->when, error))
    return NULL;

  return g_steal_pointer (&field);
}
