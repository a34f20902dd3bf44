/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The number of a taxpayer in Russia: ИНН.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/inn.h"
#include "domain/typed.h"

#include <string.h>

#define ORGANISATION 10
#define PERSON       12

/* The check digit for @n digits weighs the last @n of these: one row serves all three of them. */
static const int weights[PERSON - 1] = { 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8 };

static gboolean
check_digit (const BeketTyped *typed,
             int               n,
             GError          **error)
{
  int sum = beket_typed_weigh (typed->text, weights + G_N_ELEMENTS (weights) - n, n);

  if (typed->text[n] == '0' + sum % 11 % 10)
    return TRUE;

  return beket_typed_refuse (typed, n, BEKET_PARSE_ERROR_CHECK_DIGIT,
                             "the check digit does not agree", error);
}

gboolean
beket_inn_parse (const char *text,
                 BeketInn   *inn,
                 GError    **error)
{
  BeketTyped typed;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!beket_typed_digits (&typed, text, PERSON, NULL, error))
    return FALSE;
  if (typed.length != ORGANISATION && typed.length != PERSON)
    return beket_typed_refuse (&typed, typed.length, BEKET_PARSE_ERROR_LENGTH,
                               "an INN has 10 or 12 digits", error);
  if (typed.length == PERSON && !check_digit (&typed, PERSON - 2, error))
    return FALSE;
  if (!check_digit (&typed, typed.length - 1, error))
    return FALSE;

  memset (inn, 0, sizeof *inn);
  memcpy (inn->number, typed.text, typed.length);
  inn->person = typed.length == PERSON;

  return TRUE;
}
