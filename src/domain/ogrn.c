/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The state registration number of an organisation or an entrepreneur in Russia: ОГРН, ОГРНИП.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/ogrn.h"
#include "domain/typed.h"

#include <string.h>

#define ORGANISATION 13
#define ENTREPRENEUR 15

/* The number before the check digit, modulo two less than the number has digits, and of that the last digit. */
static char
check_digit (const char *digits,
             int         length)
{
  int remainder = 0;

  for (int i = 0; i < length - 1; i++)
    remainder = (remainder * 10 + (digits[i] - '0')) % (length - 2);

  return (char) ('0' + remainder % 10);
}

gboolean
beket_ogrn_parse (const char *text,
                  BeketOgrn  *ogrn,
                  GError    **error)
{
  BeketTyped typed;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!beket_typed_digits (&typed, text, ENTREPRENEUR, NULL, error))
    return FALSE;
  if (typed.length != ORGANISATION && typed.length != ENTREPRENEUR)
    return beket_typed_refuse (&typed, typed.length, BEKET_PARSE_ERROR_LENGTH,
                               "an OGRN has 13 or 15 digits", error);
  if (typed.text[typed.length - 1] != check_digit (typed.text, typed.length))
    return beket_typed_refuse (&typed, typed.length - 1, BEKET_PARSE_ERROR_CHECK_DIGIT,
                               "the check digit does not agree", error);

  memset (ogrn, 0, sizeof *ogrn);
  memcpy (ogrn->number, typed.text, typed.length);
  ogrn->entrepreneur = typed.length == ENTREPRENEUR;

  return TRUE;
}
