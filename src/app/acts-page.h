/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketActsPage:
 * The acts of this station: the list, the pages of the chosen one (the very bytes) and what is known of it; any file can be
 * verified here, too. It is a BeketPage. Action "acts.verify-file".
 */
#define BEKET_TYPE_ACTS_PAGE (beket_acts_page_get_type ())
G_DECLARE_FINAL_TYPE (BeketActsPage, beket_acts_page, BEKET, ACTS_PAGE, GtkWidget)

GtkWidget *beket_acts_page_new    (BeketStation  *station);
/** beket_acts_page_show: @act: key of an own act; one that has not come into the list yet is chosen when it does. */
void       beket_acts_page_show   (BeketActsPage *self,
                                   const char    *act);
/** beket_acts_page_open: an act of either side by its number, also one that is no more among those that the list has. */
void       beket_acts_page_open   (BeketActsPage *self,
                                   const char    *number);
/** beket_acts_page_verify: reads and judges a file on a worker, and shows it; nothing of it is shown any more when something else was chosen meanwhile. */
void       beket_acts_page_verify (BeketActsPage *self,
                                   const char    *path);

G_END_DECLS
