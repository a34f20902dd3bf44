/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/value.h"

G_BEGIN_DECLS

/* What can be decided on a crossing, in the order of the digits that choose it: the commonest four first. */

#define BEKET_DECISION_N_CHOICES 6

/** beket_decision_choice_word: (transfer none): word of the code list "decision". */
const char *beket_decision_choice_word   (int         choice);
/** beket_decision_choice_label: (transfer none): translated, as an order: "Admit". */
const char *beket_decision_choice_label  (int         choice);
/** beket_decision_choice_find: the choice of @word (nullable), or -1. */
int         beket_decision_choice_find   (const char *word);
/** beket_decision_choice_button: (transfer floating): large, with its digit. */
GtkWidget  *beket_decision_choice_button (int         choice);
/** beket_decision_choice_of: (transfer none) (nullable): what the officer chose, else what the results of the controls lead to. */
const char *beket_decision_choice_of     (const BeketValue *facts);

G_END_DECLS
