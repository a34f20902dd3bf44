/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * beket_hand_over_ask: the shift is handed over: what is open, who takes over, and the PINs of both; then he is signed in. @over: a widget of the window.
 */
void beket_hand_over_ask (GtkWidget    *over,
                          BeketStation *station);

G_END_DECLS
