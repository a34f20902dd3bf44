/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The record of a control or of a decision reads otherwise.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include <string.h>

#include "station/correction-private.h"

#include "domain/error.h"
#include "ledger/correction.h"

gboolean
beket_correcting_read_records (BeketTx     *tx,
                               const char  *crossing,
                               BeketValue **rows,
                               GError     **error)
{
  g_clear_pointer (rows, beket_value_unref);
  *rows = beket_tx_records (tx, crossing, error);
  return *rows != NULL;
}

static BeketValue *
find_record (const BeketValue *rows,
             const char       *entry,
             GError          **error)
{
  for (guint i = 0; i < beket_value_length (rows); i++)
    {
      BeketValue *row = beket_value_index (rows, i);

      if (g_strcmp0 (beket_value_get_text (row, "latest"), entry) == 0)
        return row;
      if (g_strcmp0 (beket_value_get_text (row, "entry"), entry) != 0)
        continue;
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "%s was corrected already: correct %s", entry,
                   beket_value_get_text (row, "latest"));
      return NULL;
    }
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: no such record of this crossing", entry);
  return NULL;
}

/* Worker thread. Asked again inside the transaction, so that of two corrections of one record one is refused. */
static gboolean
is_newest (BeketTx *tx,
           gpointer data,
           GError **error)
{
  BeketCorrecting *call = data;

  return beket_correcting_read_records (tx, call->what, &call->rows, error) &&
         find_record (call->rows, call->record, error) != NULL;
}

static gboolean
change (BeketStation      *self,
        const char        *type,
        BeketValue        *data,
        const char *const *changes,
        GError           **error)
{
  for (guint i = 0; changes[i] != NULL; i++)
    {
      const char *equals = strchr (changes[i], '=');
      g_autofree char *member = g_strndup (changes[i], equals != NULL ? (gsize) (equals - changes[i]) : 0);

      if (equals == NULL)
        {
          g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "\"%s\" is not of the form MEMBER=VALUE", changes[i]);
          return FALSE;
        }
      if (!beket_correction_set (type, data, member, equals + 1, beket_station_get_codes (self), error))
        return FALSE;
    }
  return TRUE;
}

/* The white list of the kind takes what may be seen of the record. */
static BeketValue *
correction_of (BeketStation       *self,
               const BeketValue   *row,
               const char         *record,
               const char *const  *changes,
               const BeketGrounds *grounds,
               GError            **error)
{
  const char *type = beket_value_get_text (row, "type");
  const BeketValue *before = beket_value_get (row, "data");
  g_autoptr (BeketValue) after = beket_value_copy (before);
  g_autoptr (BeketValue) data = beket_station_correction_data (self, record, grounds, "corrected");

  if (!change (self, type, after, changes, error))
    return NULL;
  if (beket_value_equal (before, after))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "this is what the record says already");
      return NULL;
    }
  beket_value_set_text (data, "type", type);
  beket_value_set (data, g_str_equal (type, "control.recorded") ? "control" : "decision", g_steal_pointer (&after));
  return g_steal_pointer (&data);
}

static void
correct (BeketStation *self,
         GTask        *task)
{
  BeketCorrecting *call = g_task_get_task_data (task);
  GError *error = NULL;
  const BeketValue *row = find_record (call->rows, call->record, &error);
  g_autoptr (BeketValue) data = NULL;

  if (row != NULL)
    data = correction_of (self, row, call->record, (const char *const *) call->changes, &call->grounds, &error);
  if (data == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  call->still = is_newest;
  beket_correcting_write (self, task, "correction.recorded", call->what, data);
}

static void
records_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  BeketCorrecting *call = g_task_get_task_data (task);
  GError *error = NULL;
  const BeketValue *row = NULL;

  if (beket_ledger_read_finish (BEKET_LEDGER (source), result, NULL, &error))
    row = find_record (call->rows, call->record, &error);
  if (row != NULL)
    {
      const char *authors[] = { beket_value_get_text (row, "actor"), NULL };

      if (beket_station_may_correct (self, BEKET_CORRECTION_RECORD, &call->grounds, authors, &error))
        {
          beket_correcting_consent (self, g_steal_pointer (&task), correct);
          return;
        }
    }
  g_task_return_error (task, error);
}

/* Worker thread. */
static gboolean
read_records (BeketTx *tx,
              gpointer data,
              GError **error)
{
  BeketCorrecting *call = data;

  return beket_correcting_read_records (tx, call->what, &call->rows, error);
}

void
beket_station_correct_async (BeketStation       *self,
                             const char         *crossing,
                             const char         *record,
                             const char *const  *changes,
                             const BeketGrounds *grounds,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task = beket_correcting_new (self, crossing, grounds, beket_station_correct_async, callback, user_data);
  BeketCorrecting *call;

  if (task == NULL)
    return;
  call = g_task_get_task_data (task);
  call->record = g_strdup (record);
  call->changes = g_strdupv ((char **) changes);
  beket_ledger_read_async (self->ledger, read_records, call, NULL, NULL, records_read, task);
}
