/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The peer's mirror of our log is read: its cosignature is the receipt of our stations.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/lane.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "exchange/proof.h"
#include "node/log.h"
#include "record/hash.h"

#include <string.h>

#define ALARM "own-mirror"
#define STAGE "peer-node"
#define WAIT  25

typedef struct
{
  BeketLane  *lane;      /* (not owned) */
  gint64      time;      /* of the cosignature, seconds */
  const char *alarm;     /* (out) (nullable) */
  char       *before;    /* (out) (owned) (nullable): the mirror's checkpoint that we have */
  gboolean    news;      /* (out) */
} Receive;

/* ---- In the store ---- */

typedef struct
{
  gint64 chain;
  gint64 seq;
  gint64 index;
} Covered;

/* For each station's chain the newest entry that the checkpoint covers; one receipt speaks for all before it. */
static GArray *
read_covered (BeketNodeTx *tx,
              guint64      from,
              guint64      to,
              GError     **error)
{
  g_autoptr (GArray) covered = g_array_new (FALSE, FALSE, sizeof (Covered));
  sqlite3_stmt *stmt;
  gboolean row;

  stmt = beket_node_sql (tx, error, "SELECT entry.chain, max (entry.seq), leaf.idx FROM leaf "
                         "JOIN entry ON entry.pos = leaf.entry "
                         "WHERE leaf.side = 'own' AND leaf.idx >= ?1 AND leaf.idx < ?2 "
                         "GROUP BY entry.chain ORDER BY entry.chain", "ii", (gint64) from,
                         (gint64) to);
  while (stmt != NULL && beket_node_sql_next (tx, stmt, &row, error))
    {
      Covered one;

      if (!row)
        return g_steal_pointer (&covered);
      one.chain = sqlite3_column_int64 (stmt, 0);
      one.seq = sqlite3_column_int64 (stmt, 1);
      one.index = sqlite3_column_int64 (stmt, 2);
      g_array_append_val (covered, one);
    }
  return NULL;
}

static gboolean
write_receipt (BeketNodeTx   *tx,
               Receive       *self,
               const Covered *one,
               GError       **error)
{
  BeketNodeFetch fetch = { tx, "own" };
  g_autofree char *time = beket_time_format_wire (self->time * G_USEC_PER_SEC);
  g_autofree char *proof = NULL;
  g_autoptr (GArray) path = NULL;

  path = beket_merkle_proof ((guint64) one->index, self->lane->checkpoint->size,
                             beket_node_log_fetch, &fetch, error);
  if (path == NULL)
    return FALSE;
  proof = beket_proof_write ((guint64) one->index, path, self->lane->raw, self->lane->certificate);
  return beket_node_sql_run (tx, error,
                             "INSERT INTO receipt (chain, seq, stage, time, proof) VALUES (?1, ?2, ?3, ?4, ?5)",
                             "iittt", one->chain, one->seq, STAGE, time, proof);
}

static gboolean
write_receipts (BeketNodeTx  *tx,
                Receive      *self,
                BeketNodeLog *log,
                GError      **error)
{
  guint64 size = self->lane->checkpoint->size;
  g_autoptr (GArray) covered = read_covered (tx, log->delivered, size, error);

  if (covered == NULL)
    return FALSE;
  for (guint i = 0; i < covered->len; i++)
    if (!write_receipt (tx, self, &g_array_index (covered, Covered, i), error))
      return FALSE;
  log->delivered = size;
  g_free (log->mirrored);
  log->mirrored = g_strdup (self->lane->raw);
  self->news = TRUE;
  return beket_node_log_save (tx, log, error);
}

static gboolean
compare_root (BeketNodeTx     *tx,
              BeketCheckpoint *checkpoint,
              gboolean        *same,
              GError         **error)
{
  BeketNodeFetch fetch = { tx, "own" };
  BeketMerkleHash root;

  if (!beket_merkle_root_at (checkpoint->size, beket_node_log_fetch, &fetch, &root, error))
    return FALSE;
  *same = beket_merkle_equal (&root, &checkpoint->root);
  return TRUE;
}

static gboolean
receive (BeketNodeTx *tx,
         gpointer     data,
         GError     **error)
{
  Receive *self = data;
  BeketCheckpoint *checkpoint = self->lane->checkpoint;
  g_autoptr (BeketNodeLog) log = NULL;
  gboolean same = TRUE;

  if (!beket_node_log_load (tx, "own", &log, error))
    return FALSE;
  self->before = g_strdup (log->mirrored != NULL ? log->mirrored : log->checkpoint);
  if (!g_str_equal (checkpoint->origin, log->origin))
    self->alarm = "the peer mirrors another log";
  else if (checkpoint->size > log->tree.size)
    self->alarm = "the peer mirrors more than our log has: it was restored from an older copy";
  else if (checkpoint->size < log->delivered)
    self->alarm = "the peer's mirror is shorter than it was: the peer lost data";
  else if (!compare_root (tx, checkpoint, &same, error))
    return FALSE;
  else if (!same)
    self->alarm = "the peer's mirror has another root than our log";
  else if (checkpoint->size > log->delivered || log->mirrored == NULL)
    return write_receipts (tx, self, log, error);
  return TRUE;
}

/* ---- Rounds ---- */

static void
certified (BeketLane  *lane,
           BeketReply *reply)
{
  Receive received = { .lane = lane };
  g_autoptr (GError) error = NULL;

  if (!beket_note_check (lane->note, lane->certificate, lane->signer, BEKET_NOTE_COSIGNATURE,
                         &received.time, &error) ||
      !beket_node_store_write (lane->node->store, receive, &received, &error))
    beket_lane_fail (lane, error);
  else if (received.alarm != NULL)
    beket_lane_alarm (lane, ALARM, received.alarm, received.before, lane->raw);
  else
    beket_lane_again (lane);
  if (received.news)
    beket_node_waiters_news (lane->node->waiters);
  g_free (received.before);
}

/* The first line that is not our own log's. */
static const BeketNoteLine *
find_cosigner (BeketLane *lane)
{
  for (guint i = 0; i < lane->note->lines->len; i++)
    {
      const BeketNoteLine *line = lane->note->lines->pdata[i];

      if (!g_str_equal (line->name, lane->node->folder->log))
        return line;
    }
  return NULL;
}

static gboolean
take_note (BeketLane  *lane,
           BeketReply *reply,
           GError    **error)
{
  gsize length;
  const char *bytes = g_bytes_get_data (reply->body, &length);

  g_clear_pointer (&lane->note, beket_note_free);
  g_clear_pointer (&lane->checkpoint, beket_checkpoint_free);
  g_clear_pointer (&lane->raw, g_free);
  lane->note = beket_note_parse (bytes, length, error);
  if (lane->note == NULL)
    return FALSE;
  lane->checkpoint = beket_checkpoint_parse (lane->note->text, error);
  lane->raw = g_strndup (bytes, length);
  return lane->checkpoint != NULL;
}

static void
got_mirror (BeketLane  *lane,
            BeketReply *reply)
{
  const BeketNoteLine *line = NULL;
  g_autoptr (GError) error = NULL;

  if (reply->status == 204 || reply->status == 404)   /* 404: the peer has not pulled from us yet */
    beket_lane_again (lane);
  else if (reply->status != 200)
    beket_lane_refuse (lane, reply, "the peer's mirror of our log");
  else if (!take_note (lane, reply, &error))
    beket_lane_fail (lane, error);
  else if ((line = find_cosigner (lane)) == NULL)
    beket_lane_refuse (lane, reply, "the peer's mirror is not cosigned");
  else
    beket_lane_certify (lane, line, certified);
}

static gboolean
read_delivered (BeketNodeTx *tx,
                gpointer     size,
                GError     **error)
{
  return beket_node_sql_integer (tx, size, 0, error, "SELECT delivered FROM log WHERE side = 'own'",
                                 "");
}

static void
ask_mirror (BeketLane *lane)
{
  g_autofree char *name = beket_hash_hex (lane->node->folder->log, strlen (lane->node->folder->log));
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  gint64 size = 0;

  if (!beket_node_store_read (lane->node->store, read_delivered, &size, &error))
    {
      beket_lane_fail (lane, error);
      return;
    }
  if (lane->known)
    path = g_strdup_printf ("/mirror/%s/checkpoint?after=%" G_GINT64_FORMAT "&wait=%d", name, size,
                            WAIT);
  else
    path = g_strdup_printf ("/mirror/%s/checkpoint", name);
  beket_lane_ask (lane, path, BEKET_NOTE_MAX, WAIT, got_mirror);
}

BeketLane *
beket_node_receipts_new (BeketNode *node,
                         GError   **error)
{
  if (!beket_lane_has_alarm (node, ALARM))
    return beket_lane_new (node, "receipts", ask_mirror, error);
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_FORK,
               "no receipts are taken: an alarm about the peer's mirror is open");
  return NULL;
}
