/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/item.h"
#include "station/station.h"

G_BEGIN_DECLS

/** BeketActRow: one act in a list: what crossed, its number, its state in a shape, a word and a time. */
#define BEKET_TYPE_ACT_ROW (beket_act_row_get_type ())
G_DECLARE_FINAL_TYPE (BeketActRow, beket_act_row, BEKET, ACT_ROW, GtkWidget)

/** beket_act_row_new: @peers: acts of the peer state: their state is our answer. */
GtkWidget *beket_act_row_new  (BeketStation *station,
                               gboolean      peers);
/** beket_act_row_show: @item: (nullable) (transfer none): follows it until the next call. */
void       beket_act_row_show (BeketActRow  *self,
                               BeketItem    *item);

/** beket_act_answer: (transfer none): word of "recognition" that this station's state gave; "" for none yet. */
const char *beket_act_answer  (BeketItem    *item);
/** beket_act_end: (transfer none): "superseded" or "annulled" by the station that issued it; "" while it holds. */
const char *beket_act_end     (BeketItem    *item);

G_END_DECLS
