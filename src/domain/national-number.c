/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The twelve digits of an IIN and a BIN of Kazakhstan and their check digit.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/national-number.h"

#define CHECKED (BEKET_NATIONAL_LENGTH - 1)
#define MODULUS 11

char
beket_national_check_digit (const char *digits)
{
  static const int first[CHECKED] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };
  static const int second[CHECKED] = { 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2 };
  int check = beket_typed_weigh (digits, first, CHECKED) % MODULUS;

  if (check == 10)
    check = beket_typed_weigh (digits, second, CHECKED) % MODULUS;

  return check == 10 ? 0 : (char) ('0' + check);
}

gboolean
beket_national_read (BeketTyped *self,
                     const char *text,
                     GError    **error)
{
  char check;

  if (!beket_typed_digits (self, text, BEKET_NATIONAL_LENGTH, NULL, error))
    return FALSE;
  if (self->length < BEKET_NATIONAL_LENGTH)
    return beket_typed_refuse (self, self->length, BEKET_PARSE_ERROR_LENGTH,
                               "the number has 12 digits", error);

  check = beket_national_check_digit (self->text);
  if (check == 0)
    return beket_typed_refuse (self, CHECKED, BEKET_PARSE_ERROR_CHECK_DIGIT,
                               "no number with these digits is issued", error);
  if (check != self->text[CHECKED])
    return beket_typed_refuse (self, CHECKED, BEKET_PARSE_ERROR_CHECK_DIGIT,
                               "the check digit does not agree", error);

  return TRUE;
}
