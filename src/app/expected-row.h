/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/item.h"
#include "station/station.h"

G_BEGIN_DECLS

/** BeketExpectedRow: one advance notice: who, and when. */
#define BEKET_TYPE_EXPECTED_ROW (beket_expected_row_get_type ())
G_DECLARE_FINAL_TYPE (BeketExpectedRow, beket_expected_row, BEKET, EXPECTED_ROW, GtkListBoxRow)

GtkWidget  *beket_expected_row_new     (BeketStation      *station,
                                        BeketItem         *item);
const char *beket_expected_row_get_key (BeketExpectedRow  *self);

G_END_DECLS
