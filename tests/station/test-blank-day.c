/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is entered from a paper blank belongs to the day of the paper; what is done with its act later, to the day on which it is done.
 */

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "station/correction.h"
#include "station/day.h"
#include "station/doctor.h"
#include "station/rights.h"
#include "station/station-private.h"
#include "support/paper-blank.h"
#include "support/rights.h"

#define HOUR G_TIME_SPAN_HOUR

/* An act in its place is drawn now: it has a number of its own, and says still what the first was entered from. */
static void
test_superseded (void)
{
  Booth booth;
  BeketCrossing *crossing;
  const BeketGrounds alone = { "C3", "нөмір қате", NULL, NULL };
  g_autofree char *number = NULL;
  g_autofree char *act = NULL;
  g_autofree char *other = NULL;
  g_autoptr (BeketActView) view = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  number = blank_reserve (&booth);
  crossing = blank_enter (&booth, number);
  blank_says (&booth, crossing, booth.now);
  blank_begin (&booth, crossing);
  blank_says (&booth, crossing, booth.now);
  blank_satisfy (&booth, crossing);
  blank_says (&booth, crossing, booth.now);
  blank_decide (&booth, crossing);
  act = blank_issue (&booth, crossing);
  other = beket_tools_supersede (booth.station, act, &alone, NULL, BOOTH_PIN, &error);
  g_assert_no_error (error);
  view = beket_tools_open_act (booth.station, other, &error);
  g_assert_no_error (error);
  g_assert_true (view->valid);
  g_assert_cmpstr (beket_value_get_text (view->row, "number"), !=, number);
  g_assert_cmpstr (beket_value_get_text (beket_value_get (view->record, "blank"), "number"), ==, number);
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

/* (transfer full): reserved, and entered so long after that the next day has come: a lorry that is not begun. */
static char *
enter_next_day (Booth          *booth,
                gint64          after,
                BeketCrossing **crossing)
{
  char *number = blank_reserve (booth);

  booth->now += after;
  *crossing = blank_enter (booth, number);
  return number;
}

static gboolean
find_stated (const char *line,
             gsize       length,
             gpointer    data)
{
  char **wanted = data;
  g_autofree char *text = g_strndup (line, length);

  if (strstr (text, "\"day.stated\"") != NULL && strstr (text, *wanted) != NULL)
    *wanted = NULL;
  return TRUE;
}

/* A closing says which papers are out. */
static void
assert_stated (Booth      *booth,
               const char *number)
{
  g_autofree char *wanted = g_strdup_printf ("\"blanks\":[\"%s\"]", number);
  char *left = wanted;

  g_assert_true (beket_tools_export (booth->station, NULL, "own", find_stated, &left, NULL));
  g_assert_null (left);
}

/* A day that is closed stays as it was told: what comes later is late. */
static void
test_late (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autofree char *day = NULL;
  g_autofree char *number = NULL;
  g_autofree char *closing = NULL;
  g_autoptr (BeketValue) row = NULL;
  g_autoptr (GError) error = NULL;
  gint64 arrived;

  booth_init (&booth);
  booth_sign_in (&booth);
  arrived = booth.now;
  day = beket_station_today (booth.station);
  number = enter_next_day (&booth, 26 * HOUR, &crossing);
  g_free (booth.station->officer->role);
  booth.station->officer->role = g_strdup ("supervisor");
  closing = beket_tools_close_day (booth.station, day, &error);
  g_assert_no_error (error);
  assert_stated (&booth, number);
  blank_says (&booth, crossing, arrived);
  blank_begin (&booth, crossing);
  row = beket_tools_day (booth.station, day, &error);
  g_assert_no_error (error);
  g_assert_cmpint (beket_value_get_integer (row, "late_count", 0), ==, 1);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (beket_value_get (row, "late"), 0), "crossing"), ==,
                   beket_crossing_get_id (crossing));
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

/* What was suspended after the paper was written had no force then (Article 8). */
static void
test_mode (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autofree char *number = NULL;
  g_autofree char *mode = NULL;
  g_autoptr (BeketValue) ask = rights_value ("{'reason':'E1'}");
  g_autoptr (GError) error = NULL;
  gint64 arrived;

  booth_init (&booth);
  booth_sign_in (&booth);
  arrived = booth.now;
  number = enter_next_day (&booth, 26 * HOUR, &crossing);
  beket_tools_suspend (booth.station, ask, NULL, &error);
  g_assert_no_error (error);
  booth_settle (&booth);
  g_object_get (booth.station, "mode", &mode, NULL);
  g_assert_cmpstr (mode, ==, "national");
  blank_says (&booth, crossing, arrived);
  blank_begin (&booth, crossing);
  g_assert_cmpstr (beket_value_get_text (beket_value_get (beket_crossing_get_facts (crossing), "crossing"), "mode"), ==, "joint");
  g_assert_null (beket_station_get_protocol (booth.station));
  booth_clear (&booth);
}

static gboolean
is_told (Booth      *booth,
         const char *what)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_finding_free);

  beket_doctor_records (findings, booth->station);
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((BeketFinding *) g_ptr_array_index (findings, i))->what, what))
      return TRUE;
  return FALSE;
}

/* After a week somebody should ask where a paper is. */
static void
test_doctor (void)
{
  Booth booth;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  number = blank_reserve (&booth);
  g_assert_false (is_told (&booth, "blanks"));
  booth.now += 8 * 24 * HOUR;
  g_assert_true (is_told (&booth, "blanks"));
  beket_tools_spoil_blank (booth.station, number, "жоғалған", &error);
  g_assert_no_error (error);
  g_assert_false (is_told (&booth, "blanks"));
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/station/blank-day/superseded", test_superseded);
  g_test_add_func ("/station/blank-day/late", test_late);
  g_test_add_func ("/station/blank-day/mode", test_mode);
  g_test_add_func ("/station/blank-day/doctor", test_doctor);

  return g_test_run ();
}
