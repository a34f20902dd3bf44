/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The station's exchange with its node, as the screens see it.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/error.h"

BeketSync *
beket_station_make_sync (BeketStation *self,
                         GError      **error)
{
  g_autofree char *key = g_build_filename (self->profile->folder, "keys", "station.key", NULL);
  g_autofree char *certificate = g_build_filename (self->profile->folder, "keys", "station.pem", NULL);
  g_autofree char *name = g_strconcat (self->profile->party, ".pem", NULL);
  g_autofree char *root = g_build_filename (self->profile->folder, "trust", "roots", name, NULL);
  BeketSyncConfig config = {
    .url = self->profile->node_url,
    .key_path = key,
    .certificate_path = certificate,
    .root_path = root,
    .party = self->profile->party,
  };

  if (self->profile->node_url != NULL)
    return beket_sync_new (self->ledger, self->trust, &config, error);
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_OFFLINE, "station.ini names no node");
  return NULL;
}

static void
link_changed (BeketStation *self,
              GParamSpec   *pspec)
{
  g_object_notify (G_OBJECT (self), g_param_spec_get_name (pspec));
}

static void
watch_link (BeketStation *self)
{
  static const char *const names[] = { "notify::online", "notify::since", "notify::alarm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_swapped (self->sync, names[i], G_CALLBACK (link_changed), self);
  g_signal_connect_swapped (self->sync, "arrived", G_CALLBACK (beket_station_refresh_acts), self);
}

void
beket_station_go_online (BeketStation *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (BEKET_IS_STATION (self));

  if (self->sync != NULL)
    return;
  self->sync = beket_station_make_sync (self, &error);
  if (self->sync == NULL)
    {
      /* The screen says "no link"; doctor says why. */
      g_debug ("No exchange: %s", error->message);
      return;
    }
  watch_link (self);
  beket_sync_start (self->sync);
}

void
beket_station_poke (BeketStation *self)
{
  if (self->sync != NULL)
    beket_sync_poke (self->sync);
}

gboolean
beket_station_get_online (BeketStation *self)
{
  return self->sync != NULL && beket_sync_get_online (self->sync);
}

gint64
beket_station_get_since (BeketStation *self)
{
  return self->sync != NULL ? beket_sync_get_since (self->sync) : 0;
}

gint64
beket_station_get_waiting (BeketStation *self)
{
  return self->waiting;
}

guint
beket_station_get_damaged (BeketStation *self)
{
  return self->damaged;
}

const char *
beket_station_get_alarm (BeketStation *self)
{
  return self->sync != NULL ? beket_sync_get_alarm (self->sync) : NULL;
}

/* ---- One round now ---- */

static void
round_done (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!beket_sync_once_finish (BEKET_SYNC (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  beket_station_refresh_acts (self);
  g_task_return_boolean (task, TRUE);
}

void
beket_station_sync_async (BeketStation       *self,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  GError *error = NULL;

  g_return_if_fail (BEKET_IS_STATION (self));

  g_task_set_source_tag (task, beket_station_sync_async);
  if (self->sync == NULL)
    {
      self->sync = beket_station_make_sync (self, &error);
      if (self->sync != NULL)
        watch_link (self);
    }
  if (self->sync == NULL)
    g_task_return_error (task, error);
  else
    beket_sync_once_async (self->sync, NULL, round_done, g_steal_pointer (&task));
}
