/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/ask.h"

G_BEGIN_DECLS

/**
 * beket_record_ask_correct:
 * @over: a widget of the window; @corrected is called with it, if it still is there
 * @record: of beket_tools_records()
 *
 * A dialog with what may be corrected of the record (domain/correction.h), why, and the officer's words.
 */
void beket_record_ask_correct (GtkWidget        *over,
                               BeketStation     *station,
                               const char       *crossing,
                               const BeketValue *record,
                               BeketAskDone      corrected);

G_END_DECLS
