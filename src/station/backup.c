/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A station's records on a stick, and a new station that goes on with them.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/tools.h"

#include "domain/clock.h"
#include "station/station-private.h"

/* A library that does not read must not keep anybody from a copy: what follows the entries is then made when the copy is opened. */
GPtrArray *
beket_tools_backup (const char *folder,
                    const char *to,
                    const char *data,
                    GError    **error)
{
  g_autofree char *found = beket_station_find_data (folder, data);
  g_autoptr (BeketLibrary) library = beket_library_load (found, NULL);

  return beket_ledger_backup (folder, to, library, error);
}

typedef struct
{
  BeketStation *station;   /* (not owned) */
  GPtrArray    *planned;   /* (owned) (element-type BeketPlannedEntry) */
} Restored;

static gboolean
write_restored (BeketTx *tx,
                gpointer data,
                GError **error)
{
  Restored *restored = data;

  return beket_planned_entries_append (tx, restored->planned, beket_station_now (restored->station), NULL, error);
}

/* The first word of the new incarnation says where it comes from: whoever reads the chain sees why there are two. */
static gboolean
tell_restored (BeketStation *station,
               const char   *from,
               GError      **error)
{
  g_autoptr (BeketValue) data = beket_value_new_object ();
  g_autoptr (GPtrArray) planned = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_planned_entry_free);
  g_autofree char *name = g_path_get_basename (from);
  g_autofree char *time = beket_time_format_wire (beket_station_now (station));
  Restored restored = { station, planned };

  beket_value_set_text (data, "copy", name);
  beket_value_set_text (data, "restored", time);
  g_ptr_array_add (planned, beket_station_plan_entry (station, "station.restored", station->profile->origin,
                                                      station->profile->origin, data, NULL));
  return beket_ledger_write (station->ledger, write_restored, &restored, error);
}

gboolean
beket_tools_restore (const char *from,
                     const char *folder,
                     const char *data,
                     gboolean    aside,
                     char      **kept,
                     GError    **error)
{
  g_autoptr (BeketProfile) profile = beket_profile_load (folder, error);
  g_autoptr (BeketStation) station = NULL;
  gboolean told;

  if (profile == NULL ||
      !beket_ledger_restore (from, folder, aside ? profile->origin : NULL, g_get_real_time (), kept, error))
    return FALSE;

  station = beket_station_open (folder, data, error);
  if (station == NULL)
    return FALSE;

  told = tell_restored (station, from, error);
  beket_station_close (station);
  return told;
}
