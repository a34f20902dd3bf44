/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans, controls (every pair of status and step), protocols, powers.
 */

#include "config.h"

#include "domain/error.h"
#include "domain/plan.h"
#include "domain/powers.h"

#define TIME "2026-11-22T09:14:03.118Z"

static void
add_rule (BeketProtocol *protocol,
          const char    *kind,
          const char    *performer,
          const char    *points,
          const char    *directions,
          const char    *subjects)
{
  BeketRule *rule = beket_rule_new ();

  rule->kind = g_strdup (kind);
  rule->body = g_strdup (kind);
  rule->performer = g_strdup (performer);
  rule->points = points == NULL ? NULL : g_strsplit (points, " ", -1);
  rule->directions = directions == NULL ? NULL : g_strsplit (directions, " ", -1);
  rule->subjects = subjects == NULL ? NULL : g_strsplit (subjects, " ", -1);
  rule->mandatory = g_strcmp0 (kind, "sanitary") != 0;
  rule->waive_clause = g_strcmp0 (kind, "border") == 0 ? NULL : g_strdup ("4.2");
  rule->recognise_clause = g_strcmp0 (kind, "border") == 0 ? NULL : g_strdup ("5.1");
  g_ptr_array_add (protocol->rules, rule);
}

static BeketProtocol *
make_protocol (void)
{
  BeketProtocol *protocol = beket_protocol_new ();

  protocol->points = g_strsplit ("KZSYR RUMSH", " ", -1);
  protocol->valid_from = g_strdup ("2026-01-01");
  protocol->valid_to = g_strdup ("2026-12-31");
  g_ptr_array_add (protocol->forms, beket_form_name_new ("D1", "1.0"));
  add_rule (protocol, "border", "KZ", NULL, NULL, NULL);
  add_rule (protocol, "customs", "KZ", NULL, "exit", "truck bus");
  add_rule (protocol, "customs", "RU", NULL, "entry", NULL);
  add_rule (protocol, "transport", "KZ", "KZZHA", NULL, NULL);
  add_rule (protocol, "sanitary", "KZ", NULL, NULL, "truck");

  return protocol;
}

static char *
kinds (const char *party,
       const char *point,
       const char *direction,
       const char *subject)
{
  g_autoptr (BeketProtocol) protocol = make_protocol ();
  g_autoptr (BeketValue) controls = beket_plan_make (protocol, party, point, direction, subject);
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < beket_value_length (controls); i++)
    g_string_append_printf (kinds, "%s ", beket_value_get_text (beket_value_index (controls, i), "kind"));

  return g_string_free (kinds, FALSE);
}

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_make (void)
{
  assert_text (kinds ("KZ", "KZSYR", "exit", "truck"), "border customs sanitary ");
  assert_text (kinds ("KZ", "KZZHA", "exit", "truck"), "border customs transport sanitary ");
  assert_text (kinds ("KZ", "KZSYR", "entry", "truck"), "border sanitary ");
  assert_text (kinds ("KZ", "KZSYR", "exit", "car"), "border ");
  assert_text (kinds ("KZ", "KZSYR", "exit", NULL), "border ");
  assert_text (kinds ("RU", "RUMSH", "entry", "truck"), "customs ");
}

static void
test_national (void)
{
  g_autoptr (BeketValue) controls = beket_plan_make (NULL, "RU", "RUMSH", "entry", "car");
  BeketValue *border = beket_value_index (controls, 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (beket_value_length (controls), ==, 2);
  g_assert_cmpstr (beket_value_get_text (border, "kind"), ==, "border");
  g_assert_cmpstr (beket_value_get_text (border, "performer"), ==, "RU");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (controls, 1), "body"), ==, "customs");
  g_assert_false (beket_control_step (border, BEKET_CONTROL_WAIVE, NULL, NULL, "KZ-1", TIME, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_cmpstr (beket_value_get_text (border, "status"), ==, "planned");
}

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
  { "planned", TRUE, { "running", NULL, "waived", "recognised", "postponed" } },
  { "running", TRUE, { NULL, "done", "waived", "recognised", "postponed" } },
  { "postponed", TRUE, { "running", NULL, "waived", "recognised", NULL } },
  { "done", FALSE, { NULL, NULL, NULL, NULL, NULL } },
  { "waived", FALSE, { NULL, NULL, NULL, NULL, NULL } },
  { "recognised", FALSE, { NULL, NULL, NULL, NULL, NULL } },
  { "not-required", FALSE, { NULL, NULL, NULL, NULL, NULL } },
  { "from-the-future", TRUE, { NULL, NULL, NULL, NULL, NULL } },
  { NULL, TRUE, { NULL, NULL, NULL, NULL, NULL } },
};

static void
check_pair (const char      *status,
            BeketControlStep step,
            const char      *to)
{
  g_autoptr (BeketValue) control = make_control (status);
  g_autoptr (BeketValue) before = beket_value_copy (control);
  g_autoptr (GError) error = NULL;
  gboolean moved;

  g_assert_cmpint (beket_control_can (control, step), ==, to != NULL);
  moved = beket_control_step (control, step, "violation", "JNT-RUMSH", "KZ-1", TIME, &error);
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

static void
test_written (void)
{
  g_autoptr (BeketValue) done = make_control ("planned");
  g_autoptr (BeketValue) waived = make_control ("planned");
  g_autoptr (BeketValue) recognised = make_control ("planned");

  g_assert_true (beket_control_step (done, BEKET_CONTROL_START, NULL, NULL, "KZ-1", TIME, NULL));
  g_assert_cmpstr (beket_value_get_text (done, "started"), ==, TIME);
  g_assert_null (beket_value_get (done, "finished"));
  g_assert_true (beket_control_step (done, BEKET_CONTROL_FINISH, "no-remarks", NULL, "KZ-2", "later", NULL));
  g_assert_cmpstr (beket_value_get_text (done, "finished"), ==, "later");
  g_assert_cmpstr (beket_value_get_text (done, "result"), ==, "no-remarks");
  g_assert_cmpstr (beket_value_get_text (done, "officer"), ==, "KZ-2");

  g_assert_true (beket_control_step (waived, BEKET_CONTROL_WAIVE, NULL, NULL, "KZ-1", TIME, NULL));
  g_assert_cmpstr (beket_value_get_text (waived, "basis"), ==, "4.2");
  g_assert_null (beket_value_get (waived, "reliedAct"));

  g_assert_true (beket_control_step (recognised, BEKET_CONTROL_RECOGNISE, NULL, "JNT-1", "KZ-1", TIME, NULL));
  g_assert_cmpstr (beket_value_get_text (recognised, "reliedAct"), ==, "JNT-1");
}

static void
assert_invalid (BeketValue      *control,
                BeketControlStep step,
                const char      *result,
                const char      *basis)
{
  g_autoptr (BeketValue) before = beket_value_copy (control);
  g_autoptr (GError) error = NULL;

  g_assert_false (beket_control_step (control, step, result, basis, "KZ-1", TIME, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_true (beket_value_equal (control, before));
}

static void
test_invalid (void)
{
  g_autoptr (BeketValue) running = make_control ("running");

  assert_invalid (running, BEKET_CONTROL_FINISH, NULL, NULL);
  assert_invalid (running, BEKET_CONTROL_FINISH, "fine", NULL);
  assert_invalid (running, BEKET_CONTROL_RECOGNISE, NULL, NULL);
  assert_invalid (running, BEKET_CONTROL_RECOGNISE, NULL, "");
  beket_value_set (running, "recogniseClause", NULL);
  assert_invalid (running, BEKET_CONTROL_RECOGNISE, NULL, "JNT-1");
  beket_value_set_text (running, "waiveClause", "");
  assert_invalid (running, BEKET_CONTROL_WAIVE, NULL, NULL);
}

static void
test_closed (void)
{
  g_autoptr (BeketProtocol) protocol = make_protocol ();
  g_autoptr (BeketValue) controls = beket_plan_make (protocol, "KZ", "KZSYR", "exit", "truck");
  g_autoptr (BeketValue) empty = beket_value_new_list ();

  g_assert_cmpint (beket_plan_next (controls), ==, 0);
  g_assert_false (beket_plan_is_closed (controls));
  beket_value_set_text (beket_value_index (controls, 0), "status", "done");
  g_assert_cmpint (beket_plan_next (controls), ==, 1);
  g_assert_false (beket_plan_is_closed (controls));
  beket_value_set_text (beket_value_index (controls, 1), "status", "recognised");
  g_assert_true (beket_plan_is_closed (controls));   /* the third is not mandatory */
  g_assert_cmpint (beket_plan_next (controls), ==, 2);
  beket_value_set_text (beket_value_index (controls, 2), "status", "not-required");
  g_assert_cmpint (beket_plan_next (controls), ==, -1);

  g_assert_false (beket_plan_has_violation (controls));
  beket_value_set_text (beket_value_index (controls, 0), "result", "violation");
  g_assert_true (beket_plan_has_violation (controls));

  g_assert_true (beket_plan_is_closed (empty));
  g_assert_false (beket_plan_is_closed (NULL));
  g_assert_cmpint (beket_plan_next (NULL), ==, -1);
  g_assert_false (beket_plan_has_violation (NULL));
}

static void
test_protocol (void)
{
  g_autoptr (BeketProtocol) protocol = make_protocol ();

  g_assert_true (beket_protocol_covers (protocol, "KZSYR", "2026-01-01"));
  g_assert_true (beket_protocol_covers (protocol, "RUMSH", "2026-12-31"));
  g_assert_false (beket_protocol_covers (protocol, "KZSYR", "2025-12-31"));
  g_assert_false (beket_protocol_covers (protocol, "KZSYR", "2027-01-01"));
  g_assert_false (beket_protocol_covers (protocol, "KZSYR", "today"));
  g_assert_false (beket_protocol_covers (protocol, "KZZHA", "2026-06-01"));
  g_assert_false (beket_protocol_covers (protocol, NULL, "2026-06-01"));
  g_clear_pointer (&protocol->valid_to, g_free);
  g_assert_true (beket_protocol_covers (protocol, "KZSYR", "2036-01-01"));

  g_assert_cmpstr (beket_protocol_form (protocol, "D1"), ==, "1.0");
  g_assert_null (beket_protocol_form (protocol, "D2"));
}

/* The columns: border, customs, another control body, no body. */
static const struct
{
  gboolean    may[4];
  const char *article;
} powers[BEKET_N_ACTIONS] = {
  [BEKET_ACTION_PERFORM_CONTROL] = { { TRUE, TRUE, TRUE, FALSE }, "3(1)" },
  [BEKET_ACTION_WAIVE] = { { TRUE, TRUE, TRUE, FALSE }, "3(2)" },
  [BEKET_ACTION_RECOGNISE_IDENTIFICATION] = { { TRUE, TRUE, FALSE, FALSE }, "3(3)" },
  [BEKET_ACTION_RECOGNISE_DOCUMENT] = { { TRUE, TRUE, FALSE, FALSE }, "3(3)" },
  [BEKET_ACTION_RECOGNISE_INSPECTION] = { { TRUE, TRUE, TRUE, FALSE }, "3(4)" },
  [BEKET_ACTION_INSPECT_AGAIN] = { { TRUE, TRUE, TRUE, FALSE }, "3(4)" },
  [BEKET_ACTION_NOTIFY] = { { TRUE, TRUE, TRUE, FALSE }, "3(5)" },
  [BEKET_ACTION_SUSPEND] = { { TRUE, TRUE, TRUE, FALSE }, "8" },
  [BEKET_ACTION_ISSUE_PASS] = { { TRUE, FALSE, FALSE, FALSE }, "6" },
};

static void
check_power (const char *body,
             BeketAction action,
             gboolean    may)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *article = g_strdup_printf ("Article %s ", powers[action].article);

  g_assert_cmpint (beket_powers_check (body, action, &error), ==, may);
  if (may)
    return;

  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
  g_assert_nonnull (strstr (error->message, article));
}

static void
test_powers (void)
{
  static const char *const bodies[] = { "border", "customs", "veterinary", "" };

  for (int action = 0; action < BEKET_N_ACTIONS; action++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
        check_power (bodies[i], (BeketAction) action, powers[action].may[i]);

      check_power (NULL, (BeketAction) action, FALSE);
      g_assert_cmpstr (beket_powers_article ((BeketAction) action), ==, powers[action].article);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/plan/make", test_make);
  g_test_add_func ("/domain/plan/national", test_national);
  g_test_add_func ("/domain/plan/pairs", test_pairs);
  g_test_add_func ("/domain/plan/written", test_written);
  g_test_add_func ("/domain/plan/invalid", test_invalid);
  g_test_add_func ("/domain/plan/closed", test_closed);
  g_test_add_func ("/domain/plan/protocol", test_protocol);
  g_test_add_func ("/domain/plan/powers", test_powers);

  return g_test_run ();
}
