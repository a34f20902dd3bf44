/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The term of the agreement: five years and five more, and half a year's notice.
 */

#include "config.h"

#include "domain/treaty.h"

static BeketTreaty *
new_treaty (const char *in_force,
            int         years,
            int         notice_months,
            const char *notice_given)
{
  BeketTreaty *treaty = beket_treaty_new ();

  treaty->in_force = g_strdup (in_force);
  treaty->years = years;
  treaty->notice_months = notice_months;
  treaty->notice_given = g_strdup (notice_given);

  return treaty;
}

#define assert_status(treaty, day, end, notice, left, to_notice, force, last)      \
  G_STMT_START {                                                                   \
    BeketTreatyStatus found;                                                       \
    g_assert_true (beket_treaty_status (treaty, day, &found));                     \
    g_assert_cmpstr (found.period_end, ==, end);                                   \
    g_assert_cmpstr (found.last_notice, ==, notice);                               \
    g_assert_cmpint (found.days_left, ==, left);                                   \
    g_assert_cmpint (found.days_to_notice, ==, to_notice);                         \
    g_assert_cmpint (found.in_force, ==, force);                                   \
    g_assert_cmpint (found.ends, ==, last);                                        \
  } G_STMT_END

static void
test_periods (void)
{
  g_autoptr (BeketTreaty) treaty = new_treaty ("2013-07-30", 5, 6, NULL);
  BeketTreatyStatus status;

  assert_status (treaty, "2013-07-29", "2018-07-30", "2018-01-30", 1827, 1646, FALSE, FALSE);
  assert_status (treaty, "2013-07-30", "2018-07-30", "2018-01-30", 1826, 1645, TRUE, FALSE);
  assert_status (treaty, "2018-07-30", "2018-07-30", "2018-01-30", 0, -181, TRUE, FALSE);
  assert_status (treaty, "2018-07-31", "2023-07-30", "2023-01-30", 1825, 1644, TRUE, FALSE);
  assert_status (treaty, "2026-11-22", "2028-07-30", "2028-01-30", 616, 434, TRUE, FALSE);
  assert_status (treaty, "2028-01-30", "2028-07-30", "2028-01-30", 182, 0, TRUE, FALSE);
  assert_status (treaty, "2028-07-31", "2033-07-30", "2033-01-30", 1825, 1644, TRUE, FALSE);
  g_assert_true (beket_treaty_status (treaty, "9999-12-31", &status));
  g_assert_false (beket_treaty_status (treaty, "2026-11-31", &status));
}

/* A notice in time ends the treaty with its period; a late one with the next. */
static void
test_notice (void)
{
  g_autoptr (BeketTreaty) in_time = new_treaty ("2013-07-30", 5, 6, "2028-01-30");
  g_autoptr (BeketTreaty) late = new_treaty ("2013-07-30", 5, 6, "2028-01-31");

  assert_status (in_time, "2028-01-29", "2028-07-30", "2028-01-30", 183, 1, TRUE, FALSE);
  assert_status (in_time, "2028-01-30", "2028-07-30", "2028-01-30", 182, 0, TRUE, TRUE);
  assert_status (in_time, "2028-07-30", "2028-07-30", "2028-01-30", 0, -182, TRUE, TRUE);
  assert_status (in_time, "2028-07-31", "2028-07-30", "2028-01-30", -1, -183, FALSE, TRUE);
  assert_status (late, "2028-07-30", "2028-07-30", "2028-01-30", 0, -182, TRUE, FALSE);
  assert_status (late, "2028-07-31", "2033-07-30", "2033-01-30", 1825, 1644, TRUE, TRUE);
  assert_status (late, "2033-07-31", "2033-07-30", "2033-01-30", -1, -182, FALSE, TRUE);
}

/* A leap day is not lost, and half a year before the 31st of August is the end of February. */
static void
test_short_months (void)
{
  g_autoptr (BeketTreaty) leap = new_treaty ("2020-02-29", 4, 0, NULL);
  g_autoptr (BeketTreaty) august = new_treaty ("2021-08-31", 5, 6, NULL);

  assert_status (leap, "2024-02-29", "2024-02-29", "2024-02-29", 0, 0, TRUE, FALSE);
  assert_status (leap, "2024-03-01", "2028-02-29", "2028-02-29", 1460, 1460, TRUE, FALSE);
  assert_status (august, "2026-08-31", "2026-08-31", "2026-02-28", 0, -184, TRUE, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/treaty/periods", test_periods);
  g_test_add_func ("/domain/treaty/notice", test_notice);
  g_test_add_func ("/domain/treaty/short-months", test_short_months);

  return g_test_run ();
}
