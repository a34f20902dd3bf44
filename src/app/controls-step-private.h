/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/controls-step.h"
#include "app/form-group.h"

G_BEGIN_DECLS

struct _BeketControlsStep
{
  BeketGuideStep      parent_instance;

  const BeketSection *section;    /* (not owned) (nullable): "controls" of the form */
  BeketFormGroup     *group;      /* (not owned) (nullable): fields of the chosen control */
  GtkListBox         *list;
  GtkWidget          *panel;
  AdwBin             *details;
};

/** beket_controls_step_get_controls: (nullable) (transfer none): the plan. */
BeketValue *beket_controls_step_get_controls (BeketControlsStep *self);
/** beket_controls_step_choose: and puts the focus on it. */
void        beket_controls_step_choose       (BeketControlsStep *self,
                                              int                index);

G_END_DECLS
