/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/guide-step.h"

G_BEGIN_DECLS

/**
 * BeketControlsStep:
 * The controls of the plan: Up and Down choose one, Enter begins it and then ends it without remarks, F6 or V ends it with
 * a violation, F4 waives it by its clause (Article 3(2)), F5 recognises the peer's act for it (Article 3(4)), F8 ends
 * all that are open after reading them back. Each key works only where the table of a control and the protocol let it.
 */
#define BEKET_TYPE_CONTROLS_STEP (beket_controls_step_get_type ())
G_DECLARE_FINAL_TYPE (BeketControlsStep, beket_controls_step, BEKET, CONTROLS_STEP, BeketGuideStep)

BeketGuideStep   *beket_controls_step_new         (BeketStation      *station);

/* For the keys of the step, controls-keys.c. */

/** beket_controls_step_get_chosen: index of the chosen control, or -1. */
int               beket_controls_step_get_chosen  (BeketControlsStep *self);
/** beket_controls_step_get_control: (nullable) (transfer none): the chosen one. */
const BeketValue *beket_controls_step_get_control (BeketControlsStep *self);
GtkWidget        *beket_controls_step_get_panel   (BeketControlsStep *self);
/** beket_controls_step_run: does one step of the chosen control; a violation of one that was not begun begins it first. */
void              beket_controls_step_run         (BeketControlsStep *self,
                                                   BeketControlStep   step,
                                                   const char        *result,
                                                   const char        *basis);
/** beket_controls_step_satisfy: all that are open end without remarks. */
void              beket_controls_step_satisfy     (BeketControlsStep *self);
/** beket_controls_step_set_remarks: of the chosen control. */
void              beket_controls_step_set_remarks (BeketControlsStep *self,
                                                   const char        *remarks);

G_END_DECLS
