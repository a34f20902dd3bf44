/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Times and days as texts, forth and back, and what is no time.
 */

#include "config.h"

#include "domain/clock.h"
#include "domain/day.h"
#include "refusal.h"

#define NOON G_GINT64_CONSTANT (1795338843118000)   /* 2026-11-22T09:14:03.118Z */

static void
test_wire (void)
{
  static const struct
  {
    gint64      us;
    const char *text;
  } cases[] = {
    { NOON, "2026-11-22T09:14:03.118Z" },
    { 0, "1970-01-01T00:00:00.000Z" },
    { -1000, "1969-12-31T23:59:59.999Z" },
    { G_GINT64_CONSTANT (951782400000000), "2000-02-29T00:00:00.000Z" },
    { G_GINT64_CONSTANT (253402300799999000), "9999-12-31T23:59:59.999Z" },
    { G_GINT64_CONSTANT (-62135596800000000), "0001-01-01T00:00:00.000Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = beket_time_format_wire (cases[i].us);
      g_autoptr (GError) error = NULL;
      gint64 us = 0;

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (beket_time_parse_wire (text, &us, &error));
      g_assert_no_error (error);
      g_assert_cmpint (us, ==, cases[i].us);
    }
}

static void
test_wire_ends (void)
{
  g_autofree char *late = beket_time_format_wire (G_MAXINT64);
  g_autofree char *early = beket_time_format_wire (G_MININT64);
  g_autofree char *micro = beket_time_format_wire (NOON + 999);

  g_assert_true (g_str_has_prefix (late, "9999-12-31T23:59:59"));
  g_assert_true (g_str_has_prefix (early, "0001-01-01T00:00:00"));
  g_assert_cmpstr (micro, ==, "2026-11-22T09:14:03.118Z");
}

static void
test_wire_refused (void)
{
  static const struct
  {
    const char *text;
    const char *word;
    int         position;
  } cases[] = {
    { "", "empty", 0 },
    { "2026-11-22", "length", 10 },
    { "2026-11-22T09:14:03.118", "length", 23 },
    { "2026-11-22T09:14:03.118Z ", "length", 24 },
    { "2026-11-22 09:14:03.118Z", "character", 10 },
    { "2026-11-22T09:14:03Z", "character", 19 },
    { "2026-11-22T09:14:03.118+05:00", "character", 23 },
    { "2026-11-22t09:14:03.118z", "character", 10 },
    { "2026-02-29T09:14:03.118Z", "date", 8 },
    { "2026-13-01T09:14:03.118Z", "date", 5 },
    { "2026-00-01T09:14:03.118Z", "date", 5 },
    { "0000-01-01T09:14:03.118Z", "date", 0 },
    { "2026-11-22T24:14:03.118Z", "range", 11 },
    { "2026-11-22T09:60:03.118Z", "range", 14 },
    { "2026-11-22T09:14:60.118Z", "range", 17 },
    { "\xff", "character", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;
      gint64 us = 42;

      g_assert_false (beket_time_parse_wire (cases[i].text, &us, &error));
      assert_refusal (error, cases[i].word, cases[i].position);
      g_assert_cmpint (us, ==, 42);
    }
}

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_local (void)
{
  assert_text (beket_time_format_local (NOON, 300), "22.11.2026 14:14:03 (UTC+5)");
  assert_text (beket_time_format_local (NOON, 0), "22.11.2026 09:14:03 (UTC)");
  assert_text (beket_time_format_local (NOON, -210), "22.11.2026 05:44:03 (UTC-3:30)");
  assert_text (beket_time_format_clock (NOON, 300, TRUE), "14:14:03");
  assert_text (beket_time_format_clock (NOON, 180, FALSE), "12:14");
}

/* The day of the register is the point's: midnight there, not in Greenwich. */
static void
test_day (void)
{
  gint64 evening = NOON + 10 * G_TIME_SPAN_HOUR;   /* 19:14 UTC */

  assert_text (beket_time_day (evening, 0), "2026-11-22");
  assert_text (beket_time_day (evening, 285), "2026-11-22");
  assert_text (beket_time_day (evening, 286), "2026-11-23");
  assert_text (beket_time_day (evening, 300), "2026-11-23");
}

static void
test_date (void)
{
  assert_text (beket_date_format ("2026-11-22", BEKET_KK), "2026 жылғы 22 қараша");
  assert_text (beket_date_format ("2026-11-22", BEKET_RU), "22 ноября 2026 г.");
  assert_text (beket_date_format ("2026-01-01", BEKET_KK), "2026 жылғы 1 қаңтар");
  assert_text (beket_date_format ("2026-12-09", BEKET_RU), "9 декабря 2026 г.");
  assert_text (beket_date_format ("1990-\?\?-\?\?", BEKET_RU), "1990-\?\?-\?\?");
  assert_text (beket_date_format ("2026-02-30", BEKET_KK), "2026-02-30");
  assert_text (beket_date_format ("", BEKET_KK), "");
}

static void
test_within (void)
{
  g_assert_true (beket_day_is_within ("2026-11-22", "2026-11-22", "2026-11-22"));
  g_assert_true (beket_day_is_within ("2026-11-22", NULL, NULL));
  g_assert_false (beket_day_is_within ("2026-11-21", "2026-11-22", NULL));
  g_assert_false (beket_day_is_within ("2026-11-23", NULL, "2026-11-22"));
  g_assert_false (beket_day_is_within ("2026-11-31", NULL, NULL));
  g_assert_false (beket_day_is_within (NULL, NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/clock/wire", test_wire);
  g_test_add_func ("/domain/clock/wire-ends", test_wire_ends);
  g_test_add_func ("/domain/clock/wire-refused", test_wire_refused);
  g_test_add_func ("/domain/clock/local", test_local);
  g_test_add_func ("/domain/clock/day", test_day);
  g_test_add_func ("/domain/clock/date", test_date);
  g_test_add_func ("/domain/clock/within", test_within);

  return g_test_run ();
}
