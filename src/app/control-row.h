/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/** BeketControlRow: one control of the plan in its list: shape and word of its state, who performs it, result and time. */
#define BEKET_TYPE_CONTROL_ROW (beket_control_row_get_type ())
G_DECLARE_FINAL_TYPE (BeketControlRow, beket_control_row, BEKET, CONTROL_ROW, GtkListBoxRow)

GtkWidget  *beket_control_row_new      (void);
void        beket_control_row_set      (BeketControlRow  *self,
                                        BeketStation     *station,
                                        const BeketValue *control);
/** beket_control_row_tick: while it runs: how long. */
void        beket_control_row_tick     (BeketControlRow  *self,
                                        BeketStation     *station,
                                        const BeketValue *control);
/** beket_control_row_shape: the sign of a control's state, with the word always beside it. */
const char *beket_control_row_shape    (const BeketValue *control);

G_END_DECLS
