/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stations of a test, with a ledger and a sync of their own.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "world.h"

#include "domain/clock.h"
#include "ledger/blob.h"

#include <string.h>

/* ---- A station ---- */

void
world_station_init (WorldStation *self,
                    WorldNode    *node,
                    const char   *origin)
{
  World *world = node->world;
  BeketAuthority *authority = g_str_equal (node->party, "KZ") ? world->kz : world->ru;
  g_autofree char *point = g_strndup (origin + 3, strcspn (origin + 3, "-"));
  g_autoptr (BeketIdentity) identity = beket_identity_new (BEKET_ROLE_STATION, node->party,
                                                           "border", point, origin, origin);
  g_autoptr (GError) error = NULL;

  self->world = world;
  self->node = node;
  self->origin = g_strdup (origin);
  self->folder = g_build_filename (world->root, origin, NULL);
  self->key_path = g_strdup_printf ("%s/%s.key", world->root, origin);
  self->certificate_path = g_strdup_printf ("%s/%s.pem", world->root, origin);
  self->key = world_key (world, authority, origin, BEKET_KEY_P256, identity);
  beket_ledger_create (self->folder, origin, &error);
  g_assert_no_error (error);
  self->ledger = beket_ledger_open (self->folder, NULL, &error);
  g_assert_no_error (error);
  self->client = world_client (world, node, origin);
  world_station_resync (self);
}

void
world_station_resync (WorldStation *self)
{
  g_autofree char *root = g_strdup_printf ("%s/authority-%s/root.pem", self->world->root,
                                           g_str_equal (self->node->party, "KZ") ? "kz" : "ru");
  BeketSyncConfig config = {
    .url = self->node->url, .key_path = self->key_path, .certificate_path = self->certificate_path,
    .root_path = root, .party = self->node->party,
  };
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->sync);
  self->sync = beket_sync_new (self->ledger, self->world->trust, &config, &error);
  g_assert_no_error (error);
}

void
world_station_clear (WorldStation *self)
{
  if (self->sync != NULL)
    beket_sync_stop (self->sync);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->sync);
  beket_ledger_close (self->ledger);
  g_clear_object (&self->ledger);
  g_clear_pointer (&self->client, beket_client_unref);
  g_clear_pointer (&self->key, beket_key_unref);
  g_clear_pointer (&self->origin, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->key_path, g_free);
  g_clear_pointer (&self->certificate_path, g_free);
}

/* ---- Its ledger ---- */

typedef struct
{
  WorldStation *station;
  const char   *ledger;
  guint         count;
  const char   *blob;
  char         *hash;
} Append;

static gboolean
append (BeketTx *tx,
        gpointer data,
        GError **error)
{
  Append *job = data;

  for (guint i = 0; i < job->count; i++)
    {
      gboolean named = job->blob != NULL && i + 1 == job->count;
      const char *blobs[] = { job->blob, NULL };
      g_autofree char *number = g_strdup_printf ("%u", i);
      BeketValue *content = beket_value_new_object ();
      g_autoptr (BeketValue) body = NULL;
      g_autoptr (BeketEntry) entry = NULL;

      beket_value_set_text (content, "number", number);
      beket_value_set_text (content, "decision", "admitted");
      beket_value_set_text (content, "blob", named ? job->blob : NULL);
      body = beket_body_new (named ? "act.issued" : "crossing.decided", "KZ-10442",
                             "urn:beket:kz:kzsyr:b02",
                             "0193b5a0-0000-7000-8000-000000000001", content);
      entry = beket_tx_append (tx, job->ledger, body, named ? blobs : NULL,
                               g_get_real_time (), error);
      if (entry == NULL)
        return FALSE;
      g_free (job->hash);
      job->hash = g_strdup (entry->hash);
    }
  return TRUE;
}

char *
world_append (WorldStation *self,
              const char   *ledger,
              guint         count,
              GBytes       *blob)
{
  Append job = { .station = self, .ledger = ledger, .count = count };
  char hash[BEKET_HASH_LENGTH + 1];
  g_autoptr (GError) error = NULL;

  if (blob != NULL)
    {
      beket_blob_store (self->folder, blob, hash, &error);
      g_assert_no_error (error);
      job.blob = hash;
    }
  beket_ledger_write (self->ledger, append, &job, &error);
  g_assert_no_error (error);
  return job.hash;
}

typedef struct
{
  const char *ledger;
  gint64      from;
  gint64      to;
  GPtrArray  *entries;
  char       *inc;
} Read;

static gboolean
read_entries (BeketTx *tx,
              gpointer data,
              GError **error)
{
  Read *job = data;

  job->inc = beket_tx_incarnation (tx, error);
  if (job->inc == NULL)
    return FALSE;
  if (job->ledger != NULL)
    job->entries =
      beket_tx_entries (tx, NULL, job->ledger, job->inc, job->from,
                        (guint) (job->to - job->from + 1),
                        G_MAXINT, error);
  return job->ledger == NULL || job->entries != NULL;
}

char *
world_inc (WorldStation *self)
{
  Read job = { 0 };
  g_autoptr (GError) error = NULL;

  beket_ledger_read (self->ledger, read_entries, &job, &error);
  g_assert_no_error (error);
  return job.inc;
}

GString *
world_lines (WorldStation *self,
             const char   *ledger,
             gint64        from,
             gint64        to)
{
  Read job = { .ledger = ledger, .from = from, .to = to };
  GString *lines = g_string_new (NULL);
  g_autofree char *now = beket_time_format_wire (g_get_real_time ());
  g_autofree char *sealed = NULL;
  g_autoptr (BeketHead) head = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (GError) error = NULL;
  const BeketEntry *last;

  beket_ledger_read (self->ledger, read_entries, &job, &error);
  g_assert_no_error (error);
  g_assert_cmpint (job.entries->len, ==, to - from + 1);
  for (guint i = 0; i < job.entries->len; i++)
    {
      g_autofree char *line = beket_entry_line (job.entries->pdata[i]);

      g_string_append_printf (lines, "%s\n", line);
    }
  last = job.entries->pdata[job.entries->len - 1];
  head = beket_head_new (last->origin, last->ledger, last->inc, last->seq, last->hash, now);
  bytes = beket_head_bytes (head);
  signature = beket_key_sign (self->key, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                              &error);
  g_assert_no_error (error);
  sealed = beket_head_seal (bytes, signature, beket_key_certificate (self->key));
  g_string_append_printf (lines, "%s\n", sealed);
  g_ptr_array_unref (job.entries);
  g_free (job.inc);
  return lines;
}

/* ---- What came ---- */

static gboolean
read_inbox (BeketTx *tx,
            gpointer data,
            GError **error)
{
  BeketValue **list = data;

  *list = beket_tx_inbox (tx, 10000, error);
  return *list != NULL;
}

GHashTable *
world_inbox (WorldStation *self)
{
  GHashTable *hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (BeketValue) list = NULL;
  g_autoptr (GError) error = NULL;

  beket_ledger_read (self->ledger, read_inbox, &list, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < beket_value_length (list); i++)
    g_assert_true (g_hash_table_add (hashes,
                                     g_strdup (beket_value_get_text (beket_value_index (list, i),
                                                                     "hash"))));
  return hashes;
}

static gboolean
read_outbox (BeketTx *tx,
             gpointer data,
             GError **error)
{
  BeketValue **list = data;

  *list = beket_tx_outbox (tx, 10000, error);
  return *list != NULL;
}

char *
world_stage (WorldStation *self,
             const char   *hash,
             const char   *stage)
{
  g_autoptr (BeketValue) list = NULL;
  g_autoptr (GError) error = NULL;

  beket_ledger_read (self->ledger, read_outbox, &list, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < beket_value_length (list); i++)
    {
      const BeketValue *one = beket_value_index (list, i);

      if (g_str_equal (beket_value_get_text (one, "hash"), hash))
        return g_strdup (beket_value_get_text (beket_value_get (one, "stages"), stage));
    }
  return NULL;
}

/* ---- Requests ---- */

static void
keep_result (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

BeketReply *
world_send (BeketClient        *client,
            const BeketRequest *request,
            GError            **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_client_send_async (client, request, NULL, keep_result, &result);
  world_until (has_result, &result, 60);
  return beket_client_send_finish (client, result, error);
}

BeketReply *
world_get (WorldStation *self,
           const char   *path)
{
  BeketRequest request = { .method = "GET", .path = path };
  g_autoptr (GError) error = NULL;
  BeketReply *reply = world_send (self->client, &request, &error);

  g_assert_no_error (error);
  return reply;
}

BeketReply *
world_push (WorldStation *self,
            BeketClient  *client,
            const char   *origin,
            const char   *ledger,
            gint64        from,
            const char   *lines)
{
  g_autofree char *inc = world_inc (self);
  g_autofree char *path = g_strdup_printf ("/v1/ledgers/%s/%s/%s/entries?from=%" G_GINT64_FORMAT,
                                           origin, ledger, inc, from);
  g_autoptr (GBytes) body = g_bytes_new (lines, strlen (lines));
  BeketRequest request =
  { .method = "POST", .path = path, .media = "application/x-ndjson", .body = body };
  g_autoptr (GError) error = NULL;
  BeketReply *reply = world_send (client, &request, &error);

  g_assert_no_error (error);
  return reply;
}

BeketClient *
world_client (World      *self,
              WorldNode  *node,
              const char *name)
{
  g_autofree char *key_path = g_strdup_printf ("%s/%s.key", self->root, name);
  g_autofree char *path = g_strdup_printf ("%s/%s.pem", self->root, name);
  BeketClientConfig config =
  { .url = node->url, .key_path = key_path, .certificate_path = path, .party = node->party };
  g_autoptr (GError) error = NULL;
  BeketClient *client = beket_client_new (&config, self->trust, &error);

  g_assert_no_error (error);
  return client;
}

gboolean
world_sync (WorldStation *self,
            GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  beket_sync_once_async (self->sync, NULL, keep_result, &result);
  world_until (has_result, &result, 120);
  return beket_sync_once_finish (self->sync, result, error);
}
