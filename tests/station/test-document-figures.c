/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the register of a day says of its controls and shifts: by hand-made rows, and of a day at a booth.
 */

#include "config.h"

#include "domain/clock.h"
#include "station/correction.h"
#include "station/day.h"
#include "station/document-private.h"
#include "station/shift.h"
#include "station/station-private.h"
#include "support/document.h"
#include "support/peer-act.h"

#define MINUTE (60 * (gint64) G_USEC_PER_SEC)
#define MORNING G_GINT64_CONSTANT (1795316400000000)   /* 2026-11-22T03:00:00Z, at Syrym 08:00 */
#define RELIED "JCA-RUMSH-20261122-000001-B01"

static const BeketGrounds alone = { "C3", "қате терілді", NULL, NULL };

/* ---- Figures of rows ---- */

/* (transfer full): a control that was done, of @tenths tenths of a minute; below zero: it ended before it began. */
static BeketValue *
done (const char *kind,
      const char *result,
      int         tenths)
{
  BeketValue *row = beket_value_new_object ();
  g_autofree char *started = beket_time_format_wire (MORNING);
  g_autofree char *finished = beket_time_format_wire (MORNING + tenths * MINUTE / 10);

  beket_value_set_text (row, "kind", kind);
  beket_value_set_text (row, "status", "done");
  beket_value_set_text (row, "result", result);
  beket_value_set_text (row, "started", started);
  beket_value_set_text (row, "finished", finished);
  return row;
}

static BeketValue *
ended (const char *kind,
       const char *status)
{
  BeketValue *row = done (kind, NULL, 10);

  beket_value_set_text (row, "status", status);
  return row;
}

static BeketValue *
figures_of (Booth            *booth,
            const BeketValue *controls)
{
  BeketValue *facts = beket_value_new_object ();

  beket_station_register_figures (booth->station, facts, controls);
  return facts;
}

static void
assert_counts (const BeketValue *row,
               const char       *kind,
               gint64            n_done,
               gint64            waived,
               gint64            recognised,
               gint64            violations)
{
  g_assert_cmpstr (beket_value_get_text (row, "kind"), ==, kind);
  g_assert_cmpint (beket_value_get_integer (row, "done", -1), ==, n_done);
  g_assert_cmpint (beket_value_get_integer (row, "waived", -1), ==, waived);
  g_assert_cmpint (beket_value_get_integer (row, "recognised", -1), ==, recognised);
  g_assert_cmpint (beket_value_get_integer (row, "violations", -1), ==, violations);
}

static void
assert_minutes (const BeketValue *row,
                const char       *median,
                const char       *p95)
{
  g_assert_cmpstr (beket_value_get_text (row, "medianMinutes"), ==, median);
  g_assert_cmpstr (beket_value_get_text (row, "p95Minutes"), ==, p95);
}

static void
assert_durations (Booth      *booth,
                  const int  *tenths,
                  guint       n,
                  const char *median,
                  const char *p95)
{
  g_autoptr (BeketValue) controls = beket_value_new_list ();
  g_autoptr (BeketValue) facts = NULL;

  for (guint i = 0; i < n; i++)
    beket_value_append (controls, done ("border", "no-remarks", tenths[i]));
  facts = figures_of (booth, controls);
  assert_minutes (beket_value_index (beket_value_get (facts, "controls"), 0), median, p95);
}

/* The 19th of 20 is the shortest that 95 % do not exceed; the order in which they came is nothing. */
static void
test_durations (void)
{
  static const int many[] = { 200, 10, 20, 190, 30, 40, 180, 50, 60, 170, 70, 80, 160, 90, 100, 150, 110, 120, 140, 130, 2000 };
  Booth booth;

  booth_init (&booth);
  assert_durations (&booth, (const int[]) { 25 }, 1, "2.5", "2.5");
  assert_durations (&booth, (const int[]) { 0 }, 1, "0", "0");
  assert_durations (&booth, (const int[]) { -1 }, 1, NULL, NULL);
  assert_durations (&booth, (const int[]) { 30, 11 }, 2, "2.1", "3");   /* 2.05: half up */
  assert_durations (&booth, (const int[]) { 30, -5, 11, 12 }, 4, "1.2", "3");
  assert_durations (&booth, many, 20, "10.5", "19");
  assert_durations (&booth, many, 21, "11", "20");
  booth_clear (&booth);
}

/* In the order of the list; what was not done found nothing, whatever was written over it, and took no time of an inspector. */
static void
test_counts (void)
{
  Booth booth;
  g_autoptr (BeketValue) controls = beket_value_new_list ();
  g_autoptr (BeketValue) facts = NULL;
  const BeketValue *rows;
  BeketValue *odd = ended ("transport", "recognised");

  booth_init (&booth);
  beket_value_set_text (odd, "result", "violation");
  beket_value_append (controls, odd);
  beket_value_append (controls, ended ("customs", "waived"));
  beket_value_append (controls, done ("customs", "violation", 40));
  beket_value_append (controls, done ("border", "no-remarks", 10));
  beket_value_append (controls, done ("border", "no-remarks", 20));
  beket_value_append (controls, ended ("veterinary", "postponed"));
  beket_value_append (controls, ended ("veterinary", "not-required"));
  beket_value_append (controls, done ("unheard-of", "violation", 20));
  facts = figures_of (&booth, controls);
  rows = beket_value_get (facts, "controls");
  g_assert_cmpuint (beket_value_length (rows), ==, 3);
  assert_counts (beket_value_index (rows, 0), "border", 2, 0, 0, 0);
  assert_minutes (beket_value_index (rows, 0), "1.5", "2");
  assert_counts (beket_value_index (rows, 1), "customs", 1, 1, 0, 1);
  assert_counts (beket_value_index (rows, 2), "transport", 0, 0, 1, 0);
  assert_minutes (beket_value_index (rows, 2), NULL, NULL);
  g_assert_cmpstr (beket_value_get_text (beket_value_get (facts, "totals"), "hitRateBefore"), ==, "33.33");
  booth_clear (&booth);
}

static void
test_nothing (void)
{
  Booth booth;
  g_autoptr (BeketValue) controls = beket_value_new_list ();
  g_autoptr (BeketValue) facts = NULL;

  booth_init (&booth);
  beket_value_append (controls, ended ("customs", "recognised"));
  facts = figures_of (&booth, controls);
  g_assert_null (beket_value_get_text (beket_value_get (facts, "totals"), "hitRateBefore"));
  booth_clear (&booth);
}

/* ---- Shifts of rows ---- */

static char *
shifts_of (Booth      *booth,
           const char *json)
{
  g_autoptr (BeketValue) shifts = rights_value (json);
  g_autoptr (BeketValue) facts = beket_value_new_object ();

  beket_station_register_shifts (booth->station, facts, shifts);
  return g_strdup (beket_value_get_text (beket_value_get (facts, "day"), "shifts"));
}

static void
assert_shifts (Booth      *booth,
               const char *json,
               const char *wanted)
{
  g_autofree char *text = shifts_of (booth, json);

  g_assert_cmpstr (text, ==, wanted);
}

#define OPENED(hour, officer) "{'officer':'" officer "','written':'2026-11-22T" hour ":00:00.000Z'}"
#define HANDED(hour, from, to) \
  "{'from':'" from "','to':'" to "','handedOver':'2026-11-22T" hour ":00:00.000Z','written':'2026-11-22T23:59:00.000Z'}"
#define ME BOOTH_OFFICER

static void
test_shifts (void)
{
  static const char *const wanted = "08:00–20:00 Ахметов Н.; 20:00– KZ-2";
  Booth booth;

  booth_init (&booth);
  assert_shifts (&booth, "[]", NULL);
  assert_shifts (&booth, "[{'written':'2026-11-22T03:00:00.000Z'}]", NULL);   /* erased */
  assert_shifts (&booth, "[" OPENED ("03", ME) "," HANDED ("15", ME, "KZ-2") "]", wanted);
  /* Who signs in again goes on, and so does who took over and then signs in. */
  assert_shifts (&booth, "[" OPENED ("03", ME) "," OPENED ("04", ME) "," HANDED ("15", ME, "KZ-2") "," OPENED ("16", "KZ-2") "]", wanted);
  assert_shifts (&booth, "[" HANDED ("03", "KZ-2", ME) "," HANDED ("15", ME, "KZ-2") "]",
                 "–08:00 KZ-2; 08:00–20:00 Ахметов Н.; 20:00– KZ-2");
  booth_clear (&booth);
}

/* No more than the form has room for, and never half a name. */
static void
test_many_shifts (void)
{
  Booth booth;
  GString *json = g_string_new ("[");
  g_autofree char *text = NULL;

  booth_init (&booth);
  for (int i = 0; i < 40; i++)
    g_string_append_printf (json, "%s{'officer':'KZ-%d','written':'2026-11-22T03:00:00.000Z'}", i == 0 ? "" : ",", 10000 + i);
  g_string_append (json, "]");
  text = shifts_of (&booth, json->str);
  g_assert_cmpint (g_utf8_strlen (text, -1), <=, 200);
  g_assert_cmpint (g_utf8_strlen (text, -1), >, 180);
  g_assert_true (g_str_has_suffix (text, "KZ-10010; …"));
  g_string_free (json, TRUE);
  booth_clear (&booth);
}

/* ---- A day at a booth ---- */

static void
do_control (Booth           *booth,
            BeketCrossing   *crossing,
            const char      *kind,
            BeketControlStep step,
            const char      *result,
            const char      *basis)
{
  beket_station_control_async (booth->station, crossing, rights_index (crossing, kind), step, result, basis, booth_done, booth);
  booth_step (booth);
}

/* Two that found something, after 3 and after 7 minutes; the second is then corrected. What is left is in order at once. */
static void
control_two (Booth *booth)
{
  for (int i = 0; i < 2; i++)
    {
      BeketCrossing *crossing = booth_lorry (booth);

      do_control (booth, crossing, "border", BEKET_CONTROL_START, NULL, NULL);
      booth->now += (3 + 4 * i) * MINUTE;
      do_control (booth, crossing, "border", BEKET_CONTROL_FINISH, "violation", NULL);
      if (i == 0)
        do_control (booth, crossing, "transport", BEKET_CONTROL_RECOGNISE, NULL, RELIED);
      booth_settle (booth);
    }
}

static void
correct (Booth      *booth,
         const char *crossing)
{
  static const char *const changes[] = { "result=no-remarks", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) records = beket_tools_records (booth->station, crossing, &error);
  const char *entry = beket_value_get_text (beket_value_index (records, 0), "latest");

  g_assert_true (beket_tools_correct (booth->station, crossing, entry, changes, &alone, &error));
  g_assert_no_error (error);
}

static char *
last_crossing (Booth *booth)
{
  GListModel *crossings = beket_station_crossings (booth->station);
  g_autoptr (BeketCrossing) crossing = g_list_model_get_item (crossings, g_list_model_get_n_items (crossings) - 1);

  return g_strdup (beket_crossing_get_id (crossing));
}

/* (transfer full): tomorrow, because no key is valid before it was made. At eight there. */
static char *
begin_day (Booth *booth)
{
  booth->now += G_TIME_SPAN_DAY;
  booth->now -= booth->now % G_TIME_SPAN_DAY;
  booth->now += 3 * 60 * MINUTE;
  booth_sign_in (booth);
  return beket_station_today (booth->station);
}

static void
close_day (Booth      *booth,
           const char *day)
{
  g_autoptr (GError) error = NULL;

  g_free (booth->station->officer->role);
  booth->station->officer->role = g_strdup ("supervisor");
  g_free (beket_tools_close_day (booth->station, day, &error));
  g_assert_no_error (error);
  booth_settle (booth);
}

static void
assert_day (const BeketActView *view)
{
  const BeketValue *rows = beket_value_get (view->record, "controls");

  g_assert_cmpuint (beket_value_length (rows), ==, 2);
  assert_counts (beket_value_index (rows, 0), "border", 2, 0, 0, 1);
  assert_minutes (beket_value_index (rows, 0), "5", "7");
  assert_counts (beket_value_index (rows, 1), "transport", 0, 0, 1, 0);
  g_assert_cmpstr (document_fact (view, "totals", "hitRateBefore"), ==, "50");
  g_assert_null (document_fact (view, "totals", "hitRateAfter"));
  g_assert_cmpstr (document_fact (view, "day", "shifts"), ==, "08:00–08:10 Ахметов Н.; 08:10– Сейітова А.");
}

static void
test_day (void)
{
  Booth booth;
  PeerAct act = { RELIED, "512 ABC 07", "entry", "valid", 0, NULL };
  g_autofree char *day = NULL;
  g_autofree char *crossing = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = NULL;

  booth_init (&booth);
  booth_add_supervisor (&booth);
  day = begin_day (&booth);
  peer_act_arrive (&booth, &act);
  control_two (&booth);
  crossing = last_crossing (&booth);
  correct (&booth, crossing);
  beket_value_unref (beket_tools_hand_over (booth.station, BOOTH_SUPERVISOR, BOOTH_HER_PIN, &error));
  close_day (&booth, day);
  view = document_draw (&booth, "D19", day, NULL);
  assert_day (view);
  booth_assert_whole (&booth);
  g_free (act.prev);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/document-figures/durations", test_durations);
  g_test_add_func ("/station/document-figures/counts", test_counts);
  g_test_add_func ("/station/document-figures/nothing", test_nothing);
  g_test_add_func ("/station/document-figures/shifts", test_shifts);
  g_test_add_func ("/station/document-figures/many-shifts", test_many_shifts);
  g_test_add_func ("/station/document-figures/day", test_day);
  return g_test_run ();
}
