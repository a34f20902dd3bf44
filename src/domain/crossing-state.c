/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one table of what a crossing may become.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/crossing.h"
#include "domain/error.h"
#include "domain/plan.h"

static const char *const state_words[BEKET_CROSSING_N_STATES] = {
  [BEKET_CROSSING_REGISTERED] = "registered",
  [BEKET_CROSSING_IN_CONTROL] = "in-control",
  [BEKET_CROSSING_ADMITTED] = "admitted",
  [BEKET_CROSSING_ADMITTED_CONDITIONALLY] = "admitted-conditionally",
  [BEKET_CROSSING_REFUSED] = "refused",
  [BEKET_CROSSING_DETAINED] = "detained",
  [BEKET_CROSSING_RETURNED] = "returned",
  [BEKET_CROSSING_POSTPONED] = "postponed",
};

static const char *const step_names[BEKET_N_STEPS] = {
  [BEKET_STEP_BEGIN_CONTROL] = "begin control",
  [BEKET_STEP_ADMIT] = "admit",
  [BEKET_STEP_ADMIT_CONDITIONALLY] = "admit conditionally",
  [BEKET_STEP_REFUSE] = "refuse",
  [BEKET_STEP_DETAIN] = "detain",
  [BEKET_STEP_RETURN] = "return",
  [BEKET_STEP_POSTPONE] = "postpone",
  [BEKET_STEP_REOPEN] = "reopen",
};

/* An end state that is not in the first column is changed by a correcting record only, never by
 * a step. */
static const struct
{
  BeketCrossingState from;
  BeketCrossingStep  step;
  BeketCrossingState to;
} transitions[] = {
  { BEKET_CROSSING_REGISTERED, BEKET_STEP_BEGIN_CONTROL, BEKET_CROSSING_IN_CONTROL },
  { BEKET_CROSSING_IN_CONTROL, BEKET_STEP_ADMIT, BEKET_CROSSING_ADMITTED },
  { BEKET_CROSSING_IN_CONTROL, BEKET_STEP_ADMIT_CONDITIONALLY,
    BEKET_CROSSING_ADMITTED_CONDITIONALLY },
  { BEKET_CROSSING_IN_CONTROL, BEKET_STEP_REFUSE, BEKET_CROSSING_REFUSED },
  { BEKET_CROSSING_IN_CONTROL, BEKET_STEP_DETAIN, BEKET_CROSSING_DETAINED },
  { BEKET_CROSSING_IN_CONTROL, BEKET_STEP_RETURN, BEKET_CROSSING_RETURNED },
  { BEKET_CROSSING_IN_CONTROL, BEKET_STEP_POSTPONE, BEKET_CROSSING_POSTPONED },
  { BEKET_CROSSING_POSTPONED, BEKET_STEP_REOPEN, BEKET_CROSSING_IN_CONTROL },
  { BEKET_CROSSING_DETAINED, BEKET_STEP_REOPEN, BEKET_CROSSING_IN_CONTROL },
};

const char *
beket_crossing_state_word (BeketCrossingState state)
{
  g_return_val_if_fail (state < BEKET_CROSSING_N_STATES, NULL);

  return state_words[state];
}

gboolean
beket_crossing_state_from_word (const char         *word,
                                BeketCrossingState *state)
{
  for (int i = 0; i < BEKET_CROSSING_N_STATES; i++)
    if (g_strcmp0 (state_words[i], word) == 0)
      {
        *state = (BeketCrossingState) i;
        return TRUE;
      }

  return FALSE;
}

gboolean
beket_crossing_step_for_decision (const char        *decision,
                                  BeketCrossingStep *step)
{
  BeketCrossingState state;

  if (!beket_crossing_state_from_word (decision, &state))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (transitions); i++)
    if (transitions[i].from == BEKET_CROSSING_IN_CONTROL && transitions[i].to == state)
      {
        *step = transitions[i].step;
        return TRUE;
      }

  return FALSE;
}

gboolean
beket_crossing_state_step (BeketCrossingState  from,
                           BeketCrossingStep   step,
                           BeketCrossingState *to,
                           GError            **error)
{
  g_return_val_if_fail (from < BEKET_CROSSING_N_STATES && step < BEKET_N_STEPS, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (transitions); i++)
    if (transitions[i].from == from && transitions[i].step == step)
      {
        if (to != NULL)
          *to = transitions[i].to;
        return TRUE;
      }

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION,
               "a crossing that is \"%s\" has no step \"%s\"",
               state_words[from], step_names[step]);

  return FALSE;
}

gboolean
beket_crossing_state_is_open (BeketCrossingState state)
{
  for (guint i = 0; i < G_N_ELEMENTS (transitions); i++)
    if (transitions[i].from == state)
      return TRUE;

  return FALSE;
}

static gboolean
check_plan (const BeketValue *controls,
            GError          **error)
{
  if (beket_plan_is_closed (controls))
    return TRUE;

  for (guint i = 0; i < beket_value_length (controls); i++)
    {
      const BeketValue *control = beket_value_index (controls, i);

      if (!beket_value_get_boolean (control, "mandatory") || !beket_control_is_open (control))
        continue;

      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "control \"%s\" is still \"%s\"",
                   beket_value_get_text (control, "kind"),
                   beket_value_get_text (control, "status"));
      return FALSE;
    }

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "the crossing has no plan of controls yet");

  return FALSE;
}

gboolean
beket_crossing_may_decide (BeketCrossingState state,
                           const BeketValue  *controls,
                           const char        *decision,
                           GError           **error)
{
  BeketCrossingStep step;

  if (!beket_crossing_step_for_decision (decision, &step))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "\"%s\" is no decision",
                   decision == NULL ? "" : decision);
      return FALSE;
    }
  if (!beket_crossing_state_step (state, step, NULL, error))
    return FALSE;

  if (step == BEKET_STEP_ADMIT || step == BEKET_STEP_ADMIT_CONDITIONALLY)
    return check_plan (controls, error);

  return TRUE;
}
