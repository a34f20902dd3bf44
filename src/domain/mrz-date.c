/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Dates of a zone: six characters with no century, where a part may be unknown.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/mrz.h"

#include <string.h>

/* -1: not known. */
static int
part (const char *text)
{
  return text[0] == '<' ? -1 : (text[0] - '0') * 10 + (text[1] - '0');
}

static gboolean
exists (int year,
        int month,
        int day)
{
  static const int leap_year = 2000;   /* what is not known is given the benefit of the doubt */

  if (month == 0 || month > 12 || day == 0 || day > 31)
    return FALSE;
  if (month < 0 || day < 0)
    return TRUE;

  return g_date_valid_dmy (day, month, year < 0 ? leap_year : year);
}

static char *
write_part (char *to,
            int   value,
            int   width)
{
  for (int i = width - 1; i >= 0; i--, value /= 10)
    to[i] = value < 0 ? '?' : (char) ('0' + value % 10);

  return to + width;
}

static char *
write_date (int year,
            int month,
            int day)
{
  char *date = g_strnfill (10, '?');

  date[4] = date[7] = '-';
  if (year >= 0)
    write_part (date, year, 4);
  if (month >= 0)
    write_part (date + 5, month, 2);
  if (day >= 0)
    write_part (date + 8, day, 2);

  return date;
}

/* Returns: whether the field may be read: something wrong in it is known already. */
static gboolean
is_readable (const BeketMrzReader *self,
             int                   start,
             int                   end)
{
  return self->position < start || self->position >= end;
}

static char *
read_date (BeketMrzReader *self,
           int             start,
           int             century)
{
  const char *text = self->zone + start;
  int year = part (text);
  int month = part (text + 2);
  int day = part (text + 4);

  if (year >= 0)
    year += century;
  if (exists (year, month, day))
    return write_date (year, month, day);

  beket_mrz_refuse (self, BEKET_PARSE_ERROR_DATE, start, "there is no such day");

  return NULL;
}

/* Unknown parts sort after every digit, so that they alone put nobody's birth into the future:
 * they are cut off. */
static gboolean
is_after (const char *date,
          const char *today)
{
  return strncmp (date, today, strcspn (date, "?")) > 0;
}

char *
beket_mrz_birth_date (BeketMrzReader *self,
                      const char     *today)
{
  int start = self->layout->birth;
  g_autofree char *date = NULL;

  if (!is_readable (self, start, start + 7))
    return NULL;

  date = read_date (self, start, 2000);
  if (date == NULL || today == NULL || !is_after (date, today))
    return g_steal_pointer (&date);

  return read_date (self, start, 1900);
}

char *
beket_mrz_expiry (BeketMrzReader *self)
{
  int start = self->layout->expiry;

  if (!is_readable (self, start, start + 7) || strncmp (self->zone + start, "<<<<<<", 6) == 0)
    return NULL;

  return read_date (self, start, 2000);
}

/* The first internal passports of this kind were issued in 1997. */
char *
beket_mrz_ru_issued_on (BeketMrzReader *self)
{
  int start = self->layout->optional.start + 1;

  if (!is_readable (self, self->layout->optional.start, self->layout->optional_check + 1))
    return NULL;

  return read_date (self, start, part (self->zone + start) >= 97 ? 1900 : 2000);
}
