/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The number of a vehicle: a VIN, or what stood on the chassis before there were VINs.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/letters.h"
#include "domain/typed.h"
#include "domain/vin.h"

#include <string.h>

#define VIN         17
#define CHECK       8    /* place of the check digit */
#define MIN_CHASSIS 3
#define MAX_CHASSIS 40

static char
accept (const BeketTyped *so_far,
        gunichar          c)
{
  return beket_letter_fold (c);
}

/* The values of A to Z; I, O and Q have none. */
static int
value_of (char c)
{
  static const int values[] = {
    1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 0, 7, 0, 9, 2, 3, 4, 5, 6, 7, 8, 9,
  };

  return g_ascii_isdigit (c) ? c - '0' : values[c - 'A'];
}

static char
check_digit (const char *number)
{
  static const int weights[VIN] = { 8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2 };
  int sum = 0;

  for (int i = 0; i < VIN; i++)
    sum += value_of (number[i]) * weights[i];

  return sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11);
}

static gboolean
check_vin (const BeketTyped *typed,
           GError          **error)
{
  int n = (int) strcspn (typed->text, "IOQ");

  if (n < VIN)
    return beket_typed_refuse (typed, n, BEKET_PARSE_ERROR_CHARACTER, "a VIN has no I, O, Q", error);

  return TRUE;
}

static gboolean
check_chassis (const BeketTyped *typed,
               GError          **error)
{
  if (typed->length < MIN_CHASSIS)
    return beket_typed_refuse (typed, typed->length, BEKET_PARSE_ERROR_LENGTH,
                               "a chassis number has at least 3 characters", error);
  if (strpbrk (typed->text, "0123456789") == NULL)
    return beket_typed_refuse (typed, 0, BEKET_PARSE_ERROR_CHARACTER,
                               "a chassis number has at least one digit", error);

  return TRUE;
}

gboolean
beket_vin_parse (const char *text,
                 BeketVin   *vin,
                 GError    **error)
{
  static const BeketTypedRule rule = { MAX_CHASSIS, NULL, accept, "a letter or a digit is expected" };
  BeketTyped typed;
  gboolean chassis;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!beket_typed_read (&typed, text, &rule, error))
    return FALSE;

  chassis = typed.length != VIN;
  if (chassis ? !check_chassis (&typed, error) : !check_vin (&typed, error))
    return FALSE;

  memset (vin, 0, sizeof *vin);
  memcpy (vin->number, typed.text, typed.length);
  vin->chassis = chassis;
  vin->check_digit = chassis ? 0 : check_digit (vin->number);
  vin->check_agrees = !chassis && vin->number[CHECK] == vin->check_digit;

  return TRUE;
}
