/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketSearchView:
 * What the whole ledger has of a text, as it is typed: persons, plates, containers, wagons, documents, acts, in groups, each newest first. Down goes into the
 * list, Enter opens, typing goes on from anywhere, Esc leaves. Signals: "opened" (number, nullable: of an act; id of the crossing, nullable), "left".
 */
#define BEKET_TYPE_SEARCH_VIEW (beket_search_view_get_type ())
G_DECLARE_FINAL_TYPE (BeketSearchView, beket_search_view, BEKET, SEARCH_VIEW, GtkWidget)

GtkWidget  *beket_search_view_new      (BeketStation    *station);
/** beket_search_view_arrive: the focus goes to the text, which is chosen whole: the next key begins anew. */
void        beket_search_view_arrive   (BeketSearchView *self);
const char *beket_search_view_get_text (BeketSearchView *self);
/** beket_search_view_set_text: looks for @text at once: a scan, or what was typed before the language was switched. */
void        beket_search_view_set_text (BeketSearchView *self,
                                        const char      *text);

G_END_DECLS
