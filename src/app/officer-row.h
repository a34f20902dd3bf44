/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/** beket_officer_row_new: @officer: as old as the station. */
GtkWidget          *beket_officer_row_new (BeketStation       *station,
                                           const BeketOfficer *officer);
const BeketOfficer *beket_officer_row_get (GtkWidget          *row);   /* (transfer none) */

G_END_DECLS
