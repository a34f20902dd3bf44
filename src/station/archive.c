/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy of the records that a backup made, read beside the station that works.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/error.h"

/* Who is signed in at the station reads the copy, and nobody does when nobody is. */
static void
follow_officer (BeketStation *beside,
                GParamSpec   *pspec,
                BeketStation *self)
{
  const BeketOfficer *officer = beket_station_get_officer (beside);

  self->officer = officer != NULL ? beket_station_find_officer (self, officer->id) : NULL;
  g_object_notify (G_OBJECT (self), "officer");
}

/* The records of another station would be shown under this one's name. */
static gboolean
check_origin (BeketStation *self,
              GError      **error)
{
  const char *origin = beket_ledger_get_origin (self->ledger);

  if (g_strcmp0 (origin, self->profile->origin) == 0)
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: the copy is of the station %s, this one is %s",
               self->archive, origin, self->profile->origin);
  return FALSE;
}

static gboolean
open_parts (BeketStation *self,
            BeketStation *beside,
            GError      **error)
{
  self->profile = beket_profile_load (beside->profile->folder, error);
  if (self->profile == NULL)
    return FALSE;

  self->library = beket_library_ref (beside->library);
  self->trust = beket_trust_ref (beside->trust);
  self->ledger = beket_ledger_open_archive (self->archive, self->profile->folder, self->library, error);
  return self->ledger != NULL &&
         check_origin (self, error) &&
         beket_station_load_officers (self, error) &&
         beket_station_load_lists (self, error);
}

BeketStation *
beket_station_open_archive (BeketStation *beside,
                            const char   *folder,
                            GError      **error)
{
  g_autoptr (BeketStation) self = NULL;

  g_return_val_if_fail (BEKET_IS_STATION (beside), NULL);
  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (BEKET_TYPE_STATION, NULL);
  self->archive = g_strdup (folder);
  g_set_weak_pointer (&self->beside, beside);
  beket_station_set_clock (self, beside->clock, beside->clock_data);
  if (!open_parts (self, beside, error))
    return NULL;

  g_signal_connect_object (beside, "notify::officer", G_CALLBACK (follow_officer), self, 0);
  follow_officer (beside, NULL, self);
  return g_steal_pointer (&self);
}

const char *
beket_station_get_archive (BeketStation *self)
{
  g_return_val_if_fail (BEKET_IS_STATION (self), NULL);

  return self->archive;
}
