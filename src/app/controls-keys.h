/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/controls-step.h"

G_BEGIN_DECLS

/* The F-keys of the controls step: what each may do now, and the question it asks first. */

guint     beket_controls_keys_flags (BeketControlsStep *self);
/** beket_controls_keys_press: %FALSE: the key does nothing now. */
gboolean  beket_controls_keys_press (BeketControlsStep *self,
                                     BeketGuideKey      key);

G_END_DECLS
