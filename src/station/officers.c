/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The officers enrolled here. To sign in is to unlock the officer's key with its PIN, so it works with no network.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"
#include "station/unlock.h"

#include "domain/error.h"
#include "domain/local-time.h"

void
beket_officer_free (BeketOfficer *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->party);
  g_free (self->name);
  g_free (self->body);
  g_free (self->position);
  g_free (self->role);
  g_free (self->token);
  g_free (self);
}

BeketOfficer *
beket_officer_copy (const BeketOfficer *self)
{
  BeketOfficer *copy = g_new0 (BeketOfficer, 1);

  copy->id = g_strdup (self->id);
  copy->party = g_strdup (self->party);
  copy->name = g_strdup (self->name);
  copy->body = g_strdup (self->body);
  copy->position = g_strdup (self->position);
  copy->role = g_strdup (self->role);
  copy->token = g_strdup (self->token);
  return copy;
}

/* ---- Who is enrolled ---- */

/* Files of earlier stations name no party: only officers of the own state were enrolled. */
static BeketOfficer *
load_officer (BeketStation *self,
              const char   *path,
              GError      **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  BeketOfficer *officer;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  officer = g_new0 (BeketOfficer, 1);
  officer->id = g_key_file_get_string (file, "officer", "id", NULL);
  officer->party = g_key_file_get_string (file, "officer", "party", NULL);
  if (officer->party == NULL)
    officer->party = g_strdup (self->profile->party);
  officer->name = g_key_file_get_string (file, "officer", "name", NULL);
  officer->body = g_key_file_get_string (file, "officer", "body", NULL);
  officer->position = g_key_file_get_string (file, "officer", "position", NULL);
  officer->role = g_key_file_get_string (file, "officer", "role", NULL);
  officer->token = g_key_file_get_string (file, "officer", "token", NULL);
  if (officer->id != NULL && officer->name != NULL && officer->body != NULL && officer->role != NULL)
    return officer;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: id, name, body or role is missing", path);
  beket_officer_free (officer);
  return NULL;
}

static int
by_name (gconstpointer a,
         gconstpointer b)
{
  return g_utf8_collate ((*(BeketOfficer *const *) a)->name, (*(BeketOfficer *const *) b)->name);
}

gboolean
beket_station_load_officers (BeketStation *self,
                             GError      **error)
{
  g_autofree char *folder = g_build_filename (self->profile->folder, "officers", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  self->officers = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_officer_free);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      BeketOfficer *officer;

      if (!g_str_has_suffix (name, ".ini"))
        continue;
      officer = load_officer (self, path, error);
      if (officer == NULL)
        return FALSE;
      g_ptr_array_add (self->officers, officer);
    }
  g_ptr_array_sort (self->officers, by_name);
  return TRUE;
}

GPtrArray *
beket_station_officers (BeketStation *self)
{
  return self->officers;
}

BeketOfficer *
beket_station_find_officer (BeketStation *self,
                            const char   *id)
{
  for (guint i = 0; i < self->officers->len; i++)
    {
      BeketOfficer *officer = g_ptr_array_index (self->officers, i);

      if (g_str_equal (officer->id, id))
        return officer;
    }
  return NULL;
}

/* ---- Signing in ---- */

typedef struct
{
  GPtrArray *planned;   /* (owned) */
  GPtrArray *written;   /* (owned) */
  gint64     now;
  char      *mark;      /* (owned) */
} OpenShift;

static void
open_shift_free (OpenShift *call)
{
  g_ptr_array_unref (call->planned);
  g_ptr_array_unref (call->written);
  g_free (call->mark);
  g_free (call);
}

/* Worker thread. An officer who comes back after a lock goes on with the same shift. */
static gboolean
write_shift (BeketTx *tx,
             gpointer data,
             GError **error)
{
  OpenShift *call = data;
  g_autofree char *mark = NULL;
  g_autoptr (GError) local = NULL;

  mark = beket_tx_mark (tx, "shift", &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (g_strcmp0 (mark, call->mark) == 0)
    return TRUE;
  return beket_planned_entries_append (tx, call->planned, call->now, call->written, error) &&
         beket_tx_set_mark (tx, "shift", call->mark, error);
}

static void
shift_written (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  GError *error = NULL;
  gpointer data;

  if (!beket_ledger_write_finish (BEKET_LEDGER (source), result, &data, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  beket_station_tell_appended (self, ((OpenShift *) data)->written);
  self->officer = beket_station_find_officer (self, g_task_get_task_data (task));
  g_object_notify (G_OBJECT (self), "officer");
  beket_station_refresh (self);
  beket_station_poke (self);
  g_task_return_boolean (task, TRUE);
}

static void
begin_shift (BeketStation *self,
             GTask        *task,
             const char   *officer)
{
  OpenShift *call = g_new0 (OpenShift, 1);
  g_autoptr (BeketValue) data = beket_value_new_object ();
  const BeketPoint *point = beket_station_get_point (self, NULL);
  g_autofree char *day = NULL;

  call->now = beket_station_now (self);
  day = beket_point_day (point, call->now);
  call->mark = g_strconcat (officer, " ", day, NULL);
  beket_value_set_text (data, "officer", officer);
  beket_value_set_text (data, "point", self->profile->point);
  beket_value_set_text (data, "lane", self->profile->lane);
  call->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_planned_entry_free);
  call->written = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_entry_unref);
  g_ptr_array_add (call->planned,
                   beket_station_plan_entry (self, "shift.opened", officer, officer, data, NULL));
  beket_ledger_write_async (self->ledger, write_shift, call, (GDestroyNotify) open_shift_free,
                            shift_written, task);
}

static void
key_unlocked (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = BEKET_STATION (source);
  const char *officer = g_task_get_task_data (task);
  GError *error = NULL;

  if (beket_station_unlock_finish (self, result, &error))
    begin_shift (self, g_steal_pointer (&task), officer);
  else
    g_task_return_error (task, error);
}

void
beket_station_sign_in_async (BeketStation       *self,
                             const char         *officer,
                             const char         *pin,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (BEKET_IS_STATION (self));

  g_task_set_source_tag (task, beket_station_sign_in_async);
  g_task_set_task_data (task, g_strdup (officer), g_free);
  beket_station_unlock_async (self, officer, pin, key_unlocked, task);
}

gboolean
beket_station_sign_in_finish (BeketStation *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
beket_station_lock (BeketStation *self)
{
  g_return_if_fail (BEKET_IS_STATION (self));

  self->officer = NULL;
  g_object_notify (G_OBJECT (self), "officer");
}
