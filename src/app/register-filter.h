/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

#define BEKET_REGISTER_N_FILTERS 7

/** BeketRegisterFilter: one choice above the register: nothing, or one of the words that the lines of the day have, each with how many have it. */
#define BEKET_TYPE_REGISTER_FILTER (beket_register_filter_get_type ())
G_DECLARE_FINAL_TYPE (BeketRegisterFilter, beket_register_filter, BEKET, REGISTER_FILTER, GtkWidget)

/** beket_register_filter_new: @index: less than %BEKET_REGISTER_N_FILTERS. Signal "changed": another word was chosen by hand. */
GtkWidget  *beket_register_filter_new      (BeketStation        *station,
                                            guint                index);
/** beket_register_filter_get_name: member of the ask of beket_station_register_async(): "direction" ... */
const char *beket_register_filter_get_name (BeketRegisterFilter *self);
/** beket_register_filter_get_word: (nullable): what is chosen. */
const char *beket_register_filter_get_word (BeketRegisterFilter *self);
/** beket_register_filter_show: @totals: of the day. What is chosen stays chosen, even if no line has it. */
void        beket_register_filter_show     (BeketRegisterFilter *self,
                                            const BeketValue    *totals);

G_END_DECLS
