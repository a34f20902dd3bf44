/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/item.h"
#include "station/station.h"

G_BEGIN_DECLS

/* Taking back an act of this station: a dialog asks for what is needed, and tells in the officer's language why it was refused. @over: a widget of the window. */

/** beket_act_ask_annul: reason, words, and a supervisor with his PIN (domain/correction.h). */
void beket_act_ask_annul     (GtkWidget    *over,
                              BeketStation *station,
                              BeketItem    *act);
/** beket_act_ask_supersede: reason, words, and the officer's own PIN: he signs the new act, in which the records read as they were corrected. It is shown then. */
void beket_act_ask_supersede (GtkWidget    *over,
                              BeketStation *station,
                              BeketItem    *act);

G_END_DECLS
