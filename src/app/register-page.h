/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketRegisterPage:
 * The supervisor's page: the register of a day, the search over the whole ledger, and the crossing that was opened from either. What for (Article 4,
 * paragraph 2) is asked once, before the first look, of each officer who signs in.
 * Signal: "left": the search was left and had not been asked for from this page, or nothing was said of what for: back to where the officer was.
 */
#define BEKET_TYPE_REGISTER_PAGE (beket_register_page_get_type ())
G_DECLARE_FINAL_TYPE (BeketRegisterPage, beket_register_page, BEKET, REGISTER_PAGE, GtkWidget)

GtkWidget *beket_register_page_new    (BeketStation      *station);
/** beket_register_page_search: F3. @from_here: Esc goes back to the register, else "left" is told. */
void       beket_register_page_search (BeketRegisterPage *self,
                                       gboolean           from_here);

/** beket_register_page_open: a crossing with its records; one that is open here is opened where it is worked on. Either is a view. */
void       beket_register_page_open   (BeketRegisterPage *self,
                                       const char        *crossing);

G_END_DECLS
