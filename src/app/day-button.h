/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketDayButton:
 * Whether the register of a day is open or closed, beside the day: it opens on its totals, on what is open, unsigned and not delivered, on what came late, and on
 * "Close the Day" for a supervisor. What somebody else may not do, he reads why; and a closed one on
 * "Reopen the Day…". Signal "closed": the day was closed, or opened again, here.
 */
#define BEKET_TYPE_DAY_BUTTON (beket_day_button_get_type ())
G_DECLARE_FINAL_TYPE (BeketDayButton, beket_day_button, BEKET, DAY_BUTTON, GtkWidget)

GtkWidget  *beket_day_button_new     (BeketStation   *station);
/** beket_day_button_set_day: @day: ISO, of the point. Reads it, also when it is the same. */
void        beket_day_button_set_day (BeketDayButton *self,
                                      const char     *day);

G_END_DECLS
