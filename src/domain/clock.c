/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Points in time as texts: for the wire, for an act, for a screen.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/clock.h"
#include "domain/day.h"
#include "domain/parse-error.h"

#include <string.h>

#define WIRE_PATTERN "0000-00-00T00:00:00.000Z"
#define FIRST_SECOND G_GINT64_CONSTANT (-62135596800)   /* 0001-01-01T00:00:00Z */
#define LAST_SECOND  G_GINT64_CONSTANT (253402300799)   /* 9999-12-31T23:59:59Z */

/* A clock that stands before year 1 or after 9999 shows the nearest second that can be written. */
static GDateTime *
date_time (gint64 utc_us,
           int    offset_minutes)
{
  gint64 seconds = utc_us / G_USEC_PER_SEC - (utc_us % G_USEC_PER_SEC < 0);

  seconds += (gint64) offset_minutes * 60;

  return g_date_time_new_from_unix_utc (CLAMP (seconds, FIRST_SECOND, LAST_SECOND));
}

static int
milliseconds (gint64 utc_us)
{
  gint64 rest = utc_us % G_USEC_PER_SEC;

  return (int) ((rest < 0 ? rest + G_USEC_PER_SEC : rest) / 1000);
}

/* @width digits, the last of them at the end of @to. */
static void
put_digits (char *to,
            guint width,
            int   number)
{
  for (; width > 0; width--, number /= 10)
    to[width - 1] = (char) ('0' + number % 10);
}

/* Without a format that is read anew: every step of an officer asks for several days and times. */
static void
put_day (char      *to,
         GDateTime *time)
{
  int year, month, day;

  g_date_time_get_ymd (time, &year, &month, &day);
  put_digits (to, 4, year);
  put_digits (to + strlen ("YYYY-"), 2, month);
  put_digits (to + strlen ("YYYY-MM-"), 2, day);
}

/* Not g_date_time_format(): its digits and years follow the locale and the C library. */
static char *
format_day (GDateTime *time)
{
  char *day = g_strdup ("0000-00-00");

  put_day (day, time);
  return day;
}

static char *
format_clock (GDateTime *time,
              gboolean   seconds)
{
  if (!seconds)
    return g_strdup_printf ("%02d:%02d", g_date_time_get_hour (time),
                            g_date_time_get_minute (time));

  return g_strdup_printf ("%02d:%02d:%02d", g_date_time_get_hour (time),
                          g_date_time_get_minute (time), g_date_time_get_second (time));
}

static char *
format_offset (int minutes)
{
  char sign = minutes < 0 ? '-' : '+';
  int distance = ABS (minutes);

  if (distance == 0)
    return g_strdup ("UTC");
  if (distance % 60 == 0)
    return g_strdup_printf ("UTC%c%d", sign, distance / 60);

  return g_strdup_printf ("UTC%c%d:%02d", sign, distance / 60, distance % 60);
}

char *
beket_time_format_wire (gint64 utc_us)
{
  g_autoptr (GDateTime) time = date_time (utc_us, 0);
  char *wire = g_strdup (WIRE_PATTERN);

  put_day (wire, time);
  put_digits (wire + strlen ("YYYY-MM-DDT"), 2, g_date_time_get_hour (time));
  put_digits (wire + strlen ("YYYY-MM-DDThh:"), 2, g_date_time_get_minute (time));
  put_digits (wire + strlen ("YYYY-MM-DDThh:mm:"), 2, g_date_time_get_second (time));
  put_digits (wire + strlen ("YYYY-MM-DDThh:mm:ss."), 3, milliseconds (utc_us));

  return wire;
}

static int
two_digits (const char *text)
{
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/* No leap seconds: the clock that we write with does not know them. */
static gboolean
check_clock (const char *text,
             GError    **error)
{
  if (two_digits (text + 11) > 23)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_RANGE, 11, "there is no such hour");
  if (two_digits (text + 14) > 59)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_RANGE, 14, "there is no such minute");
  if (two_digits (text + 17) > 59)
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_RANGE, 17, "there is no such second");

  return TRUE;
}

gboolean
beket_time_parse_wire (const char *text,
                       gint64     *utc_us,
                       GError    **error)
{
  g_autoptr (GDateTime) time = NULL;
  char day_text[11] = "";
  GDate day;

  if (text == NULL || *text == '\0')
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_EMPTY, 0, "no time given");
  if (!beket_template_match (text, WIRE_PATTERN, error))
    return FALSE;
  if (text[strlen (WIRE_PATTERN)] != '\0')
    return beket_parse_error_set (error, BEKET_PARSE_ERROR_LENGTH, (int) strlen (WIRE_PATTERN),
                                  "a time ends here");

  memcpy (day_text, text, 10);
  if (!beket_day_parse (day_text, &day, error) || !check_clock (text, error))
    return FALSE;

  time = g_date_time_new_utc (g_date_get_year (&day), (int) g_date_get_month (&day),
                              g_date_get_day (&day), two_digits (text + 11),
                              two_digits (text + 14), two_digits (text + 17));
  if (utc_us != NULL)
    *utc_us = g_date_time_to_unix (time) * G_USEC_PER_SEC +
              ((text[20] - '0') * 100 + two_digits (text + 21)) * 1000;

  return TRUE;
}

char *
beket_time_format_local (gint64 utc_us,
                         int    offset_minutes)
{
  g_autoptr (GDateTime) time = date_time (utc_us, offset_minutes);
  g_autofree char *clock = format_clock (time, TRUE);
  g_autofree char *offset = format_offset (offset_minutes);

  return g_strdup_printf ("%02d.%02d.%04d %s (%s)", g_date_time_get_day_of_month (time),
                          g_date_time_get_month (time), g_date_time_get_year (time),
                          clock, offset);
}

char *
beket_time_format_clock (gint64   utc_us,
                         int      offset_minutes,
                         gboolean seconds)
{
  g_autoptr (GDateTime) time = date_time (utc_us, offset_minutes);

  return format_clock (time, seconds);
}

char *
beket_time_day (gint64 utc_us,
                int    offset_minutes)
{
  g_autoptr (GDateTime) time = date_time (utc_us, offset_minutes);

  return format_day (time);
}

/* An act is in both languages whatever the locale of the program is: gettext cannot give these. */
static const char *const months[BEKET_N_LANGUAGES][12] = {
  [BEKET_KK] = { "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
                 "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан" },
  [BEKET_RU] = { "января", "февраля", "марта", "апреля", "мая", "июня",
                 "июля", "августа", "сентября", "октября", "ноября", "декабря" },
};

char *
beket_date_format (const char   *iso,
                   BeketLanguage language)
{
  const char *month;
  GDate day;

  if (!beket_day_parse (iso, &day, NULL))
    return g_strdup (iso);

  month = months[language][(int) g_date_get_month (&day) - 1];
  if (language == BEKET_RU)
    return g_strdup_printf ("%d %s %d г.", g_date_get_day (&day), month, g_date_get_year (&day));

  return g_strdup_printf ("%d жылғы %d %s", g_date_get_year (&day), g_date_get_day (&day), month);
}
