/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files to and from the node: large ones in parts, so that a broken link costs one part.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/sync-private.h"

#include "domain/error.h"
#include "exchange/names.h"
#include "exchange/text.h"
#include "ledger/blob.h"

#define PART (256 * 1024)
#define WANTED 200

/* ---- Bytes on the disk: the ledger's worker reads and writes them, the window never waits for it ---- */

typedef struct
{
  char   *folder;   /* (owned) */
  char   *hash;     /* (owned) */
  GBytes *bytes;    /* (owned) (nullable) */
} Disk;

static Disk *
disk_new (BeketSync  *self,
          const char *hash,
          GBytes     *bytes)
{
  Disk *disk = g_new0 (Disk, 1);

  disk->folder = g_strdup (beket_ledger_get_folder (self->ledger));
  disk->hash = g_strdup (hash);
  disk->bytes = bytes == NULL ? NULL : g_bytes_ref (bytes);
  return disk;
}

static void
disk_free (Disk *disk)
{
  g_free (disk->folder);
  g_free (disk->hash);
  g_clear_pointer (&disk->bytes, g_bytes_unref);
  g_free (disk);
}

static gboolean
load (BeketTx *tx,
      gpointer data,
      GError **error)
{
  Disk *disk = data;

  disk->bytes = beket_blob_load (disk->folder, disk->hash, error);
  return disk->bytes != NULL;
}

static gboolean
store (BeketTx *tx,
       gpointer data,
       GError **error)
{
  Disk *disk = data;
  char hash[BEKET_HASH_LENGTH + 1];

  return beket_blob_store (disk->folder, disk->bytes, hash, error);
}

/* ---- Sending ---- */

typedef struct
{
  char   *hash;     /* (owned) */
  char   *path;     /* (owned) */
  GBytes *bytes;    /* (owned) (nullable) */
  gsize   offset;   /* bytes that the node has */
  guint   moves;    /* times that the node named another offset: bounded */
} Upload;

static void
upload_free (Upload *upload)
{
  g_free (upload->hash);
  g_free (upload->path);
  g_clear_pointer (&upload->bytes, g_bytes_unref);
  g_free (upload);
}

static void send_part (GTask *task);

static void
fail (GTask  *task,
      GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

static gboolean
read_offset (Upload           *upload,
             const BeketReply *reply)
{
  const char *text = beket_reply_header (reply, "upload-offset");
  gint64 offset = 0;

  if (text == NULL ||
      !beket_number_parse (text, &offset) || offset > (gint64) g_bytes_get_size (upload->bytes))
    return FALSE;
  upload->offset = (gsize) offset;
  return TRUE;
}

static void
part_sent (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  Upload *upload = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (BeketReply) reply = beket_sync_reply (self, result, &error);

  if (reply == NULL)
    fail (task, error);
  else if (reply->status == 201 ||
           (reply->status == 204 && beket_reply_header (reply, "upload-offset") == NULL))
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
  else if ((reply->status == 204 || (reply->status == 409 && upload->moves++ < 3)) &&
           read_offset (upload, reply))
    send_part (task);
  else
    {
      beket_reply_error (reply, "file", &error);
      fail (task, error);
    }
}

static void
send_part (GTask *task)
{
  BeketSync *self = g_task_get_source_object (task);
  Upload *upload = g_task_get_task_data (task);
  gsize size = g_bytes_get_size (upload->bytes);
  gsize length = MIN (size - upload->offset, PART);
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (upload->bytes, upload->offset, length);
  g_autofree char *offset = g_strdup_printf ("%zu", upload->offset);
  g_autofree char *digest = beket_content_digest (upload->hash);
  BeketRequest request =
  { .path = upload->path, .media = "application/octet-stream", .body = part };

  if (size <= PART && upload->offset == 0)
    {
      request.method = "PUT";
      request.header = "Content-Digest";
      request.value = digest;
    }
  else
    {
      request.method = "PATCH";
      request.header = "Upload-Offset";
      request.value = offset;
      request.header2 = "Upload-Complete";
      request.value2 = upload->offset + length == size ? "?1" : "?0";
    }
  beket_client_send_async (self->lanes[BEKET_LANE_PUSH].client, &request,
                           g_task_get_cancellable (task), part_sent, task);
}

static void
loaded (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  Upload *upload = g_task_get_task_data (task);
  GError *error = NULL;
  Disk *disk;

  if (!beket_ledger_read_finish (self->ledger, result, (gpointer *) &disk, &error))
    {
      fail (task, error);
      return;
    }
  upload->bytes = g_steal_pointer (&disk->bytes);
  upload->offset = MIN (upload->offset, g_bytes_get_size (upload->bytes));
  send_part (task);
}

static void
asked (GObject      *source,
       GAsyncResult *result,
       gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  Upload *upload = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (BeketReply) reply = beket_sync_reply (self, result, &error);
  const char *offset;
  gint64 number = 0;

  if (reply == NULL)
    {
      fail (task, error);
      return;
    }
  if (reply->status == 200)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  if (reply->status != 404)
    {
      beket_reply_error (reply, "file", &error);
      fail (task, error);
      return;
    }
  offset = beket_reply_header (reply, "upload-offset");
  if (offset != NULL && beket_number_parse (offset, &number))
    upload->offset = (gsize) number;
  beket_ledger_read_async (self->ledger, load, disk_new (self, upload->hash, NULL),
                           (GDestroyNotify) disk_free, NULL, loaded, task);
}

void
beket_sync_send_blob_async (BeketSync          *self,
                            const char         *hash,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);
  Upload *upload = g_new0 (Upload, 1);
  BeketRequest request = { .method = "HEAD" };

  g_task_set_source_tag (task, beket_sync_send_blob_async);
  upload->hash = g_strdup (hash);
  upload->path = g_strdup_printf ("/v1/blobs/sha-256/%s", hash);
  g_task_set_task_data (task, upload, (GDestroyNotify) upload_free);
  request.path = upload->path;
  beket_client_send_async (self->lanes[BEKET_LANE_PUSH].client, &request, cancellable, asked, task);
}

/* ---- Fetching ---- */

typedef struct
{
  BeketValue *wanted;   /* (owned) (nullable): list of hashes */
  guint       next;
  gboolean    came;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_clear_pointer (&fetch->wanted, beket_value_unref);
  g_free (fetch);
}

static void fetch_next (GTask *task);

static gboolean
list_wanted (BeketTx *tx,
             gpointer data,
             GError **error)
{
  BeketValue **wanted = data;

  *wanted = beket_tx_blobs_wanted (tx, WANTED, error);
  return *wanted != NULL;
}

static void
stored (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;

  if (!beket_ledger_write_finish (self->ledger, result, NULL, &error))
    {
      fail (task, error);
      return;
    }
  fetch->came = TRUE;
  fetch_next (task);
}

/* A file that the node does not have, or has wrong, does not stop the others: it is asked for again in the next round. */
static void
fetched (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  const char *hash = beket_value_to_text (beket_value_index (fetch->wanted, fetch->next - 1));
  GError *error = NULL;
  g_autoptr (BeketReply) reply = beket_sync_reply (self, result, &error);
  g_autofree char *got = NULL;

  if (reply == NULL)
    {
      fail (task, error);
      return;
    }
  got = beket_hash_hex (g_bytes_get_data (reply->body, NULL), g_bytes_get_size (reply->body));
  if (reply->status == 200 && g_str_equal (got, hash))
    beket_ledger_write_async (self->ledger, store, disk_new (self, hash, reply->body),
                              (GDestroyNotify) disk_free, stored, task);
  else
    fetch_next (task);
}

static void
fetch_next (GTask *task)
{
  BeketSync *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  BeketRequest request = { .method = "GET", .limit = BEKET_BLOB_MAX };
  g_autofree char *path = NULL;

  if (fetch->next >= beket_value_length (fetch->wanted))
    {
      g_task_return_boolean (task, fetch->came);
      g_object_unref (task);
      return;
    }
  path =
    g_strdup_printf ("/v1/blobs/sha-256/%s",
                     beket_value_to_text (beket_value_index (fetch->wanted, fetch->next++)));
  request.path = path;
  beket_client_send_async (self->lanes[BEKET_LANE_FEED].client, &request,
                           g_task_get_cancellable (task), fetched, task);
}

static void
listed (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  GTask *task = data;
  BeketSync *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  BeketValue **wanted;

  if (!beket_ledger_read_finish (self->ledger, result, (gpointer *) &wanted, &error))
    {
      fail (task, error);
      return;
    }
  fetch->wanted = g_steal_pointer (wanted);
  fetch_next (task);
}

static void
wanted_free (BeketValue **wanted)
{
  g_clear_pointer (wanted, beket_value_unref);
  g_free (wanted);
}

void
beket_sync_fetch_blobs_async (BeketSync          *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            data)
{
  GTask *task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, beket_sync_fetch_blobs_async);
  g_task_set_task_data (task, g_new0 (Fetch, 1), (GDestroyNotify) fetch_free);
  beket_ledger_read_async (self->ledger, list_wanted, g_new0 (BeketValue *, 1),
                           (GDestroyNotify) wanted_free, NULL, listed, task);
}
