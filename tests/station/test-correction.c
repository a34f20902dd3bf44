/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act taken back and a record corrected by the use cases: who may, whose consent it needs, and what is seen then.
 */

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "station/blank.h"
#include "station/correction.h"
#include "station/setup.h"
#include "station/shift.h"
#include "station/station-private.h"
#include "support/booth.h"
#include "support/officer.h"
#include "support/peer-act.h"

#define SUPERVISOR "KZ-10001"
#define HER_PIN "975310"
#define FIRST_CONTROL 0

static const BeketGrounds alone = { "C3", "куәлік нөмірі қате", NULL, NULL };
static const BeketGrounds together = { "C5", "екінші рет жасалды", SUPERVISOR, HER_PIN };

static void
enrol (Booth      *booth,
       const char *id,
       const char *pin,
       const char *role)
{
  g_autofree char *authority = g_build_filename (booth->root, "authority", NULL);
  g_autofree char *path = g_build_filename (booth->root, "second.p12", NULL);
  g_autoptr (GError) error = NULL;

  officer_issue (authority, id, "Сейітова А.", "border", "KZSYR", pin, path);
  beket_setup_enrol_officer (booth->folder, path, pin, "жетекші", role, NULL, &error);
  g_assert_no_error (error);
}

static void
begin (Booth *booth)
{
  booth_init (booth);
  booth_close (booth);
  enrol (booth, SUPERVISOR, HER_PIN, "supervisor");
  booth_open (booth);
  booth_sign_in (booth);
}

/* (transfer full): entry of the act; the crossing's id stays in @crossing. */
static char *
issue (Booth *booth,
       char **crossing)
{
  BeketCrossing *lorry = booth_lorry (booth);
  g_autoptr (GError) error = NULL;
  char *entry;

  *crossing = g_strdup (beket_crossing_get_id (lorry));
  beket_station_satisfy_async (booth->station, lorry, booth_done, booth);
  booth_step (booth);
  beket_station_decide_async (booth->station, lorry, "admitted", booth_done, booth);
  booth_step (booth);
  entry = beket_tools_draw_and_sign (booth->station, lorry, BOOTH_PIN, &error);
  g_assert_no_error (error);
  booth_settle (booth);
  return entry;
}

static BeketActView *
look (Booth      *booth,
      const char *act)
{
  g_autoptr (GError) error = NULL;
  BeketActView *view = beket_tools_open_act (booth->station, act, &error);

  g_assert_no_error (error);
  return view;
}

static void
assert_state (Booth      *booth,
              const char *act,
              const char *state)
{
  g_autoptr (BeketActView) view = look (booth, act);

  g_assert_cmpstr (beket_value_get_text (view->row, "state"), ==, state);
}

static void
refuse_annul (Booth       *booth,
              const char  *act,
              BeketGrounds grounds,
              int          code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (beket_tools_annul (booth->station, act, &grounds, &error));
  g_assert_error (error, BEKET_ERROR, code);
}

static void
test_annul (void)
{
  Booth booth;
  g_autofree char *crossing = NULL;
  g_autofree char *act = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = NULL;

  begin (&booth);
  act = issue (&booth, &crossing);
  refuse_annul (&booth, act, alone, BEKET_ERROR_POWER);
  refuse_annul (&booth, act, (BeketGrounds) { "C5", "x", BOOTH_OFFICER, BOOTH_PIN }, BEKET_ERROR_POWER);
  refuse_annul (&booth, act, (BeketGrounds) { "C5", "x", "KZ-99999", HER_PIN }, BEKET_ERROR_POWER);
  refuse_annul (&booth, act, (BeketGrounds) { "C5", "x", SUPERVISOR, "000000" }, BEKET_ERROR_PIN);
  refuse_annul (&booth, act, (BeketGrounds) { "C5", "", SUPERVISOR, HER_PIN }, BEKET_ERROR_INVALID);
  assert_state (&booth, act, "signed");

  g_assert_true (beket_tools_annul (booth.station, act, &together, &error));
  g_assert_no_error (error);
  view = look (&booth, act);
  g_assert_cmpstr (beket_value_get_text (view->row, "state"), ==, "annulled");
  g_assert_cmpstr (beket_value_get_text (beket_value_get (view->row, "end"), "approvedBy"), ==, SUPERVISOR);
  /* The paper is as it was: it says what it said. */
  g_assert_true (view->valid);
  refuse_annul (&booth, act, together, BEKET_ERROR_TRANSITION);
  g_assert_null (beket_tools_supersede (booth.station, act, &alone, NULL, BOOTH_PIN, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION);
  booth_clear (&booth);
}

static void
test_nobody (void)
{
  Booth booth;
  g_autofree char *crossing = NULL;
  g_autofree char *act = NULL;

  begin (&booth);
  act = issue (&booth, &crossing);
  beket_station_lock (booth.station);
  refuse_annul (&booth, act, together, BEKET_ERROR_POWER);
  booth_clear (&booth);
}

/* ---- Records ---- */

static char *
record (Booth      *booth,
        const char *crossing,
        guint       index)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) rows = beket_tools_records (booth->station, crossing, &error);

  g_assert_no_error (error);
  return g_strdup (beket_value_get_text (beket_value_index (rows, index), "latest"));
}

static int
correct (Booth      *booth,
         const char *crossing,
         const char *entry,
         const char *change)
{
  const char *const changes[] = { change, NULL };
  g_autoptr (GError) error = NULL;

  return beket_tools_correct (booth->station, crossing, entry, changes, &alone, &error) ? -1 : error->code;
}

static void
test_correct (void)
{
  Booth booth;
  g_autofree char *crossing = NULL;
  g_autofree char *act = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  begin (&booth);
  act = issue (&booth, &crossing);
  first = record (&booth, crossing, FIRST_CONTROL);
  g_assert_cmpint (correct (&booth, crossing, first, "status=waived"), ==, BEKET_ERROR_INVALID);
  g_assert_cmpint (correct (&booth, crossing, first, "remarks"), ==, BEKET_ERROR_INVALID);
  g_assert_cmpint (correct (&booth, crossing, first, "result=no-remarks"), ==, BEKET_ERROR_INVALID);
  g_assert_cmpint (correct (&booth, crossing, first, "remarks=нөмір түзетілді"), ==, -1);
  /* Only the newest may be corrected, and it is named. */
  g_assert_cmpint (correct (&booth, crossing, first, "remarks=тағы"), ==, BEKET_ERROR_TRANSITION);
  second = record (&booth, crossing, FIRST_CONTROL);
  g_assert_cmpstr (second, !=, first);
  g_assert_cmpint (correct (&booth, crossing, second, "remarks=тағы"), ==, -1);
  g_assert_cmpint (correct (&booth, "no-such-crossing", second, "remarks=тағы"), ==, BEKET_ERROR_INVALID);
  booth_clear (&booth);
}

/* ---- Another act in its place ---- */

static gboolean
has_secret (const char *line,
            gsize       length,
            gpointer    data)
{
  *(gboolean *) data = *(gboolean *) data || g_strstr_len (line, (gssize) length, "нөмір түзетілді") != NULL;
  return TRUE;
}

static void
test_supersede (void)
{
  Booth booth;
  g_autofree char *crossing = NULL;
  g_autofree char *act = NULL;
  g_autofree char *entry = NULL;
  g_autofree char *other = NULL;
  g_autofree char *facts = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) old = NULL;
  g_autoptr (BeketActView) view = NULL;
  const BeketValue *control;
  gboolean told = FALSE;

  begin (&booth);
  act = issue (&booth, &crossing);
  entry = record (&booth, crossing, FIRST_CONTROL);
  g_assert_cmpint (correct (&booth, crossing, entry, "remarks=нөмір түзетілді"), ==, -1);
  facts = g_build_filename (booth.root, "facts.json", NULL);
  g_assert_true (g_file_set_contents (facts, "{\"persons\":[]}", -1, NULL));
  g_assert_null (beket_tools_supersede (booth.station, act, &alone, facts, BOOTH_PIN, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_clear_error (&error);
  assert_state (&booth, act, "signed");

  other = beket_tools_supersede (booth.station, act, &alone, NULL, BOOTH_PIN, &error);
  g_assert_no_error (error);
  old = look (&booth, act);
  view = look (&booth, other);
  g_assert_true (view->valid);
  g_assert_cmpstr (beket_value_get_text (old->row, "state"), ==, "superseded");
  g_assert_cmpstr (beket_value_get_text (beket_value_get (old->row, "end"), "replacement"), ==,
                   beket_value_get_text (view->row, "number"));
  g_assert_cmpstr (beket_value_get_text (view->row, "number"), !=, beket_value_get_text (old->row, "number"));
  g_assert_cmpstr (beket_value_get_text (beket_value_get (view->row, "replaces"), "entry"), ==, act);
  g_assert_cmpstr (beket_value_get_text (beket_value_get (view->record, "act"), "replaces"), ==,
                   beket_value_get_text (old->row, "number"));
  control = beket_value_index (beket_value_get (view->record, "controls"), 0);
  g_assert_cmpstr (beket_value_get_text (control, "remarks"), ==, "нөмір түзетілді");
  g_assert_true (beket_tools_export (booth.station, NULL, "peer", has_secret, &told, NULL));
  g_assert_true (told);
  /* Two acts of it would be two truths. */
  g_assert_null (beket_tools_supersede (booth.station, act, &alone, NULL, BOOTH_PIN, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION);
  booth_clear (&booth);
}

/* ---- A shift, which two officers hand over as well ---- */

static void
test_hand_over (void)
{
  Booth booth;
  PeerAct act = { "JCA-RUMSH-20261128-000001-P01-X", "512 ABC 07", "entry", "valid", 0, NULL };
  BeketCrossing *crossing;
  g_auto (GStrv) blanks = NULL;
  g_autoptr (BeketValue) said = NULL;
  g_autoptr (GError) error = NULL;
  const BeketValue *open;

  begin (&booth);
  crossing = booth_lorry (&booth);
  blanks = beket_tools_reserve_blanks (booth.station, 2, NULL);
  peer_act_arrive (&booth, &act);
  g_assert_null (beket_tools_hand_over (booth.station, BOOTH_OFFICER, BOOTH_PIN, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
  g_clear_error (&error);
  g_assert_null (beket_tools_hand_over (booth.station, SUPERVISOR, "000000", &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_PIN);
  g_clear_error (&error);
  said = beket_tools_hand_over (booth.station, SUPERVISOR, HER_PIN, &error);
  g_assert_no_error (error);
  open = beket_value_get (said, "open");
  g_assert_cmpuint (beket_value_length (open), ==, 1);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (open, 0), "crossing"), ==, beket_crossing_get_id (crossing));
  g_assert_cmpstr (beket_value_get_text (beket_value_index (open, 0), "state"), ==, "in-control");
  g_assert_cmpstr (beket_value_to_text (beket_value_index (beket_value_get (said, "unanswered"), 0)), ==, act.number);
  g_assert_cmpuint (beket_value_length (beket_value_get (said, "blanks")), ==, 2);
  g_assert_cmpstr (beket_value_to_text (beket_value_index (beket_value_get (said, "blanks"), 0)), ==, blanks[0]);
  g_assert_cmpint (beket_value_get_integer (said, "waiting", 0), >, 0);
  g_free (act.prev);
  booth_clear (&booth);
}

/* ---- The neighbour's ---- */

static gboolean
take_back (BeketTx *tx,
           gpointer data,
           GError **error)
{
  PeerAct *act = data;
  BeketValue *said = beket_value_new_object ();
  g_autoptr (BeketValue) body = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BeketEntry) entry = NULL;
  BeketAccept how;

  beket_value_set_text (said, "act", act->number);
  beket_value_set_text (said, "entry", act->prev);
  beket_value_set_text (said, "reason", "C5");
  beket_value_set_text (said, "text", "составлен повторно");
  beket_value_set_text (said, "officer", "RU-20917");
  beket_value_set_text (said, "approvedBy", "RU-20001");
  body = beket_body_new ("act.annulled", "RU-20917", "urn:beket:ru:rumsh:p01", "crossing-there", said);
  bytes = beket_body_write (body, error);
  entry = beket_entry_new ("RU-RUMSH-P01", "peer", "00112233445566aa", act->seq + 1, act->prev,
                           "2026-11-28T10:00:00.000Z", bytes);
  return beket_tx_accept (tx, entry, g_get_real_time (), &how, error) && how == BEKET_ACCEPT_NEW;
}

static void
test_neighbour (void)
{
  Booth booth;
  PeerAct act = { "JCA-RUMSH-20261128-000001-P01-X", "512 ABC 07", "entry", "valid", 0, NULL };
  BeketCrossing *crossing;
  g_autoptr (BeketItem) item = NULL;
  g_autofree char *entry = NULL;
  g_autoptr (GError) error = NULL;

  begin (&booth);
  crossing = booth_lorry (&booth);
  peer_act_arrive (&booth, &act);
  entry = g_strdup (act.prev);
  item = beket_station_peer_act (booth.station, crossing);
  g_assert_true (beket_station_may_rely (item));
  g_assert_true (beket_ledger_write (booth.station->ledger, take_back, &act, NULL));
  booth_settle (&booth);
  g_assert_false (beket_station_may_rely (item));
  g_assert_cmpstr (beket_item_text (item, "state"), ==, "annulled");
  beket_station_control_async (booth.station, crossing, 1, BEKET_CONTROL_RECOGNISE, NULL, act.number, booth_done, &booth);
  error = booth_refusal (&booth);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (beket_tools_answer (booth.station, entry, "not-recognised", (const char *const[]) { "N1", NULL }, NULL,
                                      &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION);
  g_clear_error (&error);
  g_assert_false (beket_tools_annul (booth.station, entry, &together, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
  g_free (act.prev);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/correction/annul", test_annul);
  g_test_add_func ("/station/correction/nobody", test_nobody);
  g_test_add_func ("/station/correction/correct", test_correct);
  g_test_add_func ("/station/correction/supersede", test_supersede);
  g_test_add_func ("/station/correction/hand-over", test_hand_over);
  g_test_add_func ("/station/correction/neighbour", test_neighbour);
  return g_test_run ();
}
