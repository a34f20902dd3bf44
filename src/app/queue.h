/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketQueue:
 * The crossings that are open at this booth, the postponed ones below, with a filter by plate or name.
 *
 * Signals: "chosen" (BeketCrossing): Enter, or a click. "left": Esc: back to the guide.
 */
#define BEKET_TYPE_QUEUE (beket_queue_get_type ())
G_DECLARE_FINAL_TYPE (BeketQueue, beket_queue, BEKET, QUEUE, GtkWidget)

GtkWidget *beket_queue_new    (BeketStation  *station);
/** beket_queue_select: marks what is open. */
void       beket_queue_select (BeketQueue    *self,
                               BeketCrossing *crossing);
/** beket_queue_search: puts the focus into the filter. */
void       beket_queue_search (BeketQueue    *self);
void       beket_queue_tick   (BeketQueue    *self);

G_END_DECLS
