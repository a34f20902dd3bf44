/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Controls: every pair of status and step, and what a step writes.
 */

#include "config.h"

#include "domain/control.h"
#include "domain/error.h"

#define TIME "2026-11-22T09:14:03.118Z"

static BeketValue *
make_control (const char *status)
{
  BeketValue *control = beket_value_new_object ();

  beket_value_set_text (control, "kind", "customs");
  beket_value_set_text (control, "status", status);
  beket_value_set_text (control, "waiveClause", "4.2");
  beket_value_set_text (control, "recogniseClause", "5.1");
  beket_value_set_boolean (control, "mandatory", TRUE);

  return control;
}

/* A row for each status, a column for each step, in the order of the enumeration. */
static const struct
{
  const char *status;
  gboolean    open;
  const char *to[BEKET_CONTROL_N_STEPS];
} expected[] = {
  { "planned", TRUE, { "running", NULL, "waived", "recognised", "postponed", "not-required" } },
  { "running", TRUE, { NULL, "done", "waived", "recognised", "postponed", NULL } },
  { "postponed", TRUE, { "running", NULL, "waived", "recognised", NULL, "not-required" } },
  { "done", FALSE, { NULL, NULL, NULL, NULL, NULL, NULL } },
  { "waived", FALSE, { NULL, NULL, NULL, NULL, NULL, NULL } },
  { "recognised", FALSE, { NULL, NULL, NULL, NULL, NULL, NULL } },
  { "not-required", FALSE, { NULL, NULL, NULL, NULL, NULL, NULL } },
  { "from-the-future", TRUE, { NULL, NULL, NULL, NULL, NULL, NULL } },
  { NULL, TRUE, { NULL, NULL, NULL, NULL, NULL, NULL } },
};

static BeketControlEntry
make_entry (BeketControlStep step)
{
  return (BeketControlEntry) { .step = step, .result = "violation", .act = "JNT-RUMSH", .task = "veterinary",
                               .reason = "бос", .party = "KZ", .body = "customs", .officer = "KZ-1",
                               .territory = "KZ", .time = TIME };
}

static void
check_pair (const char      *status,
            BeketControlStep step,
            const char      *to)
{
  g_autoptr (BeketValue) control = make_control (status);
  g_autoptr (BeketValue) before = NULL;
  g_autoptr (GError) error = NULL;
  BeketControlEntry entry = make_entry (step);
  gboolean moved;

  beket_value_set_boolean (control, "mandatory", FALSE);
  before = beket_value_copy (control);
  g_assert_cmpint (beket_control_can (control, step), ==, to != NULL);
  moved = beket_control_step (control, &entry, &error);
  g_assert_cmpint (moved, ==, to != NULL);

  if (to != NULL)
    {
      g_assert_cmpstr (beket_value_get_text (control, "status"), ==, to);
      g_assert_cmpstr (beket_value_get_text (control, "officer"), ==, "KZ-1");
      return;
    }

  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION);
  g_assert_true (beket_value_equal (control, before));
}

static void
test_pairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (BeketValue) control = make_control (expected[i].status);

      g_assert_cmpint (beket_control_is_open (control), ==, expected[i].open);
      for (int step = 0; step < BEKET_CONTROL_N_STEPS; step++)
        check_pair (expected[i].status, (BeketControlStep) step, expected[i].to[step]);
    }
}

static BeketValue *
stepped (const char              *status,
         const BeketControlEntry *entry)
{
  BeketValue *control = make_control (status);
  g_autoptr (GError) error = NULL;

  g_assert_true (beket_control_step (control, entry, &error));
  g_assert_no_error (error);

  return control;
}

static void
test_written (void)
{
  BeketControlEntry start = make_entry (BEKET_CONTROL_START);
  BeketControlEntry finish = { .step = BEKET_CONTROL_FINISH, .result = "no-remarks", .officer = "KZ-2", .time = "later" };
  BeketControlEntry waive = { .step = BEKET_CONTROL_WAIVE, .officer = "KZ-1", .time = TIME };
  BeketControlEntry recognise = make_entry (BEKET_CONTROL_RECOGNISE);
  g_autoptr (BeketValue) done = stepped ("planned", &start);
  g_autoptr (BeketValue) waived = stepped ("planned", &waive);
  g_autoptr (BeketValue) recognised = stepped ("planned", &recognise);

  g_assert_cmpstr (beket_value_get_text (done, "started"), ==, TIME);
  g_assert_null (beket_value_get (done, "finished"));
  g_assert_true (beket_control_step (done, &finish, NULL));
  g_assert_cmpstr (beket_value_get_text (done, "finished"), ==, "later");
  g_assert_cmpstr (beket_value_get_text (done, "result"), ==, "no-remarks");
  g_assert_cmpstr (beket_value_get_text (done, "officer"), ==, "KZ-2");

  g_assert_cmpstr (beket_value_get_text (waived, "basis"), ==, "4.2");
  g_assert_null (beket_value_get (waived, "reliedAct"));

  g_assert_cmpstr (beket_value_get_text (recognised, "basis"), ==, "5.1");
  g_assert_cmpstr (beket_value_get_text (recognised, "reliedAct"), ==, "JNT-RUMSH");
  g_assert_null (beket_value_get (recognised, "result"));
}

static void
test_postponed (void)
{
  BeketControlEntry postpone = make_entry (BEKET_CONTROL_POSTPONE);
  BeketControlEntry start = make_entry (BEKET_CONTROL_START);
  g_autoptr (BeketValue) control = stepped ("running", &postpone);

  g_assert_cmpstr (beket_value_get_text (control, "task"), ==, "veterinary");
  g_assert_null (beket_value_get (control, "finished"));
  g_assert_true (beket_control_step (control, &start, NULL));
  g_assert_null (beket_value_get (control, "task"));
}

/* Everybody who took a step, each once, of both Parties. */
static void
test_participants (void)
{
  BeketControlEntry start = make_entry (BEKET_CONTROL_START);
  BeketControlEntry finish = make_entry (BEKET_CONTROL_FINISH);
  BeketControlEntry visitor = { .party = "RU", .body = "customs", .officer = "RU-1", .territory = "KZ" };
  g_autoptr (BeketValue) control = stepped ("planned", &start);
  const BeketValue *participants = beket_value_get (control, "participants");

  beket_control_join (control, &visitor);
  beket_control_join (control, &visitor);
  g_assert_true (beket_control_step (control, &finish, NULL));
  g_assert_cmpuint (beket_value_length (participants), ==, 2);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (participants, 0), "officer"), ==, "KZ-1");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (participants, 1), "party"), ==, "RU");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (participants, 1), "territory"), ==, "KZ");
  g_assert_cmpstr (beket_value_get_text (control, "territory"), ==, "KZ");
}

static void
assert_invalid (BeketValue       *control,
                BeketControlEntry entry)
{
  g_autoptr (BeketValue) before = beket_value_copy (control);
  g_autoptr (GError) error = NULL;

  g_assert_false (beket_control_step (control, &entry, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_true (beket_value_equal (control, before));
}

static void
test_invalid (void)
{
  g_autoptr (BeketValue) running = make_control ("running");
  g_autoptr (BeketValue) planned = make_control ("planned");

  assert_invalid (running, (BeketControlEntry) { .step = BEKET_CONTROL_FINISH });
  assert_invalid (running, (BeketControlEntry) { .step = BEKET_CONTROL_FINISH, .result = "fine" });
  assert_invalid (running, (BeketControlEntry) { .step = BEKET_CONTROL_RECOGNISE });
  assert_invalid (running, (BeketControlEntry) { .step = BEKET_CONTROL_RECOGNISE, .act = "" });
  assert_invalid (running, (BeketControlEntry) { .step = BEKET_CONTROL_POSTPONE });
  assert_invalid (running, (BeketControlEntry) { .step = BEKET_CONTROL_POSTPONE, .task = "" });
  beket_value_set (running, "recogniseClause", NULL);
  assert_invalid (running, (BeketControlEntry) { .step = BEKET_CONTROL_RECOGNISE, .act = "JNT-1" });
  beket_value_set_boolean (running, "waiveNeedsAct", TRUE);
  assert_invalid (running, (BeketControlEntry) { .step = BEKET_CONTROL_WAIVE });
  beket_value_set_text (running, "waiveClause", "");
  assert_invalid (running, (BeketControlEntry) { .step = BEKET_CONTROL_WAIVE, .act = "JNT-1" });

  /* A mandatory control is waived by a clause, never just left out. */
  assert_invalid (planned, (BeketControlEntry) { .step = BEKET_CONTROL_NOT_REQUIRE, .reason = "бос" });
  beket_value_set_boolean (planned, "mandatory", FALSE);
  assert_invalid (planned, (BeketControlEntry) { .step = BEKET_CONTROL_NOT_REQUIRE });
  g_assert_true (beket_control_step (planned, &(BeketControlEntry) { .step = BEKET_CONTROL_NOT_REQUIRE, .reason = "бос" }, NULL));
  g_assert_cmpstr (beket_value_get_text (planned, "reason"), ==, "бос");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/plan/pairs", test_pairs);
  g_test_add_func ("/domain/plan/written", test_written);
  g_test_add_func ("/domain/plan/postponed", test_postponed);
  g_test_add_func ("/domain/plan/participants", test_participants);
  g_test_add_func ("/domain/plan/invalid", test_invalid);

  return g_test_run ();
}
