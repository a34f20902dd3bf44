/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days as texts: 2026-11-22.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/day.h"
#include "domain/parse-error.h"

#include <string.h>

gboolean
beket_template_match (const char *text,
                      const char *pattern,
                      GError    **error)
{
  for (int i = 0; pattern[i] != '\0'; i++)
    {
      if (text[i] == '\0')
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, i,
                                      "%zu characters expected", strlen (pattern));
      if (pattern[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_CHARACTER, i,
                                      "unexpected character, the shape is %s", pattern);
    }

  return TRUE;
}

char *
beket_day_typed (const char *text,
                 int        *length)
{
  if (beket_template_match (text, "00.00.0000", NULL))
    {
      *length = 10;
      return g_strdup_printf ("%.4s-%.2s-%.2s", text + 6, text + 3, text);
    }
  if (beket_template_match (text, "00000000", NULL))
    {
      *length = 8;
      return g_strdup_printf ("%.4s-%.2s-%.2s", text + 4, text + 2, text);
    }

  *length = 0;

  return NULL;
}

static int
number (const char *digits,
        int         n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    value = value * 10 + (digits[i] - '0');

  return value;
}

gboolean
beket_day_parse (const char *text,
                 GDate      *day,
                 GError    **error)
{
  int year;
  int month;
  int of_month;

  if (text == NULL || *text == '\0')
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_EMPTY, 0, "no day given");
  if (!beket_template_match (text, "0000-00-00", error))
    return FALSE;
  if (text[10] != '\0')
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, 10, "a day ends here");

  year = number (text, 4);
  month = number (text + 5, 2);
  of_month = number (text + 8, 2);

  if (year == 0)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_DATE, 0, "there is no year 0");
  if (month < 1 || month > 12)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_DATE, 5, "there is no month %d", month);
  if (!g_date_valid_dmy (of_month, month, year))
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_DATE, 8,
                                  "%04d-%02d has no day %d", year, month, of_month);

  if (day != NULL)
    g_date_set_dmy (day, of_month, month, year);

  return TRUE;
}

gboolean
beket_day_is_valid (const char *text)
{
  return beket_day_parse (text, NULL, NULL);
}

gboolean
beket_day_start (const char *text,
                 gint64     *utc_us,
                 GError    **error)
{
  GDate epoch;
  GDate day;

  if (!beket_day_parse (text, &day, error))
    return FALSE;

  g_date_set_dmy (&epoch, 1, G_DATE_JANUARY, 1970);
  *utc_us = g_date_days_between (&epoch, &day) * G_TIME_SPAN_DAY;

  return TRUE;
}

gboolean
beket_day_is_within (const char *day,
                     const char *from,
                     const char *to)
{
  /* ISO days sort as texts do. */
  return beket_day_is_valid (day) &&
         (from == NULL || strcmp (from, day) <= 0) &&
         (to == NULL || strcmp (day, to) <= 0);
}

/* A time of the wire begins with its UTC day. */
static gboolean
read_day (const char *text,
          GDate      *day)
{
  g_autofree char *first = text != NULL ? g_strndup (text, 10) : NULL;

  return first != NULL && (strlen (text) == 10 || text[strlen (first)] == 'T') &&
         beket_day_parse (first, day, NULL);
}

gboolean
beket_day_years (const char *from,
                 const char *until,
                 int        *years)
{
  GDate a;
  GDate b;
  gboolean before;

  if (!read_day (from, &a) || !read_day (until, &b))
    return FALSE;

  before = g_date_get_month (&b) < g_date_get_month (&a) ||
           (g_date_get_month (&b) == g_date_get_month (&a) && g_date_get_day (&b) < g_date_get_day (&a));
  *years = g_date_get_year (&b) - g_date_get_year (&a) - before;

  return TRUE;
}
