/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketNeighbourPage:
 * The acts of the peer state: the list, and the chosen one with its verdict, field by field in the reader's language or page
 * by page, and the answer that Article 3(4) asks for. It is a BeketPage.
 *
 * Actions: "neighbour.recognise" (F5), "neighbour.partly" (F6), "neighbour.decline" (F7), "neighbour.look" (F8), "neighbour.countersign"
 * (F9), "neighbour.offences" (F4: to the oldest notice of an offence that waits). Property "n-waiting" (uint, notify): valid acts that wait for an answer, and notices of offences that wait to be read.
 */
#define BEKET_TYPE_NEIGHBOUR_PAGE (beket_neighbour_page_get_type ())
G_DECLARE_FINAL_TYPE (BeketNeighbourPage, beket_neighbour_page, BEKET, NEIGHBOUR_PAGE, GtkWidget)

GtkWidget *beket_neighbour_page_new           (BeketStation       *station);
guint      beket_neighbour_page_get_n_waiting (BeketNeighbourPage *self);

G_END_DECLS
