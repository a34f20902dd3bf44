/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/item.h"
#include "station/station.h"

G_BEGIN_DECLS

/**
 * beket_peer_act_find: (transfer full) (nullable): the newest act of the neighbour about the same vehicle or person in the
 * same direction, as beket_station_neighbour() has it. A hint for the officer, who reads it before relying on it.
 */
BeketItem *beket_peer_act_find (BeketStation  *station,
                                BeketCrossing *crossing);

G_END_DECLS
