/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketExpectedList:
 * Whom advance notices announce for this point, with their times; not there when nobody is.
 *
 * Signal: "chosen" (text): key of a notice: Enter, or a click.
 */
#define BEKET_TYPE_EXPECTED_LIST (beket_expected_list_get_type ())
G_DECLARE_FINAL_TYPE (BeketExpectedList, beket_expected_list, BEKET, EXPECTED_LIST, GtkWidget)

GtkWidget *beket_expected_list_new (BeketStation *station);

G_END_DECLS
