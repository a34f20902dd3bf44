/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plans: the whole matrix, and what days, risk, facts and suspensions make of it.
 */

#include "config.h"

#include "domain/error.h"
#include "domain/plan.h"

static BeketRule *
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

  return rule;
}

static void
add_condition (BeketRule  *rule,
               const char *among,
               const char *when)
{
  g_autoptr (GError) error = NULL;

  rule->among = g_strdup (among);
  rule->when = beket_condition_parse (when, &error);
  g_assert_no_error (error);
}

static BeketProtocol *
make_protocol (void)
{
  BeketProtocol *protocol = beket_protocol_new ();

  add_rule (protocol, "border", "KZ", NULL, NULL, NULL);
  add_rule (protocol, "customs", "KZ", NULL, "exit", "truck bus");
  add_rule (protocol, "customs", "RU", NULL, "entry", NULL);
  add_rule (protocol, "transport", "KZ", "KZZHA", NULL, NULL);
  add_rule (protocol, "sanitary", "KZ", NULL, NULL, "truck");

  return protocol;
}

static BeketValue *
make_plan (const BeketProtocol *protocol,
           const char          *party,
           const char          *point,
           const char          *direction,
           const char          *subject)
{
  BeketPlanAsk ask = { .party = party, .point = point, .direction = direction, .subject = subject };

  return beket_plan_make (protocol, &ask);
}

static char *
name_kinds (const BeketValue *controls)
{
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < beket_value_length (controls); i++)
    g_string_append_printf (kinds, "%s ", beket_value_get_text (beket_value_index (controls, i), "kind"));

  return g_string_free (kinds, FALSE);
}

static char *
kinds (const char *party,
       const char *point,
       const char *direction,
       const char *subject)
{
  g_autoptr (BeketProtocol) protocol = make_protocol ();
  g_autoptr (BeketValue) controls = make_plan (protocol, party, point, direction, subject);

  return name_kinds (controls);
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

/* Every cell: two parties, two points, two directions, six subjects; the rules are written out again here by hand. */
static void
test_matrix (void)
{
  static const char *const parties[] = { "KZ", "RU" };
  static const char *const points[] = { "KZSYR", "KZZHA" };
  static const char *const directions[] = { "exit", "entry" };
  static const char *const subjects[] = { "on-foot", "car", "bus", "truck", "train", "animals" };

  for (guint i = 0; i < 2 * 2 * 2 * 6; i++)
    {
      const char *party = parties[i % 2];
      const char *point = points[i / 2 % 2];
      const char *direction = directions[i / 4 % 2];
      const char *subject = subjects[i / 8];
      gboolean kz = i % 2 == 0;
      gboolean out = i / 4 % 2 == 0;
      gboolean truck = g_str_equal (subject, "truck");
      g_autofree char *expected = g_strconcat (kz ? "border " : "",
                                               kz && out && (truck || g_str_equal (subject, "bus")) ? "customs " : "",
                                               !kz && !out ? "customs " : "",
                                               kz && i / 2 % 2 == 1 ? "transport " : "",
                                               kz && truck ? "sanitary " : "", NULL);

      assert_text (kinds (party, point, direction, subject), expected);
    }
}

static void
test_national (void)
{
  g_autoptr (BeketValue) controls = make_plan (NULL, "RU", "RUMSH", "entry", "car");
  BeketValue *border = beket_value_index (controls, 0);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (beket_value_length (controls), ==, 2);
  g_assert_cmpstr (beket_value_get_text (border, "kind"), ==, "border");
  g_assert_cmpstr (beket_value_get_text (border, "performer"), ==, "RU");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (controls, 1), "body"), ==, "customs");
  g_assert_false (beket_control_step (border, &(BeketControlEntry) { .step = BEKET_CONTROL_WAIVE }, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_cmpstr (beket_value_get_text (border, "status"), ==, "planned");
}

/* ---- Dates, risk, facts ---- */

static char *
plan_kinds (const BeketProtocol *protocol,
            const char          *day,
            const char *const   *risks,
            const BeketValue    *facts)
{
  BeketPlanAsk ask = { .party = "KZ", .point = "KZSYR", .direction = "exit", .subject = "truck", .day = day,
                       .facts = facts, .risks = risks };
  g_autoptr (BeketValue) controls = beket_plan_make (protocol, &ask);

  return name_kinds (controls);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    gboolean    asked[4];   /* the day before, the first, the last, the day after; of 2026-03-01 to 2026-03-31 */
  } rows[] = {
    { "2026-03-01", "2026-03-31", { FALSE, TRUE, TRUE, FALSE } },
    { "2026-03-01", NULL, { FALSE, TRUE, TRUE, TRUE } },
    { NULL, "2026-03-31", { TRUE, TRUE, TRUE, FALSE } },
    { NULL, NULL, { TRUE, TRUE, TRUE, TRUE } },
  };
  static const char *const days[] = { "2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BeketProtocol) protocol = beket_protocol_new ();
      BeketRule *rule = add_rule (protocol, "customs", "KZ", NULL, NULL, NULL);

      rule->from = g_strdup (rows[i].from);
      rule->to = g_strdup (rows[i].to);
      for (guint j = 0; j < G_N_ELEMENTS (days); j++)
        assert_text (plan_kinds (protocol, days[j], NULL, NULL), rows[i].asked[j] ? "customs " : "");
      /* No day, or one that is none: a dated rule is silent. */
      assert_text (plan_kinds (protocol, NULL, NULL, NULL), i == 3 ? "customs " : "");
      assert_text (plan_kinds (protocol, "today", NULL, NULL), i == 3 ? "customs " : "");
    }
}

static void
test_risk (void)
{
  static const char *const other[] = { "something-else", NULL };
  static const char *const hit[] = { "something-else", "radiation", NULL };
  g_autoptr (BeketProtocol) protocol = beket_protocol_new ();
  BeketRule *rule = add_rule (protocol, "radiation", "KZ", NULL, NULL, NULL);

  rule->risks = g_strsplit ("export-control radiation", " ", -1);
  assert_text (plan_kinds (protocol, NULL, NULL, NULL), "");
  assert_text (plan_kinds (protocol, NULL, other, NULL), "");
  assert_text (plan_kinds (protocol, NULL, hit, NULL), "radiation ");
}

static BeketValue *
add_row (BeketValue *facts,
         const char *list,
         const char *name,
         const char *text)
{
  BeketValue *row = beket_value_new_object ();

  beket_value_set_text (row, name, text);
  beket_value_append (beket_value_list (facts, list), row);

  return row;
}

static void
test_facts (void)
{
  g_autoptr (BeketProtocol) protocol = beket_protocol_new ();
  g_autoptr (BeketValue) facts = beket_value_new_object ();

  add_condition (add_rule (protocol, "veterinary", "KZ", NULL, NULL, NULL), NULL, "animals");
  add_condition (add_rule (protocol, "phytosanitary", "KZ", NULL, NULL, NULL), "consignments",
                 "hsCode prefix \"06\" or hsCode prefix \"12\"");
  add_condition (add_rule (protocol, "transport", "KZ", NULL, NULL, NULL), "consignments", "unNumber");
  add_condition (add_rule (protocol, "sanitary", "KZ", NULL, NULL, NULL), NULL, "not (cargo.empty = true)");
  assert_text (plan_kinds (protocol, NULL, NULL, NULL), "sanitary ");
  assert_text (plan_kinds (protocol, NULL, NULL, facts), "sanitary ");

  add_row (facts, "consignments", "hsCode", "0511990000");
  add_row (facts, "consignments", "hsCode", "1501100000");
  assert_text (plan_kinds (protocol, NULL, NULL, facts), "sanitary ");
  add_row (facts, "consignments", "hsCode", "0602909900");
  assert_text (plan_kinds (protocol, NULL, NULL, facts), "phytosanitary sanitary ");
  add_row (facts, "consignments", "unNumber", "1203");
  add_row (facts, "animals", "species", "қой");
  beket_value_set_boolean (beket_value_object (facts, "cargo"), "empty", TRUE);
  assert_text (plan_kinds (protocol, NULL, NULL, facts), "veterinary phytosanitary transport ");
}

/* Two rules ask for one control: it is planned once, and the strictest holds. */
static void
test_strictest (void)
{
  static const char *const hit[] = { "risk", NULL };
  g_autoptr (BeketProtocol) protocol = beket_protocol_new ();
  BeketRule *mild = add_rule (protocol, "sanitary", "KZ", NULL, NULL, NULL);
  BeketRule *strict = add_rule (protocol, "sanitary", "KZ", NULL, NULL, NULL);
  BeketPlanAsk ask = { .party = "KZ", .risks = hit };
  g_autoptr (BeketValue) controls = NULL;
  BeketValue *control;

  mild->id = g_strdup ("mild");
  strict->id = g_strdup ("strict");
  strict->mandatory = TRUE;
  strict->risks = g_strsplit ("risk", " ", -1);
  strict->waive_needs_act = TRUE;
  g_clear_pointer (&strict->recognise_clause, g_free);

  controls = beket_plan_make (protocol, &ask);
  g_assert_cmpuint (beket_value_length (controls), ==, 1);
  control = beket_value_index (controls, 0);
  g_assert_true (beket_value_get_boolean (control, "mandatory"));
  g_assert_true (beket_value_get_boolean (control, "waiveNeedsAct"));
  g_assert_cmpstr (beket_value_get_text (control, "waiveClause"), ==, "4.2");
  g_assert_null (beket_value_get (control, "recogniseClause"));
  g_assert_cmpuint (beket_value_length (beket_value_get (control, "rules")), ==, 2);

  /* Without the hit the mild one stands alone. */
  ask.risks = NULL;
  g_clear_pointer (&controls, beket_value_unref);
  controls = beket_plan_make (protocol, &ask);
  control = beket_value_index (controls, 0);
  g_assert_false (beket_value_get_boolean (control, "mandatory"));
  g_assert_cmpstr (beket_value_get_text (control, "recogniseClause"), ==, "5.1");
}

/* A kind whose joint control is suspended is still controlled, by each state for itself. */
static void
test_suspended_kind (void)
{
  static const char *const suspended[] = { "customs", NULL };
  g_autoptr (BeketProtocol) protocol = make_protocol ();
  BeketPlanAsk ask = { .party = "KZ", .point = "KZSYR", .direction = "exit", .subject = "truck", .suspended = suspended };
  g_autoptr (BeketValue) controls = beket_plan_make (protocol, &ask);

  g_assert_cmpstr (beket_value_get_text (beket_value_index (controls, 1), "kind"), ==, "customs");
  g_assert_null (beket_value_get (beket_value_index (controls, 1), "waiveClause"));
  g_assert_null (beket_value_get (beket_value_index (controls, 1), "recogniseClause"));
  g_assert_cmpstr (beket_value_get_text (beket_value_index (controls, 2), "waiveClause"), ==, "4.2");
}

static void
test_closed (void)
{
  g_autoptr (BeketProtocol) protocol = make_protocol ();
  g_autoptr (BeketValue) controls = make_plan (protocol, "KZ", "KZSYR", "exit", "truck");
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

/* A hit asks also where no protocol does, and never for what is planned already. */
static void
test_asked (void)
{
  static const char *const asked[] = { "customs", "radiation", NULL };
  BeketPlanAsk ask = { .party = "RU", .point = "RUMSH", .direction = "entry", .subject = "car", .asked = asked };
  g_autoptr (BeketValue) controls = beket_plan_make (NULL, &ask);
  BeketValue *control;

  g_assert_cmpint (beket_value_length (controls), ==, 3);
  control = beket_value_index (controls, 2);
  g_assert_cmpstr (beket_value_get_text (control, "kind"), ==, "radiation");
  g_assert_cmpstr (beket_value_get_text (control, "body"), ==, "customs");
  g_assert_cmpstr (beket_value_get_text (control, "performer"), ==, "RU");
  g_assert_false (beket_value_get_boolean (control, "mandatory"));
  g_assert_true (beket_control_can (control, BEKET_CONTROL_NOT_REQUIRE));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/plan/make", test_make);
  g_test_add_func ("/domain/plan/matrix", test_matrix);
  g_test_add_func ("/domain/plan/dates", test_dates);
  g_test_add_func ("/domain/plan/risk", test_risk);
  g_test_add_func ("/domain/plan/asked", test_asked);
  g_test_add_func ("/domain/plan/facts", test_facts);
  g_test_add_func ("/domain/plan/strictest", test_strictest);
  g_test_add_func ("/domain/plan/suspended-kind", test_suspended_kind);
  g_test_add_func ("/domain/plan/national", test_national);
  g_test_add_func ("/domain/plan/closed", test_closed);

  return g_test_run ();
}
