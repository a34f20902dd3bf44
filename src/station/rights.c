/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What suspensions and passes mean at this station now: its mode, what may be relied on, and the pass of a visiting officer.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "domain/pass.h"
#include "domain/suspension.h"
#include "ledger/rights.h"
#include "station/blank-private.h"

#define LOOK_AGAIN_S 3600   /* at the latest: a clock that was set right is noticed */

/* ---- As the ledger has them ---- */

void
beket_rights_clear (BeketRights *rights)
{
  g_clear_pointer (&rights->suspensions, beket_value_unref);
  g_clear_pointer (&rights->resumptions, beket_value_unref);
  g_clear_pointer (&rights->passes, beket_value_unref);
}

gboolean
beket_rights_read (BeketTx     *tx,
                   BeketRights *rights,
                   GError     **error)
{
  return (rights->suspensions = beket_tx_suspensions (tx, error)) != NULL &&
         (rights->resumptions = beket_tx_resumptions (tx, error)) != NULL &&
         (rights->passes = beket_tx_passes (tx, NULL, error)) != NULL;
}

/* ---- The mode ---- */

/* Wire times are ordered as texts. */
static void
take_earlier (const BeketValue *rows,
              const char       *name,
              const char       *now,
              const char      **next)
{
  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      const char *time = beket_value_get_text (beket_value_index (rows, i), name);

      if (time != NULL && strcmp (time, now) > 0 && (*next == NULL || strcmp (time, *next) < 0))
        *next = time;
    }
}

static gboolean
look_again (gpointer data)
{
  BeketStation *self = data;

  self->mode_timer = 0;
  beket_station_tell_mode (self);
  return G_SOURCE_REMOVE;
}

/* A suspension may be decided today for tomorrow morning: nobody has to press a key then. */
static void
await_change (BeketStation *self)
{
  gint64 now = beket_station_now (self);
  g_autofree char *time = beket_time_format_wire (now);
  const char *next = NULL;
  gint64 then;

  g_clear_handle_id (&self->mode_timer, g_source_remove);
  take_earlier (self->rights.suspensions, "from", time, &next);
  take_earlier (self->rights.suspensions, "notified", time, &next);
  take_earlier (self->rights.resumptions, "from", time, &next);
  take_earlier (self->rights.resumptions, "notified", time, &next);
  if (next != NULL && beket_time_parse_wire (next, &then, NULL))
    self->mode_timer = g_timeout_add_seconds ((guint) MIN ((then - now) / G_USEC_PER_SEC + 1, LOOK_AGAIN_S), look_again, self);
}

void
beket_station_tell_mode (BeketStation *self)
{
  if (self->closed)
    return;
  await_change (self);
  g_object_notify (G_OBJECT (self), "mode");
}

void
beket_station_show_rights (BeketStation *self,
                           BeketRights  *rights)
{
  if (rights->passes == NULL ||
      (self->rights.passes != NULL && beket_value_equal (self->rights.suspensions, rights->suspensions) &&
       beket_value_equal (self->rights.resumptions, rights->resumptions) &&
       beket_value_equal (self->rights.passes, rights->passes)))
    return;
  beket_rights_clear (&self->rights);
  self->rights = *rights;
  *rights = (BeketRights) { NULL };
  beket_station_tell_mode (self);
}

static void
ask_for (BeketStation       *self,
         const char         *direction,
         const char         *time,
         BeketSuspensionAsk *ask)
{
  *ask = (BeketSuspensionAsk) {
    .suspensions = self->rights.suspensions,
    .resumptions = self->rights.resumptions,
    .point = self->profile->point,
    .direction = direction,
    .time = time,
  };
}

const BeketValue *
beket_station_suspension_of (BeketStation *self,
                             const char   *direction)
{
  g_autofree char *time = beket_time_format_wire (beket_station_stands_at (self));
  BeketSuspensionAsk ask;

  /* Where none was agreed on there is no joint control that could be suspended. */
  if (beket_station_agreed_protocol (self) == NULL)
    return NULL;
  ask_for (self, direction, time, &ask);
  return beket_suspension_in_force (&ask);
}

const BeketValue *
beket_station_get_suspension (BeketStation *self)
{
  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  return beket_station_suspension_of (self, self->profile->direction);
}

GStrv
beket_station_suspended_kinds (BeketStation *self,
                               const char   *direction)
{
  g_autofree char *time = beket_time_format_wire (beket_station_stands_at (self));
  BeketSuspensionAsk ask;

  ask_for (self, direction, time, &ask);
  return beket_suspension_kinds (&ask);
}

const BeketProtocol *
beket_station_agreed_protocol (BeketStation *self)
{
  g_autofree char *day = beket_station_today (self);

  return beket_library_protocol (self->library, self->profile->point, day);
}

const BeketProtocol *
beket_station_protocol_of (BeketStation *self,
                           const char   *direction)
{
  g_autofree char *time = beket_time_format_wire (beket_station_stands_at (self));
  BeketSuspensionAsk ask;

  ask_for (self, direction, time, &ask);
  return beket_protocol_in_mode (beket_station_agreed_protocol (self), &ask);
}

const BeketProtocol *
beket_station_get_protocol (BeketStation *self)
{
  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  return beket_station_protocol_of (self, self->profile->direction);
}

/* ---- What may be relied on ---- */

static gboolean
is_suspended (BeketStation     *self,
              const BeketValue *facts,
              const char       *kind)
{
  const char *direction = beket_value_get_text (beket_value_get (facts, "crossing"), "direction");
  g_auto (GStrv) kinds = beket_station_suspended_kinds (self, direction);

  return beket_station_suspension_of (self, direction) != NULL ||
         (kind != NULL && g_strv_contains ((const char *const *) kinds, kind));
}

gboolean
beket_station_is_suspended (BeketStation  *self,
                            BeketCrossing *crossing,
                            const char    *kind)
{
  g_auto (BeketStanding) standing G_GNUC_UNUSED = beket_station_stand (self, beket_station_moment (self, crossing));

  return is_suspended (self, beket_crossing_get_facts (crossing), kind);
}

/* A crossing that was begun before the suspension keeps its plan, but from now on nothing of it is waived or recognised. */
static gboolean
check_joint (BeketStation     *self,
             const BeketValue *facts,
             const char       *kind,
             GError          **error)
{
  return !is_suspended (self, facts, kind) ||
         beket_error_set_power (error, "8", "suspended", "Article 8: joint control is suspended: %s", kind);
}

/* What leans on the other Party has to be there, and not suspended (Article 8). */
gboolean
beket_station_check_reliance (BeketStationStep *step,
                              const BeketValue *facts,
                              const BeketValue *control,
                              GError          **error)
{
  gboolean recognises = step->control == BEKET_CONTROL_RECOGNISE;

  if (step->committed || (!recognises && step->control != BEKET_CONTROL_WAIVE))
    return TRUE;
  return check_joint (step->station, facts, beket_value_get_text (control, "kind"), error) &&
         (!recognises || beket_station_check_relied (step->station, step->crossing, step->text, error));
}

/* ---- Passes ---- */

/* The one that holds; else the one that tells best why none does: of this point before others, the newest first. */
const BeketValue *
beket_station_pass_of (BeketStation     *self,
                       const BeketActor *actor)
{
  const BeketValue *nearest = NULL;

  for (guint i = 0; i < beket_value_length (self->rights.passes); i++)
    {
      const BeketValue *pass = beket_value_index (self->rights.passes, i);
      const char *fault;

      if (g_strcmp0 (beket_value_get_text (pass, "holder"), actor->officer) != 0)
        continue;
      fault = beket_pass_fault (pass, actor);
      if (fault == NULL)
        return pass;
      if (nearest == NULL || (!g_str_equal (fault, "pass-point") &&
                              g_strcmp0 (beket_value_get_text (nearest, "point"), actor->point) != 0))
        nearest = pass;
    }
  return nearest;
}
