/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketShell:
 * All that stands in the window, in one language: header bar, banners, sign-in, the pages. At a switch of the language the
 * window makes a new one, and nothing of the work is in here that could be lost: only where the officer is, see "place".
 */
#define BEKET_TYPE_SHELL (beket_shell_get_type ())
G_DECLARE_FINAL_TYPE (BeketShell, beket_shell, BEKET, SHELL, GtkWidget)

GtkWidget *beket_shell_new        (BeketStation *station);
/** beket_shell_show_page: "crossings" "neighbour" "acts" "register" "link"; nothing while the screen is locked. */
void       beket_shell_show_page  (BeketShell   *self,
                                   const char   *page);
void       beket_shell_show_act   (BeketShell   *self,
                                   const char   *act);
/** beket_shell_open_act: an act of either side by its number, on the page where acts of that side are. */
void       beket_shell_open_act   (BeketShell   *self,
                                   const char   *number);
/** beket_shell_open_crossing: one that is open here, by its id. */
void       beket_shell_open_crossing (BeketShell *self,
                                   const char   *crossing);
/** beket_shell_show_crossing: any crossing of this station, with its records. */
void       beket_shell_show_crossing (BeketShell *self,
                                   const char   *crossing);
/** beket_shell_search: the search over the whole ledger; Esc there goes back to the page that is shown now. */
void       beket_shell_search     (BeketShell   *self);
/** beket_shell_paper_blanks: the list of paper blanks; nothing while the screen is locked, or in a copy of the records. */
void       beket_shell_paper_blanks (BeketShell *self);
void       beket_shell_toast      (BeketShell   *self,
                                   const char   *text);
/** beket_shell_scan: gives a finished scan to the page that is shown, else to the crossings. */
void       beket_shell_scan       (BeketShell   *self,
                                   const char   *text);
/** beket_shell_arrive: puts the focus where work goes on. */
void       beket_shell_arrive     (BeketShell   *self);
/** beket_shell_dup_title: (transfer full): page · detail: where the officer is, for the window's title. Signal "title-changed". */
char      *beket_shell_dup_title  (BeketShell   *self);
/** beket_shell_dup_place: (transfer full): for beket_shell_set_place() of the next one. */
GVariant  *beket_shell_dup_place  (BeketShell   *self);
void       beket_shell_set_place  (BeketShell   *self,
                                   GVariant     *place);

G_END_DECLS
