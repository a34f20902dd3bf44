/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/item.h"
#include "station/station.h"

G_BEGIN_DECLS

/* A row of what was found: a plain list row that knows its thing. */

GtkWidget     *beket_search_row_new        (BeketStation  *station,
                                            BeketItem     *thing);   /* row of beket_station_search_async() */
/** beket_search_row_new_older: the last row while there is more: it looks on. */
GtkWidget     *beket_search_row_new_older  (void);
/** beket_search_row_find_older: (nullable) */
GtkListBoxRow *beket_search_row_find_older (GtkListBox    *list);
/** beket_search_row_get: (nullable): %NULL for the last row. */
BeketItem     *beket_search_row_get        (GtkListBoxRow *row);
/** beket_search_row_group: (nullable): the name of its group; %NULL for the last row. */
const char    *beket_search_row_group      (GtkListBoxRow *row);
/** beket_search_row_compare: by group, and inside it as they were found; the last row is the last. */
int            beket_search_row_compare    (GtkListBoxRow *a,
                                            GtkListBoxRow *b);

G_END_DECLS
