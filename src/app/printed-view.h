/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketPrintedView:
 * An act on paper whose seal was scanned: what the page says, whose seal it is, and whether the act that is here says the same.
 * A button shows the act itself (action "win.show-act").
 */
#define BEKET_TYPE_PRINTED_VIEW (beket_printed_view_get_type ())
G_DECLARE_FINAL_TYPE (BeketPrintedView, beket_printed_view, BEKET, PRINTED_VIEW, GtkWidget)

GtkWidget  *beket_printed_view_new        (void);
/** beket_printed_view_show: @paper: of beket_station_scan_printed_finish(). */
void        beket_printed_view_show       (BeketPrintedView   *self,
                                         BeketStation     *station,
                                         const BeketValue *paper);
/** beket_printed_view_get_number: (nullable) (transfer none): of the act that is shown. */
const char *beket_printed_view_get_number (BeketPrintedView   *self);

G_END_DECLS
