/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/**
 * beket_tools_hand_over:
 * @to: id of the officer who takes the shift over, enrolled here; not the one who is signed in
 * @pin: his PIN: he is here, and has seen what is open
 *
 * Waits: writes "shift.handed-over" {from, to, open: crossings that are open here, unanswered: the neighbour's acts that await an answer, waiting: own
 * entries that the own node does not hold yet, blanks: numbers of paper blanks that are out, handedOver}. Returns: (transfer full) (nullable): what was written.
 */
BeketValue *beket_tools_hand_over (BeketStation  *station,
                                   const char    *to,
                                   const char    *pin,
                                   GError       **error);

/** beket_station_hand_over_async: the same for a window, of its lists as they are. It signs nobody in or out. */
void        beket_station_hand_over_async  (BeketStation        *self,
                                            const char          *to,
                                            const char          *pin,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
/** beket_station_hand_over_finish: (transfer full) (nullable): what was written. */
BeketValue *beket_station_hand_over_finish (BeketStation        *self,
                                            GAsyncResult        *result,
                                            GError             **error);

G_END_DECLS
