/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The number of a person in Kazakhstan: ЖСН, ИИН.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/iin.h"
#include "domain/national-number.h"

#include <string.h>

#define CENTURY 6   /* place of the digit of century and sex */

/* 1 and 2: the nineteenth century, 3 and 4 the twentieth, 5 and 6 the twenty-first. 0: unknown. */
static int
first_year (char digit)
{
  return digit < '1' || digit > '6' ? 0 : 1800 + (digit - '1') / 2 * 100;
}

static char
sex_of (char digit)
{
  if (digit < '1' || digit > '6')
    return 0;

  return (digit - '0') % 2 == 1 ? 'M' : 'F';
}

static int
two_digits (const char *digits)
{
  return (digits[0] - '0') * 10 + (digits[1] - '0');
}

static void
read_birth_date (BeketIin *iin)
{
  int century = first_year (iin->number[CENTURY]);
  int year = century + two_digits (iin->number);
  int month = two_digits (iin->number + 2);
  int day = two_digits (iin->number + 4);

  if (century > 0 && month >= 1 && month <= 12 && g_date_valid_dmy (day, month, year))
    g_snprintf (iin->birth_date, sizeof iin->birth_date, "%04d-%02d-%02d", year, month, day);
}

gboolean
beket_iin_parse (const char *text,
                 BeketIin   *iin,
                 GError    **error)
{
  BeketTyped typed;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!beket_national_read (&typed, text, error))
    return FALSE;

  memset (iin, 0, sizeof *iin);
  memcpy (iin->number, typed.text, BEKET_NATIONAL_LENGTH);
  iin->sex = sex_of (iin->number[CENTURY]);
  iin->foreign = iin->number[CENTURY] == '0';
  read_birth_date (iin);

  return TRUE;
}

/* Character by character, so that an unknown part of a date agrees with any. */
static gboolean
is_other_day (const char *number,
              const char *person)
{
  for (int i = 0; number[i] != '\0' && person[i] != '\0'; i++)
    if (number[i] != person[i] && person[i] != '?')
      return TRUE;

  return FALSE;
}

BeketIinHint
beket_iin_hint (const BeketIin *self,
                const char     *birth_date,
                const char     *sex)
{
  guint hints = BEKET_IIN_HINT_NONE;

  if (birth_date != NULL && is_other_day (self->birth_date, birth_date))
    hints |= BEKET_IIN_HINT_BIRTH_DATE;
  if (self->sex != 0 && sex != NULL && *sex != '\0' && *sex != self->sex)
    hints |= BEKET_IIN_HINT_SEX;

  return (BeketIinHint) hints;
}
