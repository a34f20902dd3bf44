/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketSummary:
 * What is known of a crossing so far, to be read; each line is a button that goes where it was entered ("guide.show").
 * Under it what the officer should know, and the neighbour's act about the same.
 */
#define BEKET_TYPE_SUMMARY (beket_summary_get_type ())
G_DECLARE_FINAL_TYPE (BeketSummary, beket_summary, BEKET, SUMMARY, GtkWidget)

GtkWidget *beket_summary_new          (BeketStation  *station);
void       beket_summary_set_crossing (BeketSummary  *self,
                                       BeketCrossing *crossing);

G_END_DECLS
