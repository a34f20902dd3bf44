/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketSignInPage:
 * Sign-in, and the lock: one calm page with the officers enrolled here and one field for the PIN. It signs in; that it
 * succeeded is told by the station's "officer".
 */
#define BEKET_TYPE_SIGN_IN_PAGE (beket_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (BeketSignInPage, beket_sign_in_page, BEKET, SIGN_IN_PAGE, GtkWidget)

GtkWidget *beket_sign_in_page_new    (BeketStation    *station);
/** beket_sign_in_page_arrive: an empty PIN field with the focus; @locked_by: (nullable): who locked it stands chosen. */
void       beket_sign_in_page_arrive (BeketSignInPage *self,
                                      const char      *locked_by);

G_END_DECLS
