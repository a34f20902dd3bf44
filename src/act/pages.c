/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages as pictures. Poppler is not thread safe: everything that calls it holds one lock, and the
 * jobs of all documents wait in one queue for one thread.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/pages-private.h"

struct _BeketPages
{
  GObject          parent_instance;

  GBytes          *pdf;        /* (owned) */
  PopplerDocument *document;   /* (owned) (nullable): render thread only */
};

G_DEFINE_FINAL_TYPE (BeketPages, beket_pages, G_TYPE_OBJECT)

typedef struct
{
  GTask           *task;       /* (owned) (nullable): %NULL = only let go of @document */
  PopplerDocument *document;   /* (owned) (nullable) */
  GMainContext    *context;    /* (owned): where the task was begun */
  int              index;      /* -1 = count */
  double           scale;
  int              count;
  BeketPageImage  *image;      /* (owned) (nullable) */
  GError          *error;      /* (owned) (nullable) */
} Job;

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_clear_pointer (&job->context, g_main_context_unref);
  g_clear_pointer (&job->image, beket_page_image_free);
  g_clear_error (&job->error);
  g_free (job);
}

/* ---- The render thread ---- */

static gboolean
give_result (gpointer data)
{
  Job *job = data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else if (job->index < 0)
    g_task_return_int (job->task, job->count);
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->image),
                           (GDestroyNotify) beket_page_image_free);

  return G_SOURCE_REMOVE;
}

/* The job is freed where it was begun, and with it perhaps the last reference to the pages. */
static void
hand_back (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, give_result, job, (GDestroyNotify) job_free);
  g_source_attach (source, job->context);
}

static void
work (Job *job)
{
  BeketPages *self = g_task_get_source_object (job->task);

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error))
    return;

  if (self->document == NULL)
    self->document = beket_pages_open (self->pdf, &job->error);
  if (self->document == NULL)
    return;

  if (job->index < 0)
    job->count = poppler_document_get_n_pages (self->document);
  else
    job->image = beket_pages_draw (self->document, job->index, job->scale, &job->error);
}

static gpointer
run_thread (gpointer data)
{
  GAsyncQueue *queue = data;

  for (;;)
    {
      Job *job = g_async_queue_pop (queue);

      g_mutex_lock (&beket_pages_lock);
      if (job->task != NULL)
        work (job);
      else
        g_clear_object (&job->document);
      g_mutex_unlock (&beket_pages_lock);

      if (job->task != NULL)
        hand_back (job);
      else
        job_free (job);
    }

  return NULL;
}

static GAsyncQueue *
get_queue (void)
{
  static gsize queue;

  if (g_once_init_enter (&queue))
    {
      GAsyncQueue *fresh = g_async_queue_new ();

      g_thread_unref (g_thread_new ("beket-pages", run_thread, fresh));
      g_once_init_leave (&queue, (gsize) fresh);
    }

  return (GAsyncQueue *) queue;
}

static void
queue_job (BeketPages         *self,
           int                 index,
           double              scale,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data,
           gpointer            tag)
{
  Job *job = g_new0 (Job, 1);

  job->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (job->task, tag);
  job->context = g_main_context_ref_thread_default ();
  job->index = index;
  job->scale = scale;
  g_async_queue_push (get_queue (), job);
}

/* ---- Public functions ---- */

void
beket_pages_count_async (BeketPages         *self,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (BEKET_IS_PAGES (self));

  queue_job (self, -1, 0, cancellable, callback, user_data, beket_pages_count_async);
}

int
beket_pages_count_finish (BeketPages   *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}

void
beket_pages_render_async (BeketPages         *self,
                          int                 index,
                          double              scale,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (BEKET_IS_PAGES (self));
  g_return_if_fail (index >= 0);

  queue_job (self, index, scale, cancellable, callback, user_data, beket_pages_render_async);
}

BeketPageImage *
beket_pages_render_finish (BeketPages   *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The document is let go on the thread that opened it. */
static void
beket_pages_finalize (GObject *object)
{
  BeketPages *self = BEKET_PAGES (object);

  if (self->document != NULL)
    {
      Job *job = g_new0 (Job, 1);

      job->document = g_steal_pointer (&self->document);
      g_async_queue_push (get_queue (), job);
    }

  g_clear_pointer (&self->pdf, g_bytes_unref);

  G_OBJECT_CLASS (beket_pages_parent_class)->finalize (object);
}

static void
beket_pages_class_init (BeketPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = beket_pages_finalize;
}

static void
beket_pages_init (BeketPages *self)
{
}

BeketPages *
beket_pages_new (GBytes *pdf)
{
  BeketPages *self = g_object_new (BEKET_TYPE_PAGES, NULL);

  g_return_val_if_fail (pdf != NULL, self);

  self->pdf = g_bytes_ref (pdf);
  return self;
}
