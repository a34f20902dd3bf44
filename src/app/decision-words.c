/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sentences of the decision step.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/decision-words.h"

#include <glib/gi18n.h>

#include "app/words.h"
#include "domain/subject.h"

/* (nullable): word of "skip-basis" when the decision ends the crossing (Article 2(1)). */
static const char *
get_act_basis (BeketCrossing *crossing)
{
  return beket_subject_skipped (beket_crossing_get_facts (crossing), "act");
}

static char *
why_open (BeketStation     *station,
          const BeketValue *controls)
{
  int next = beket_plan_next (controls);
  const BeketValue *control = next < 0 ? NULL : beket_value_index (controls, (guint) next);

  if (control == NULL)
    return NULL;

  return g_strdup_printf (_ ("Admission waits for a control that is open: %s"),
                          beket_words_label (station, "control-kind", beket_value_get_text (control, "kind")));
}

char *
beket_decision_words_why (BeketStation  *station,
                          BeketCrossing *crossing)
{
  const BeketValue *controls = beket_value_get (beket_crossing_get_facts (crossing), "controls");
  const char *basis = get_act_basis (crossing);

  if (beket_crossing_get_state (crossing) != BEKET_CROSSING_IN_CONTROL)
    return g_strdup (_ ("The decision is recorded. It is changed only by a correcting act."));
  if (!beket_plan_is_closed (controls))
    return why_open (station, controls);
  if (beket_plan_has_violation (controls))
    return g_strdup (_ ("A control ended with a violation."));
  if (basis == NULL)
    return NULL;

  /* Translators: then the article that says so */
  return g_strdup_printf (_ ("The decision ends the crossing, no act is drawn up. %s"),
                          beket_words_label (station, "skip-basis", basis));
}

char *
beket_decision_words_ended (BeketStation  *station,
                            BeketCrossing *crossing)
{
  const BeketValue *decision = beket_value_get (beket_crossing_get_facts (crossing), "decision");
  const char *title = beket_crossing_get_title (crossing);

  if (get_act_basis (crossing) == NULL)
    return NULL;

  /* Translators: the decision, then the plate or the surname: "Ended without an act: admitted · 512 ABC 07" */
  return g_strdup_printf (_ ("Ended without an act: %s · %s"),
                          beket_words_label (station, "decision", beket_value_get_text (decision, "decision")),
                          *title == '\0' ? "—" : title);
}
