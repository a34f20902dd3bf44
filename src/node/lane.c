/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A conversation with the peer state's node: requests, pauses, alarms.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/lane.h"

#include "domain/clock.h"
#include "domain/error.h"

#include <string.h>

/* ---- Requests ---- */

static void
answered (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  BeketLane *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketReply) reply = beket_client_send_finish (self->client, result, &error);

  self->busy = FALSE;
  if (g_cancellable_is_cancelled (self->stop))
    return;
  if (reply == NULL)
    {
      beket_lane_fail (self, error);
      return;
    }
  self->known = TRUE;
  self->next (self, reply);
}

void
beket_lane_ask (BeketLane    *self,
                const char   *path,
                gsize         limit,
                guint         wait,
                BeketLaneStep next)
{
  g_autofree char *full = g_strdup_printf ("/to/%s%s", self->node->folder->party, path);
  BeketRequest request = { .method = "GET", .path = full, .limit = limit, .wait = wait };

  self->busy = TRUE;
  self->next = next;
  beket_client_send_async (self->client, &request, self->stop, answered, self);
}

/* ---- Rounds ---- */

static gboolean
begin (gpointer data)
{
  BeketLane *self = data;

  g_clear_pointer (&self->timer, g_source_unref);
  self->begin (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (BeketLane *self,
          guint      pause)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  self->timer = g_timeout_source_new (pause);
  g_source_set_callback (self->timer, begin, self, NULL);
  g_source_attach (self->timer, NULL);
}

void
beket_lane_again (BeketLane *self)
{
  beket_pace_succeeded (&self->pace);
  schedule (self, 0);
}

void
beket_lane_fail (BeketLane    *self,
                 const GError *error)
{
  guint pause = beket_pace_failed (&self->pace, g_random_double (), 0);

  self->known = FALSE;
  g_message ("%s: %s; again in %u ms", self->name, error->message, pause);
  schedule (self, pause);
}

void
beket_lane_refuse (BeketLane  *self,
                   BeketReply *reply,
                   const char *doing)
{
  g_autoptr (GError) error = NULL;

  beket_reply_error (reply, doing, &error);
  beket_lane_fail (self, error);
}

/* ---- Alarms ---- */

typedef struct
{
  const char *kind;
  const char *text;
  const char *first;
  const char *second;
  gint64      count;
} Alarm;

static gboolean
write_alarm (BeketNodeTx *tx,
             gpointer     data,
             GError     **error)
{
  Alarm *alarm = data;
  g_autofree char *now = beket_time_format_wire (g_get_real_time ());

  return beket_node_sql_run (tx, error,
                             "INSERT INTO alarm (time, kind, text, first, second) VALUES (?1, ?2, ?3, ?4, ?5)",
                             "ttttt", now, alarm->kind, alarm->text, alarm->first, alarm->second);
}

static gboolean
count_alarms (BeketNodeTx *tx,
              gpointer     data,
              GError     **error)
{
  Alarm *alarm = data;

  return beket_node_sql_integer (tx, &alarm->count, 0, error,
                                 "SELECT count (*) FROM alarm WHERE kind = ?1", "t", alarm->kind);
}

void
beket_lane_alarm (BeketLane  *self,
                  const char *kind,
                  const char *text,
                  const char *first,
                  const char *second)
{
  Alarm alarm = { kind, text, first, second, 0 };
  g_autoptr (GError) error = NULL;

  if (beket_node_store_write (self->node->store, write_alarm, &alarm, &error))
    g_message ("%s: alarm: %s: nothing more is taken", self->name, text);
  else
    beket_lane_fail (self, error);   /* evidence that was not kept must be met again */
}

gboolean
beket_lane_has_alarm (BeketNode  *node,
                      const char *kind)
{
  Alarm alarm = { .kind = kind };

  return beket_node_store_read (node->store, count_alarms, &alarm, NULL) && alarm.count > 0;
}

/* ---- Whose signature it is ---- */

static gboolean
check_certificate (BeketLane *self,
                   GError   **error)
{
  g_autoptr (BeketTrust) trust = beket_node_trust (self->node);
  g_autoptr (BeketIdentity) identity = NULL;
  g_autofree char *log = NULL;

  identity =
    beket_trust_check (trust, self->certificate, BEKET_ROLE_LOG, g_get_real_time (), error);
  if (identity == NULL)
    return FALSE;
  log = g_strdup_printf ("%s/to/%s", identity->id, self->node->folder->party);
  if (g_str_equal (identity->party, self->node->folder->peer) &&
      (g_str_equal (self->signer, identity->id) || g_str_equal (self->signer, log)))
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "the key of %s of %s does not sign as %s",
               identity->id, identity->party, self->signer);
  return FALSE;
}

static void
certify (BeketLane *self)
{
  g_autoptr (GError) error = NULL;

  if (check_certificate (self, &error))
    {
      self->certified (self, NULL);
      return;
    }
  g_clear_pointer (&self->certificate, g_bytes_unref);
  beket_lane_fail (self, error);
}

static void
got_certificate (BeketLane  *self,
                 BeketReply *reply)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *pem = g_bytes_get_data (reply->body, &length);

  if (reply->status != 200)
    {
      beket_lane_refuse (self, reply, "certificate of the peer's log");
      return;
    }
  g_clear_pointer (&self->certificate, g_bytes_unref);
  self->certificate = beket_certificate_from_pem (pem, length, &error);
  if (self->certificate == NULL)
    beket_lane_fail (self, error);
  else
    certify (self);
}

void
beket_lane_certify (BeketLane           *self,
                    const BeketNoteLine *line,
                    BeketLaneStep        next)
{
  g_autofree char *path = g_strdup_printf ("/certs/%08x", line->key);

  self->certified = next;
  g_free (self->signer);
  self->signer = g_strdup (line->name);
  if (self->certificate != NULL && self->key == line->key)
    {
      certify (self);
      return;
    }
  self->key = line->key;
  g_clear_pointer (&self->certificate, g_bytes_unref);
  beket_lane_ask (self, path, 64 * 1024, 0, got_certificate);
}

/* ---- The lane itself ---- */

static BeketClient *
client_new (BeketNode *node,
            GError   **error)
{
  g_autofree char *key = beket_node_folder_file (node->folder, "keys/node.key");
  g_autofree char *certificate = beket_node_folder_file (node->folder, "keys/node.pem");
  BeketClientConfig config = {
    .url = node->folder->peer_url, .key_path = key, .certificate_path = certificate,
    .party = node->folder->peer,
  };
  g_autoptr (BeketTrust) trust = beket_node_trust (node);

  return beket_client_new (&config, trust, error);
}

BeketLane *
beket_lane_new (BeketNode  *node,
                const char *name,
                void (     *start ) (BeketLane *lane),
                GError    **error)
{
  g_autoptr (BeketClient) client = client_new (node, error);
  BeketLane *self;

  if (client == NULL)
    return NULL;
  self = g_new0 (BeketLane, 1);
  self->node = node;
  self->name = name;
  self->client = g_steal_pointer (&client);
  self->stop = g_cancellable_new ();
  self->begin = start;
  self->bad_files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  beket_pace_init (&self->pace);
  schedule (self, 0);
  return self;
}

void
beket_lane_free (BeketLane *self)
{
  if (self == NULL)
    return;
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
  g_cancellable_cancel (self->stop);
  while (self->busy)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&self->stop);
  g_clear_pointer (&self->client, beket_client_unref);
  g_clear_pointer (&self->note, beket_note_free);
  g_clear_pointer (&self->checkpoint, beket_checkpoint_free);
  g_clear_pointer (&self->certificate, g_bytes_unref);
  g_clear_pointer (&self->entries, g_bytes_unref);
  g_clear_pointer (&self->bad_files, g_hash_table_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self->raw);
  g_free (self->signer);
  g_free (self);
}
