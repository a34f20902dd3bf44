/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act as a file from anywhere: read, looked for in the register, judged.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/act-judge.h"

#include "act/act.h"
#include "station/stage.h"

typedef struct
{
  char         *path;     /* (owned) */
  char         *number;   /* (owned) (nullable): that the file says it has: nothing of it is believed yet */
  BeketJudge    judge;    /* (owned) */
  BeketActView *view;     /* (owned) (nullable): the result */
} Check;

static void
check_free (Check *self)
{
  g_free (self->path);
  g_free (self->number);
  beket_judge_clear (&self->judge);
  beket_act_view_free (self->view);
  g_free (self);
}

/* A share or a pipe gives it in pieces. */
static GBytes *
read_file (const char   *path,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree guint8 *bytes = NULL;
  gsize size = BEKET_ACT_MAX + 1;   /* one more than the limit is enough for the verifier to say "size" */

  if (stream == NULL)
    return NULL;
  bytes = g_malloc (size);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, size, &size, cancellable, error))
    return NULL;
  bytes = g_realloc (bytes, MAX (size, 1));
  return g_bytes_new_take (g_steal_pointer (&bytes), size);
}

/* Worker thread: a stick or a share may let itself be waited for. */
static void
read_number (GTask        *work,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Check *call = data;
  GError *error = NULL;

  call->view->pdf = read_file (call->path, cancellable, &error);
  if (call->view->pdf == NULL)
    {
      g_task_return_error (work, error);
      return;
    }
  call->number = beket_act_read_number (call->view->pdf);
  g_task_return_boolean (work, TRUE);
}

/* The ledger's thread. */
static gboolean
find_row (BeketTx *tx,
          gpointer data,
          GError **error)
{
  Check *call = data;
  g_autoptr (BeketValue) row = NULL;

  if (call->number == NULL)
    return TRUE;
  row = beket_tx_act (tx, call->number, error);
  if (row == NULL)
    return FALSE;
  if (beket_value_get_kind (row) == BEKET_VALUE_OBJECT)
    call->view->row = g_steal_pointer (&row);
  return TRUE;
}

/* Worker thread. */
static void
judge (GTask        *work,
       gpointer      source,
       gpointer      data,
       GCancellable *cancellable)
{
  Check *call = data;

  if (!g_cancellable_is_cancelled (cancellable))
    beket_act_view_judge (call->view, &call->judge);
  g_task_return_boolean (work, TRUE);
}

static void
judged (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Check *call = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, g_steal_pointer (&call->view), (GDestroyNotify) beket_act_view_free);
  else
    g_task_return_error (task, error);
}

static void
row_read (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  gpointer call = g_task_get_task_data (task);
  GError *error = NULL;

  if (beket_ledger_read_finish (BEKET_LEDGER (source), result, NULL, &error))
    beket_stage_run (g_steal_pointer (&task), call, NULL, judge, judged);
  else
    g_task_return_error (task, error);
}

static void
number_read (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  gpointer call = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    beket_ledger_read_async (self->ledger, find_row, call, NULL, cancellable, row_read, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

void
beket_station_verify_file_async (BeketStation       *self,
                                 const char         *path,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GTask *task;
  Check *call;

  g_return_if_fail (BEKET_IS_STATION (self) && path != NULL);

  call = g_new0 (Check, 1);
  call->path = g_strdup (path);
  call->view = beket_act_view_new ();
  beket_judge_init (&call->judge, self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, beket_station_verify_file_async);
  g_task_set_task_data (task, call, (GDestroyNotify) check_free);
  beket_stage_run (task, call, NULL, read_number, number_read);
}

BeketActView *
beket_station_verify_file_finish (BeketStation *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
