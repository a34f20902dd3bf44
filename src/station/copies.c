/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The copies of an act for paper, drawn on a worker.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/document.h"

#include "act/act.h"
#include "act/pages.h"
#include "station/stage.h"
#include "station/station-private.h"

typedef struct
{
  BeketLibrary *library;   /* (owned) */
  BeketForm    *form;      /* (owned) */
  GBytes       *pdf;       /* (owned) */
} Draw;

static void
draw_free (Draw *self)
{
  beket_library_unref (self->library);
  beket_form_unref (self->form);
  g_bytes_unref (self->pdf);
  g_free (self);
}

void
beket_act_copy_free (BeketActCopy *self)
{
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self);
}

static gboolean
draw_copy (const Draw *call,
           BeketCopy   copy,
           GPtrArray  *copies,
           GError    **error)
{
  g_autoptr (BeketActCopy) drawn = g_new0 (BeketActCopy, 1);

  drawn->copy = beket_copy_word (copy);
  drawn->pdf = beket_act_copy (call->library, call->form, call->pdf, copy, error);
  drawn->n_pages = drawn->pdf != NULL ? beket_pages_count (drawn->pdf, error) : -1;
  if (drawn->n_pages < 0)
    return FALSE;
  g_ptr_array_add (copies, g_steal_pointer (&drawn));
  return TRUE;
}

/* Worker thread. */
static void
draw (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  const Draw *call = data;
  g_autoptr (GPtrArray) copies = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_act_copy_free);
  GError *error = NULL;

  for (guint i = 0; i < BEKET_N_COPIES; i++)
    if (call->form->copies[i] && !draw_copy (call, (BeketCopy) i, copies, &error))
      {
        g_task_return_error (task, error);
        return;
      }
  g_task_return_pointer (task, g_steal_pointer (&copies), (GDestroyNotify) g_ptr_array_unref);
}

static void
copies_drawn (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *copies = g_task_propagate_pointer (G_TASK (result), &error);

  if (copies != NULL)
    g_task_return_pointer (task, copies, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
beket_station_draw_copies_async (BeketStation       *self,
                                 GBytes             *pdf,
                                 const BeketForm    *form,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GTask *task;
  Draw *call;

  g_return_if_fail (BEKET_IS_STATION (self) && pdf != NULL && form != NULL);

  call = g_new0 (Draw, 1);
  call->library = beket_library_ref (self->library);
  call->form = beket_form_ref ((BeketForm *) form);
  call->pdf = g_bytes_ref (pdf);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, beket_station_draw_copies_async);
  beket_stage_run (task, call, (GDestroyNotify) draw_free, draw, copies_drawn);
}

GPtrArray *
beket_station_draw_copies_finish (BeketStation *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
