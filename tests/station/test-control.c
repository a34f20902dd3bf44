/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Controls by the use cases: on what basis each may end, who took part, and what becomes of single parts.
 */

#include "config.h"

#include "domain/error.h"
#include "station/station-private.h"
#include "support/peer-act.h"

/* Microseconds of a day on which other rules hold. */
#define BEFORE_THE_AMENDMENT G_GINT64_CONSTANT (1777611600000000)   /* 2026-05-01T05:00:00Z */

static BeketValue *
control_of (BeketCrossing *crossing,
            const char    *kind)
{
  const BeketValue *controls = beket_value_get (beket_crossing_get_facts (crossing), "controls");

  for (guint i = 0; i < beket_value_length (controls); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (controls, i), "kind"), kind) == 0)
      return beket_value_index (controls, i);

  return NULL;
}

static guint
index_of (BeketCrossing *crossing,
          const char    *kind)
{
  const BeketValue *controls = beket_value_get (beket_crossing_get_facts (crossing), "controls");
  guint i;

  for (i = 0; beket_value_index (controls, i) != control_of (crossing, kind); i++)
    ;
  return i;
}

/* @code: -1 = it works. */
static void
do_control (Booth           *booth,
            BeketCrossing   *crossing,
            const char      *kind,
            BeketControlStep step,
            const char      *basis,
            int              code)
{
  g_autoptr (GError) error = NULL;

  beket_station_control_async (booth->station, crossing, index_of (crossing, kind), step, NULL, basis, booth_done, booth);
  if (code < 0)
    {
      booth_step (booth);
      return;
    }
  error = booth_refusal (booth);
  g_assert_error (error, BEKET_ERROR, code);
}

static void
decide (Booth         *booth,
        BeketCrossing *crossing,
        const char    *decision,
        const char    *trouble)   /* NULL: it works */
{
  g_autoptr (GError) error = NULL;

  beket_station_decide_async (booth->station, crossing, decision, booth_done, booth);
  if (trouble == NULL)
    {
      booth_step (booth);
      return;
    }
  error = booth_refusal (booth);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, trouble));
}

static void
satisfy (Booth         *booth,
         BeketCrossing *crossing)
{
  beket_station_satisfy_async (booth->station, crossing, booth_done, booth);
  booth_step (booth);
}

/* Entries of the peer ledger, one line each. */
static gboolean
collect (const char *line,
         gsize       length,
         gpointer    data)
{
  g_string_append_len (data, line, (gssize) length);
  return TRUE;
}

static char *
peer_ledger (Booth *booth)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  booth_settle (booth);
  g_assert_true (beket_tools_export (booth->station, NULL, "peer", collect, text, &error));
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
test_bases (void)
{
  Booth booth;
  BeketCrossing *crossing;
  BeketValue *transport;
  PeerAct act = { "JCA-RUMSH-20260601-000001-B01", "512 ABC 07", "entry", "valid", 0, NULL };

  booth_init (&booth);
  booth_sign_in (&booth);
  peer_act_arrive (&booth, &act);
  crossing = booth_lorry (&booth);
  transport = control_of (crossing, "transport");

  do_control (&booth, crossing, "transport", BEKET_CONTROL_POSTPONE, NULL, BEKET_ERROR_INVALID);
  do_control (&booth, crossing, "transport", BEKET_CONTROL_POSTPONE, "transport", -1);
  g_assert_cmpstr (beket_value_get_text (transport, "task"), ==, "transport");
  decide (&booth, crossing, "admitted", "control \"border\"");
  do_control (&booth, crossing, "transport", BEKET_CONTROL_NOT_REQUIRE, "бос", BEKET_ERROR_INVALID);
  do_control (&booth, crossing, "transport", BEKET_CONTROL_RECOGNISE, NULL, BEKET_ERROR_INVALID);
  do_control (&booth, crossing, "transport", BEKET_CONTROL_RECOGNISE, "JCA-RUMSH-20260601-000001-B01", -1);
  g_assert_cmpstr (beket_value_get_text (transport, "basis"), ==, "5.2");
  g_assert_cmpstr (beket_value_get_text (transport, "reliedAct"), ==, "JCA-RUMSH-20260601-000001-B01");
  do_control (&booth, crossing, "customs", BEKET_CONTROL_WAIVE, NULL, BEKET_ERROR_INVALID);
  g_free (act.prev);
  booth_clear (&booth);
}

/* F8 ends what is here to end; what another body has stays open, and nobody is admitted before it has. */
static void
test_postponed (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  do_control (&booth, crossing, "transport", BEKET_CONTROL_POSTPONE, "transport", -1);
  satisfy (&booth, crossing);
  g_assert_cmpstr (beket_value_get_text (control_of (crossing, "border"), "status"), ==, "done");
  g_assert_cmpstr (beket_value_get_text (control_of (crossing, "transport"), "status"), ==, "postponed");
  g_assert_null (beket_value_get_text (control_of (crossing, "transport"), "result"));

  beket_station_satisfy_async (booth.station, crossing, booth_done, &booth);
  error = booth_refusal (&booth);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION);
  do_control (&booth, crossing, "transport", BEKET_CONTROL_START, NULL, -1);
  satisfy (&booth, crossing);
  decide (&booth, crossing, "admitted", NULL);
  booth_clear (&booth);
}

/* The neighbour is told who took part and on which territory, and not which rules asked: one of them may speak of a risk. */
static void
test_participants (void)
{
  Booth booth;
  BeketCrossing *crossing;
  BeketValue *border;
  const BeketValue *first;
  g_autofree char *peer = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  satisfy (&booth, crossing);
  border = control_of (crossing, "border");
  first = beket_value_index (beket_value_get (border, "participants"), 0);
  g_assert_cmpuint (beket_value_length (beket_value_get (border, "participants")), ==, 1);
  g_assert_cmpstr (beket_value_get_text (first, "officer"), ==, BOOTH_OFFICER);
  g_assert_cmpstr (beket_value_get_text (first, "party"), ==, "KZ");
  g_assert_cmpstr (beket_value_get_text (first, "body"), ==, "border");
  g_assert_cmpstr (beket_value_get_text (border, "territory"), ==, "KZ");
  g_assert_cmpuint (beket_value_length (beket_value_get (border, "rules")), ==, 1);

  peer = peer_ledger (&booth);
  g_assert_nonnull (strstr (peer, "participants"));
  g_assert_null (strstr (peer, "kz-border"));
  booth_clear (&booth);
}

static BeketCrossing *
lorry_with (Booth      *booth,
            const char *list,
            const char *name,
            const char *text)
{
  BeketCrossing *crossing = beket_station_new_crossing (booth->station, "truck");
  BeketValue *facts = beket_crossing_get_facts (crossing);
  BeketValue *row = beket_value_new_object ();

  beket_station_scan (booth->station, crossing, BOOTH_MRZ, NULL, NULL);
  beket_station_scan (booth->station, crossing, "512 ABC 07", NULL, NULL);
  beket_value_set_text (row, name, text);
  beket_value_set_integer (row, "headCount", 3);
  beket_value_append (beket_value_list (facts, list), row);
  beket_station_begin_async (booth->station, crossing, booth_done, booth);
  booth_step (booth);
  return crossing;
}

/* The plan follows the facts, and the protocol as it was amended by that day. */
static void
test_plan (void)
{
  Booth booth;
  BeketCrossing *crossing;

  booth_init (&booth);
  booth_sign_in (&booth);
  booth.now = BEFORE_THE_AMENDMENT;
  crossing = lorry_with (&booth, "animals", "species", "қой");
  g_assert_null (control_of (crossing, "veterinary"));
  g_assert_nonnull (control_of (crossing, "radiation"));
  do_control (&booth, crossing, "radiation", BEKET_CONTROL_WAIVE, NULL, BEKET_ERROR_INVALID);   /* its clause asks for the act */
  do_control (&booth, crossing, "radiation", BEKET_CONTROL_WAIVE, "JCA-RUMSH-20260430-000001-B01", -1);
  g_assert_cmpstr (beket_value_get_text (control_of (crossing, "radiation"), "basis"), ==, "4.3");

  booth.now += G_GINT64_CONSTANT (90) * 86400 * G_USEC_PER_SEC;
  crossing = lorry_with (&booth, "animals", "species", "қой");
  g_assert_nonnull (control_of (crossing, "veterinary"));
  g_assert_null (control_of (crossing, "radiation"));
  crossing = lorry_with (&booth, "consignments", "hsCode", "0602909900");
  g_assert_nonnull (control_of (crossing, "phytosanitary"));
  g_assert_null (control_of (crossing, "veterinary"));
  booth_clear (&booth);
}

/* At a point that no protocol names: fully usable, nothing to waive, nothing to recognise. */
static void
test_national (void)
{
  Booth booth;
  BeketCrossing *crossing;
  const BeketValue *head;

  booth_init (&booth);
  booth_sign_in (&booth);
  g_free (booth.station->profile->point);
  booth.station->profile->point = g_strdup ("KZALM");
  crossing = beket_station_new_crossing (booth.station, "truck");
  beket_station_scan (booth.station, crossing, BOOTH_MRZ, NULL, NULL);
  beket_station_scan (booth.station, crossing, "512 ABC 07", NULL, NULL);
  beket_station_begin_async (booth.station, crossing, booth_done, &booth);
  booth_step (&booth);
  head = beket_value_get (beket_crossing_get_facts (crossing), "crossing");
  g_assert_cmpstr (beket_value_get_text (head, "mode"), ==, "national");
  g_assert_null (beket_value_get (head, "protocol"));
  do_control (&booth, crossing, "customs", BEKET_CONTROL_WAIVE, NULL, BEKET_ERROR_INVALID);
  do_control (&booth, crossing, "customs", BEKET_CONTROL_RECOGNISE, "JCA-1", BEKET_ERROR_INVALID);
  satisfy (&booth, crossing);
  decide (&booth, crossing, "admitted", NULL);
  booth_clear (&booth);
}

static void
test_refusal (void)
{
  Booth booth;
  BeketCrossing *crossing;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  decide (&booth, crossing, "refused", "decision.refusal: ");
  g_assert_cmpint (beket_crossing_get_state (crossing), ==, BEKET_CROSSING_IN_CONTROL);
  beket_value_set_text (beket_value_object (beket_crossing_get_facts (crossing), "decision"), "refusal", "R3");
  decide (&booth, crossing, "refused", NULL);
  g_assert_cmpint (beket_crossing_get_state (crossing), ==, BEKET_CROSSING_REFUSED);
  booth_clear (&booth);
}

/* The driver is refused, the lorry detained: one decision for the crossing, and the neighbour is told of each part. */
static void
test_partial (void)
{
  Booth booth;
  BeketCrossing *crossing;
  BeketValue *facts;
  BeketValue *driver;
  BeketValue *lorry;
  g_autofree char *peer = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  satisfy (&booth, crossing);
  facts = beket_crossing_get_facts (crossing);
  driver = beket_value_index (beket_value_get (facts, "persons"), 0);
  lorry = beket_value_index (beket_value_get (facts, "usedTransportMeans"), 0);
  beket_value_set_text (driver, "outcome", "refused");
  decide (&booth, crossing, "refused", "persons[0].ground: ");
  beket_value_set_text (driver, "ground", "R5");
  beket_value_set_text (driver, "outcomeDocument", "D21-7");
  beket_value_set_text (lorry, "outcome", "detained");
  beket_value_set_text (lorry, "ground", "smuggling");
  beket_value_set_text (lorry, "outcomeDocument", "D22-3");
  decide (&booth, crossing, "admitted", "decision: ");
  decide (&booth, crossing, "refused", "decision: ");
  decide (&booth, crossing, "detained", NULL);
  g_assert_cmpint (beket_crossing_get_state (crossing), ==, BEKET_CROSSING_DETAINED);

  peer = peer_ledger (&booth);
  g_assert_nonnull (strstr (peer, "D21-7"));
  g_assert_nonnull (strstr (peer, "D22-3"));
  booth_clear (&booth);
}

/* One passport shown for two people is seen before control begins; the officer may answer for it. */
static void
test_together (void)
{
  Booth booth;
  BeketCrossing *crossing;
  BeketValue *persons;
  BeketValue *again;
  g_autoptr (GPtrArray) complaints = NULL;
  g_autoptr (GPtrArray) vehicle = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = beket_station_new_crossing (booth.station, "truck");
  beket_station_scan (booth.station, crossing, BOOTH_MRZ, NULL, NULL);
  beket_station_scan (booth.station, crossing, "512 ABC 07", NULL, NULL);
  persons = beket_value_get (beket_crossing_get_facts (crossing), "persons");
  again = beket_value_copy (beket_value_index (persons, 0));
  beket_value_set_text (again, "given", "SERIK");
  beket_value_append (persons, again);

  complaints = beket_station_check (booth.station, crossing, "documents");
  vehicle = beket_station_check (booth.station, crossing, "vehicle");
  g_assert_cmpuint (complaints->len, ==, 1);
  g_assert_cmpuint (vehicle->len, ==, 0);
  g_assert_cmpstr (((BeketComplaint *) g_ptr_array_index (complaints, 0))->path, ==, "persons[1].documentNumber");
  beket_station_begin_async (booth.station, crossing, booth_done, &booth);
  error = booth_refusal (&booth);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);

  beket_station_overrule_async (booth.station, crossing, "persons[1].documentNumber", "балалар бір құжатпен", booth_done,
                                &booth);
  booth_step (&booth);
  beket_station_begin_async (booth.station, crossing, booth_done, &booth);
  booth_step (&booth);
  booth_clear (&booth);
}

/* An officer of the other Party's body on this territory: Article 7(1) and the pass, and no pass is known here. */
static void
test_visitor (void)
{
  Booth booth;
  BeketActor actor;
  g_autofree char *day = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  day = beket_station_today (booth.station);
  beket_station_actor (booth.station, beket_station_get_officer (booth.station), day, &actor);
  g_assert_false (beket_powers_is_visiting (&actor));
  g_assert_true (actor.protocol == beket_station_get_protocol (booth.station));
  g_assert_true (beket_powers_check (&actor, BEKET_ACTION_PERFORM_CONTROL, &error));
  actor.party = "RU";
  g_assert_false (beket_powers_check (&actor, BEKET_ACTION_INSPECT, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/control/bases", test_bases);
  g_test_add_func ("/station/control/postponed", test_postponed);
  g_test_add_func ("/station/control/participants", test_participants);
  g_test_add_func ("/station/control/plan", test_plan);
  g_test_add_func ("/station/control/national", test_national);
  g_test_add_func ("/station/control/refusal", test_refusal);
  g_test_add_func ("/station/control/partial", test_partial);
  g_test_add_func ("/station/control/together", test_together);
  g_test_add_func ("/station/control/visitor", test_visitor);
  return g_test_run ();
}
