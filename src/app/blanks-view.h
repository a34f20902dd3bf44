/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketBlanksView:
 * The paper blanks of this station, those that are still out first. Enter on a row enters the blank, or opens the crossing that it became.
 * Signals: "enter" (number), "open" (id of a crossing), "left".
 */
#define BEKET_TYPE_BLANKS_VIEW (beket_blanks_view_get_type ())
G_DECLARE_FINAL_TYPE (BeketBlanksView, beket_blanks_view, BEKET, BLANKS_VIEW, GtkWidget)

GtkWidget *beket_blanks_view_new    (BeketStation    *station);
/** beket_blanks_view_arrive: reads the list anew, and takes the focus. */
void       beket_blanks_view_arrive (BeketBlanksView *self);

G_END_DECLS
