/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Officers of the other Party at this point: what a pass lets them do, and that nothing else does; and acts that are inspected again.
 */

#include "config.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "station/rights.h"
#include "station/setup.h"
#include "support/officer.h"
#include "support/peer-act.h"
#include "support/rights.h"

#define VISITOR "RU-20917"
#define PASS_OF(holder) \
  "{'holder':'" holder "','name':'Петров П.','party':'RU','body':'customs','purpose':'joint-control','validFrom':'2026-01-01'," \
  "'validTo':'2099-12-31'}"

/* The visiting officer's key is of his own state, and enrolled at this booth. */
static void
enrol_visitor (Booth *booth)
{
  g_autofree char *authority = g_build_filename (booth->root, "authority-ru", NULL);
  g_autofree char *root = g_build_filename (authority, "root.pem", NULL);
  g_autofree char *list = g_build_filename (authority, "crl.pem", NULL);
  g_autofree char *path = g_build_filename (booth->root, "visitor.p12", NULL);
  g_autoptr (GError) error = NULL;

  booth_close (booth);
  beket_setup_authority (authority, "RU", &error);
  g_assert_no_error (error);
  beket_setup_trust (booth->folder, "RU", root, &error);
  g_assert_no_error (error);
  beket_setup_list (booth->folder, list, &error);
  g_assert_no_error (error);
  officer_issue (authority, VISITOR, "Петров П.", "customs", "RUMSH", BOOTH_PIN, path);
  beket_setup_enrol_officer (booth->folder, path, BOOTH_PIN, NULL, "inspector", NULL, &error);
  g_assert_no_error (error);
  booth_open (booth);
}

static void
sign_in (Booth      *booth,
         const char *officer)
{
  g_autoptr (GError) error = NULL;

  beket_tools_sign_in (booth->station, officer, BOOTH_PIN, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (beket_station_get_officer (booth->station)->id, ==, officer);
}

static char *
issue (Booth      *booth,
       const char *json)
{
  g_autoptr (BeketValue) ask = rights_value (json);
  g_autoptr (GError) error = NULL;
  char *number = NULL;

  sign_in (booth, BOOTH_OFFICER);
  beket_tools_issue_pass (booth->station, ask, &number, &error);
  g_assert_no_error (error);
  return number;
}

static void
start (Booth         *booth,
       BeketCrossing *crossing,
       const char    *kind)
{
  beket_station_control_async (booth->station, crossing, rights_index (crossing, kind), BEKET_CONTROL_START, NULL, NULL, booth_done,
                               booth);
}

static void
assert_refused (Booth      *booth,
                const char *article,
                const char *reason)
{
  g_autoptr (GError) error = booth_refusal (booth);

  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
  rights_assert_explained (booth, error, article, reason);
}

/* Grounds are checked and vehicles inspected; nothing is waived, recognised, decided or suspended. */
static void
test_pass (void)
{
  Booth booth;
  BeketCrossing *crossing;
  const BeketValue *first;
  g_autofree char *number = NULL;
  g_autoptr (BeketValue) ask = rights_value ("{'reason':'E1'}");
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  enrol_visitor (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  sign_in (&booth, VISITOR);
  start (&booth, crossing, "customs");
  assert_refused (&booth, "Статья 6", "нет пропуска");

  number = issue (&booth, PASS_OF (VISITOR));
  g_assert_true (g_str_has_prefix (number, "D16-KZSYR-"));
  sign_in (&booth, VISITOR);
  start (&booth, crossing, "customs");
  booth_step (&booth);
  start (&booth, crossing, "border");
  booth_step (&booth);
  first = beket_value_index (beket_value_get (rights_control (crossing, "customs"), "participants"), 0);
  g_assert_cmpstr (beket_value_get_text (first, "party"), ==, "RU");
  g_assert_cmpstr (beket_value_get_text (first, "territory"), ==, "KZ");

  beket_station_control_async (booth.station, crossing, rights_index (crossing, "transport"), BEKET_CONTROL_WAIVE, NULL, NULL, booth_done,
                               &booth);
  assert_refused (&booth, "Пункт 1 статьи 7", "на территории другой Стороны такого полномочия нет");
  beket_station_control_async (booth.station, crossing, rights_index (crossing, "transport"), BEKET_CONTROL_POSTPONE, NULL, "transport",
                               booth_done, &booth);
  assert_refused (&booth, "Пункт 1 статьи 7", "на территории другой Стороны такого полномочия нет");
  beket_station_satisfy_async (booth.station, crossing, booth_done, &booth);
  booth_step (&booth);
  beket_station_decide_async (booth.station, crossing, "admitted", booth_done, &booth);
  assert_refused (&booth, "Пункт 1 статьи 7", "на территории другой Стороны такого полномочия нет");
  beket_station_abandon_async (booth.station, crossing, "r", booth_done, &booth);
  assert_refused (&booth, "Пункт 1 статьи 7", "на территории другой Стороны такого полномочия нет");
  g_assert_false (beket_tools_suspend (booth.station, ask, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
  beket_station_decide_async (booth.station, crossing, "detained", booth_done, &booth);
  booth_step (&booth);
  booth_clear (&booth);
}

static void
test_revoked (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autofree char *number = NULL;
  g_autoptr (BeketValue) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  g_autoptr (GError) theirs = NULL;

  booth_init (&booth);
  enrol_visitor (&booth);
  number = issue (&booth, PASS_OF (VISITOR));
  crossing = booth_lorry (&booth);
  sign_in (&booth, VISITOR);
  start (&booth, crossing, "customs");
  booth_step (&booth);
  g_assert_false (beket_tools_revoke_pass (booth.station, number, NULL, &theirs));
  rights_assert_explained (&booth, theirs, "Статья 6", "пропуск выдаёт только пограничный орган государства прибытия");

  sign_in (&booth, BOOTH_OFFICER);
  g_assert_true (beket_tools_revoke_pass (booth.station, number, NULL, &error));
  g_assert_false (beket_tools_revoke_pass (booth.station, number, NULL, &again));
  g_assert_error (again, BEKET_ERROR, BEKET_ERROR_TRANSITION);
  rows = beket_tools_passes (booth.station, &error);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (rows, 0), "state"), ==, "revoked");
  sign_in (&booth, VISITOR);
  start (&booth, crossing, "border");
  assert_refused (&booth, "Статья 6", "пропуск аннулирован");
  booth_clear (&booth);
}

/* An old pass and one for another point help nobody; of all the faults he is told the nearest. */
static void
test_expired (void)
{
  Booth booth;
  Heard heard = { 0 };
  BeketCrossing *crossing;

  booth_init (&booth);
  enrol_visitor (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  sign_in (&booth, VISITOR);
  rights_hear (&booth, &heard, "KZ-KZALM-B01", "pass.issued",
               "{'number':'D16-2','holder':'" VISITOR "','party':'RU','body':'customs','point':'KZALM','validFrom':'2026-01-01',"
               "'validTo':'2099-12-31','issuerParty':'KZ','issuerBody':'border'}");
  start (&booth, crossing, "customs");
  assert_refused (&booth, "Статья 6", "пропуск выдан для другого пункта пропуска");
  rights_hear (&booth, &heard, "KZ-KZALM-B01", "pass.issued",
               "{'number':'D16-1','holder':'" VISITOR "','party':'RU','body':'customs','point':'KZSYR','validFrom':'2026-01-01',"
               "'validTo':'2026-02-01','issuerParty':'KZ','issuerBody':'border'}");
  start (&booth, crossing, "customs");
  assert_refused (&booth, "Статья 6", "срок пропуска истёк");
  rights_heard_clear (&heard);
  booth_clear (&booth);
}

/* His own state gives nobody leave to be here. */
static void
test_stranger (void)
{
  Booth booth;
  Heard heard = { 0 };
  BeketCrossing *crossing;

  booth_init (&booth);
  enrol_visitor (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  sign_in (&booth, VISITOR);
  rights_hear (&booth, &heard, "RU-RUMSH-P01", "pass.issued",
               "{'number':'D16-1','holder':'" VISITOR "','party':'RU','body':'customs','point':'KZSYR','validFrom':'2026-01-01',"
               "'validTo':'2099-12-31','issuerParty':'KZ','issuerBody':'border'}");
  start (&booth, crossing, "customs");
  assert_refused (&booth, "Статья 6", "нет пропуска");
  rights_heard_clear (&heard);
  booth_clear (&booth);
}

static void
test_issue_refused (void)
{
  static const char *const bad[] = {
    "{'holder':'RU-1','name':'X','party':'KZ','body':'border','purpose':'joint-control','validFrom':'2026-01-01','validTo':'2099-12-31'}",
    "{'holder':'RU-1','name':'X','party':'RU','body':'borders','purpose':'joint-control','validFrom':'2026-01-01','validTo':'2099-12-31'}",
    "{'holder':'RU-1','name':'X','party':'RU','body':'border','purpose':'fishing','validFrom':'2026-01-01','validTo':'2099-12-31'}",
    "{'holder':'RU-1','name':'X','party':'RU','body':'border','purpose':'joint-control','validFrom':'2026-01-01','validTo':'2026-01-02'}",
    "{'name':'X','party':'RU','body':'border','purpose':'joint-control','validFrom':'2026-01-01','validTo':'2099-12-31'}",
  };
  Booth booth;

  booth_init (&booth);
  booth_sign_in (&booth);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (BeketValue) ask = rights_value (bad[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (beket_tools_issue_pass (booth.station, ask, NULL, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == BEKET_ERROR);
      g_assert_true (error->code == BEKET_ERROR_INVALID || error->code == BEKET_ERROR_POWER);
    }
  booth_clear (&booth);
}

/* ---- Inspecting again ---- */

static void
test_reinspect (void)
{
  static const char *const grounds[] = { "G01", "G05", NULL };
  static const char *const unknown[] = { "G01", "G77", NULL };
  static const char *const none[] = { NULL };
  Booth booth;
  BeketCrossing *crossing;
  PeerAct act = { "JCA-RUMSH-20260601-000001-B01", "512 ABC 07", "entry", "valid", 0, NULL };
  g_autoptr (BeketItem) item = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  peer_act_arrive (&booth, &act);
  crossing = booth_lorry (&booth);
  item = beket_station_peer_act (booth.station, crossing);
  g_assert_true (beket_station_may_rely (item));

  g_assert_false (beket_tools_reinspect (booth.station, act.number, none, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (beket_tools_reinspect (booth.station, act.number, unknown, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (beket_tools_reinspect (booth.station, act.number, grounds, "пломба", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (beket_value_length (beket_value_get (beket_value_get (beket_item_get_row (item), "reinspection"), "grounds")), ==, 2);
  g_assert_false (beket_station_may_rely (item));
  g_assert_false (beket_tools_reinspect (booth.station, act.number, grounds, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION);
  g_free (act.prev);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/visitor/pass", test_pass);
  g_test_add_func ("/station/visitor/revoked", test_revoked);
  g_test_add_func ("/station/visitor/expired", test_expired);
  g_test_add_func ("/station/visitor/stranger", test_stranger);
  g_test_add_func ("/station/visitor/issue-refused", test_issue_refused);
  g_test_add_func ("/station/visitor/reinspect", test_reinspect);
  return g_test_run ();
}
