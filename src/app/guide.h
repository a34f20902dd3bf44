/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/guide-keys.h"
#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketGuide:
 * One crossing, one step at a time: its head, the row of steps, the step's section, and the bar of keys.
 *
 * Signals: "said" (text): for a toast. "moved": another step is shown.
 */
#define BEKET_TYPE_GUIDE (beket_guide_get_type ())
G_DECLARE_FINAL_TYPE (BeketGuide, beket_guide, BEKET, GUIDE, GtkWidget)

GtkWidget     *beket_guide_new          (BeketStation  *station);
BeketCrossing *beket_guide_get_crossing (BeketGuide    *self);   /* (nullable) */
/** beket_guide_set_crossing: shows it where it was left: the same step, the same field. */
void           beket_guide_set_crossing (BeketGuide    *self,
                                         BeketCrossing *crossing);
/** beket_guide_arrive: puts the focus where work goes on. */
void           beket_guide_arrive       (BeketGuide    *self);
/** beket_guide_go: to the step @word; what has to be done before is shown instead, with a sentence. */
void           beket_guide_go           (BeketGuide    *self,
                                         const char    *word);
/** beket_guide_show: the field at @path, in whichever step it is. */
void           beket_guide_show         (BeketGuide    *self,
                                         const char    *path);
/** beket_guide_next: Enter. */
void           beket_guide_next         (BeketGuide    *self);
/** beket_guide_back: Esc. */
void           beket_guide_back         (BeketGuide    *self);
/** beket_guide_press: an F-key. FALSE: it does nothing now. */
gboolean       beket_guide_press        (BeketGuide    *self,
                                         BeketGuideKey  key);
/** beket_guide_tick: a second has passed. */
void           beket_guide_tick         (BeketGuide    *self);

/** beket_guide_ask_paper_time: the focus is in the time on the paper; %FALSE: this crossing is entered from no paper blank. */
gboolean       beket_guide_ask_paper_time (BeketGuide *self);
/** beket_guide_report_offence: opens the panel for a notice of an offence of this crossing. */
void           beket_guide_report_offence (BeketGuide *self);

G_END_DECLS
