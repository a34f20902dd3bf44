/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Partial outcomes: what they make of the crossing, and what each needs.
 */

#include "config.h"

#include "domain/error.h"
#include "domain/outcome.h"

/* The gravest first. */
static const char *const order[] = {
  "detained", "refused", "returned", "postponed", "admitted-conditionally", "admitted"
};

static BeketValue *
add_part (BeketValue *facts,
          const char *list,
          const char *outcome)
{
  BeketValue *row = beket_value_new_object ();

  beket_value_set_text (row, "outcome", outcome);
  beket_value_append (beket_value_list (facts, list), row);

  return row;
}

static void
give_document (BeketValue *row,
               const char *ground,
               const char *document)
{
  beket_value_set_text (row, "ground", ground);
  beket_value_set_text (row, "outcomeDocument", document);
}

/* Every pair of two parts: the graver one is the crossing's. */
static void
test_precedence (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < G_N_ELEMENTS (order); j++)
      {
        g_autoptr (BeketValue) facts = beket_value_new_object ();

        add_part (facts, "persons", order[i]);
        add_part (facts, "consignments", order[j]);
        g_assert_true (beket_outcome_is_partial (facts));
        g_assert_cmpstr (beket_outcome_decision (facts), ==, order[MIN (i, j)]);
      }
}

static void
test_rest_is_admitted (void)
{
  g_autoptr (BeketValue) facts = beket_value_new_object ();

  add_part (facts, "persons", NULL);
  add_part (facts, "persons", "");
  g_assert_false (beket_outcome_is_partial (facts));
  g_assert_null (beket_outcome_decision (facts));
  add_part (facts, "animals", "refused");
  g_assert_cmpstr (beket_outcome_decision (facts), ==, "refused");
  add_part (facts, "usedTransportMeans", "lost");
  g_assert_null (beket_outcome_decision (facts));
}

static void
test_documents (void)
{
  g_assert_cmpstr (beket_outcome_document ("refused"), ==, "D21");
  g_assert_cmpstr (beket_outcome_document ("detained"), ==, "D22");
  for (guint i = 2; i < G_N_ELEMENTS (order); i++)
    g_assert_null (beket_outcome_document (order[i]));
  g_assert_null (beket_outcome_document ("lost"));
  g_assert_null (beket_outcome_document (NULL));
}

static void
assert_check (const BeketValue *facts,
              const char       *decision,
              const char       *prefix)   /* NULL: it agrees */
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (beket_outcome_check (facts, decision, &error), ==, prefix == NULL);
  if (prefix == NULL)
    return;

  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, prefix));
}

static BeketValue *
add_control (BeketValue *facts,
             const char *status)
{
  BeketValue *control = beket_value_new_object ();

  beket_value_set_text (control, "status", status);
  beket_value_set_boolean (control, "mandatory", TRUE);
  beket_value_append (beket_value_list (facts, "controls"), control);

  return control;
}

/* One passenger is refused, one item detained, the rest goes on. */
static void
test_check (void)
{
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  BeketValue *control = add_control (facts, "done");
  BeketValue *passenger;
  BeketValue *item;

  add_part (facts, "persons", NULL);
  passenger = add_part (facts, "persons", "refused");
  assert_check (facts, "refused", "persons[1].ground: ");
  give_document (passenger, "smuggling", NULL);
  assert_check (facts, "refused", "persons[1].ground: ");
  give_document (passenger, "R3", NULL);
  assert_check (facts, "refused", "persons[1].outcomeDocument: ");
  give_document (passenger, "R3", "D21-KZSYR-1");
  assert_check (facts, "refused", NULL);
  assert_check (facts, "admitted", "decision: ");

  item = add_part (facts, "consignments", "detained");
  assert_check (facts, "detained", "consignments[0].ground: ");
  give_document (item, "smuggling", "D22-KZSYR-1");
  assert_check (facts, "detained", NULL);
  assert_check (facts, "refused", "decision: ");

  /* The rest is admitted, so the plan must be closed. */
  beket_value_set_text (control, "status", "running");
  assert_check (facts, "detained", "a part is admitted");
  beket_value_set_text (beket_value_index (beket_value_get (facts, "persons"), 0), "outcome", "returned");
  assert_check (facts, "detained", NULL);
  add_part (facts, "persons", "lost");
  assert_check (facts, "detained", "persons[2].outcome: ");
}

static void
test_whole (void)
{
  static const char *const bad[] = { "R0", "R8", "R", "R10", "E1", "", NULL };
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  BeketValue *decision = beket_value_object (facts, "decision");

  assert_check (facts, "admitted", NULL);
  assert_check (facts, "detained", NULL);
  assert_check (facts, "refused", "decision.refusal: ");
  for (guint i = 0; bad[i] != NULL; i++)
    {
      beket_value_set_text (decision, "refusal", bad[i]);
      assert_check (facts, "refused", "decision.refusal: ");
    }
  for (char c = '1'; c <= '7'; c++)
    {
      const char word[] = { 'R', c, '\0' };

      beket_value_set_text (decision, "refusal", word);
      assert_check (facts, "refused", NULL);
    }
}

/* What the neighbour is told is the part and its outcome, not who it is. */
static void
test_parts (void)
{
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  g_autoptr (BeketValue) parts = NULL;
  BeketValue *row;

  g_assert_null (beket_outcome_parts (facts));
  add_part (facts, "persons", NULL);
  row = add_part (facts, "persons", "refused");
  beket_value_set_text (row, "surname", "AKHMETOV");
  give_document (row, "R1", "D21-1");
  parts = beket_outcome_parts (facts);
  g_assert_cmpuint (beket_value_length (parts), ==, 1);
  row = beket_value_index (parts, 0);
  g_assert_cmpstr (beket_value_get_text (row, "list"), ==, "persons");
  g_assert_cmpint (beket_value_get_integer (row, "index", -1), ==, 1);
  g_assert_cmpstr (beket_value_get_text (row, "ground"), ==, "R1");
  g_assert_null (beket_value_get (row, "surname"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/outcome/precedence", test_precedence);
  g_test_add_func ("/domain/outcome/rest-is-admitted", test_rest_is_admitted);
  g_test_add_func ("/domain/outcome/documents", test_documents);
  g_test_add_func ("/domain/outcome/check", test_check);
  g_test_add_func ("/domain/outcome/whole", test_whole);
  g_test_add_func ("/domain/outcome/parts", test_parts);

  return g_test_run ();
}
