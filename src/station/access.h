/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* Purpose limitation (Article 4, paragraph 2): every act and every crossing of the records that somebody opens here is told by an entry "access.logged" of the own ledger: who, what, when,
 * what for. Views are written in batches, so that nobody waits for the log of what he sees; what is not written yet is written when the station is closed. */

/** beket_station_set_purpose: what is opened for from now on, by the officer who is signed in. @purpose: word of "access-purpose"; until it is said "control", and "maintenance" while nobody is signed in. %BEKET_ERROR_INVALID. */
gboolean    beket_station_set_purpose (BeketStation  *self,
                                       const char    *purpose,
                                       GError       **error);
/** beket_station_get_purpose: (nullable): what the officer who is signed in has said; %NULL: he was not asked yet. A lock does not forget it, another officer does. */
const char *beket_station_get_purpose (BeketStation  *self);
/** beket_station_note_crossing: somebody has opened this crossing from the search or the register. */
void        beket_station_note_crossing (BeketStation *self,
                                       const char    *crossing);
/** beket_tools_access: waits: (transfer full): beket_tx_access(), with what is not written yet. */
BeketValue *beket_tools_access        (BeketStation  *self,
                                       guint          limit,
                                       gint64        *count,
                                       GError       **error);

G_END_DECLS
