/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an officer files outside the guide: on its way to the ledger, and the answer.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/filing.h"

#include "domain/error.h"
#include "ledger/blob.h"

#define MAX_FILE (8 * 1024 * 1024)

BeketFiling *
beket_filing_new (BeketStation     *station,
                  const BeketValue *data,
                  BeketFilingFunc   settle,
                  GError          **error)
{
  g_autoptr (BeketFiling) self = g_new0 (BeketFiling, 1);

  if (!beket_decision_init (&self->decision, station, data, error))
    return NULL;
  self->officer = g_strdup (station->officer->id);
  self->settle = settle;
  self->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_planned_entry_free);
  self->written = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_entry_unref);
  return g_steal_pointer (&self);
}

void
beket_filing_free (BeketFiling *self)
{
  beket_decision_clear (&self->decision);
  g_free (self->officer);
  g_strfreev (self->files);
  g_clear_pointer (&self->file, g_bytes_unref);
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  g_clear_pointer (&self->written, g_ptr_array_unref);
  g_free (self);
}

/* ---- On the worker ---- */

void
beket_filing_add (BeketFiling      *self,
                  const char       *kind,
                  const char       *subject,
                  const BeketValue *data,
                  const char       *blob)
{
  g_ptr_array_add (self->planned,
                   beket_station_plan_entry (self->decision.station, kind, self->officer, subject, data, blob));
}

static GBytes *
read_file (const char *path,
           GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *buffer = stream != NULL ? g_malloc (MAX_FILE + 1) : NULL;
  gsize size;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, MAX_FILE + 1, &size, NULL, error))
    return NULL;
  if (size > 0 && size <= MAX_FILE)
    return g_bytes_new (buffer, size);
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "files: %s: empty, or larger than 8 MiB", path);
  return NULL;
}

BeketValue *
beket_filing_store (BeketFiling *self,
                    GError     **error)
{
  g_autoptr (BeketValue) hashes = beket_value_new_list ();

  for (guint i = 0; self->files != NULL && self->files[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = read_file (self->files[i], error);
      char hash[BEKET_HASH_LENGTH + 1];

      if (bytes == NULL || !beket_blob_store (self->decision.station->profile->folder, bytes, hash, error))
        return NULL;
      beket_value_append (hashes, beket_value_new_text (hash));
    }
  return g_steal_pointer (&hashes);
}

static gboolean
write_filing (BeketTx *tx,
              gpointer data,
              GError **error)
{
  BeketFiling *self = data;
  char hash[BEKET_HASH_LENGTH + 1];

  if (self->file != NULL && !beket_blob_store (self->decision.station->profile->folder, self->file, hash, error))
    return FALSE;

  return self->settle (self, tx, error) &&
         beket_planned_entries_append (tx, self->planned, self->decision.now, self->written, error);
}

/* ---- The way ---- */

static void
filing_written (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *station = g_task_get_source_object (task);
  BeketFiling *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!beket_ledger_write_finish (BEKET_LEDGER (source), result, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  beket_station_tell_appended (station, self->written);
  g_task_return_pointer (task, g_strdup (self->decision.subject), g_free);
  beket_station_refresh (station);
  beket_station_poke (station);
}

void
beket_filing_run (BeketFiling        *self,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  BeketStation *station = self->decision.station;
  g_autoptr (GTask) task = g_task_new (station, NULL, callback, user_data);

  g_task_set_source_tag (task, beket_filing_run);
  g_task_set_task_data (task, self, (GDestroyNotify) beket_filing_free);
  beket_ledger_write_async (station->ledger, write_filing, self, NULL, filing_written, g_steal_pointer (&task));
}

void
beket_filing_fail (BeketStation       *station,
                   GError             *error,
                   GAsyncReadyCallback callback,
                   gpointer            user_data)
{
  g_task_report_error (station, callback, user_data, beket_filing_run, error);
}

char *
beket_filing_finish (BeketStation *station,
                     GAsyncResult *result,
                     GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, station), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, beket_filing_run), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const BeketValue *
beket_filing_written (GAsyncResult *result)
{
  const BeketFiling *self = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (self != NULL, NULL);

  return self->decision.data;
}
