/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rounds of the conversations: at once, after a pause, or when something was appended.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/sync-private.h"

#define WAIT        25      /* seconds that the node may keep a question open */
#define IDLE_MS     30000   /* the push looks again by itself */
#define SHORTEST_US (G_USEC_PER_SEC / 2)

static void lane_run (BeketSyncLane *lane);

static gboolean
time_to_run (gpointer data)
{
  BeketSyncLane *lane = data;

  g_clear_pointer (&lane->timer, g_source_unref);
  lane_run (lane);
  return G_SOURCE_REMOVE;
}

static void
unschedule (BeketSyncLane *lane)
{
  if (lane->timer != NULL)
    g_source_destroy (lane->timer);
  g_clear_pointer (&lane->timer, g_source_unref);
}

static void
schedule (BeketSyncLane *lane,
          guint          pause)
{
  unschedule (lane);
  lane->timer = g_timeout_source_new (pause);
  g_source_set_callback (lane->timer, time_to_run, lane, NULL);
  g_source_attach (lane->timer, g_main_context_get_thread_default ());
}

static gboolean
is_push (BeketSyncLane *lane)
{
  return lane == &lane->sync->lanes[BEKET_LANE_PUSH];
}

static void
lane_failed (BeketSyncLane *lane,
             const GError  *error)
{
  BeketSync *self = lane->sync;

  g_debug ("%s", error->message);
  /* After a failure the node may be another one, restored from a copy: compare again. */
  g_hash_table_remove_all (self->checked);
  if (is_push (lane) && self->forked)
    return;
  schedule (lane, beket_pace_failed (&lane->pace, g_random_double (), self->retry_after));
}

static void
lane_succeeded (BeketSyncLane *lane,
                gboolean       more)
{
  BeketSync *self = lane->sync;
  gint64 took = g_get_monotonic_time () - lane->begun;

  beket_pace_succeeded (&lane->pace);
  if (is_push (lane))
    schedule (lane, lane->poked ? 0 : IDLE_MS);
  else
    {
      /* The push has its own way to see that the node is another one: only when it is asked. */
      if (g_hash_table_size (self->checked) == 0 && !self->lanes[BEKET_LANE_PUSH].busy &&
          !self->forked)
        schedule (&self->lanes[BEKET_LANE_PUSH], 0);
      /* A node that does not keep the question open must not be asked without end. */
      schedule (lane, more || took > SHORTEST_US ? 0 : BEKET_PACE_FIRST_MS);
    }
}

static void
lane_done (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  BeketSyncLane *lane = data;
  BeketSync *self = lane->sync;
  g_autoptr (GError) error = NULL;
  gboolean more;
  gboolean good = beket_sync_lane_finish (result, &more, &error);

  lane->busy = FALSE;
  if (is_push (lane))
    {
      beket_sync_count_waiting (self);
      if (good && more)
        beket_sync_arrived (self);
    }
  if (self->stop == NULL)
    return;
  if (good)
    lane_succeeded (lane, more);
  else
    lane_failed (lane, error);
}

static void
lane_run (BeketSyncLane *lane)
{
  BeketSync *self = lane->sync;

  if (lane->busy || self->stop == NULL)
    return;
  lane->busy = TRUE;
  lane->poked = FALSE;
  lane->begun = g_get_monotonic_time ();
  self->retry_after = 0;
  lane->run (self, WAIT, self->stop, lane_done, lane);
}

void
beket_sync_start (BeketSync *self)
{
  g_return_if_fail (BEKET_IS_SYNC (self));

  if (self->stop != NULL)
    return;
  self->stop = g_cancellable_new ();
  beket_sync_count_waiting (self);
  for (guint i = 0; i < BEKET_LANE_LAST; i++)
    schedule (&self->lanes[i], 0);
}

void
beket_sync_stop (BeketSync *self)
{
  g_autoptr (GCancellable) stop = NULL;

  g_return_if_fail (BEKET_IS_SYNC (self));

  stop = g_steal_pointer (&self->stop);
  for (guint i = 0; i < BEKET_LANE_LAST; i++)
    unschedule (&self->lanes[i]);
  if (stop != NULL)
    g_cancellable_cancel (stop);
}

void
beket_sync_poke (BeketSync *self)
{
  BeketSyncLane *lane;

  g_return_if_fail (BEKET_IS_SYNC (self));

  lane = &self->lanes[BEKET_LANE_PUSH];
  lane->poked = TRUE;
  beket_sync_count_waiting (self);
  if (self->stop != NULL && !lane->busy && !self->forked)
    schedule (lane, 0);
}
