/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketAnswerPanel:
 * The reasons for which a peer's act is recognised in part or not at all (Article 3(4)): a list to tick, a note, and the
 * button that says what it does. It stands in the page, never over it.
 *
 * Signals: "answered" (reasons: NULL-terminated words; note: text, nullable), "left".
 */
#define BEKET_TYPE_ANSWER_PANEL (beket_answer_panel_get_type ())
G_DECLARE_FINAL_TYPE (BeketAnswerPanel, beket_answer_panel, BEKET, ANSWER_PANEL, GtkWidget)

GtkWidget  *beket_answer_panel_new          (void);
/** beket_answer_panel_ask: @decision: "partly" or "not-recognised". */
void        beket_answer_panel_ask          (BeketAnswerPanel *self,
                                             BeketStation     *station,
                                             const char       *decision);
const char *beket_answer_panel_get_decision (BeketAnswerPanel *self);   /* (nullable): nothing is asked */
void        beket_answer_panel_end          (BeketAnswerPanel *self);
/** beket_answer_panel_leave: the officer thought better of it: ends it and tells by "left". */
void        beket_answer_panel_leave        (BeketAnswerPanel *self);

G_END_DECLS
