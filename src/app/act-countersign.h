/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/ask.h"
#include "station/item.h"

G_BEGIN_DECLS

/* The second signature under an act of either side, as both pages of acts offer it. */

/**
 * beket_act_offer_countersign: enables @action of @page if who is signed in may sign what is shown there
 * @button: says why not, when something is shown
 * @view: (nullable): the act as it was read
 *
 * Returns: whether he may.
 */
gboolean beket_act_offer_countersign (GtkWidget          *page,
                                      const char         *action,
                                      GtkWidget          *button,
                                      BeketStation       *station,
                                      const BeketActView *view);
/** beket_act_is_signed_anew: has the file with the second signature come since the act was read? */
gboolean beket_act_is_signed_anew    (BeketItem          *act,
                                      const BeketActView *view);
/** beket_act_ask_countersign: asks the officer's PIN, and signs. @over: a widget of the window. @done: (nullable): as beket_ask_about() has it */
void     beket_act_ask_countersign   (GtkWidget          *over,
                                      BeketStation       *station,
                                      BeketItem          *act,
                                      BeketAskDone        done);

G_END_DECLS
