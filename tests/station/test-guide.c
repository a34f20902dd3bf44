/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A crossing by the use cases of the window: scans, controls, decision.
 */

#include "config.h"

#include "domain/error.h"
#include "domain/parse-error.h"
#include "support/booth.h"

static const BeketValue *
row (BeketCrossing *crossing,
     const char    *section,
     guint          index)
{
  return beket_value_index (beket_value_get (beket_crossing_get_facts (crossing), section), index);
}

static void
test_scans (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autofree char *path = NULL;

  booth_init (&booth);
  crossing = beket_station_new_crossing (booth.station, "truck");
  g_assert_cmpint (beket_station_scan (booth.station, crossing, BOOTH_MRZ, &path, NULL), ==, BEKET_SCAN_MRZ);
  g_assert_cmpstr (path, ==, "persons[0].documentNumber");
  g_assert_cmpstr (beket_value_get_text (row (crossing, "persons", 0), "surname"), ==, "AKHMETOV");
  g_assert_cmpstr (beket_value_get_text (row (crossing, "persons", 0), "role"), ==, "driver");
  g_assert_cmpstr (beket_value_get_text (row (crossing, "persons", 0), "personalNumber"), ==, "900115300003");

  /* The same passport again is the same person. */
  beket_station_scan (booth.station, crossing, BOOTH_MRZ, NULL, NULL);
  g_assert_cmpuint (beket_value_length (beket_value_get (beket_crossing_get_facts (crossing), "persons")), ==, 1);

  /* In any order. */
  g_assert_cmpint (beket_station_scan (booth.station, crossing, "CSQU3054383", NULL, NULL), ==, BEKET_SCAN_CONTAINER);
  g_assert_cmpint (beket_station_scan (booth.station, crossing, "512ABC07", NULL, NULL), ==, BEKET_SCAN_PLATE);
  g_assert_cmpint (beket_station_scan (booth.station, crossing, "H 4418203", NULL, NULL), ==, BEKET_SCAN_SEAL);
  g_assert_cmpstr (beket_crossing_get_title (crossing), ==, "512 ABC 07");
  g_assert_cmpstr (beket_value_get_text (row (crossing, "usedTransportMeans", 0), "plateCountry"), ==, "KAZ");
  g_assert_cmpstr (beket_value_get_text (row (crossing, "affixedSeal", 0), "class"), ==, "H");
  booth_clear (&booth);
}

/* A wrong check digit: position and reason, and what was scanned still stands in its field. */
static void
test_bad_scans (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autofree char *path = NULL;
  g_autofree char *mrz = g_strdup (BOOTH_MRZ);
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  crossing = beket_station_new_crossing (booth.station, "truck");
  mrz[44 + 9] = '6';
  g_assert_cmpint (beket_station_scan (booth.station, crossing, mrz, &path, &error), ==, BEKET_SCAN_MRZ);
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_CHECK_DIGIT);
  g_assert_cmpint (beket_parse_error_get_position (error), ==, 44 + 9);
  g_assert_cmpstr (path, ==, "persons[0].mrz");
  g_assert_cmpstr (beket_value_get_text (row (crossing, "persons", 0), "mrz"), ==, mrz);

  g_clear_error (&error);
  g_clear_pointer (&path, g_free);
  beket_station_scan (booth.station, crossing, "CSQU3054384", &path, &error);
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_CHECK_DIGIT);
  g_assert_cmpint (beket_parse_error_get_position (error), ==, 10);
  g_assert_cmpstr (path, ==, "transportEquipment[0].number");
  g_assert_cmpstr (beket_value_get_text (row (crossing, "transportEquipment", 0), "number"), ==, "CSQU3054384");
  booth_clear (&booth);
}

static void
test_way (void)
{
  Booth booth;
  BeketCrossing *crossing;
  const BeketValue *controls;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  controls = beket_value_get (beket_crossing_get_facts (crossing), "controls");
  g_assert_cmpuint (beket_value_length (controls), ==, 3);
  g_assert_cmpint (beket_crossing_get_state (crossing), ==, BEKET_CROSSING_IN_CONTROL);

  beket_station_control_async (booth.station, crossing, 0, BEKET_CONTROL_START, NULL, NULL, booth_done, &booth);
  booth_step (&booth);
  g_assert_cmpstr (beket_value_get_text (row (crossing, "controls", 0), "status"), ==, "running");
  beket_station_control_async (booth.station, crossing, 0, BEKET_CONTROL_FINISH, "no-remarks", NULL, booth_done, &booth);
  booth_step (&booth);
  beket_station_control_async (booth.station, crossing, 2, BEKET_CONTROL_WAIVE, NULL, NULL, booth_done, &booth);
  booth_step (&booth);
  g_assert_cmpstr (beket_value_get_text (row (crossing, "controls", 2), "basis"), ==, "4.2");
  beket_station_satisfy_async (booth.station, crossing, booth_done, &booth);
  booth_step (&booth);
  g_assert_cmpstr (beket_value_get_text (row (crossing, "controls", 1), "result"), ==, "no-remarks");
  beket_station_decide_async (booth.station, crossing, "admitted", booth_done, &booth);
  booth_step (&booth);
  g_assert_cmpint (beket_crossing_get_state (crossing), ==, BEKET_CROSSING_ADMITTED);
  g_assert_cmpint (beket_crossing_get_saved (crossing), ==, booth.now);
  booth_settle (&booth);
  /* Nobody has looked at it. */
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_outbox (booth.station)), ==, 0);
  beket_station_show_exchange (booth.station, TRUE);
  booth_settle (&booth);
  /* shift, crossing, three controls, decision. */
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_outbox (booth.station)), ==, 6);
  booth_clear (&booth);
}

static void
test_refusals (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  /* Nobody is signed in. */
  crossing = beket_station_new_crossing (booth.station, "truck");
  beket_station_scan (booth.station, crossing, BOOTH_MRZ, NULL, NULL);
  beket_station_scan (booth.station, crossing, "512 ABC 07", NULL, NULL);
  beket_station_begin_async (booth.station, crossing, booth_done, &booth);
  error = booth_refusal (&booth);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);

  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  /* Admission while a mandatory control is open. */
  g_clear_error (&error);
  beket_station_decide_async (booth.station, crossing, "admitted", booth_done, &booth);
  error = booth_refusal (&booth);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_cmpint (beket_crossing_get_state (crossing), ==, BEKET_CROSSING_IN_CONTROL);
  g_assert_null (beket_value_get_text (beket_value_get (beket_crossing_get_facts (crossing), "decision"), "decided"));
  /* Border control has no clause by which it may be waived. */
  g_clear_error (&error);
  beket_station_control_async (booth.station, crossing, 0, BEKET_CONTROL_WAIVE, NULL, NULL, booth_done, &booth);
  error = booth_refusal (&booth);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  booth_clear (&booth);
}

/* Two quick keys end one control once. */
static void
test_twice (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  beket_station_control_async (booth.station, crossing, 0, BEKET_CONTROL_START, NULL, NULL, booth_done, &booth);
  booth_step (&booth);
  beket_station_control_async (booth.station, crossing, 0, BEKET_CONTROL_FINISH, "no-remarks", NULL, booth_done, &booth);
  beket_station_control_async (booth.station, crossing, 0, BEKET_CONTROL_FINISH, "no-remarks", NULL, NULL, NULL);
  booth_step (&booth);
  beket_station_show_exchange (booth.station, TRUE);
  booth_settle (&booth);
  /* shift, crossing, one control. */
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_outbox (booth.station)), ==, 3);
  booth_clear (&booth);
}

static void
test_overrule (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *outbox = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = beket_station_new_crossing (booth.station, "truck");
  beket_station_scan (booth.station, crossing, BOOTH_MRZ, NULL, NULL);
  beket_station_scan (booth.station, crossing, "512 ABC 07", NULL, NULL);
  beket_station_scan (booth.station, crossing, "CSQU3054384", NULL, NULL);
  before = beket_station_check (booth.station, crossing, "vehicle");
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpstr (((BeketComplaint *) g_ptr_array_index (before, 0))->path, ==, "transportEquipment[0].number");

  /* Not without a reason. */
  beket_station_overrule_async (booth.station, crossing, "transportEquipment[0].number", "", booth_done, &booth);
  error = booth_refusal (&booth);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  beket_station_overrule_async (booth.station, crossing, "transportEquipment[0].number", "нөмір осылай жазылған",
                                booth_done, &booth);
  booth_step (&booth);
  after = beket_station_check (booth.station, crossing, "vehicle");
  g_assert_cmpuint (after->len, ==, 0);
  booth_settle (&booth);
  outbox = beket_tools_list (booth.station, "outbox", NULL);
  g_assert_nonnull (strstr (outbox, "check.overruled"));
  booth_clear (&booth);
}

static void
test_abandon (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  beket_station_abandon_async (booth.station, crossing, "", booth_done, &booth);
  error = booth_refusal (&booth);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  beket_station_abandon_async (booth.station, crossing, "жүргізуші кері қайтты", booth_done, &booth);
  booth_step (&booth);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_crossings (booth.station)), ==, 0);
  booth_close (&booth);
  booth_open (&booth);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_crossings (booth.station)), ==, 0);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/guide/scans", test_scans);
  g_test_add_func ("/station/guide/bad-scans", test_bad_scans);
  g_test_add_func ("/station/guide/way", test_way);
  g_test_add_func ("/station/guide/refusals", test_refusals);
  g_test_add_func ("/station/guide/twice", test_twice);
  g_test_add_func ("/station/guide/overrule", test_overrule);
  g_test_add_func ("/station/guide/abandon", test_abandon);
  return g_test_run ();
}
