/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lists themselves, for as long as the station is open.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

GListModel *
beket_station_crossings (BeketStation *self)
{
  return G_LIST_MODEL (self->crossings);
}

GListModel *
beket_station_acts (BeketStation *self)
{
  return G_LIST_MODEL (self->acts);
}

GListModel *
beket_station_neighbour (BeketStation *self)
{
  return G_LIST_MODEL (self->neighbour);
}

GListModel *
beket_station_outbox (BeketStation *self)
{
  return G_LIST_MODEL (self->outbox);
}

GListModel *
beket_station_inbox (BeketStation *self)
{
  return G_LIST_MODEL (self->inbox);
}

GListModel *
beket_station_quarantine (BeketStation *self)
{
  return G_LIST_MODEL (self->quarantine);
}
