/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Railway wagons: the numbers of the 1520 mm lines and those of the UIC.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/typed.h"
#include "domain/wagon.h"

#include <string.h>

#define WIDE 8    /* the lines of 1520 mm */
#define UIC  12

static const char *const kinds[10] = {
  "passenger", NULL, "covered", "private", "flat", "private", "gondola", "tank", "reefer", "other",
};

/* Digits count twice and once by turns, twice in front of the check digit; of a product both
 * digits are added. */
static char
check_digit (const char *digits,
             int         length)
{
  int sum = 0;

  for (int i = 0; i < length - 1; i++)
    {
      int product = (digits[i] - '0') * ((length - i) % 2 == 0 ? 2 : 1);

      sum += product / 10 + product % 10;
    }

  return (char) ('0' + (10 - sum % 10) % 10);
}

gboolean
beket_wagon_parse (const char *text,
                   BeketWagon *wagon,
                   GError    **error)
{
  BeketTyped typed;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!beket_typed_digits (&typed, text, UIC, NULL, error))
    return FALSE;
  if (typed.length != WIDE && typed.length != UIC)
    return beket_typed_refuse (&typed, typed.length, BEKET_PARSE_ERROR_LENGTH,
                               "a wagon has 8 or 12 digits", error);
  if (typed.text[typed.length - 1] != check_digit (typed.text, typed.length))
    return beket_typed_refuse (&typed, typed.length - 1, BEKET_PARSE_ERROR_CHECK_DIGIT,
                               "the check digit does not agree", error);

  memset (wagon, 0, sizeof *wagon);
  memcpy (wagon->number, typed.text, typed.length);
  wagon->uic = typed.length == UIC;
  wagon->kind = wagon->uic ? NULL : kinds[wagon->number[0] - '0'];

  return TRUE;
}
