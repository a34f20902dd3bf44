/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/item.h"
#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketActFacts:
 * What is known of an act, one line each: kind, number, form, protocol, signers, and how far it has come: signed, own
 * node, the neighbour's node, the neighbour's post, recognised.
 */
#define BEKET_TYPE_ACT_FACTS (beket_act_facts_get_type ())
G_DECLARE_FINAL_TYPE (BeketActFacts, beket_act_facts, BEKET, ACT_FACTS, GtkWidget)

GtkWidget *beket_act_facts_new  (void);
/** beket_act_facts_show: @item: (nullable): a file from elsewhere has no way behind it; @view: (nullable): not read yet. */
void       beket_act_facts_show (BeketActFacts      *self,
                                 BeketStation       *station,
                                 BeketItem          *item,
                                 const BeketActView *view);

G_END_DECLS
