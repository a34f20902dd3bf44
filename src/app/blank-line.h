/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketBlankLine:
 * Which paper blank the crossing is entered from, and the time that stands on it for the next step. It is seen only for such a crossing.
 * Signal "done": a time was taken, work goes on in the step.
 */
#define BEKET_TYPE_BLANK_LINE (beket_blank_line_get_type ())
G_DECLARE_FINAL_TYPE (BeketBlankLine, beket_blank_line, BEKET, BLANK_LINE, GtkWidget)

/** beket_blank_line_sync: @crossing: (nullable) */
void     beket_blank_line_sync      (BeketBlankLine *self,
                                     BeketStation   *station,
                                     BeketCrossing  *crossing);
/** beket_blank_line_arrive: the focus is in the time, all of it chosen; %FALSE: this crossing is of no blank. */
gboolean beket_blank_line_arrive    (BeketBlankLine *self);
/** beket_blank_line_has_focus: */
gboolean beket_blank_line_has_focus (BeketBlankLine *self);

G_END_DECLS
