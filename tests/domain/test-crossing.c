/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The states of a crossing: every pair of state and step; and the crossing as the screen sees it.
 */

#include "config.h"

#include "domain/crossing.h"
#include "domain/error.h"
#include "domain/plan.h"

#define NONE BEKET_CROSSING_N_STATES

/* A row for each state, a column for each step, in the order of their enumerations. */
static const BeketCrossingState expected[BEKET_CROSSING_N_STATES][BEKET_N_STEPS] = {
  [BEKET_CROSSING_REGISTERED] = { BEKET_CROSSING_IN_CONTROL, NONE, NONE, NONE, NONE, NONE, NONE, NONE },
  [BEKET_CROSSING_IN_CONTROL] = { NONE, BEKET_CROSSING_ADMITTED, BEKET_CROSSING_ADMITTED_CONDITIONALLY,
                                  BEKET_CROSSING_REFUSED, BEKET_CROSSING_DETAINED, BEKET_CROSSING_RETURNED,
                                  BEKET_CROSSING_POSTPONED, NONE },
  [BEKET_CROSSING_ADMITTED] = { NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE },
  [BEKET_CROSSING_ADMITTED_CONDITIONALLY] = { NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE },
  [BEKET_CROSSING_REFUSED] = { NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE },
  [BEKET_CROSSING_DETAINED] = { NONE, NONE, NONE, NONE, NONE, NONE, NONE, BEKET_CROSSING_IN_CONTROL },
  [BEKET_CROSSING_RETURNED] = { NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE },
  [BEKET_CROSSING_POSTPONED] = { NONE, NONE, NONE, NONE, NONE, NONE, NONE, BEKET_CROSSING_IN_CONTROL },
};

static void
check_pair (BeketCrossingState from,
            BeketCrossingStep  step)
{
  g_autoptr (GError) error = NULL;
  BeketCrossingState to = NONE;
  gboolean moved = beket_crossing_state_step (from, step, &to, &error);

  g_test_message ("state %d, step %d", from, step);
  g_assert_cmpint (to, ==, expected[from][step]);   /* left alone when it is refused */
  g_assert_cmpint (moved, ==, expected[from][step] != NONE);
  if (!moved)
    g_assert_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION);
}

static void
test_pairs (void)
{
  for (int from = 0; from < BEKET_CROSSING_N_STATES; from++)
    for (int step = 0; step < BEKET_N_STEPS; step++)
      check_pair ((BeketCrossingState) from, (BeketCrossingStep) step);
}

static void
test_words (void)
{
  static const struct
  {
    const char *word;
    gboolean    open;
    int         step;
  } states[BEKET_CROSSING_N_STATES] = {
    [BEKET_CROSSING_REGISTERED] = { "registered", TRUE, -1 },
    [BEKET_CROSSING_IN_CONTROL] = { "in-control", TRUE, -1 },
    [BEKET_CROSSING_ADMITTED] = { "admitted", FALSE, BEKET_STEP_ADMIT },
    [BEKET_CROSSING_ADMITTED_CONDITIONALLY] = { "admitted-conditionally", FALSE, BEKET_STEP_ADMIT_CONDITIONALLY },
    [BEKET_CROSSING_REFUSED] = { "refused", FALSE, BEKET_STEP_REFUSE },
    [BEKET_CROSSING_DETAINED] = { "detained", TRUE, BEKET_STEP_DETAIN },
    [BEKET_CROSSING_RETURNED] = { "returned", FALSE, BEKET_STEP_RETURN },
    [BEKET_CROSSING_POSTPONED] = { "postponed", TRUE, BEKET_STEP_POSTPONE },
  };

  for (int i = 0; i < BEKET_CROSSING_N_STATES; i++)
    {
      BeketCrossingState state = NONE;
      BeketCrossingStep step = BEKET_N_STEPS;

      g_assert_cmpstr (beket_crossing_state_word ((BeketCrossingState) i), ==, states[i].word);
      g_assert_true (beket_crossing_state_from_word (states[i].word, &state));
      g_assert_cmpint (state, ==, i);
      g_assert_cmpint (beket_crossing_state_is_open (state), ==, states[i].open);
      g_assert_cmpint (beket_crossing_step_for_decision (states[i].word, &step), ==, states[i].step >= 0);
      if (states[i].step >= 0)
        g_assert_cmpint (step, ==, states[i].step);
    }
}

static void
test_unknown_words (void)
{
  BeketCrossingState state = NONE;
  BeketCrossingStep step = BEKET_N_STEPS;

  g_assert_false (beket_crossing_state_from_word ("gone", &state));
  g_assert_false (beket_crossing_state_from_word (NULL, &state));
  g_assert_false (beket_crossing_step_for_decision ("gone", &step));
  g_assert_false (beket_crossing_step_for_decision (NULL, &step));
  g_assert_cmpint (state, ==, NONE);
  g_assert_cmpint (step, ==, BEKET_N_STEPS);
}

static void
assert_may_not (BeketCrossingState state,
                const BeketValue  *controls,
                const char        *decision,
                BeketError         code,
                const char        *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (beket_crossing_may_decide (state, controls, decision, &error));
  g_assert_error (error, BEKET_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_decide (void)
{
  g_autoptr (BeketValue) controls = beket_plan_make (NULL, &(BeketPlanAsk) { .party = "KZ" });
  const BeketCrossingState in_control = BEKET_CROSSING_IN_CONTROL;

  assert_may_not (in_control, controls, "admitted", BEKET_ERROR_INVALID, "border");
  beket_value_set_text (beket_value_index (controls, 0), "status", "done");
  assert_may_not (in_control, controls, "admitted", BEKET_ERROR_INVALID, "customs");
  assert_may_not (in_control, controls, "admitted-conditionally", BEKET_ERROR_INVALID, "customs");
  g_assert_true (beket_crossing_may_decide (in_control, controls, "refused", NULL));
  g_assert_true (beket_crossing_may_decide (in_control, controls, "detained", NULL));
  g_assert_true (beket_crossing_may_decide (in_control, controls, "returned", NULL));
  g_assert_true (beket_crossing_may_decide (in_control, controls, "postponed", NULL));

  beket_value_set_text (beket_value_index (controls, 1), "status", "waived");
  g_assert_true (beket_crossing_may_decide (in_control, controls, "admitted", NULL));
  g_assert_true (beket_crossing_may_decide (in_control, controls, "admitted-conditionally", NULL));

  assert_may_not (BEKET_CROSSING_REGISTERED, controls, "refused", BEKET_ERROR_TRANSITION, "registered");
  assert_may_not (BEKET_CROSSING_ADMITTED, controls, "detained", BEKET_ERROR_TRANSITION, "admitted");
  assert_may_not (in_control, controls, "registered", BEKET_ERROR_INVALID, "registered");
  assert_may_not (in_control, controls, NULL, BEKET_ERROR_INVALID, "decision");
  assert_may_not (in_control, NULL, "admitted", BEKET_ERROR_INVALID, "no plan");
}

static void
count (GObject    *object,
       GParamSpec *pspec,
       gpointer    user_data)
{
  (*(int *) user_data)++;
}

static void
count_changed (BeketCrossing *crossing,
               gpointer       user_data)
{
  (*(int *) user_data)++;
}

static void
test_title (void)
{
  g_autoptr (BeketCrossing) crossing = beket_crossing_new ("c1", beket_value_new_object (), 7);
  BeketValue *facts = beket_crossing_get_facts (crossing);
  BeketValue *person = beket_value_new_object ();
  BeketValue *vehicle = beket_value_new_object ();
  int titles = 0;
  int changes = 0;

  g_signal_connect (crossing, "notify::title", G_CALLBACK (count), &titles);
  g_signal_connect (crossing, "changed", G_CALLBACK (count_changed), &changes);
  g_assert_cmpstr (beket_crossing_get_title (crossing), ==, "");

  beket_value_append (beket_value_list (facts, "persons"), person);
  beket_value_set_text (person, "surname", "AKHMETOV");
  beket_crossing_changed (crossing);
  g_assert_cmpstr (beket_crossing_get_title (crossing), ==, "AKHMETOV");
  beket_value_set_text (person, "given", "NURLAN");
  beket_crossing_changed (crossing);
  g_assert_cmpstr (beket_crossing_get_title (crossing), ==, "AKHMETOV NURLAN");

  beket_value_set_text (vehicle, "plate", "512 ABC 07");
  beket_value_append (beket_value_list (facts, "usedTransportMeans"), vehicle);
  beket_crossing_changed (crossing);
  g_assert_cmpstr (beket_crossing_get_title (crossing), ==, "512 ABC 07");
  beket_crossing_changed (crossing);
  g_assert_cmpint (titles, ==, 3);
  g_assert_cmpint (changes, ==, 4);

  beket_value_set (facts, "usedTransportMeans", beket_value_copy (vehicle));   /* one, not a list */
  beket_value_set_text (beket_value_get (facts, "usedTransportMeans"), "plate", "А 123 ВС 56");
  beket_crossing_changed (crossing);
  g_assert_cmpstr (beket_crossing_get_title (crossing), ==, "А 123 ВС 56");
}

static void
test_properties (void)
{
  g_autoptr (BeketCrossing) crossing = beket_crossing_new ("c1", beket_value_new_object (), 7);
  g_autofree char *id = NULL;
  g_autofree char *state = NULL;
  g_autofree char *step = NULL;
  g_autofree char *act = NULL;
  gint64 opened;
  gint64 saved;
  int notified = 0;

  g_signal_connect (crossing, "notify", G_CALLBACK (count), &notified);
  beket_crossing_set_state (crossing, BEKET_CROSSING_IN_CONTROL);
  beket_crossing_set_state (crossing, BEKET_CROSSING_IN_CONTROL);
  beket_crossing_set_step (crossing, "documents");
  beket_crossing_set_step (crossing, "documents");
  beket_crossing_set_saved (crossing, 9);
  beket_crossing_set_saved (crossing, 9);
  beket_crossing_set_act (crossing, "JNT-1");
  beket_crossing_set_act (crossing, "JNT-1");
  g_assert_cmpint (notified, ==, 4);

  g_object_get (crossing, "id", &id, "state", &state, "step", &step, "act", &act,
                "opened", &opened, "saved", &saved, NULL);
  g_assert_cmpstr (id, ==, "c1");
  g_assert_cmpstr (state, ==, "in-control");
  g_assert_cmpstr (step, ==, "documents");
  g_assert_cmpstr (act, ==, "JNT-1");
  g_assert_cmpint (opened, ==, 7);
  g_assert_cmpint (saved, ==, 9);
}

static void
test_trouble (void)
{
  g_autoptr (BeketCrossing) crossing = beket_crossing_new ("c1", beket_value_new_object (), 7);
  g_autoptr (GError) full = g_error_new_literal (BEKET_ERROR, BEKET_ERROR_FULL, "disk full");
  int notified = 0;

  g_signal_connect (crossing, "notify::trouble", G_CALLBACK (count), &notified);
  beket_crossing_set_trouble (crossing, NULL);
  g_assert_cmpint (notified, ==, 0);

  beket_crossing_set_trouble (crossing, full);
  beket_crossing_set_trouble (crossing, beket_crossing_get_error (crossing));
  g_assert_cmpstr (beket_crossing_get_trouble (crossing), ==, "disk full");
  g_assert_error (beket_crossing_get_error (crossing), BEKET_ERROR, BEKET_ERROR_FULL);

  beket_crossing_set_trouble (crossing, NULL);
  g_assert_null (beket_crossing_get_trouble (crossing));
  g_assert_cmpint (notified, ==, 3);
}

static void
test_dies (void)
{
  BeketCrossing *crossing = beket_crossing_new ("c1", beket_value_new_object (), 7);

  g_object_add_weak_pointer (G_OBJECT (crossing), (gpointer *) &crossing);
  g_object_unref (crossing);
  g_assert_null (crossing);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/crossing/pairs", test_pairs);
  g_test_add_func ("/domain/crossing/words", test_words);
  g_test_add_func ("/domain/crossing/unknown-words", test_unknown_words);
  g_test_add_func ("/domain/crossing/decide", test_decide);
  g_test_add_func ("/domain/crossing/title", test_title);
  g_test_add_func ("/domain/crossing/properties", test_properties);
  g_test_add_func ("/domain/crossing/trouble", test_trouble);
  g_test_add_func ("/domain/crossing/dies", test_dies);

  return g_test_run ();
}
