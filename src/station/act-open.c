/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening an act of either side: its row and its bytes, for act-judge.c to judge.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/act-judge.h"

#include <string.h>

#include "domain/error.h"
#include "ledger/blob.h"
#include "ledger/evidence.h"
#include "station/evidence.h"
#include "station/stage.h"

void
beket_act_view_free (BeketActView *self)
{
  if (self == NULL)
    return;
  g_free (self->entry);
  g_clear_pointer (&self->row, beket_value_unref);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self->failed);
  g_free (self->detail);
  g_clear_pointer (&self->record, beket_value_unref);
  g_clear_pointer (&self->signers, g_ptr_array_unref);
  g_clear_pointer (&self->signatures, beket_value_unref);
  g_clear_pointer (&self->evidence, beket_value_unref);
  g_free (self);
}

/* ---- By the ledger ---- */

typedef struct
{
  char         *act;       /* (owned) */
  char         *folder;    /* (owned) */
  BeketJudge    judge;     /* (owned) */
  BeketActView *view;      /* (owned): the result */
} Open;

static void
open_free (Open *call)
{
  g_free (call->act);
  g_free (call->folder);
  beket_judge_clear (&call->judge);
  beket_act_view_free (call->view);
  g_free (call);
}

/* Worker thread. */
static gboolean
read_row (BeketTx *tx,
          gpointer data,
          GError **error)
{
  Open *call = data;
  g_autoptr (BeketValue) row = beket_tx_act (tx, call->act, error);

  if (row == NULL)
    return FALSE;
  if (beket_value_get_kind (row) != BEKET_VALUE_OBJECT)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: no such act", call->act);
      return FALSE;
    }
  call->view->entry = g_strdup (beket_value_get_text (row, "entry"));
  call->view->row = g_steal_pointer (&row);
  call->view->evidence = beket_tx_evidence (tx, beket_value_get_text (call->view->row, "blob"), error);
  return call->view->evidence != NULL;
}

/* A second signature is a word of whoever put it there: while its file is not here, or is not what it should be, the act is shown as it was issued. */
static gboolean
read_countersigned (Open *call)
{
  const BeketValue *second = beket_value_get (call->view->row, "countersigned");
  const char *blob = beket_value_get_text (second, "blob");
  g_autoptr (BeketActView) view = beket_act_view_new ();

  if (blob == NULL || !beket_blob_exists (call->folder, blob) || (view->pdf = beket_blob_load (call->folder, blob, NULL)) == NULL)
    return FALSE;
  view->row = beket_value_ref (call->view->row);
  beket_act_view_judge (view, &call->judge);
  if (!view->valid)
    return FALSE;

  view->entry = g_steal_pointer (&call->view->entry);
  view->evidence = g_steal_pointer (&call->view->evidence);
  beket_act_view_free (g_steal_pointer (&call->view));
  call->view = g_steal_pointer (&view);
  return TRUE;
}

static void
read_issued (Open *call)
{
  const char *blob = beket_value_get_text (call->view->row, "blob");
  g_autoptr (GError) error = NULL;

  if (blob != NULL && beket_blob_exists (call->folder, blob))
    call->view->pdf = beket_blob_load (call->folder, blob, &error);
  if (call->view->pdf != NULL)
    {
      beket_act_view_judge (call->view, &call->judge);
      return;
    }

  /* "missing": it has not come yet; anything else: it was here and is damaged. */
  call->view->failed = g_strdup (error == NULL ? "missing" : "digest");
  call->view->detail = error != NULL ? g_strdup (error->message) : NULL;
}

/* Any thread. */
static void
read_and_judge (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Open *call = data;

  if (!read_countersigned (call))
    {
      beket_value_set (call->view->row, "countersigned", NULL);
      read_issued (call);
    }
  beket_evidence_judge_rows (call->view->evidence, call->folder, call->view->pdf);
  g_task_return_pointer (task, g_steal_pointer (&call->view), (GDestroyNotify) beket_act_view_free);
}

static void
judged (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, g_task_propagate_pointer (G_TASK (result), NULL),
                         (GDestroyNotify) beket_act_view_free);
}

static void
row_read (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer data;
  Open *call;
  Open *next;

  if (!beket_ledger_read_finish (BEKET_LEDGER (source), result, &data, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  call = data;
  if (GPOINTER_TO_INT (g_task_get_task_data (task)))
    beket_station_note_view (g_task_get_source_object (task), call->view->row, NULL);
  next = g_new0 (Open, 1);
  next->folder = g_strdup (call->folder);
  next->judge = call->judge;
  memset (&call->judge, 0, sizeof call->judge);
  next->view = g_steal_pointer (&call->view);
  beket_stage_run (g_steal_pointer (&task), next, (GDestroyNotify) open_free, read_and_judge, judged);
}

static void
open_act (BeketStation       *self,
          const char         *act,
          gboolean            seen,
          GAsyncReadyCallback callback,
          gpointer            user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Open *call = g_new0 (Open, 1);

  g_task_set_source_tag (task, beket_station_open_act_async);
  g_task_set_task_data (task, GINT_TO_POINTER (seen), NULL);
  call->act = g_strdup (act);
  call->folder = g_strdup (beket_ledger_get_folder (self->ledger));   /* of the copy, where one is read */
  beket_judge_init (&call->judge, self);
  call->view = beket_act_view_new ();
  beket_ledger_read_async (self->ledger, read_row, call, (GDestroyNotify) open_free, NULL, row_read, task);
}

void
beket_station_open_act_async (BeketStation       *self,
                              const char         *act,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  open_act (self, act, TRUE, callback, user_data);
}

void
beket_station_read_act_async (BeketStation       *self,
                              const char         *act,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  open_act (self, act, FALSE, callback, user_data);
}

BeketActView *
beket_station_open_act_finish (BeketStation *self,
                               GAsyncResult *result,
                               GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
