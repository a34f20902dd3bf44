/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketOffenceList:
 * Notices of offences of both states, newest first; the neighbour's are acknowledged here. It is not seen while there is none. Signal "changed": other ones
 * wait to be read.
 */
#define BEKET_TYPE_OFFENCE_LIST (beket_offence_list_get_type ())
G_DECLARE_FINAL_TYPE (BeketOffenceList, beket_offence_list, BEKET, OFFENCE_LIST, GtkWidget)

void     beket_offence_list_fill       (BeketOffenceList *self,
                                        BeketStation     *station);
/** beket_offence_list_count: the neighbour's that nobody of this state has read. */
guint    beket_offence_list_count      (BeketOffenceList *self);
/** beket_offence_list_take_focus: to the oldest that waits. %FALSE: none does. */
gboolean beket_offence_list_take_focus (BeketOffenceList *self);

G_END_DECLS
