/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Suspending joint control and going on with it, by this state and by the neighbour: what the station does then.
 */

#include "config.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "station/rights.h"
#include "station/station-private.h"
#include "support/peer-act.h"
#include "support/rights.h"

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

static void
suspend (Booth      *booth,
         const char *json,
         char      **number)
{
  g_autoptr (BeketValue) ask = rights_value (json);
  g_autoptr (GError) error = NULL;

  beket_tools_suspend (booth->station, ask, number, &error);
  g_assert_no_error (error);
}

static void
assert_not_suspended (Booth      *booth,
                      const char *json,
                      int         code)
{
  g_autoptr (BeketValue) ask = rights_value (json);
  g_autoptr (GError) error = NULL;

  g_assert_false (beket_tools_suspend (booth->station, ask, NULL, &error));
  g_assert_error (error, BEKET_ERROR, code);
}

static gboolean
resume (Booth      *booth,
        const char *number)
{
  g_autoptr (BeketValue) ask = beket_value_new_object ();
  g_autoptr (GError) error = NULL;
  gboolean ends = FALSE;

  beket_value_set_text (ask, "suspension", number);
  beket_tools_resume (booth->station, ask, NULL, &ends, &error);
  g_assert_no_error (error);
  return ends;
}

static void
assert_mode (Booth      *booth,
             const char *mode)
{
  g_autofree char *is = NULL;

  g_object_get (booth->station, "mode", &is, NULL);
  g_assert_cmpstr (is, ==, mode);
  g_assert_cmpint (beket_station_get_protocol (booth->station) != NULL, ==, g_str_equal (mode, "joint"));
}

static void
do_control (Booth           *booth,
            BeketCrossing   *crossing,
            const char      *kind,
            BeketControlStep step,
            const char      *basis)
{
  beket_station_control_async (booth->station, crossing, rights_index (crossing, kind), step, NULL, basis, booth_done, booth);
}

/* "Article 8: ... · joint control is suspended", in the language of the person. */
static void
assert_suspended (Booth *booth)
{
  g_autoptr (GError) error = booth_refusal (booth);

  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
  rights_assert_explained (booth, error, "Статья 8", "совместный контроль приостановлен");
}

/* ---- All joint control ---- */

static void
count (GObject    *object,
       GParamSpec *pspec,
       gpointer    user_data)
{
  (*(guint *) user_data)++;
}

/* National mode at once: neither recognised nor waived; and afterwards as before. */
static void
test_all (void)
{
  Booth booth;
  BeketCrossing *crossing;
  PeerAct act = { "JCA-RUMSH-20260601-000001-B01", "512 ABC 07", "entry", "valid", 0, NULL };
  g_autofree char *number = NULL;
  guint told = 0;

  booth_init (&booth);
  booth_sign_in (&booth);
  assert_mode (&booth, "joint");
  g_signal_connect (booth.station, "notify::mode", G_CALLBACK (count), &told);
  suspend (&booth, "{'reason':'E1'}", &number);
  g_assert_true (g_str_has_prefix (number, "D17-KZSYR-"));
  g_assert_cmpuint (told, ==, 1);
  assert_mode (&booth, "national");
  g_assert_cmpstr (beket_value_get_text (beket_station_get_suspension (booth.station), "number"), ==, number);

  peer_act_arrive (&booth, &act);
  crossing = booth_lorry (&booth);
  g_assert_cmpstr (beket_value_get_text (beket_value_get (beket_crossing_get_facts (crossing), "crossing"), "mode"), ==, "national");
  g_assert_cmpuint (beket_value_length (beket_value_get (beket_crossing_get_facts (crossing), "controls")), ==, 2);
  do_control (&booth, crossing, "customs", BEKET_CONTROL_RECOGNISE, act.number);
  assert_suspended (&booth);

  g_assert_true (resume (&booth, number));
  assert_mode (&booth, "joint");
  g_assert_null (beket_station_get_suspension (booth.station));
  crossing = booth_lorry (&booth);
  do_control (&booth, crossing, "customs", BEKET_CONTROL_RECOGNISE, act.number);
  booth_step (&booth);
  do_control (&booth, crossing, "transport", BEKET_CONTROL_WAIVE, NULL);
  booth_step (&booth);

  /* What was suspended and resumed outlives the program. */
  booth_close (&booth);
  booth_open (&booth);
  assert_mode (&booth, "joint");
  g_free (act.prev);
  booth_clear (&booth);
}

/* A crossing that was begun before keeps its plan; what leans on the other Party is refused from now on. */
static void
test_in_the_middle (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autofree char *number = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  g_assert_false (beket_station_is_suspended (booth.station, crossing, "transport"));
  suspend (&booth, "{'reason':'E3','direction':'exit'}", &number);
  g_assert_true (beket_station_is_suspended (booth.station, crossing, "transport"));
  do_control (&booth, crossing, "transport", BEKET_CONTROL_WAIVE, NULL);
  assert_suspended (&booth);
  do_control (&booth, crossing, "transport", BEKET_CONTROL_START, NULL);
  booth_step (&booth);
  resume (&booth, number);
  do_control (&booth, crossing, "transport", BEKET_CONTROL_WAIVE, NULL);
  booth_step (&booth);
  booth_clear (&booth);
}

/* ---- Kinds alone, other places, other times ---- */

static void
test_kinds (void)
{
  Booth booth;
  BeketCrossing *crossing;
  BeketValue *transport;

  booth_init (&booth);
  booth_sign_in (&booth);
  suspend (&booth, "{'reason':'E2','kinds':['transport']}", NULL);
  assert_mode (&booth, "joint");
  crossing = booth_lorry (&booth);
  transport = rights_control (crossing, "transport");
  g_assert_nonnull (transport);
  g_assert_null (beket_value_get (transport, "waiveClause"));
  g_assert_null (beket_value_get (transport, "recogniseClause"));
  g_assert_nonnull (beket_value_get (rights_control (crossing, "customs"), "recogniseClause"));
  g_assert_true (beket_station_is_suspended (booth.station, crossing, "transport"));
  g_assert_false (beket_station_is_suspended (booth.station, crossing, "customs"));
  do_control (&booth, crossing, "transport", BEKET_CONTROL_WAIVE, NULL);
  assert_suspended (&booth);
  booth_clear (&booth);
}

static void
test_elsewhere (void)
{
  Booth booth;

  booth_init (&booth);
  booth_sign_in (&booth);
  suspend (&booth, "{'reason':'E1','points':['RUMSH']}", NULL);
  suspend (&booth, "{'reason':'E1','direction':'entry'}", NULL);
  assert_mode (&booth, "joint");
  booth_clear (&booth);
}

/* Decided today for tomorrow: the mode changes by itself when it is time. */
static void
test_tomorrow (void)
{
  Booth booth;
  g_autoptr (BeketValue) ask = rights_value ("{'reason':'E1'}");
  g_autoptr (BeketValue) rows = NULL;
  g_autofree char *from = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  from = beket_time_format_wire (booth.now + DAY_US);
  beket_value_set_text (ask, "from", from);
  g_assert_true (beket_tools_suspend (booth.station, ask, NULL, &error));
  assert_mode (&booth, "joint");
  g_assert_cmpuint (booth.station->mode_timer, !=, 0);
  rows = beket_tools_suspensions (booth.station, NULL);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (rows, 0), "state"), ==, "to-come");
  booth.now += DAY_US;
  assert_mode (&booth, "national");
  beket_station_tell_mode (booth.station);
  g_assert_cmpuint (booth.station->mode_timer, ==, 0);
  booth_clear (&booth);
}

static void
test_refused (void)
{
  Booth booth;
  g_autoptr (BeketValue) unknown = rights_value ("{'suspension':'D17-9'}");
  g_autoptr (BeketValue) again = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) over = NULL;

  booth_init (&booth);
  assert_not_suspended (&booth, "{'reason':'E1'}", BEKET_ERROR_POWER);   /* nobody is signed in */
  booth_sign_in (&booth);
  assert_not_suspended (&booth, "{'reason':'E5'}", BEKET_ERROR_INVALID);
  assert_not_suspended (&booth, "{'reason':'E4'}", BEKET_ERROR_INVALID);
  assert_not_suspended (&booth, "{'reason':'E1','kinds':['custom']}", BEKET_ERROR_INVALID);
  assert_not_suspended (&booth, "{'reason':'E1','points':['KZALM']}", BEKET_ERROR_INVALID);
  assert_not_suspended (&booth, "{'reason':'E1','from':'now'}", BEKET_ERROR_INVALID);
  assert_mode (&booth, "joint");
  g_assert_false (beket_tools_resume (booth.station, unknown, NULL, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);

  suspend (&booth, "{'reason':'E4','text':'су тасқыны'}", &number);
  resume (&booth, number);
  again = beket_value_new_object ();
  beket_value_set_text (again, "suspension", number);
  g_assert_false (beket_tools_resume (booth.station, again, NULL, NULL, &over));
  g_assert_error (over, BEKET_ERROR, BEKET_ERROR_TRANSITION);
  booth_clear (&booth);
}

/* ---- The neighbour ---- */

#define THEIRS \
  "{'number':'D17-RUMSH-1','notified':'2026-01-02T00:00:00.000Z','party':'RU','body':'border','decidedBy':'RU-20917','reason':'E2'," \
  "'from':'2026-01-02T00:00:00.000Z'}"
#define THEIRS_OVER \
  "{'number':'D18-RUMSH-1','notified':'2026-01-03T00:00:00.000Z','party':'RU','suspension':'D17-RUMSH-1'," \
  "'from':'2026-01-03T00:00:00.000Z'}"

/* Its notice does the same as soon as it comes; what it has suspended, it goes on with itself. */
static void
test_theirs (void)
{
  Booth booth;
  Heard heard = { 0 };
  BeketCrossing *crossing;
  g_autoptr (BeketValue) rows = NULL;
  const BeketValue *row;
  guint told = 0;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  g_signal_connect (booth.station, "notify::mode", G_CALLBACK (count), &told);
  rights_hear (&booth, &heard, "RU-RUMSH-P01", "suspension.notified", THEIRS);
  g_assert_cmpuint (told, ==, 1);
  assert_mode (&booth, "national");
  do_control (&booth, crossing, "transport", BEKET_CONTROL_WAIVE, NULL);
  assert_suspended (&booth);

  g_assert_false (resume (&booth, "D17-RUMSH-1"));   /* a proposal */
  assert_mode (&booth, "national");
  rows = beket_tools_suspensions (booth.station, NULL);
  row = beket_value_index (rows, 0);
  g_assert_cmpstr (beket_value_get_text (row, "state"), ==, "in-force");
  g_assert_cmpuint (beket_value_length (beket_value_get (row, "resumptions")), ==, 1);

  rights_hear (&booth, &heard, "RU-RUMSH-P01", "suspension.resumed", THEIRS_OVER);
  assert_mode (&booth, "joint");
  do_control (&booth, crossing, "transport", BEKET_CONTROL_WAIVE, NULL);
  booth_step (&booth);
  rights_heard_clear (&heard);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/suspension/all", test_all);
  g_test_add_func ("/station/suspension/in-the-middle", test_in_the_middle);
  g_test_add_func ("/station/suspension/kinds", test_kinds);
  g_test_add_func ("/station/suspension/elsewhere", test_elsewhere);
  g_test_add_func ("/station/suspension/tomorrow", test_tomorrow);
  g_test_add_func ("/station/suspension/refused", test_refused);
  g_test_add_func ("/station/suspension/theirs", test_theirs);
  return g_test_run ();
}
