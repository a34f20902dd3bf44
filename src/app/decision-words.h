/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* The sentences of the decision step. */

/** beket_decision_words_why: (transfer full) (nullable): what to know before the decision: what waits, what was found, whether an act follows. */
char *beket_decision_words_why   (BeketStation  *station,
                                  BeketCrossing *crossing);
/** beket_decision_words_ended: (transfer full) (nullable): that the decision has ended the crossing; %NULL: its act is next. */
char *beket_decision_words_ended (BeketStation  *station,
                                  BeketCrossing *crossing);

G_END_DECLS
