/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/** beket_blank_row_new: a row of a list box. @blank: a row of beket_station_blanks_finish(). */
GtkWidget  *beket_blank_row_new      (BeketStation     *station,
                                      const BeketValue *blank);
/** beket_blank_row_get: (transfer none): a text of the blank that @row (nullable) shows: "number" "state" "crossing"; "" for none. */
const char *beket_blank_row_get      (GtkListBoxRow    *row,
                                      const char       *name);

G_END_DECLS
