/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/** BeketQueueRow: one crossing of the queue: plate or name, running time, state. */
#define BEKET_TYPE_QUEUE_ROW (beket_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (BeketQueueRow, beket_queue_row, BEKET, QUEUE_ROW, GtkListBoxRow)

GtkWidget     *beket_queue_row_new          (BeketStation  *station,
                                             BeketCrossing *crossing);
BeketCrossing *beket_queue_row_get_crossing (BeketQueueRow *self);
void           beket_queue_row_tick         (BeketQueueRow *self);

G_END_DECLS
