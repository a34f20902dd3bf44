/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paper blanks entered afterwards, with their original times.
 */

#include "config.h"

#include <string.h>

#include "domain/clock.h"
#include "domain/error.h"
#include "domain/local-time.h"
#include "station/day.h"
#include "station/station-private.h"
#include "support/paper-blank.h"

#define HOUR G_TIME_SPAN_HOUR

static void
refuse_entering (Booth      *booth,
                 const char *number,
                 const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_tools_enter_blank (booth->station, number, "truck", &error));
  blank_assert_reason (booth, error, reason);
}

static void
refuse_spoiling (Booth      *booth,
                 const char *number,
                 const char *why,
                 const char *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (beket_tools_spoil_blank (booth->station, number, why, &error));
  blank_assert_reason (booth, error, reason);
}

/* ---- Times ---- */

static void
refuse_time (Booth         *booth,
             BeketCrossing *crossing,
             gint64         when,
             const char    *reason)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (blank_type_time (booth, crossing, when, &error));
  blank_assert_reason (booth, error, reason);
}

/* No step without the time on the paper, and none against its order. */
static void
test_times (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  gint64 reserved;

  booth_init (&booth);
  booth_sign_in (&booth);
  number = blank_reserve (&booth);
  reserved = booth.now;
  booth.now += 20 * HOUR;
  crossing = blank_enter (&booth, number);
  g_assert_cmpint (beket_station_get_blank_time (crossing, NULL), ==, 0);
  beket_station_begin_async (booth.station, crossing, booth_done, &booth);
  error = booth_refusal (&booth);
  blank_assert_reason (&booth, error, "blank-no-time");
  refuse_time (&booth, crossing, reserved - HOUR, "blank-early");
  refuse_time (&booth, crossing, booth.now + HOUR, "blank-future");
  g_assert_false (beket_station_set_blank_time (booth.station, crossing, "soon", NULL));
  blank_says (&booth, crossing, reserved + HOUR);
  blank_begin (&booth, crossing);
  g_assert_cmpint (beket_station_get_blank_time (crossing, NULL), ==, 0);
  refuse_time (&booth, crossing, reserved, "blank-order");
  beket_station_satisfy_async (booth.station, crossing, booth_done, &booth);
  g_clear_error (&error);
  error = booth_refusal (&booth);
  blank_assert_reason (&booth, error, "blank-no-time");
  booth_clear (&booth);
}

/* The draft keeps what was set, and a blank is given back with a crossing that is given up. */
static void
test_given_up (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autofree char *number = NULL;
  gint64 last;

  booth_init (&booth);
  booth_sign_in (&booth);
  number = blank_reserve (&booth);
  booth.now += 20 * HOUR;
  crossing = blank_enter (&booth, number);
  blank_assert_state (&booth, number, "typing");
  refuse_entering (&booth, number, "blank-typing");
  refuse_spoiling (&booth, number, "x", "blank-typing");
  blank_says (&booth, crossing, booth.now - 10 * HOUR);

  booth_close (&booth);
  booth_open (&booth);
  booth_sign_in (&booth);
  crossing = g_list_model_get_item (beket_station_crossings (booth.station), 0);
  g_object_unref (crossing);
  g_assert_cmpstr (beket_station_blank_number (crossing), ==, number);
  g_assert_cmpint (beket_station_get_blank_time (crossing, &last), >, 0);
  blank_begin (&booth, crossing);
  blank_assert_state (&booth, number, "entered");
  refuse_entering (&booth, number, "blank-entered");
  refuse_spoiling (&booth, number, "x", "blank-typing");
  beket_station_abandon_async (booth.station, crossing, "қате терілді", booth_done, &booth);
  booth_step (&booth);
  blank_assert_state (&booth, number, "open");
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

/* Two papers with one number: whoever registers first has used it, whatever was in the queue before. */
static void
test_once (void)
{
  Booth booth;
  BeketCrossing *first;
  BeketCrossing *second;
  g_autofree char *number = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  number = blank_reserve (&booth);
  other = blank_reserve (&booth);
  booth.now += 20 * HOUR;
  first = blank_enter (&booth, number);
  second = blank_enter (&booth, other);
  beket_value_set_text (beket_value_get (beket_crossing_get_facts (second), "blank"), "number", number);
  blank_says (&booth, first, booth.now - HOUR);
  blank_says (&booth, second, booth.now - HOUR);
  blank_begin (&booth, first);
  beket_station_begin_async (booth.station, second, booth_done, &booth);
  error = booth_refusal (&booth);
  blank_assert_reason (&booth, error, "blank-entered");
  g_assert_cmpint (beket_crossing_get_state (second), ==, BEKET_CROSSING_REGISTERED);
  booth_clear (&booth);
}

/* ---- The whole way ---- */

static char *
wire (gint64 when)
{
  return beket_time_format_wire (when - when % G_TIME_SPAN_MINUTE);
}

static void
assert_times (const BeketValue *record,
              gint64            arrived,
              gint64            decided)
{
  g_autofree char *came = wire (arrived);
  g_autofree char *went = wire (decided);
  const BeketValue *head = beket_value_get (record, "crossing");

  g_assert_cmpstr (beket_value_get_text (head, "arrived"), ==, came);
  g_assert_cmpstr (beket_value_get_text (head, "finished"), ==, went);
  g_assert_cmpstr (beket_value_get_text (beket_value_get (record, "decision"), "decided"), ==, went);
  g_assert_true (beket_value_get_boolean (head, "fromBlank"));
}

static gboolean
collect (const char *line,
         gsize       length,
         gpointer    data)
{
  g_string_append_len (data, line, (gssize) length);
  return TRUE;
}

/* The neighbour is told that it was entered from a blank, and when, and nothing else of it. */
static void
assert_told (Booth      *booth,
             const char *number)
{
  g_autoptr (GString) peer = g_string_new (NULL);
  g_autofree char *end = g_strdup_printf ("\",\"number\":\"%s\"}", number);
  const char *start = "\"blank\":{\"entered\":\"";
  guint told = 0;

  beket_tools_export (booth->station, NULL, "peer", collect, peer, NULL);
  for (const char *at = strstr (peer->str, start); at != NULL; at = strstr (at + 1, start))
    {
      g_assert_true (g_str_has_prefix (at + strlen (start) + strlen ("2026-11-29T00:00:00.000Z"), end));
      told++;
    }
  /* Three controls, the decision, the act. */
  g_assert_cmpuint (told, ==, 5);
}

/* The act has the paper's number and times, says that it was entered from a blank, and when; the register has it on the day of the arrival. */
static void
test_entered (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autofree char *number = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *day = NULL;
  g_autoptr (BeketActView) view = NULL;
  g_autoptr (BeketValue) register_day = NULL;
  g_autoptr (GError) error = NULL;
  gint64 arrived;

  booth_init (&booth);
  booth_sign_in (&booth);
  number = blank_reserve (&booth);
  arrived = booth.now + HOUR;
  day = beket_point_day (beket_station_get_point (booth.station, NULL), arrived);
  booth.now += 30 * HOUR;
  crossing = blank_enter (&booth, number);
  blank_says (&booth, crossing, arrived);
  blank_begin (&booth, crossing);
  blank_says (&booth, crossing, arrived + HOUR);
  blank_satisfy (&booth, crossing);
  blank_says (&booth, crossing, arrived + 2 * HOUR);
  blank_decide (&booth, crossing);
  entry = blank_issue (&booth, crossing);

  view = beket_tools_open_act (booth.station, number, &error);
  g_assert_no_error (error);
  g_assert_true (view->valid);
  g_assert_cmpstr (view->entry, ==, entry);
  assert_times (view->record, arrived, arrived + 2 * HOUR);
  g_assert_cmpstr (beket_value_get_text (beket_value_get (view->record, "blank"), "number"), ==, number);
  g_assert_cmpstr (beket_value_get_text (beket_value_get (view->record, "act"), "drawn"), >,
                   beket_value_get_text (beket_value_get (view->record, "crossing"), "finished"));
  g_assert_null (beket_value_get (beket_value_get (view->record, "blank"), "at"));
  register_day = beket_tools_day (booth.station, day, &error);
  g_assert_no_error (error);
  g_assert_cmpint (beket_value_get_integer (beket_value_get (register_day, "totals"), "acts", 0), ==, 1);
  blank_assert_state (&booth, number, "entered");
  assert_told (&booth, number);
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/station/blank-enter/times", test_times);
  g_test_add_func ("/station/blank-enter/given-up", test_given_up);
  g_test_add_func ("/station/blank-enter/once", test_once);
  g_test_add_func ("/station/blank-enter/entered", test_entered);

  return g_test_run ();
}
