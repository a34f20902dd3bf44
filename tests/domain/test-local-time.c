/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two clocks at the border: offsets that change, midnight, and the days of two registers.
 */

#include "config.h"

#include "domain/local-time.h"

#include "domain/clock.h"

static gint64
utc (const char *wire)
{
  gint64 when;
  g_autoptr (GError) error = NULL;

  beket_time_parse_wire (wire, &when, &error);
  g_assert_no_error (error);

  return when;
}

static void
add (BeketPoint *point,
     const char *since,
     int         minutes)
{
  BeketPointOffset offset = { utc (since), minutes };

  g_array_append_val (point->offsets, offset);
}

/* Qostanay: the clock was put back at midnight, 1 March 2024. */
static BeketPoint *
new_qostanay (void)
{
  BeketPoint *point = beket_point_new ();

  add (point, "2013-07-29T18:00:00.000Z", 360);
  add (point, "2024-02-29T18:00:00.000Z", 300);

  return point;
}

/* Volgograd: back at two o'clock on 26 October 2014, on on 28 October 2018, back on 27 December 2020. */
static BeketPoint *
new_volgograd (void)
{
  BeketPoint *point = beket_point_new ();

  add (point, "2013-07-29T20:00:00.000Z", 240);
  add (point, "2014-10-25T22:00:00.000Z", 180);
  add (point, "2018-10-27T23:00:00.000Z", 240);
  add (point, "2020-12-26T22:00:00.000Z", 180);

  return point;
}

static BeketPoint *
new_fixed (int minutes)
{
  BeketPoint *point = beket_point_new ();

  add (point, "2013-07-30T00:00:00.000Z", minutes);

  return point;
}

/* Nowhere yet: the clock is put forward over midnight. */
static BeketPoint *
new_leap (void)
{
  BeketPoint *point = beket_point_new ();

  add (point, "2013-07-30T00:00:00.000Z", 300);
  add (point, "2026-03-28T19:00:00.000Z", 360);

  return point;
}

#define assert_time(point, wire, expected)                              \
  G_STMT_START {                                                        \
    g_autofree char *written = beket_point_time (point, utc (wire));    \
    g_assert_cmpstr (written, ==, expected);                            \
  } G_STMT_END

#define assert_day(point, wire, expected)                               \
  G_STMT_START {                                                        \
    g_autofree char *written = beket_point_day (point, utc (wire));     \
    g_assert_cmpstr (written, ==, expected);                            \
  } G_STMT_END

#define assert_span(span, from_wire, to_wire)                           \
  G_STMT_START {                                                        \
    g_autofree char *from = beket_time_format_wire ((span).from);       \
    g_autofree char *to = beket_time_format_wire ((span).to);           \
    g_assert_cmpstr (from, ==, from_wire);                              \
    g_assert_cmpstr (to, ==, to_wire);                                  \
  } G_STMT_END

static void
test_offset (void)
{
  g_autoptr (BeketPoint) point = new_qostanay ();

  g_assert_cmpint (beket_point_offset (point, G_MININT64), ==, 360);
  g_assert_cmpint (beket_point_offset (point, utc ("2024-02-29T17:59:59.999Z")), ==, 360);
  g_assert_cmpint (beket_point_offset (point, utc ("2024-02-29T18:00:00.000Z")), ==, 300);
  g_assert_cmpint (beket_point_offset (point, G_MAXINT64), ==, 300);
  g_assert_cmpint (beket_point_offset (NULL, 0), ==, 0);
}

/* The hour before midnight comes twice; the offset tells which is which. */
static void
test_time_over_the_change (void)
{
  g_autoptr (BeketPoint) point = new_qostanay ();

  assert_time (point, "2024-02-29T17:59:59.000Z", "29.02.2024 23:59:59 (UTC+6)");
  assert_time (point, "2024-02-29T18:00:00.000Z", "29.02.2024 23:00:00 (UTC+5)");
  assert_time (point, "2024-02-29T18:59:59.000Z", "29.02.2024 23:59:59 (UTC+5)");
  assert_time (point, "2024-02-29T19:00:00.000Z", "01.03.2024 00:00:00 (UTC+5)");
  assert_day (point, "2024-02-29T17:59:59.999Z", "2024-02-29");
  assert_day (point, "2024-02-29T18:59:59.999Z", "2024-02-29");
  assert_day (point, "2024-02-29T19:00:00.000Z", "2024-03-01");
}

static void
test_times_of_a_pair (void)
{
  g_autoptr (BeketPoint) qostanay = new_qostanay ();
  g_autoptr (BeketPoint) chelyabinsk = new_fixed (300);
  char *before[2];
  char *after[2];

  beket_points_times (qostanay, chelyabinsk, utc ("2024-02-29T12:00:00.000Z"), before);
  beket_points_times (qostanay, chelyabinsk, utc ("2024-03-01T12:00:00.000Z"), after);
  g_assert_cmpstr (before[0], ==, "29.02.2024 18:00:00 (UTC+6)");
  g_assert_cmpstr (before[1], ==, "29.02.2024 17:00:00 (UTC+5)");
  g_assert_cmpstr (after[0], ==, "01.03.2024 17:00:00 (UTC+5)");
  g_assert_null (after[1]);
  g_free (before[0]);
  g_free (before[1]);
  g_free (after[0]);
}

static void
test_day_span (void)
{
  g_autoptr (BeketPoint) qostanay = new_qostanay ();
  g_autoptr (BeketPoint) volgograd = new_volgograd ();
  g_autoptr (BeketPoint) leap = new_leap ();
  BeketSpan span;

  g_assert_true (beket_point_day_span (qostanay, "2024-02-28", &span));
  assert_span (span, "2024-02-27T18:00:00.000Z", "2024-02-28T18:00:00.000Z");
  /* 25 hours. */
  g_assert_true (beket_point_day_span (qostanay, "2024-02-29", &span));
  assert_span (span, "2024-02-28T18:00:00.000Z", "2024-02-29T19:00:00.000Z");
  g_assert_true (beket_point_day_span (qostanay, "2024-03-01", &span));
  assert_span (span, "2024-02-29T19:00:00.000Z", "2024-03-01T19:00:00.000Z");

  /* 23 hours, then 25. */
  g_assert_true (beket_point_day_span (volgograd, "2018-10-28", &span));
  assert_span (span, "2018-10-27T21:00:00.000Z", "2018-10-28T20:00:00.000Z");
  g_assert_true (beket_point_day_span (volgograd, "2020-12-27", &span));
  assert_span (span, "2020-12-26T20:00:00.000Z", "2020-12-27T21:00:00.000Z");

  /* Midnight is jumped over: the day begins with its second hour. */
  g_assert_true (beket_point_day_span (leap, "2026-03-28", &span));
  assert_span (span, "2026-03-27T19:00:00.000Z", "2026-03-28T19:00:00.000Z");
  g_assert_true (beket_point_day_span (leap, "2026-03-29", &span));
  assert_span (span, "2026-03-28T19:00:00.000Z", "2026-03-29T18:00:00.000Z");

  g_assert_true (beket_point_day_span (NULL, "2026-03-29", &span));
  assert_span (span, "2026-03-29T00:00:00.000Z", "2026-03-30T00:00:00.000Z");
  g_assert_false (beket_point_day_span (qostanay, "2026-02-30", &span));
}

/* Spans and days are two ways of saying the same: around each change, to the hour. */
static void
test_spans_agree_with_days (void)
{
  BeketPoint *points[] = { new_qostanay (), new_volgograd (), new_leap (), new_fixed (420), new_fixed (-570) };
  static const char *const starts[] = {
    "2014-10-24T00:00:00.000Z", "2018-10-26T00:00:00.000Z", "2020-12-25T00:00:00.000Z", "2024-02-27T00:00:00.000Z",
    "2026-03-27T00:00:00.000Z"
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (starts); j++)
        for (int step = 0; step < 4 * 96; step++)
          {
            gint64 when = utc (starts[j]) + step * 15 * G_TIME_SPAN_MINUTE;
            g_autofree char *day = beket_point_day (points[i], when);
            g_autofree char *just_before = NULL;
            BeketSpan span;

            g_assert_true (beket_point_day_span (points[i], day, &span));
            g_assert_cmpint (span.from, <=, when);
            g_assert_cmpint (when, <, span.to);
            just_before = beket_point_day (points[i], span.from - 1);
            g_assert_cmpstr (just_before, <, day);
          }
      beket_point_free (points[i]);
    }
}

static void
test_days_of_two_points (void)
{
  g_autoptr (BeketPoint) kz = new_fixed (300);
  g_autoptr (BeketPoint) ru = new_fixed (420);
  g_autoptr (BeketPoint) qostanay = new_qostanay ();
  BeketSpan both;
  BeketSpan either;

  g_assert_true (beket_points_day_spans (kz, ru, "2026-11-22", &both, &either));
  assert_span (both, "2026-11-21T19:00:00.000Z", "2026-11-22T17:00:00.000Z");
  assert_span (either, "2026-11-21T17:00:00.000Z", "2026-11-22T19:00:00.000Z");

  /* Before the change the days begin at different times, and end at the same one after it. */
  g_assert_true (beket_points_day_spans (qostanay, kz, "2024-02-29", &both, &either));
  assert_span (both, "2024-02-28T19:00:00.000Z", "2024-02-29T19:00:00.000Z");
  assert_span (either, "2024-02-28T18:00:00.000Z", "2024-02-29T19:00:00.000Z");
  g_assert_true (beket_points_day_spans (qostanay, kz, "2024-03-01", &both, NULL));
  assert_span (both, "2024-02-29T19:00:00.000Z", "2024-03-01T19:00:00.000Z");
  g_assert_true (beket_points_day_spans (qostanay, kz, "2024-03-01", NULL, &either));
  g_assert_false (beket_points_day_spans (kz, ru, "x", &both, &either));
}

#define assert_typed(point, text, day, wire)                            \
  G_STMT_START {                                                        \
    g_autoptr (GError) refusal = NULL;                                  \
    gint64 typed = 0;                                                   \
    g_assert_true (beket_point_parse_time (point, text, day, &typed, &refusal)); \
    g_assert_no_error (refusal);                                        \
    g_assert_cmpint (typed, ==, utc (wire));                            \
  } G_STMT_END

static void
test_typed (void)
{
  g_autoptr (BeketPoint) kz = new_fixed (300);

  assert_typed (kz, "22.11.2026 14:14", NULL, "2026-11-22T09:14:00.000Z");
  assert_typed (kz, " 22.11.2026  14:14:03 ", NULL, "2026-11-22T09:14:03.000Z");
  assert_typed (kz, "22112026 1414", NULL, "2026-11-22T09:14:00.000Z");
  assert_typed (kz, "221120261414", NULL, "2026-11-22T09:14:00.000Z");
  assert_typed (kz, "22.11.2026 14:14:03 (UTC+5)", NULL, "2026-11-22T09:14:03.000Z");
  assert_typed (kz, "02:30", "2026-11-22", "2026-11-21T21:30:00.000Z");
  assert_typed (kz, "0230", "2026-11-22", "2026-11-21T21:30:00.000Z");
  assert_typed (NULL, "22.11.2026 14:14 (UTC)", NULL, "2026-11-22T14:14:00.000Z");
}

/* An hour comes twice, or not at all. */
static void
test_typed_over_the_change (void)
{
  g_autoptr (BeketPoint) qostanay = new_qostanay ();
  g_autoptr (BeketPoint) leap = new_leap ();
  g_autoptr (GError) error = NULL;
  gint64 when;

  assert_typed (qostanay, "29.02.2024 23:30", NULL, "2024-02-29T17:30:00.000Z");
  assert_typed (qostanay, "29.02.2024 23:30 (UTC+6)", NULL, "2024-02-29T17:30:00.000Z");
  assert_typed (qostanay, "29.02.2024 23:30 (UTC+5)", NULL, "2024-02-29T18:30:00.000Z");
  assert_typed (leap, "28.03.2026 23:59:59", NULL, "2026-03-28T18:59:59.000Z");
  assert_typed (leap, "29.03.2026 01:00", NULL, "2026-03-28T19:00:00.000Z");
  g_assert_false (beket_point_parse_time (leap, "29.03.2026 00:30", NULL, &when, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_RANGE);
}

static void
test_typed_badly (void)
{
  static const struct
  {
    const char     *text;
    BeketParseError code;
    int             position;
  } cases[] = {
    { "", BEKET_PARSE_ERROR_EMPTY, 0 },
    { "14:14", BEKET_PARSE_ERROR_DATE, 0 },
    { "32.11.2026 14:14", BEKET_PARSE_ERROR_DATE, 0 },
    { "22.11.0206 14:14", BEKET_PARSE_ERROR_DATE, 0 },
    { "22.11.2026", BEKET_PARSE_ERROR_CHARACTER, 10 },
    { "22.11.2026 24:00", BEKET_PARSE_ERROR_RANGE, 11 },
    { "22.11.2026 14:60", BEKET_PARSE_ERROR_RANGE, 14 },
    { "22.11.2026 14:14:60", BEKET_PARSE_ERROR_RANGE, 17 },
    { "22.11.2026 14:1", BEKET_PARSE_ERROR_CHARACTER, 11 },
    { "22.11.2026 14:14 x", BEKET_PARSE_ERROR_CHARACTER, 17 },
    { "22.11.2026 14:14 (UTC+7)", BEKET_PARSE_ERROR_RANGE, 17 },
    { "22.11.2026 \xd2\x93", BEKET_PARSE_ERROR_CHARACTER, 11 },
  };
  g_autoptr (BeketPoint) kz = new_fixed (300);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 when;

      g_assert_false (beket_point_parse_time (kz, cases[i].text, NULL, &when, &error));
      g_assert_error (error, BEKET_PARSE_ERROR, (int) cases[i].code);
      g_assert_cmpint (beket_parse_error_get_position (error), ==, cases[i].position);
    }
}

static BeketPointStatus *
new_status (const char *from,
            const char *to,
            const char *state)
{
  BeketPointStatus *status = g_new0 (BeketPointStatus, 1);

  status->from = g_strdup (from);
  status->to = g_strdup (to);
  status->state = g_strdup (state);

  return status;
}

static void
test_status (void)
{
  g_autoptr (BeketPoint) point = beket_point_new ();

  g_assert_null (beket_point_status (point, "2026-01-01"));
  g_ptr_array_add (point->statuses, new_status ("2025-08-04", "2026-12-31", "trucks-only"));
  g_ptr_array_add (point->statuses, new_status ("2026-03-01", "2026-03-10", "closed"));
  g_assert_null (beket_point_status (point, "2025-08-03"));
  g_assert_cmpstr (beket_point_status (point, "2025-08-04")->state, ==, "trucks-only");
  g_assert_cmpstr (beket_point_status (point, "2026-03-05")->state, ==, "closed");
  g_assert_cmpstr (beket_point_status (point, "2026-12-31")->state, ==, "trucks-only");
  g_assert_null (beket_point_status (point, "2027-01-01"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/local-time/offset", test_offset);
  g_test_add_func ("/domain/local-time/time-over-the-change", test_time_over_the_change);
  g_test_add_func ("/domain/local-time/times-of-a-pair", test_times_of_a_pair);
  g_test_add_func ("/domain/local-time/day-span", test_day_span);
  g_test_add_func ("/domain/local-time/spans-agree-with-days", test_spans_agree_with_days);
  g_test_add_func ("/domain/local-time/days-of-two-points", test_days_of_two_points);
  g_test_add_func ("/domain/local-time/typed", test_typed);
  g_test_add_func ("/domain/local-time/typed-over-the-change", test_typed_over_the_change);
  g_test_add_func ("/domain/local-time/typed-badly", test_typed_badly);
  g_test_add_func ("/domain/local-time/status", test_status);

  return g_test_run ();
}
