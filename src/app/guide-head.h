/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketGuideHead:
 * The line above the guide: the way of crossing (to be changed until the controls are planned), the direction, the running
 * time, and whether what is on the screen is on the disk: "Saved 10:42:07", or in red why not, for as long as it is so.
 *
 * Signal: "done": the list of ways is closed, the focus belongs where work goes on.
 */
#define BEKET_TYPE_GUIDE_HEAD (beket_guide_head_get_type ())
G_DECLARE_FINAL_TYPE (BeketGuideHead, beket_guide_head, BEKET, GUIDE_HEAD, GtkWidget)

GtkWidget *beket_guide_head_new          (void);
void       beket_guide_head_set_crossing (BeketGuideHead *self,
                                          BeketStation   *station,
                                          BeketCrossing  *crossing);
void       beket_guide_head_sync         (BeketGuideHead *self);
void       beket_guide_head_tick         (BeketGuideHead *self);
/** beket_guide_head_ask_subject: opens the list of ways of crossing. Returns: whether it may be changed. */
gboolean   beket_guide_head_ask_subject  (BeketGuideHead *self);
gboolean   beket_guide_head_may_change   (BeketGuideHead *self);

G_END_DECLS
