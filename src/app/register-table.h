/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/* The columns of the register in a column view that the register's view owns. */

/** beket_register_table_add_columns: @station lives as long as @view. */
void beket_register_table_add_columns (GtkColumnView *view,
                                       BeketStation  *station);
/** beket_register_table_fill: @lines: (element-type BeketItem): at most 200; each time a new list. */
void beket_register_table_fill        (GtkColumnView *view,
                                       GListModel    *lines);

G_END_DECLS
