/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/** beket_record_row_new: @record: of beket_tools_records(): what was recorded, by whom and when, as it reads by now, and whether it was corrected. */
GtkWidget        *beket_record_row_new   (BeketStation     *station,
                                          const BeketValue *record);
const BeketValue *beket_record_row_get   (GtkListBoxRow    *row);
/** beket_record_title: (transfer full): "customs control", "decision". */
char             *beket_record_title     (BeketStation     *station,
                                          const BeketValue *record);

G_END_DECLS
