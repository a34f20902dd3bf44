/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The clock of a point as people type it.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/local-time.h"

#include "domain/day.h"

#include <string.h>

#define FIRST_DAY "1900-01-01"   /* nothing at a border is of an earlier day: a slip of the hand */

/** BeketTypedTime: a text and how much of it is read. */
typedef struct
{
  const char *text;
  int         at;
  gint64      local_us;   /* what the clock shows, counted as if it were UTC */
  GError    **error;
} BeketTypedTime;

static gboolean
fail (BeketTypedTime *self,
      BeketParseError code,
      int             position,
      const char     *reason)
{
  return beket_parse_error_set (self->error, code, position, "%s", reason);
}

static gboolean
is_shape (BeketTypedTime *self,
          const char     *pattern)
{
  return beket_template_match (self->text + self->at, pattern, NULL);
}

static void
skip_spaces (BeketTypedTime *self)
{
  while (self->text[self->at] == ' ')
    self->at++;
}

/* A date has eight digits, hours and minutes have four: "22112026 1414" is clear without marks. */
static gboolean
read_day (BeketTypedTime *self,
          const char     *day)
{
  int length;
  g_autofree char *iso = beket_day_typed (self->text + self->at, &length);

  if (iso == NULL)
    iso = g_strdup (day);
  if (iso == NULL)
    return fail (self, BEKET_PARSE_ERROR_DATE, self->at, "a date is expected: 22.11.2026");
  if (strcmp (iso, FIRST_DAY) < 0 || !beket_day_start (iso, &self->local_us, NULL))
    return fail (self, BEKET_PARSE_ERROR_DATE, self->at, "there is no such day");

  self->at += length;
  skip_spaces (self);

  return TRUE;
}

/* Two digits at @at, which are below @limit and count @unit microseconds each. */
static gboolean
read_two (BeketTypedTime *self,
          int             limit,
          gint64          unit)
{
  const char *at = self->text + self->at;
  int number = g_ascii_digit_value (at[0]) * 10 + g_ascii_digit_value (at[1]);

  if (number >= limit)
    return fail (self, BEKET_PARSE_ERROR_RANGE, self->at, "the clock does not show this");

  self->local_us += number * unit;
  self->at += 2;

  return TRUE;
}

static gboolean
read_clock (BeketTypedTime *self)
{
  gboolean marks = is_shape (self, "00:00");

  if (!marks && !is_shape (self, "0000"))
    return fail (self, BEKET_PARSE_ERROR_CHARACTER, self->at, "a time is expected: 14:14");
  if (!read_two (self, 24, G_TIME_SPAN_HOUR))
    return FALSE;
  self->at += marks ? 1 : 0;
  if (!read_two (self, 60, G_TIME_SPAN_MINUTE))
    return FALSE;
  if (!marks || !is_shape (self, ":00"))
    return TRUE;

  self->at++;

  return read_two (self, 60, G_TIME_SPAN_SECOND);
}

/* What the clock shows must be what it shows: a moment that was jumped over is none, and a zone is the point's own. */
static gboolean
is_shown (BeketTypedTime   *self,
          const BeketPoint *point,
          gint64            utc_us)
{
  g_autofree char *shown = beket_point_time (point, utc_us);
  const char *zone = strchr (shown, '(');

  if (utc_us + beket_point_offset (point, utc_us) * G_TIME_SPAN_MINUTE != self->local_us)
    return FALSE;

  return self->text[self->at] == '\0' || strcmp (self->text + self->at, zone) == 0;
}

/* The offset of before comes first: with two answers the first is meant. */
static gboolean
find_instant (BeketTypedTime   *self,
              const BeketPoint *point,
              gint64           *utc_us)
{
  guint n = point != NULL ? point->offsets->len : 0;

  for (guint i = 0; i < MAX (n, 1); i++)
    {
      int minutes = n == 0 ? 0 : g_array_index (point->offsets, BeketPointOffset, i).minutes;

      *utc_us = self->local_us - minutes * G_TIME_SPAN_MINUTE;
      if (is_shown (self, point, *utc_us))
        return TRUE;
    }

  return fail (self, BEKET_PARSE_ERROR_RANGE, self->at, "the clock of the point does not show this time");
}

gboolean
beket_point_parse_time (const BeketPoint *self,
                        const char       *text,
                        const char       *day,
                        gint64           *utc_us,
                        GError          **error)
{
  BeketTypedTime typed = { .text = text, .error = error };

  skip_spaces (&typed);
  if (text[typed.at] == '\0')
    return fail (&typed, BEKET_PARSE_ERROR_EMPTY, typed.at, "no time given");
  if (!read_day (&typed, day) || !read_clock (&typed))
    return FALSE;
  skip_spaces (&typed);
  if (text[typed.at] != '\0' && text[typed.at] != '(')
    return fail (&typed, BEKET_PARSE_ERROR_CHARACTER, typed.at, "a time ends here");

  return find_instant (&typed, self, utc_us);
}
