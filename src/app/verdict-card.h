/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/** BeketVerdictCard: an act's verdict in one sentence: who signed and that it holds, that it holds no longer, or the first check that failed. */
#define BEKET_TYPE_VERDICT_CARD (beket_verdict_card_get_type ())
G_DECLARE_FINAL_TYPE (BeketVerdictCard, beket_verdict_card, BEKET, VERDICT_CARD, GtkWidget)

GtkWidget  *beket_verdict_card_new      (void);
/** beket_verdict_card_judge: @when: (nullable): "14:02", when it was signed; @end: (nullable): "annulled" or "superseded", where it holds no longer:
 * who reads only this card must not rely on it. */
void        beket_verdict_card_judge    (BeketVerdictCard   *self,
                                         BeketStation       *station,
                                         const BeketActView *view,
                                         const char         *when,
                                         const char         *end);
/** beket_verdict_card_tell: something else than a verdict: it is being read, it could not be read. */
void        beket_verdict_card_tell     (BeketVerdictCard   *self,
                                         const char         *shape,
                                         const char         *style,
                                         const char         *text);
/** beket_verdict_card_get_text: (transfer none): the sentence that stands there. */
const char *beket_verdict_card_get_text (BeketVerdictCard   *self);

G_END_DECLS
