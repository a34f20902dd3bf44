/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketRegisterView:
 * The register of one day of the point: filters, pages of at most 200 lines, newest first, and the totals of the whole day. Alt with Left, Right and Home goes
 * from day to day, with Page Up and Page Down from page to page, Enter opens a line. Signals: "opened" (id of the crossing), "moved" (another day).
 */
#define BEKET_TYPE_REGISTER_VIEW (beket_register_view_get_type ())
G_DECLARE_FINAL_TYPE (BeketRegisterView, beket_register_view, BEKET, REGISTER_VIEW, GtkWidget)

GtkWidget  *beket_register_view_new     (BeketStation      *station);
/** beket_register_view_arrive: reads the page again and gives it the focus. */
void        beket_register_view_arrive  (BeketRegisterView *self);
/** beket_register_view_get_day: ISO day that is shown. */
const char *beket_register_view_get_day (BeketRegisterView *self);
void        beket_register_view_set_day (BeketRegisterView *self,
                                         const char        *day);

G_END_DECLS
