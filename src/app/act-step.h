/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/guide-step.h"

G_BEGIN_DECLS

/** BeketActStep: the act, page by page, as the very bytes that will be signed; F9 or Enter asks for the PIN in place and signs. */
#define BEKET_TYPE_ACT_STEP (beket_act_step_get_type ())
G_DECLARE_FINAL_TYPE (BeketActStep, beket_act_step, BEKET, ACT_STEP, BeketGuideStep)

BeketGuideStep *beket_act_step_new (BeketStation *station);

G_END_DECLS
