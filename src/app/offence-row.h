/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/item.h"
#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketOffenceRow:
 * One notice of an offence, of either state: what, when, where, who, and whether it was read. Signal "acknowledge": the officer has read the neighbour's.
 */
#define BEKET_TYPE_OFFENCE_ROW (beket_offence_row_get_type ())
G_DECLARE_FINAL_TYPE (BeketOffenceRow, beket_offence_row, BEKET, OFFENCE_ROW, GtkWidget)

/** beket_offence_row_new: @item: followed for as long as the row lives. */
GtkWidget *beket_offence_row_new        (BeketStation    *station,
                                         BeketItem       *item);
BeketItem *beket_offence_row_get_item   (BeketOffenceRow *self);   /* (transfer none) */
/** beket_offence_row_set_busy: the answer is on its way to the disk. */
void       beket_offence_row_set_busy   (BeketOffenceRow *self,
                                         gboolean         busy);
/** beket_offence_row_take_focus: %FALSE: there is nothing to acknowledge. */
gboolean   beket_offence_row_take_focus (BeketOffenceRow *self);

/** beket_offence_waits: is it the neighbour's, and has nobody of this state read it? */
gboolean   beket_offence_waits          (BeketItem       *item);

G_END_DECLS
