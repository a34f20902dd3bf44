/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A station's exchange with its own node: three conversations, each with a connection and pauses of its own.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/sync-private.h"

#include "domain/error.h"

#define WAIT        25      /* seconds that the node may keep a question open */
#define IDLE_MS     30000   /* the push looks again by itself */
#define SHORTEST_US (G_USEC_PER_SEC / 2)

G_DEFINE_FINAL_TYPE (BeketSync, beket_sync, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ONLINE,
  PROP_SINCE,
  PROP_WAITING,
  PROP_ALARM,
  N_PROPS,
};

enum
{
  ARRIVED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void lane_run (BeketSyncLane *lane);

/* ---- State that others see ---- */

static void
set_online (BeketSync *self,
            gboolean   online)
{
  if (self->since != 0 && self->online == online)
    return;
  self->online = online;
  self->since = g_get_real_time ();
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ONLINE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SINCE]);
}

void
beket_sync_set_alarm (BeketSync  *self,
                      const char *alarm)
{
  if (g_strcmp0 (self->alarm, alarm) == 0)
    return;
  g_free (self->alarm);
  self->alarm = g_strdup (alarm);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ALARM]);
}

void
beket_sync_arrived (BeketSync *self)
{
  g_signal_emit (self, signals[ARRIVED], 0);
}

BeketReply *
beket_sync_reply (BeketSync    *self,
                  GAsyncResult *result,
                  GError      **error)
{
  g_autoptr (GError) own = NULL;
  BeketReply *reply = beket_client_send_finish (NULL, result, &own);

  if (reply != NULL)
    self->retry_after = beket_reply_retry_after (reply);
  if (reply != NULL)
    set_online (self, TRUE);
  else if (!g_error_matches (own, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_online (self, FALSE);
  if (reply == NULL)
    g_propagate_error (error, g_steal_pointer (&own));
  return reply;
}

gboolean
beket_sync_lane_finish (GAsyncResult *result,
                        gboolean     *more,
                        GError      **error)
{
  g_autoptr (GError) own = NULL;
  gboolean answer = g_task_propagate_boolean (G_TASK (result), &own);

  if (more != NULL)
    *more = answer;
  if (own == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}

/* ---- Waiting entries ---- */

static gboolean
read_waiting (BeketTx *tx,
              gpointer data,
              GError **error)
{
  return beket_tx_waiting (tx, data, error);
}

static void
waiting_read (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (BeketSync) self = data;
  gint64 *waiting;

  if (!beket_ledger_read_finish (self->ledger, result, (gpointer *) &waiting, NULL) || self->waiting == *waiting)
    return;
  self->waiting = *waiting;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WAITING]);
}

void
beket_sync_count_waiting (BeketSync *self)
{
  beket_ledger_read_async (self->ledger, read_waiting, g_new0 (gint64, 1), g_free, NULL, waiting_read, g_object_ref (self));
}

/* ---- Lanes ---- */

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
      if (g_hash_table_size (self->checked) == 0 && !self->lanes[BEKET_LANE_PUSH].busy && !self->forked)
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

/* ---- Once: everything that is there now, in this order ---- */

static void once_next (GTask *task);

static void
once_done (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  guint lane = GPOINTER_TO_UINT (g_task_get_task_data (task));
  GError *error = NULL;
  gboolean more;

  if (!beket_sync_lane_finish (result, &more, &error))
    {
      beket_sync_count_waiting (self);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  if (!more || lane == BEKET_LANE_PUSH)
    lane++;
  g_task_set_task_data (task, GUINT_TO_POINTER (lane), NULL);
  once_next (task);
}

static void
once_next (GTask *task)
{
  BeketSync *self = g_task_get_source_object (task);
  guint lane = GPOINTER_TO_UINT (g_task_get_task_data (task));

  if (lane < BEKET_LANE_LAST)
    {
      self->lanes[lane].run (self, 0, g_task_get_cancellable (task), once_done, task);
      return;
    }
  beket_sync_count_waiting (self);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

void
beket_sync_once_async (BeketSync          *self,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (BEKET_IS_SYNC (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, beket_sync_once_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, GUINT_TO_POINTER (BEKET_LANE_PUSH), NULL);
  g_hash_table_remove_all (self->checked);
  once_next (task);
}

gboolean
beket_sync_once_finish (BeketSync    *self,
                        GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ---- The object ---- */

gboolean
beket_sync_get_online (BeketSync *self)
{
  g_return_val_if_fail (BEKET_IS_SYNC (self), FALSE);

  return self->online;
}

gint64
beket_sync_get_since (BeketSync *self)
{
  g_return_val_if_fail (BEKET_IS_SYNC (self), 0);

  return self->since;
}

gint64
beket_sync_get_waiting (BeketSync *self)
{
  g_return_val_if_fail (BEKET_IS_SYNC (self), 0);

  return self->waiting;
}

const char *
beket_sync_get_alarm (BeketSync *self)
{
  g_return_val_if_fail (BEKET_IS_SYNC (self), NULL);

  return self->alarm;
}

static void
beket_sync_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  BeketSync *self = BEKET_SYNC (object);

  switch (id)
    {
      case PROP_ONLINE:
        g_value_set_boolean (value, self->online);
        break;
      case PROP_SINCE:
        g_value_set_int64 (value, self->since);
        break;
      case PROP_WAITING:
        g_value_set_int64 (value, self->waiting);
        break;
      case PROP_ALARM:
        g_value_set_string (value, self->alarm);
        break;
      default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
beket_sync_dispose (GObject *object)
{
  beket_sync_stop (BEKET_SYNC (object));
  G_OBJECT_CLASS (beket_sync_parent_class)->dispose (object);
}

static void
beket_sync_finalize (GObject *object)
{
  BeketSync *self = BEKET_SYNC (object);

  for (guint i = 0; i < BEKET_LANE_LAST; i++)
    g_clear_pointer (&self->lanes[i].client, beket_client_unref);
  g_clear_object (&self->ledger);
  g_clear_pointer (&self->trust, beket_trust_unref);
  g_clear_pointer (&self->key, beket_key_unref);
  g_clear_pointer (&self->checked, g_hash_table_unref);
  g_free (self->party);
  g_free (self->alarm);
  G_OBJECT_CLASS (beket_sync_parent_class)->finalize (object);
}

static void
beket_sync_class_init (BeketSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = beket_sync_get_property;
  object_class->dispose = beket_sync_dispose;
  object_class->finalize = beket_sync_finalize;
  props[PROP_ONLINE] = g_param_spec_boolean ("online", NULL, NULL, FALSE, flags);
  props[PROP_SINCE] = g_param_spec_int64 ("since", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_WAITING] = g_param_spec_int64 ("waiting", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_ALARM] = g_param_spec_string ("alarm", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[ARRIVED] = g_signal_new ("arrived", BEKET_TYPE_SYNC, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
beket_sync_init (BeketSync *self)
{
  self->checked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lanes[BEKET_LANE_PUSH].run = beket_sync_push_async;
  self->lanes[BEKET_LANE_FEED].run = beket_sync_feed_async;
  self->lanes[BEKET_LANE_RECEIPTS].run = beket_sync_receipts_async;
  for (guint i = 0; i < BEKET_LANE_LAST; i++)
    {
      self->lanes[i].sync = self;
      beket_pace_init (&self->lanes[i].pace);
    }
}

BeketSync *
beket_sync_new (BeketLedger           *ledger,
                BeketTrust            *trust,
                const BeketSyncConfig *config,
                GError               **error)
{
  g_autoptr (BeketSync) self = g_object_new (BEKET_TYPE_SYNC, NULL);
  BeketClientConfig client = {
    .url = config->url, .key_path = config->key_path, .certificate_path = config->certificate_path,
    .root_path = config->root_path, .party = config->party,
  };

  self->ledger = g_object_ref (ledger);
  self->trust = beket_trust_ref (trust);
  self->party = g_strdup (config->party);
  self->key = beket_key_load (config->key_path, config->certificate_path, error);
  if (self->key == NULL)
    return NULL;
  for (guint i = 0; i < BEKET_LANE_LAST; i++)
    {
      self->lanes[i].client = beket_client_new (&client, trust, error);
      if (self->lanes[i].client == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}
