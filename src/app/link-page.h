/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketLinkPage:
 * The exchange with the own node and, through it, with the neighbour: what waits to go out, what came in, what was kept
 * apart. It is a BeketPage. Action "link.sync" (F5).
 */
#define BEKET_TYPE_LINK_PAGE (beket_link_page_get_type ())
G_DECLARE_FINAL_TYPE (BeketLinkPage, beket_link_page, BEKET, LINK_PAGE, GtkWidget)

GtkWidget *beket_link_page_new (BeketStation *station);

G_END_DECLS
