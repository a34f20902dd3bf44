/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who asks the powers table: the officer who is signed in, at this point, today, on his pass if he is a visiting one.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/local-time.h"
#include "station/blank-private.h"

char *
beket_station_today (BeketStation *self)
{
  const BeketPoint *point = beket_station_get_point (self, NULL);

  return beket_point_day (point, beket_station_stands_at (self));
}

void
beket_station_actor (BeketStation       *self,
                     const BeketOfficer *officer,
                     const char         *day,
                     BeketActor         *actor)
{
  *actor = (BeketActor) {
    .party = officer != NULL ? officer->party : self->profile->party,
    .body = officer != NULL ? officer->body : NULL,
    .role = officer != NULL ? officer->role : NULL,
    .officer = officer != NULL ? officer->id : NULL,
    .territory = beket_station_get_point (self, NULL)->party,
    .point = self->profile->point,
    .day = day,
    .protocol = beket_station_get_protocol (self),
  };
  if (officer != NULL && beket_powers_is_visiting (actor))
    actor->pass = beket_station_pass_of (self, actor);
}

gboolean
beket_station_step_may (BeketStationStep *step,
                        const char       *kind,
                        BeketAction       action,
                        BeketAction       abroad,
                        GError          **error)
{
  g_autofree char *day = NULL;
  BeketActor actor;

  if (step->committed)
    return TRUE;
  day = beket_station_today (step->station);
  beket_station_actor (step->station, beket_station_find_officer (step->station, step->officer), day, &actor);
  actor.kind = kind;
  return beket_powers_check (&actor, beket_powers_is_visiting (&actor) ? abroad : action, error);
}

/* On the other Party's territory an officer checks grounds and inspects (Article 7), and that alone; at home he performs a control. */
gboolean
beket_station_may_control (BeketStationStep *step,
                           BeketControlStep  control,
                           const char       *kind,
                           GError          **error)
{
  BeketAction action = BEKET_ACTION_PERFORM_CONTROL;
  BeketAction abroad;

  if (control == BEKET_CONTROL_WAIVE)
    action = BEKET_ACTION_WAIVE;
  else if (control == BEKET_CONTROL_RECOGNISE)
    action = BEKET_ACTION_RECOGNISE_INSPECTION;
  abroad = action;
  if (control == BEKET_CONTROL_START || control == BEKET_CONTROL_FINISH)
    abroad = g_strcmp0 (kind, "border") == 0 ? BEKET_ACTION_CHECK_GROUNDS : BEKET_ACTION_INSPECT;
  return beket_station_step_may (step, kind, action, abroad, error);
}
