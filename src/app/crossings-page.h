/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketCrossingsPage:
 * The booth's work: the queue, the guide through one crossing, and what is known of it. It is a BeketPage and holds
 * nothing of its own: crossing, step and focus come from the station, so that a new page goes on where the old one was.
 *
 * Actions, group "guide": "new", "search", "next", "back", "step" (i: 1 to 6), "waive", "recognise", "violation", "subject",
 * "satisfy", "sign", "blanks", "paper-time", "open" (s: id), "show" (s: path of a field). Properties (notify): "detail" (text: title and step), "crossing"
 * (nullable: what is open).
 */
#define BEKET_TYPE_CROSSINGS_PAGE (beket_crossings_page_get_type ())
G_DECLARE_FINAL_TYPE (BeketCrossingsPage, beket_crossings_page, BEKET, CROSSINGS_PAGE, GtkWidget)

GtkWidget     *beket_crossings_page_new          (BeketStation       *station);
/** beket_crossings_page_scan: puts a finished scan into the open crossing; opens one when there is none. */
void           beket_crossings_page_scan         (BeketCrossingsPage *self,
                                                  const char         *text);
/** beket_crossings_page_open: shows a crossing of the queue; an unknown id is passed over. */
void           beket_crossings_page_open         (BeketCrossingsPage *self,
                                                  const char         *crossing_id);
/** beket_crossings_page_show_blanks: the list of paper blanks, in the place of the guide. */
void           beket_crossings_page_show_blanks  (BeketCrossingsPage *self);
/** beket_crossings_page_get_crossing: (transfer none) (nullable) */
BeketCrossing *beket_crossings_page_get_crossing (BeketCrossingsPage *self);

G_END_DECLS
