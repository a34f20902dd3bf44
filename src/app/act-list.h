/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/item.h"
#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketActList:
 * A list of acts, newest first, at most 200: a longer view of GTK 4.8 loses its place when it is scrolled.
 *
 * Property "chosen" (BeketItem, nullable, notify).
 */
#define BEKET_TYPE_ACT_LIST (beket_act_list_get_type ())
G_DECLARE_FINAL_TYPE (BeketActList, beket_act_list, BEKET, ACT_LIST, GtkWidget)

/** beket_act_list_fill: @acts: (element-type BeketItem); @empty: what stands there when there are none. */
void        beket_act_list_fill       (BeketActList *self,
                                       BeketStation *station,
                                       GListModel   *acts,
                                       gboolean      peers,
                                       const char   *empty);
BeketItem  *beket_act_list_get_chosen (BeketActList *self);   /* (transfer none) (nullable) */
/** beket_act_list_choose: @key: passed over when it is not there. */
gboolean    beket_act_list_choose     (BeketActList *self,
                                       const char   *key);
void        beket_act_list_unchoose   (BeketActList *self);

G_END_DECLS
