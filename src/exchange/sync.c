/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A station's exchange with its own node: conversations, each with its own connection.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/sync-private.h"

#include "domain/error.h"

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

  if (!beket_ledger_read_finish (self->ledger, result, (gpointer *) &waiting, NULL) ||
      self->waiting == *waiting)
    return;
  self->waiting = *waiting;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WAITING]);
}

void
beket_sync_count_waiting (BeketSync *self)
{
  beket_ledger_read_async (self->ledger, read_waiting, g_new0 (gint64, 1), g_free, NULL,
                           waiting_read, g_object_ref (self));
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
  signals[ARRIVED] = g_signal_new ("arrived", BEKET_TYPE_SYNC, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
beket_sync_init (BeketSync *self)
{
  self->checked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lanes[BEKET_LANE_PUSH].run = beket_sync_push_async;
  self->lanes[BEKET_LANE_FEED].run = beket_sync_feed_async;
  self->lanes[BEKET_LANE_RECEIPTS].run = beket_sync_receipts_async;
  self->lanes[BEKET_LANE_ADVANCE].run = beket_sync_advance_async;
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
