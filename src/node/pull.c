/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The peer's log is pulled: checkpoint, leaves, files, mirror. It goes on at its own size.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/lane.h"

#include "domain/error.h"
#include "exchange/tile.h"
#include "node/mirror.h"
#include "node/upload.h"
#include "record/entry.h"
#include "record/json.h"

#include <string.h>

#define ALARM "peer-log"
#define WAIT  25
#define ENTRIES_MAX (BEKET_MERKLE_TILE * (BEKET_ENTRY_MAX_HEADER + 2))
#define BODIES_MAX  (BEKET_MERKLE_TILE * (BEKET_JSON_MAX_BODY + 2))

static void stage_next (BeketLane *lane);
static void publish_next (BeketLane *lane);

static BeketNodeMirror
mirror_of (BeketLane *lane)
{
  BeketNodeMirror mirror = {
    .node = lane->node, .checkpoint = lane->checkpoint, .raw = lane->raw,
    .bad_files = lane->bad_files,
  };

  return mirror;
}

static gboolean
step (BeketLane       *lane,
      BeketNodeFunc    func,
      BeketNodeMirror *mirror)
{
  g_autoptr (GError) error = NULL;

  if (beket_node_store_write (lane->node->store, func, mirror, &error))
    return TRUE;
  beket_lane_fail (lane, error);
  return FALSE;
}

/* ---- Publishing ---- */

static void
publish (BeketLane *lane)
{
  g_auto (BeketNodeMirror) mirror = mirror_of (lane);

  if (!step (lane, beket_node_mirror_publish, &mirror))
    return;
  g_atomic_int_add (&lane->node->pulled, (gint) mirror.published);
  beket_node_waiters_news (lane->node->waiters);
  if (mirror.done)
    beket_lane_again (lane);
  else
    publish_next (lane);
}

static void
fetch_next_file (BeketLane *lane);

static void
got_file (BeketLane  *lane,
          BeketReply *reply)
{
  const char *hash = lane->files->pdata[lane->files->len - 1];
  g_autoptr (GError) error = NULL;

  /* What the peer does not have, or has wrong, is flagged and holds up nobody; what merely failed is asked again. */
  if (reply->status == 404)
    g_hash_table_replace (lane->bad_files, g_strdup (hash), g_strdup ("the peer does not have it"));
  else if (reply->status != 200)
    {
      beket_lane_refuse (lane, reply, "file of an entry");
      return;
    }
  else if (!beket_node_blob_store (lane->node->blobs, reply->body, hash, &error))
    {
      if (!g_error_matches (error, BEKET_ERROR, BEKET_ERROR_CORRUPT))
        {
          beket_lane_fail (lane, error);
          return;
        }
      g_hash_table_replace (lane->bad_files, g_strdup (hash), g_strdup (error->message));
    }
  g_ptr_array_remove_index (lane->files, lane->files->len - 1);
  fetch_next_file (lane);
}

static void
fetch_next_file (BeketLane *lane)
{
  g_autofree char *path = NULL;

  if (lane->files->len == 0)
    {
      publish (lane);
      return;
    }
  path = g_strdup_printf ("/blobs/sha-256/%s", (char *) lane->files->pdata[lane->files->len - 1]);
  beket_lane_ask (lane, path, BEKET_NODE_BLOB_MAX, 0, got_file);
}

static void
publish_next (BeketLane *lane)
{
  g_auto (BeketNodeMirror) mirror = mirror_of (lane);

  if (!step (lane, beket_node_mirror_names, &mirror))
    return;
  g_clear_pointer (&lane->files, g_ptr_array_unref);
  lane->files = g_steal_pointer (&mirror.files);
  fetch_next_file (lane);
}

/* ---- Staging ---- */

/* Once it may have been the way; twice it is the log. */
static void
check_root (BeketLane *lane)
{
  g_auto (BeketNodeMirror) mirror = mirror_of (lane);

  if (!step (lane, beket_node_mirror_check, &mirror))
    return;
  if (mirror.matches)
    {
      lane->retried = FALSE;
      publish_next (lane);
      return;
    }
  if (!step (lane, beket_node_mirror_compare, &mirror) ||
      !step (lane, beket_node_mirror_drop, &mirror))
    return;
  if (lane->retried)
    {
      beket_lane_alarm (lane, ALARM, "the peer's leaves do not have the root that it signed",
                        mirror.before, lane->raw);
      return;
    }
  lane->retried = TRUE;
  stage_next (lane);
}

static void
got_bodies (BeketLane  *lane,
            BeketReply *reply)
{
  g_auto (BeketNodeMirror) mirror = mirror_of (lane);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) bodies = NULL;
  g_autoptr (GError) error = NULL;
  guint64 size = lane->checkpoint->size;
  guint64 first;
  guint width;

  if (reply->status != 200)
    {
      beket_lane_refuse (lane, reply, "bodies of the peer's log");
      return;
    }
  if (!step (lane, beket_node_mirror_compare, &mirror))
    return;
  first = mirror.staged / BEKET_MERKLE_TILE * BEKET_MERKLE_TILE;
  width = (guint) MIN (size - first, BEKET_MERKLE_TILE);
  if ((entries = beket_bundle_parse (lane->entries, width, &error)) == NULL ||
      (bodies = beket_bundle_parse (reply->body, width, &error)) == NULL)
    {
      beket_lane_fail (lane, error);
      return;
    }
  mirror.entries = entries;
  mirror.bodies = bodies;
  mirror.skip = (guint) (mirror.staged - first);
  if (step (lane, beket_node_mirror_stage, &mirror))
    stage_next (lane);
}

static void
ask_tile (BeketLane    *lane,
          BeketTileKind kind,
          guint64       staged,
          gsize         limit,
          BeketLaneStep next)
{
  BeketTile tile = { .kind = kind, .index = staged / BEKET_MERKLE_TILE };
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  tile.width = (guint) MIN (lane->checkpoint->size - tile.index * BEKET_MERKLE_TILE,
                            BEKET_MERKLE_TILE);
  name = beket_tile_path (&tile);
  path = g_strconcat ("/", name, NULL);
  beket_lane_ask (lane, path, limit, 0, next);
}

static void
got_entries (BeketLane  *lane,
             BeketReply *reply)
{
  g_auto (BeketNodeMirror) mirror = mirror_of (lane);

  if (reply->status != 200)
    {
      beket_lane_refuse (lane, reply, "entries of the peer's log");
      return;
    }
  if (!step (lane, beket_node_mirror_compare, &mirror))
    return;
  g_clear_pointer (&lane->entries, g_bytes_unref);
  lane->entries = g_bytes_ref (reply->body);
  ask_tile (lane, BEKET_TILE_BODIES, mirror.staged, BODIES_MAX, got_bodies);
}

static void
stage_next (BeketLane *lane)
{
  g_auto (BeketNodeMirror) mirror = mirror_of (lane);

  if (!step (lane, beket_node_mirror_compare, &mirror))
    return;
  if (mirror.staged >= lane->checkpoint->size)
    check_root (lane);
  else
    ask_tile (lane, BEKET_TILE_ENTRIES, mirror.staged, ENTRIES_MAX, got_entries);
}

/* ---- The checkpoint ---- */

static void
compare (BeketLane *lane)
{
  g_auto (BeketNodeMirror) mirror = mirror_of (lane);

  if (!step (lane, beket_node_mirror_compare, &mirror))
    return;
  switch (mirror.verdict)
    {
      case BEKET_MIRROR_NEWS:
        stage_next (lane);
        return;
      case BEKET_MIRROR_SAME:
        beket_lane_again (lane);
        return;
      case BEKET_MIRROR_OTHER:
        beket_lane_alarm (lane, ALARM, "the peer shows another log than before", mirror.before,
                          lane->raw);
        return;
      case BEKET_MIRROR_SHRANK:
        beket_lane_alarm (lane, ALARM, "the peer's log is shorter than it was", mirror.before,
                          lane->raw);
        return;
      case BEKET_MIRROR_FORKED:
      default:
        beket_lane_alarm (lane, ALARM, "the peer's log has another root than before", mirror.before,
                          lane->raw);
    }
}

static void
certified (BeketLane  *lane,
           BeketReply *reply)
{
  g_autoptr (GError) error = NULL;

  if (beket_note_check (lane->note, lane->certificate, lane->checkpoint->origin, BEKET_NOTE_ED25519,
                        NULL, &error))
    compare (lane);
  else
    beket_lane_fail (lane, error);
}

static void
got_checkpoint (BeketLane  *lane,
                BeketReply *reply)
{
  g_autoptr (GError) error = NULL;
  const BeketNoteLine *line;
  gsize length;
  const char *bytes = g_bytes_get_data (reply->body, &length);

  if (reply->status == 204)
    {
      beket_lane_again (lane);
      return;
    }
  if (reply->status != 200)
    {
      beket_lane_refuse (lane, reply, "checkpoint of the peer");
      return;
    }
  g_clear_pointer (&lane->note, beket_note_free);
  g_clear_pointer (&lane->checkpoint, beket_checkpoint_free);
  g_clear_pointer (&lane->raw, g_free);
  lane->note = beket_note_parse (bytes, length, &error);
  if (lane->note == NULL ||
      (lane->checkpoint = beket_checkpoint_parse (lane->note->text, &error)) == NULL)
    {
      beket_lane_fail (lane, error);
      return;
    }
  lane->raw = g_strndup (bytes, length);
  line = beket_note_find (lane->note, lane->checkpoint->origin);
  if (line != NULL)
    beket_lane_certify (lane, line, certified);
  else
    beket_lane_refuse (lane, reply, "checkpoint of the peer is not signed by its log");
}

/* ---- Rounds ---- */

static gboolean
read_size (BeketNodeTx *tx,
           gpointer     size,
           GError     **error)
{
  return beket_node_sql_integer (tx, size, -1, error,
                                 "SELECT signed FROM log WHERE side = 'peer' AND checkpoint IS NOT NULL",
                                 "");
}

/* The first question of a conversation does not wait: also a log that did not grow must be compared. */
static void
ask_checkpoint (BeketLane *lane)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  gint64 size = -1;

  g_hash_table_remove_all (lane->bad_files);
  if (!beket_node_store_read (lane->node->store, read_size, &size, &error))
    {
      beket_lane_fail (lane, error);
      return;
    }
  if (lane->known && size >= 0)
    path = g_strdup_printf ("/checkpoint?after=%" G_GINT64_FORMAT "&wait=%d", size, WAIT);
  else
    path = g_strdup ("/checkpoint");
  beket_lane_ask (lane, path, BEKET_NOTE_MAX, WAIT, got_checkpoint);
}

BeketLane *
beket_node_pull_new (BeketNode *node,
                     GError   **error)
{
  if (!beket_lane_has_alarm (node, ALARM))
    return beket_lane_new (node, "pull", ask_checkpoint, error);
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_FORK,
               "nothing is pulled: an alarm about the peer's log is open");
  return NULL;
}
