/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The number of an insured person in Russia: СНИЛС.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/snils.h"
#include "domain/typed.h"

#include <string.h>

#define LENGTH  11
#define CHECKED 9

/* Numbers up to this one were given before there were check digits. */
static const char last_unchecked[] = "001001998";

static void
write_check (const char *digits,
             char       *check)
{
  static const int weights[CHECKED] = { 9, 8, 7, 6, 5, 4, 3, 2, 1 };
  int sum = beket_typed_weigh (digits, weights, CHECKED) % 101 % 100;

  check[0] = (char) ('0' + sum / 10);
  check[1] = (char) ('0' + sum % 10);
}

static gboolean
check_digits (const BeketTyped *typed,
              GError          **error)
{
  char check[LENGTH - CHECKED];

  write_check (typed->text, check);
  for (int i = 0; i < LENGTH - CHECKED; i++)
    if (typed->text[CHECKED + i] != check[i])
      return beket_typed_refuse (typed, CHECKED + i, BEKET_PARSE_ERROR_CHECK_DIGIT,
                                 "the check digit does not agree", error);

  return TRUE;
}

gboolean
beket_snils_parse (const char *text,
                   BeketSnils *snils,
                   GError    **error)
{
  BeketTyped typed;
  gboolean unchecked;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!beket_typed_digits (&typed, text, LENGTH, NULL, error))
    return FALSE;
  if (typed.length < LENGTH)
    return beket_typed_refuse (&typed, typed.length, BEKET_PARSE_ERROR_LENGTH,
                               "a SNILS has 11 digits", error);

  unchecked = strncmp (typed.text, last_unchecked, CHECKED) <= 0;
  if (!unchecked && !check_digits (&typed, error))
    return FALSE;

  memset (snils, 0, sizeof *snils);
  memcpy (snils->number, typed.text, LENGTH);
  snils->unchecked = unchecked;

  return TRUE;
}

char *
beket_snils_format (const BeketSnils *self)
{
  const char *digits = self->number;

  return g_strdup_printf ("%.3s-%.3s-%.3s %.2s", digits, digits + 3, digits + 6, digits + 9);
}
