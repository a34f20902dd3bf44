/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A scanner is a keyboard that types fast in whatever layout is active. The funnel stands at a window, sees every key
 * before any widget does, and tells a burst from typing by time and hardware key code. A key that may be the first of a
 * burst waits for at most 30 ms; when no burst comes of it, it goes on to the focus, in its order and unchanged. So nothing
 * that was scanned is ever typed into a field, and nothing that was typed is lost. */

/** BeketScanned: @text: the characters as a US keyboard has them, lines joined by "\n", without the last Enter. */
typedef void (*BeketScanned) (const char *text,
                              gpointer    user_data);

/** beket_scan_funnel_new: (transfer full): add it to a toplevel with gtk_widget_add_controller(), which takes it. */
GtkEventController *beket_scan_funnel_new     (void);
/** beket_scan_funnel_connect: who hears of scans: one; called when the last key of the scan came, or the silence after it. */
void                beket_scan_funnel_connect (GtkEventController *funnel,
                                               BeketScanned        scanned,
                                               gpointer            user_data);

G_END_DECLS
