/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files by their SHA-256: taken whole or in parts, given whole or a range of them.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/call.h"

#include "domain/error.h"
#include "exchange/names.h"
#include "exchange/text.h"
#include "record/entry.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *
read_hash (BeketNodeCall *call,
           guint          segment)
{
  const char *hash = call->path[segment];

  if (beket_is_hash (hash))
    return hash;
  beket_node_call_problem (call, 404, "not-found", NULL,
                           "a file is named by its SHA-256 in lower-case hex");
  return NULL;
}

/* ---- Taking ---- */

static gboolean
check_digest (BeketNodeCall *call,
              const char    *hash)
{
  const char *given = beket_node_call_header (call, "Content-Digest");
  g_autofree char *expected = beket_content_digest (hash);

  if (given == NULL || strstr (given, "sha-256=") == NULL || strstr (given, expected) != NULL)
    return TRUE;
  beket_node_call_problem (call, 422, "digest", NULL, "Content-Digest is not that of the address");
  return FALSE;
}

static void
answer_stored (BeketNodeCall *call,
               gboolean       stored,
               const GError  *error)
{
  if (stored)
    beket_node_call_answer (call, 201, NULL, NULL);
  else if (g_error_matches (error, BEKET_ERROR, BEKET_ERROR_CORRUPT))
    beket_node_call_problem (call, 422, "digest", NULL, "%s", error->message);
  else
    beket_node_call_failed (call, error);
}

void
beket_node_put_blob (BeketNodeCall *call)
{
  const char *hash = read_hash (call, 3);
  g_autoptr (GError) error = NULL;
  gboolean stored;

  if (hash == NULL || !check_digest (call, hash))
    return;
  if (beket_node_blob_exists (call->node->blobs, hash))
    {
      beket_node_call_answer (call, 204, NULL, NULL);
      return;
    }
  stored = beket_node_upload_finish (call->upload, hash, &error);
  answer_stored (call, stored, error);
}

static void
answer_offset (BeketNodeCall *call,
               guint          status,
               const char    *hash)
{
  g_autofree char *offset =
    g_strdup_printf ("%" G_GINT64_FORMAT, beket_node_part_size (call->node->blobs, hash));

  if (status == 204)
    beket_node_call_answer (call, 204, NULL, NULL);
  else
    beket_node_call_problem (call, status, "offset", NULL, "the next part begins at %s", offset);
  beket_node_call_set (call, "Upload-Offset", offset);
}

static gboolean
read_offset (BeketNodeCall *call,
             gint64        *offset)
{
  const char *text = beket_node_call_header (call, "Upload-Offset");

  if (text != NULL && beket_number_parse (text, offset))
    {
      if (*offset + call->body->len <= BEKET_NODE_BLOB_MAX)
        return TRUE;
      beket_node_call_problem (call, 413, "too-large", NULL, "at most %d bytes",
                               BEKET_NODE_BLOB_MAX);
      return FALSE;
    }
  beket_node_call_problem (call, 400, "bad-argument", NULL, "Upload-Offset is missing");
  return FALSE;
}

/* With the mutex of parts held. */
static void
take_part (BeketNodeCall *call,
           const char    *hash,
           gint64         offset)
{
  const char *complete = beket_node_call_header (call, "Upload-Complete");
  g_autoptr (GError) error = NULL;
  gboolean stored;

  if (beket_node_blob_exists (call->node->blobs, hash))
    beket_node_call_answer (call, 204, NULL, NULL);
  else if (!beket_node_part_write (call->node->blobs, hash, offset, call->body->data,
                                   call->body->len, &error))
    {
      if (g_error_matches (error, BEKET_ERROR, BEKET_ERROR_INVALID))
        answer_offset (call, 409, hash);
      else
        beket_node_call_failed (call, error);
    }
  else if (complete == NULL || !g_str_equal (complete, "?1"))
    answer_offset (call, 204, hash);
  else
    {
      stored = beket_node_part_finish (call->node->blobs, hash, &error);
      answer_stored (call, stored, error);
    }
}

void
beket_node_patch_blob (BeketNodeCall *call)
{
  const char *hash = read_hash (call, 3);
  gint64 offset;

  if (hash == NULL || !read_offset (call, &offset))
    return;
  /* One writer at a time: two stations may send the same file. */
  g_mutex_lock (&call->node->parts);
  take_part (call, hash, offset);
  g_mutex_unlock (&call->node->parts);
}

/* ---- Giving ---- */

typedef struct
{
  gint64 first;
  gint64 last;
} Range;

/* One range "bytes=a-b", "bytes=a-" or "bytes=-n"; what else is asked gets the whole, as RFC 9110, 14.2 allows. %FALSE: cannot be satisfied. */
static gboolean
read_range (const char *text,
            gint64      size,
            Range      *range)
{
  g_auto (GStrv) ends = NULL;
  gint64 first = 0;
  gint64 last = 0;
  gboolean has_first;
  gboolean has_last;

  range->first = 0;
  range->last = size - 1;
  if (text == NULL || !g_str_has_prefix (text, "bytes="))
    return TRUE;
  ends = g_strsplit (text + strlen ("bytes="), "-", 2);
  if (g_strv_length (ends) != 2)
    return TRUE;
  has_first = beket_number_parse (ends[0], &first);
  has_last = beket_number_parse (ends[1], &last);
  if (!has_first && !has_last)
    return TRUE;
  if (has_first && *ends[1] != '\0' && !has_last)
    return TRUE;
  if (!has_first && *ends[0] != '\0')
    return TRUE;
  range->first = has_first ? first : MAX (0, size - last);
  range->last = has_first && has_last ? MIN (last, size - 1) : size - 1;
  return range->first < size && range->first <= range->last;
}

static void
describe (BeketNodeCall *call,
          const char    *hash)
{
  g_autofree char *digest = beket_content_digest (hash);

  beket_node_call_set (call, "Accept-Ranges", "bytes");
  beket_node_call_set (call, "Repr-Digest", digest);
  beket_node_call_set (call, "Content-Type", "application/octet-stream");
  beket_node_call_set (call, "Cache-Control", "immutable");
}

static void
answer_file (BeketNodeCall *call,
             const char    *hash,
             int            fd,
             gint64         size)
{
  const char *wanted = beket_node_call_header (call, "Range");
  g_autofree char *content = NULL;
  Range range;

  if (!read_range (wanted, size, &range))
    {
      content = g_strdup_printf ("bytes */%" G_GINT64_FORMAT, size);
      beket_node_call_problem (call, 416, "range", NULL, "the file has %" G_GINT64_FORMAT " bytes",
                               size);
      beket_node_call_set (call, "Content-Range", content);
      close (fd);
      return;
    }
  call->status = range.first == 0 && range.last == size - 1 ? 200 : 206;
  call->response = MHD_create_response_from_fd_at_offset64 ((uint64_t) (range.last - range.first + 1),
                                                            fd, (uint64_t) range.first);
  describe (call, hash);
  content = g_strdup_printf ("bytes %" G_GINT64_FORMAT "-%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT,
                             range.first, range.last, size);
  if (call->status == 206)
    beket_node_call_set (call, "Content-Range", content);
}

static void
answer_blob (BeketNodeCall *call,
             const char    *hash)
{
  g_autofree char *path = beket_node_blob_path (call->node->blobs, hash);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  struct stat info;

  if (fd >= 0 && fstat (fd, &info) == 0)
    {
      answer_file (call, hash, fd, info.st_size);
      return;
    }
  if (fd >= 0)
    close (fd);
  answer_offset (call, 404, hash);
}

void
beket_node_get_blob (BeketNodeCall *call)
{
  const char *hash = read_hash (call, 3);

  if (hash != NULL)
    answer_blob (call, hash);
}

void
beket_node_head_blob (BeketNodeCall *call)
{
  beket_node_get_blob (call);
}

/* ---- For the peer: only what an entry of its log names ---- */

typedef struct
{
  const char *hash;
  gint64      named;
} Named;

static gboolean
is_named (BeketNodeTx *tx,
          gpointer     data,
          GError     **error)
{
  Named *named = data;

  return beket_node_sql_integer (tx, &named->named, 0, error, "SELECT count (*) FROM entry_blob "
                                 "JOIN leaf ON leaf.entry = entry_blob.pos AND leaf.side = 'own' "
                                 "WHERE entry_blob.hash = ?1", "t", named->hash);
}

void
beket_node_get_peer_blob (BeketNodeCall *call)
{
  Named named = { read_hash (call, 4), 0 };
  g_autoptr (GError) error = NULL;

  if (named.hash == NULL)
    return;
  if (!g_str_equal (call->path[1], call->caller->party))
    beket_node_call_problem (call, 403, "forbidden", NULL, "/to/%s is not for %s", call->path[1],
                             call->caller->party);
  else if (!beket_node_store_read (call->node->store, is_named, &named, &error))
    beket_node_call_failed (call, error);
  else if (named.named == 0)
    beket_node_call_problem (call, 404, "not-found", NULL, "no entry for you names this file");
  else
    answer_blob (call, named.hash);
}
