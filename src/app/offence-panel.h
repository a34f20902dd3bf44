/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketOffencePanel:
 * Tells the neighbour of an offence of the crossing that is open (Article 3(5)): in place, never a dialog. Enter in its line of text reports it, Esc leaves it.
 * Signals: "said" (text): for a toast. "left": it is closed.
 */
#define BEKET_TYPE_OFFENCE_PANEL (beket_offence_panel_get_type ())
G_DECLARE_FINAL_TYPE (BeketOffencePanel, beket_offence_panel, BEKET, OFFENCE_PANEL, GtkWidget)

/** beket_offence_panel_ask: opens it for @crossing, with nothing chosen. */
void     beket_offence_panel_ask     (BeketOffencePanel *self,
                                      BeketStation      *station,
                                      BeketCrossing     *crossing);
gboolean beket_offence_panel_is_open (BeketOffencePanel *self);
/** beket_offence_panel_leave: what was entered is dropped. Nothing happens when it is closed. */
void     beket_offence_panel_leave   (BeketOffencePanel *self);

G_END_DECLS
