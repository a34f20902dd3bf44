/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Long polls: suspended connections, resumed by news or by a clock.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/waiters.h"

typedef struct
{
  struct MHD_Connection *connection;   /* (not owned): suspended, so it lives */
  gint64                 deadline;
} Waiter;

struct _BeketNodeWaiters
{
  GMutex   mutex;
  GCond    changed;    /* the clock's thread waits for it */
  GArray  *waiters;    /* (owned) (element-type Waiter) */
  guint64  stamp;
  gboolean stopping;
  GThread *clock;      /* (owned) */
};

/* With the mutex held. */
static void
resume_until (BeketNodeWaiters *self,
              gint64            now)
{
  for (guint i = self->waiters->len; i > 0; i--)
    if (g_array_index (self->waiters, Waiter, i - 1).deadline <= now)
      {
        MHD_resume_connection (g_array_index (self->waiters, Waiter, i - 1).connection);
        g_array_remove_index_fast (self->waiters, i - 1);
      }
}

static gint64
first_deadline (BeketNodeWaiters *self)
{
  gint64 first = G_MAXINT64;

  for (guint i = 0; i < self->waiters->len; i++)
    first = MIN (first, g_array_index (self->waiters, Waiter, i).deadline);
  return first;
}

static gpointer
run_clock (gpointer data)
{
  BeketNodeWaiters *self = data;

  g_mutex_lock (&self->mutex);
  while (!self->stopping)
    {
      gint64 first = first_deadline (self);

      if (first == G_MAXINT64)
        g_cond_wait (&self->changed, &self->mutex);
      else if (!g_cond_wait_until (&self->changed, &self->mutex, first))
        resume_until (self, g_get_monotonic_time ());
    }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

BeketNodeWaiters *
beket_node_waiters_new (void)
{
  BeketNodeWaiters *self = g_new0 (BeketNodeWaiters, 1);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->waiters = g_array_new (FALSE, FALSE, sizeof (Waiter));
  self->clock = g_thread_new ("beket-waiters", run_clock, self);
  return self;
}

void
beket_node_waiters_free (BeketNodeWaiters *self)
{
  if (self == NULL)
    return;
  beket_node_waiters_stop (self);
  g_thread_join (self->clock);
  g_array_unref (self->waiters);
  g_cond_clear (&self->changed);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

guint64
beket_node_waiters_stamp (BeketNodeWaiters *self)
{
  guint64 stamp;

  g_mutex_lock (&self->mutex);
  stamp = self->stamp;
  g_mutex_unlock (&self->mutex);
  return stamp;
}

gboolean
beket_node_waiters_add (BeketNodeWaiters      *self,
                        struct MHD_Connection *connection,
                        guint64                stamp,
                        gint64                 deadline)
{
  Waiter waiter = { connection, deadline };
  gboolean room;

  g_mutex_lock (&self->mutex);
  room = !self->stopping && self->waiters->len < BEKET_NODE_WAITERS_MAX;
  if (room)
    {
      MHD_suspend_connection (connection);
      if (self->stamp != stamp)
        MHD_resume_connection (connection);
      else
        g_array_append_val (self->waiters, waiter);
      g_cond_signal (&self->changed);
    }
  g_mutex_unlock (&self->mutex);
  return room;
}

void
beket_node_waiters_news (BeketNodeWaiters *self)
{
  g_mutex_lock (&self->mutex);
  self->stamp++;
  resume_until (self, G_MAXINT64);
  g_mutex_unlock (&self->mutex);
}

void
beket_node_waiters_stop (BeketNodeWaiters *self)
{
  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  resume_until (self, G_MAXINT64);
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

guint
beket_node_waiters_count (BeketNodeWaiters *self)
{
  guint count;

  g_mutex_lock (&self->mutex);
  count = self->waiters->len;
  g_mutex_unlock (&self->mutex);
  return count;
}
