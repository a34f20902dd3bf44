/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketStepsBar:
 * The row of steps: ✓ done, ● here, ○ to do, – passed over (dimmed, with the legal basis), each a button and Alt+1 to Alt+9. What
 * the form asks nothing in and the path does not name is not there.
 */
#define BEKET_TYPE_STEPS_BAR (beket_steps_bar_get_type ())
G_DECLARE_FINAL_TYPE (BeketStepsBar, beket_steps_bar, BEKET, STEPS_BAR, GtkWidget)

GtkWidget *beket_steps_bar_new  (void);
void       beket_steps_bar_sync (BeketStepsBar *self,
                                 BeketStation  *station,
                                 BeketCrossing *crossing);

G_END_DECLS
