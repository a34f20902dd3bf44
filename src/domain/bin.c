/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The number of a company in Kazakhstan: БСН, БИН.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/bin.h"
#include "domain/national-number.h"

#include <string.h>

#define FIRST_YEAR 70   /* two digits from here on are of the twentieth century */

static const char *
kind_of (char digit)
{
  switch (digit)
    {
      case '4':
        return "legal";
      case '5':
        return "non-resident";
      case '6':
        return "joint-entrepreneurs";
      default:
        return NULL;
    }
}

static int
two_digits (const char *digits)
{
  return (digits[0] - '0') * 10 + (digits[1] - '0');
}

static gboolean
check_parts (const BeketTyped *typed,
             GError          **error)
{
  int month = two_digits (typed->text + 2);

  if (month < 1 || month > 12)
    return beket_typed_refuse (typed, 2, BEKET_PARSE_ERROR_DATE, "there is no such month", error);
  if (kind_of (typed->text[4]) == NULL)
    return beket_typed_refuse (typed, 4, BEKET_PARSE_ERROR_RANGE,
                               "the fifth digit of a BIN is 4, 5 or 6", error);

  return TRUE;
}

gboolean
beket_bin_parse (const char *text,
                 BeketBin   *bin,
                 GError    **error)
{
  BeketTyped typed;
  int year;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!beket_national_read (&typed, text, error) || !check_parts (&typed, error))
    return FALSE;

  memset (bin, 0, sizeof *bin);
  memcpy (bin->number, typed.text, BEKET_NATIONAL_LENGTH);
  year = two_digits (bin->number);
  g_snprintf (bin->registered, sizeof bin->registered, "%04d-%.2s",
              year + (year >= FIRST_YEAR ? 1900 : 2000), bin->number + 2);
  bin->kind = kind_of (bin->number[4]);
  bin->division = bin->number[5] - '0';

  return TRUE;
}
