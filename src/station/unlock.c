/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An officer's key is unlocked with its PIN: that is how he signs in, consents and takes over.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include <string.h>

#include "station/officer-key.h"
#include "station/stage.h"
#include "station/station-private.h"
#include "station/unlock.h"

typedef struct
{
  char            *pin;     /* (owned) */
  BeketOfficerKey *place;   /* (owned) */
  gint64           now;
} Unlock;

static void
unlock_free (Unlock *call)
{
  explicit_bzero (call->pin, strlen (call->pin));
  g_free (call->pin);
  beket_officer_key_free (call->place);
  g_free (call);
}

/* Any thread: works on its own copies and orders nothing, so the shared pool will do. Its task has no source, because the
 * pool drops it whenever it likes, and the station must die on the main thread. */
static void
unlock_key (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Unlock *call = data;
  GError *error = NULL;
  g_autoptr (BeketKey) key = beket_officer_key_open (call->place, call->pin, call->now, &error);

  if (key != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
key_unlocked (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  Unlock *call = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gboolean right = g_task_propagate_boolean (G_TASK (result), &error);

  beket_station_pin_tried (self, call->place->officer, &error);
  if (right)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
beket_station_unlock_async (BeketStation       *self,
                            const char         *officer,
                            const char         *pin,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  BeketOfficerKey *place;
  GError *error = NULL;
  Unlock *call;

  g_task_set_source_tag (task, beket_station_unlock_async);
  if (!beket_station_pin_allowed (self, officer, &error) ||
      (place = beket_station_officer_key (self, officer, &error)) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  call = g_new0 (Unlock, 1);
  call->pin = g_strdup (pin != NULL ? pin : "");
  call->place = place;
  call->now = beket_station_now (self);
  beket_stage_run (g_steal_pointer (&task), call, (GDestroyNotify) unlock_free, unlock_key, key_unlocked);
}

gboolean
beket_station_unlock_finish (BeketStation *self,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
