/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketCrossingCard:
 * A crossing of the register: its line, its act, and what was recorded of it, each as it reads by now. To show one is a view, which the access log tells of.
 * Esc leaves. Signal: "left". Property: "title" (notify: the plate or the name; "" while nothing is shown).
 */
#define BEKET_TYPE_CROSSING_CARD (beket_crossing_card_get_type ())
G_DECLARE_FINAL_TYPE (BeketCrossingCard, beket_crossing_card, BEKET, CROSSING_CARD, GtkWidget)

GtkWidget  *beket_crossing_card_new          (BeketStation      *station);
void        beket_crossing_card_show         (BeketCrossingCard *self,
                                              const char        *crossing);
/** beket_crossing_card_get_crossing: (nullable): id of the one that is shown. */
const char *beket_crossing_card_get_crossing (BeketCrossingCard *self);
/** beket_crossing_card_get_title: (transfer none) */
const char *beket_crossing_card_get_title    (BeketCrossingCard *self);
void        beket_crossing_card_arrive       (BeketCrossingCard *self);

G_END_DECLS
