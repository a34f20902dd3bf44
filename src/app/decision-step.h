/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/guide-step.h"

G_BEGIN_DECLS

/**
 * BeketDecisionStep:
 * The decision: one large button for each, by the digits 1 to 6 as well, Enter decides. What cannot be decided now says why. Where
 * nothing has to be put on record (Article 2(1)) the decision ends the crossing, and it says so before.
 */
#define BEKET_TYPE_DECISION_STEP (beket_decision_step_get_type ())
G_DECLARE_FINAL_TYPE (BeketDecisionStep, beket_decision_step, BEKET, DECISION_STEP, BeketGuideStep)

BeketGuideStep *beket_decision_step_new (BeketStation *station);

G_END_DECLS
