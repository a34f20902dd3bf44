/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * beket_print_operation: (transfer full): the very pages of @pdf for a printer: both sides of the sheet, each copy whole before the next.
 * @title: of the job, the act's number
 * @copies: how many its form has: for the authority, the person, the other Party
 */
GtkPrintOperation *beket_print_operation (GBytes             *pdf,
                                          int                 n_pages,
                                          const char         *title,
                                          int                 copies);
/**
 * beket_print_pages: asks for the printer and prints, in the window of @widget; what was not printed is told there (action "win.toast").
 * The printer that was chosen is asked for again the next time.
 */
void               beket_print_pages     (GtkWidget          *widget,
                                          GBytes             *pdf,
                                          int                 n_pages,
                                          const char         *title,
                                          int                 copies);

G_END_DECLS
