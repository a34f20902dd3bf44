/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who asks the powers table: the officer who is signed in, at this point, today.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/local-time.h"

char *
beket_station_today (BeketStation *self)
{
  const BeketPoint *point = beket_station_get_point (self, NULL);

  return beket_point_day (point, beket_station_now (self));
}

/* An officer of this station works at its own point; passes of visiting officers are not kept here yet, and without one nobody
 * may do anything on the other Party's territory. */
void
beket_station_actor (BeketStation       *self,
                     const BeketOfficer *officer,
                     const char         *day,
                     BeketActor         *actor)
{
  *actor = (BeketActor) {
    .party = self->profile->party,
    .body = officer != NULL ? officer->body : NULL,
    .role = officer != NULL ? officer->role : NULL,
    .officer = officer != NULL ? officer->id : NULL,
    .territory = beket_station_get_point (self, NULL)->party,
    .point = self->profile->point,
    .day = day,
    .protocol = beket_library_protocol (self->library, self->profile->point, day),
  };
}
