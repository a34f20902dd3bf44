/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The thread that owns the connection, and its queue.
 *
 * DESIGN: one queue, one thread, one connection. A job is run in one transaction, in the order in which it was queued; one that
 * asks for another transaction goes to the end of the queue for it. A job with a task is handed back by a source of the task's
 * context, so that callbacks come in the order in which the jobs ended and everything that belongs to the caller is freed on the
 * caller's thread. A job without a task lies on the stack of a caller that waits.
 *
 * The queue is not a GAsyncQueue: that one signals while it holds its lock, so whoever is woken falls asleep at once for
 * the lock, and each of these awakenings lies between the officer's key and "saved". For the same reason a thread that is
 * told of a job to come gets up at once and looks out for it, for a moment, instead of being woken by it.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/worker.h"

#define LOOK_OUT_US 500   /* several times what the preparing of a step takes */

typedef struct
{
  BeketLedgerFunc func;      /* %NULL: the last job */
  gpointer        data;      /* (not owned) */
  gboolean        writes;
  GTask          *task;      /* (owned) (nullable) */
  GError         *error;     /* (owned) (nullable) */
  gboolean        done;      /* under the worker's lock; only where somebody waits */
} Job;

struct _BeketWorker
{
  GThread *thread;     /* (owned) */

  GMutex   lock;
  GQueue   queue;      /* (element-type Job), under the lock */
  int      queue_size; /* the same, to be looked at without the lock */
  gboolean expected;   /* under the lock: a job is about to come */
  GCond    queued;
  GCond    finished;

  BeketTx *tx;         /* (owned): worker thread only, until it has ended */
};

static void
job_free (Job *job)
{
  g_clear_object (&job->task);
  g_clear_error (&job->error);
  g_free (job);
}

static gboolean
return_job (gpointer data)
{
  Job *job = data;

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_boolean (job->task, TRUE);

  return G_SOURCE_REMOVE;
}

/* Not g_main_context_invoke(): it runs right here when nobody owns the context. */
static void
hand_back (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_static_name (source, "beket-ledger job");
  g_source_set_callback (source, return_job, job, (GDestroyNotify) job_free);
  g_source_attach (source, g_task_get_context (job->task));
}

static void
wake_up (BeketWorker *self,
         Job         *job)
{
  g_mutex_lock (&self->lock);
  job->done = TRUE;
  g_mutex_unlock (&self->lock);
  g_cond_broadcast (&self->finished);   /* the job is gone by now, perhaps */
}

static void
push (BeketWorker *self,
      Job         *job)
{
  g_mutex_lock (&self->lock);
  g_queue_push_tail (&self->queue, job);
  g_atomic_int_inc (&self->queue_size);
  g_mutex_unlock (&self->lock);
  g_cond_signal (&self->queued);
}

/* Without the lock, which whoever brings the job needs; the core is given to anyone else who wants it. */
static void
look_out (BeketWorker *self)
{
  gint64 end = g_get_monotonic_time () + LOOK_OUT_US;

  g_mutex_unlock (&self->lock);
  while (g_atomic_int_get (&self->queue_size) == 0 && g_get_monotonic_time () < end)
    g_thread_yield ();
  g_mutex_lock (&self->lock);
}

static Job *
pop (BeketWorker *self)
{
  Job *job;

  g_mutex_lock (&self->lock);
  while (g_queue_is_empty (&self->queue))
    {
      gboolean expected = self->expected;

      self->expected = FALSE;
      if (expected)
        look_out (self);
      else
        g_cond_wait (&self->queued, &self->lock);
    }
  job = g_queue_pop_head (&self->queue);
  g_atomic_int_add (&self->queue_size, -1);
  g_mutex_unlock (&self->lock);
  return job;
}

static gboolean
is_empty (BeketWorker *self)
{
  return g_atomic_int_get (&self->queue_size) == 0;
}

/* Does it want another transaction after this one? */
static gboolean
goes_on (BeketWorker  *self,
         Job          *job,
         GCancellable *cancellable)
{
  return beket_tx_run (self->tx, job->writes, job->func, job->data, cancellable, &job->error) && self->tx->again;
}

static gpointer
work (gpointer data)
{
  BeketWorker *self = data;

  for (;;)
    {
      Job *job = pop (self);
      GCancellable *cancellable = job->task != NULL ? g_task_get_cancellable (job->task) : NULL;

      if (job->func == NULL && is_empty (self))
        {
          job_free (job);
          return NULL;
        }

      /* What goes on in another transaction does so behind all that came meanwhile, also behind the last job. */
      if (job->func == NULL || goes_on (self, job, cancellable))
        push (self, job);
      else if (job->task != NULL)
        hand_back (job);
      else
        wake_up (self, job);
    }
}

BeketWorker *
beket_worker_new (BeketTx *tx)
{
  BeketWorker *self = g_new0 (BeketWorker, 1);

  self->tx = tx;
  g_mutex_init (&self->lock);
  g_queue_init (&self->queue);
  g_cond_init (&self->queued);
  g_cond_init (&self->finished);
  self->thread = g_thread_new ("beket-ledger", work, self);
  return self;
}

void
beket_worker_free (BeketWorker *self)
{
  g_assert (g_thread_self () != self->thread);

  push (self, g_new0 (Job, 1));
  g_thread_join (self->thread);

  g_assert (g_queue_is_empty (&self->queue));
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->queued);
  g_cond_clear (&self->finished);
  beket_tx_free (self->tx);
  g_free (self);
}

void
beket_worker_expect (BeketWorker *self)
{
  g_mutex_lock (&self->lock);
  self->expected = TRUE;
  g_mutex_unlock (&self->lock);
  g_cond_signal (&self->queued);
}

void
beket_worker_queue (BeketWorker    *self,
                    gboolean        writes,
                    BeketLedgerFunc func,
                    gpointer        data,
                    GTask          *task)
{
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->data = data;
  job->writes = writes;
  job->task = task;
  push (self, job);
}

gboolean
beket_worker_wait (BeketWorker    *self,
                   gboolean        writes,
                   BeketLedgerFunc func,
                   gpointer        data,
                   GError        **error)
{
  Job job = { .func = func, .data = data, .writes = writes };

  g_assert (g_thread_self () != self->thread);

  push (self, &job);
  g_mutex_lock (&self->lock);
  while (!job.done)
    g_cond_wait (&self->finished, &self->lock);
  g_mutex_unlock (&self->lock);

  if (job.error == NULL)
    return TRUE;

  g_propagate_error (error, job.error);
  return FALSE;
}
