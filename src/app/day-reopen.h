/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/ask.h"

G_BEGIN_DECLS

/**
 * beket_day_ask_reopen: a supervisor reopens the register of @day, with the consent of another who is here.
 * @over: a widget of the window; @reopened: called with it, if it still is there
 */
void beket_day_ask_reopen (GtkWidget    *over,
                           BeketStation *station,
                           const char   *day,
                           BeketAskDone  reopened);

G_END_DECLS
