/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Risk rules: which fire, by which facts, and what they ask for.
 */

#include "config.h"

#include <string.h>

#include "domain/risk.h"

#define DAY "2026-11-22"

static BeketRiskRule *
make_rule (const char *id,
           int         weight,
           const char *condition,
           const char *control)
{
  const char *controls[] = { control, NULL };
  BeketRiskRule *rule = beket_risk_rule_new ();
  g_autoptr (GError) error = NULL;

  rule->id = g_strdup (id);
  rule->version = g_strdup ("1.0");
  rule->hash = g_strnfill (64, 'a');
  rule->weight = weight;
  rule->valid_from = g_strdup ("2026-01-01");
  rule->on = TRUE;
  rule->controls = control != NULL ? g_strdupv ((char **) controls) : NULL;
  rule->when = beket_condition_parse (condition, &error);
  g_assert_no_error (error);

  return rule;
}

static GPtrArray *
make_rules (void)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_risk_rule_unref);

  g_ptr_array_add (rules, make_rule ("light", 10, "seen.plate >= 2 and expected", "customs"));
  g_ptr_array_add (rules, make_rule ("heavy", 50, "any (persons: nationality = \"KAZ\" and role = \"driver\")", "border"));
  g_ptr_array_add (rules, make_rule ("never", 90, "persons.nationality", "radiation"));
  ((BeketRiskRule *) g_ptr_array_index (rules, 0))->second_line = TRUE;
  ((BeketRiskRule *) g_ptr_array_index (rules, 0))->words = g_strsplit ("export-control again", " ", -1);
  ((BeketRiskRule *) g_ptr_array_index (rules, 1))->words = g_strsplit ("again", " ", -1);
  ((BeketRiskRule *) g_ptr_array_index (rules, 2))->words = g_strsplit ("never", " ", -1);

  return rules;
}

static BeketValue *
make_facts (gint64   plate,
            gboolean expected)
{
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  BeketValue *persons = beket_value_list (facts, "persons");

  for (guint i = 0; i < 2; i++)
    {
      BeketValue *person = beket_value_new_object ();

      beket_value_set_text (person, "nationality", i == 0 ? "RUS" : "KAZ");
      beket_value_set_text (person, "role", "driver");
      beket_value_append (persons, person);
    }

  return beket_risk_facts (facts, plate, 0, expected);
}

static void
test_judge (void)
{
  g_autoptr (GPtrArray) rules = make_rules ();
  g_autoptr (BeketValue) facts = make_facts (3, TRUE);
  g_autoptr (GPtrArray) hits = beket_risk_judge (rules, facts, DAY);
  g_auto (GStrv) asked = beket_risk_asked (hits);
  g_auto (GStrv) words = beket_risk_words (hits);
  static const char *const expected[] = { "border", "customs", NULL };
  static const char *const expected_words[] = { "again", "export-control", NULL };
  const BeketRiskHit *hit;
  const BeketValue *reason;

  g_assert_cmpuint (hits->len, ==, 2);
  hit = g_ptr_array_index (hits, 0);
  g_assert_cmpstr (hit->rule->id, ==, "heavy");
  g_assert_cmpuint (beket_value_length (hit->reasons), ==, 2);
  reason = beket_value_index (hit->reasons, 0);
  g_assert_cmpstr (beket_value_get_text (reason, "path"), ==, "persons[1].nationality");
  g_assert_cmpstr (beket_value_get_text (reason, "value"), ==, "KAZ");
  g_assert_cmpstrv (asked, expected);
  g_assert_cmpstrv (words, expected_words);
  g_assert_true (beket_risk_asks_second_line (hits));
}

static void
test_quiet (void)
{
  g_autoptr (GPtrArray) rules = make_rules ();
  g_autoptr (BeketValue) facts = make_facts (1, TRUE);
  g_autoptr (BeketValue) unexpected = make_facts (9, FALSE);
  g_autoptr (GPtrArray) one = beket_risk_judge (rules, facts, DAY);
  g_autoptr (GPtrArray) other = beket_risk_judge (rules, unexpected, DAY);
  g_autoptr (GPtrArray) early = beket_risk_judge (rules, facts, "2025-12-31");
  g_auto (GStrv) asked = beket_risk_asked (early);

  g_assert_cmpuint (one->len, ==, 1);
  g_assert_false (beket_risk_asks_second_line (one));
  g_assert_cmpuint (other->len, ==, 1);
  g_assert_cmpuint (early->len, ==, 0);
  g_assert_cmpuint (g_strv_length (asked), ==, 0);
}

static void
test_off_and_over (void)
{
  g_autoptr (BeketRiskRule) rule = make_rule ("r", 1, "true_fact", NULL);

  g_assert_true (beket_risk_rule_is_valid_on (rule, "2030-01-01"));
  rule->valid_to = g_strdup (DAY);
  g_assert_true (beket_risk_rule_is_valid_on (rule, DAY));
  g_assert_false (beket_risk_rule_is_valid_on (rule, "2026-11-23"));
  rule->on = FALSE;
  g_assert_false (beket_risk_rule_is_valid_on (rule, DAY));
}

/* What an entry says of a hit: the rule, the bytes that were meant, the facts. */
static void
test_data (void)
{
  g_autoptr (GPtrArray) rules = make_rules ();
  g_autoptr (BeketValue) facts = make_facts (2, TRUE);
  g_autoptr (GPtrArray) hits = beket_risk_judge (rules, facts, DAY);
  g_autoptr (BeketValue) data = beket_risk_hit_data (g_ptr_array_index (hits, 1));
  const BeketValue *reasons = beket_value_get (data, "reasons");

  g_assert_cmpstr (beket_value_get_text (data, "rule"), ==, "light");
  g_assert_cmpstr (beket_value_get_text (data, "version"), ==, "1.0");
  g_assert_cmpuint (strlen (beket_value_get_text (data, "hash")), ==, 64);
  g_assert_cmpint (beket_value_get_integer (data, "weight", 0), ==, 10);
  g_assert_true (beket_value_get_boolean (data, "secondLine"));
  g_assert_cmpstr (beket_value_to_text (beket_value_index (beket_value_get (data, "controls"), 0)), ==, "customs");
  g_assert_cmpuint (beket_value_length (reasons), ==, 2);
  g_assert_cmpint (beket_value_get_integer (beket_value_index (reasons, 0), "value", 0), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/risk/judge", test_judge);
  g_test_add_func ("/domain/risk/quiet", test_quiet);
  g_test_add_func ("/domain/risk/off-and-over", test_off_and_over);
  g_test_add_func ("/domain/risk/data", test_data);
  return g_test_run ();
}
