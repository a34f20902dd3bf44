/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens while nobody does anything here: another program writes into the folder or installs a revocation list, and the day of the point ends.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include <glib/gstdio.h>

#include "station/printed-private.h"

#define EVERY_S 1

/* ---- Another program ---- */

/* Worker thread. */
static gboolean
read_touched (BeketTx *tx,
              gpointer data,
              GError **error)
{
  *(guint *) data = beket_tx_touched (tx);
  return TRUE;
}

static void
touched_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (BeketStation) self = user_data;
  gpointer touched;

  self->watch_asking = FALSE;
  if (self->closed || !beket_ledger_read_finish (BEKET_LEDGER (source), result, &touched, NULL) || *(guint *) touched == 0)
    return;
  self->stale |= *(guint *) touched;
  beket_station_refresh (self);
}

/* ---- The day ---- */

/* A protocol begins and ends with a day; so does what is expected, and what was seen today. */
static void
follow_day (BeketStation *self)
{
  g_autofree char *today = beket_station_today (self);

  if (g_strcmp0 (today, self->watch_day) == 0)
    return;
  g_free (self->watch_day);
  self->watch_day = g_steal_pointer (&today);
  beket_station_tell_mode (self);
  beket_station_forget_known (self);
  self->stale |= BEKET_TOUCHED_NOTICES;
  beket_station_refresh (self);
}

/* ---- Whom the station trusts ---- */

/* (transfer full): another text whenever a file was put into one of the folders or taken out of it; what is installed there is never written in place. */
static char *
trust_state (BeketStation *self)
{
  static const char *const folders[] = { ".", "roots", "crls", "seals" };
  GString *state = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (self->profile->folder, "trust", folders[i], NULL);
      GStatBuf about;

      if (g_stat (path, &about) == 0)
        g_string_append_printf (state, "%" G_GINT64_FORMAT ".%ld ", (gint64) about.st_mtim.tv_sec, about.st_mtim.tv_nsec);
      else
        g_string_append (state, "- ");
    }
  return g_string_free (state, FALSE);
}

/* What was revoked must not sign, and what it signs must not be called valid, until somebody thinks of starting the program anew. What cannot be
 * read changes nothing: doctor, which reads it too, says why. */
static void
follow_trust (BeketStation *self)
{
  g_autofree char *state = trust_state (self);
  g_autofree char *folder = NULL;
  g_autoptr (BeketTrust) trust = NULL;
  g_autoptr (GPtrArray) seals = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (state, self->watch_trust) == 0)
    return;
  g_free (self->watch_trust);
  self->watch_trust = g_steal_pointer (&state);
  folder = g_build_filename (self->profile->folder, "trust", NULL);
  trust = beket_trust_load (folder, &error);
  seals = trust != NULL ? beket_printed_seals_load (self->profile->folder, &error) : NULL;
  if (seals == NULL)
    {
      g_warning ("What was installed in %s is not used: %s", folder, error->message);
      return;
    }
  beket_trust_unref (self->trust);
  self->trust = g_steal_pointer (&trust);
  g_ptr_array_unref (self->seals);
  self->seals = g_steal_pointer (&seals);
}

static gboolean
look (gpointer data)
{
  BeketStation *self = data;

  follow_day (self);
  follow_trust (self);
  if (self->watch_asking)
    return G_SOURCE_CONTINUE;
  self->watch_asking = TRUE;
  beket_ledger_read_async (self->ledger, read_touched, g_new0 (guint, 1), g_free, NULL, touched_read, g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

void
beket_station_watch (BeketStation *self)
{
  g_return_if_fail (BEKET_IS_STATION (self));

  if (self->watch_source != 0 || self->closed || self->archive != NULL)
    return;
  self->watch_day = beket_station_today (self);
  self->watch_trust = trust_state (self);
  self->watch_source = g_timeout_add_seconds (EVERY_S, look, self);
}

void
beket_station_stop_watching (BeketStation *self)
{
  g_clear_handle_id (&self->watch_source, g_source_remove);
  g_clear_pointer (&self->watch_day, g_free);
  g_clear_pointer (&self->watch_trust, g_free);
}
