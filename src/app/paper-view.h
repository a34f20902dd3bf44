/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketPaperView:
 * An act on paper whose seal was scanned: what the page says, whose seal it is, and whether the act that is here says the same.
 * A button shows the act itself (action "win.show-act").
 */
#define BEKET_TYPE_PAPER_VIEW (beket_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (BeketPaperView, beket_paper_view, BEKET, PAPER_VIEW, GtkWidget)

GtkWidget  *beket_paper_view_new        (void);
/** beket_paper_view_show: @paper: of beket_station_scan_paper_finish(). */
void        beket_paper_view_show       (BeketPaperView   *self,
                                         BeketStation     *station,
                                         const BeketValue *paper);
/** beket_paper_view_get_number: (nullable) (transfer none): of the act that is shown. */
const char *beket_paper_view_get_number (BeketPaperView   *self);

G_END_DECLS
