/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The node's logs: leaves, nodes, checkpoints and tiles.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/log.h"

#include "domain/error.h"
#include "exchange/note.h"

#include <string.h>

void
beket_node_log_free (BeketNodeLog *self)
{
  if (self == NULL)
    return;
  g_free (self->origin);
  g_free (self->checkpoint);
  g_free (self->mirrored);
  g_free (self);
}

gboolean
beket_node_log_load (BeketNodeTx   *tx,
                     const char    *side,
                     BeketNodeLog **log,
                     GError       **error)
{
  g_autoptr (BeketNodeLog) self = g_new0 (BeketNodeLog, 1);
  g_autoptr (GBytes) frontier = NULL;
  sqlite3_stmt *stmt;
  gboolean row;

  *log = NULL;
  stmt = beket_node_sql (tx, error, "SELECT origin, size, frontier, checkpoint, signed, delivered, mirrored "
                         "FROM log WHERE side = ?1", "t",
                         side);
  if (stmt == NULL || !beket_node_sql_next (tx, stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  self->side = side;
  self->origin = beket_node_column_text (stmt, 0);
  frontier = beket_node_column (stmt, 2);
  self->checkpoint = beket_node_column_text (stmt, 3);
  self->signed_size = (guint64) sqlite3_column_int64 (stmt, 4);
  self->delivered = (guint64) sqlite3_column_int64 (stmt, 5);
  self->mirrored = beket_node_column_text (stmt, 6);
  if (!beket_merkle_restore (&self->tree, (guint64) sqlite3_column_int64 (stmt, 1), frontier,
                             error))
    return FALSE;
  sqlite3_reset (stmt);
  *log = g_steal_pointer (&self);
  return TRUE;
}

gboolean
beket_node_log_create (BeketNodeTx *tx,
                       const char  *side,
                       const char  *origin,
                       GError     **error)
{
  return beket_node_sql_run (tx, error,
                             "INSERT INTO log VALUES (?1, ?2, 0, zeroblob (0), NULL, 0, 0, NULL)",
                             "tt", side, origin);
}

gboolean
beket_node_log_advance (BeketNodeTx           *tx,
                        BeketNodeLog          *self,
                        const BeketMerkleHash *leaf,
                        GError               **error)
{
  BeketMerkleNode nodes[BEKET_MERKLE_LEVELS];
  guint n_nodes = beket_merkle_append (&self->tree, leaf, nodes);

  for (guint i = 0; i < n_nodes; i++)
    {
      g_autoptr (GBytes) hash = g_bytes_new (nodes[i].hash.bytes, sizeof (BeketMerkleHash));

      if (!beket_node_sql_run (tx, error, "INSERT INTO node VALUES (?1, ?2, ?3, ?4)", "tiib",
                               self->side,
                               (gint64) nodes[i].level, (gint64) nodes[i].index, hash))
        return FALSE;
    }
  return TRUE;
}

gboolean
beket_node_log_append (BeketNodeTx  *tx,
                       BeketNodeLog *self,
                       gint64        pos,
                       GBytes       *header,
                       GError      **error)
{
  g_autoptr (GBytes) bytes = NULL;
  BeketMerkleHash leaf;

  beket_merkle_leaf (g_bytes_get_data (header, NULL), g_bytes_get_size (header), &leaf);
  bytes = g_bytes_new (leaf.bytes, sizeof (leaf.bytes));
  return beket_node_sql_run (tx, error,
                             "INSERT INTO leaf (side, idx, hash, entry) VALUES (?1, ?2, ?3, ?4)",
                             "tibi",
                             self->side, (gint64) self->tree.size, bytes, pos) &&
         beket_node_log_advance (tx, self, &leaf, error);
}

gboolean
beket_node_log_save (BeketNodeTx  *tx,
                     BeketNodeLog *self,
                     GError      **error)
{
  g_autoptr (GBytes) frontier = beket_merkle_save (&self->tree);

  return beket_node_sql_run (tx, error, "UPDATE log SET size = ?1, frontier = ?2, checkpoint = ?3, signed = ?4, "
                             "delivered = ?5, mirrored = ?6 WHERE side = ?7", "ibtiitt",
                             (gint64) self->tree.size,
                             frontier, self->checkpoint, (gint64) self->signed_size,
                             (gint64) self->delivered,
                             self->mirrored,
                             self->side);
}

gboolean
beket_node_log_sign (BeketNodeLog *self,
                     BeketKey     *key,
                     GError      **error)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  BeketMerkleHash root;

  beket_merkle_root (&self->tree, &root);
  text = beket_checkpoint_text (self->origin, self->tree.size, &root);
  line = beket_note_sign (text, key, self->origin, BEKET_NOTE_ED25519, 0, error);
  if (line == NULL)
    return FALSE;
  g_free (self->checkpoint);
  self->checkpoint = g_strconcat (text, "\n", line, NULL);
  self->signed_size = self->tree.size;
  return TRUE;
}

/* ---- Reading ---- */

gboolean
beket_node_log_fetch (guint            level,
                      guint64          index,
                      BeketMerkleHash *hash,
                      gpointer         data,
                      GError         **error)
{
  BeketNodeFetch *fetch = data;
  sqlite3_stmt *stmt;
  gboolean row;

  if (level == 0)
    stmt = beket_node_sql (fetch->tx, error, "SELECT hash FROM leaf WHERE side = ?1 AND idx = ?2",
                           "ti", fetch->side, (gint64) index);
  else
    stmt = beket_node_sql (fetch->tx, error,
                           "SELECT hash FROM node WHERE side = ?1 AND idx = ?2 AND level = ?3",
                           "tii", fetch->side, (gint64) index, (gint64) level);
  if (stmt == NULL || !beket_node_sql_next (fetch->tx, stmt, &row, error))
    return FALSE;
  if (!row || sqlite3_column_bytes (stmt, 0) != sizeof (hash->bytes))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT,
                   "the log has no node %u/%" G_GUINT64_FORMAT, level, index);
      return FALSE;
    }
  memcpy (hash->bytes, sqlite3_column_blob (stmt, 0), sizeof (hash->bytes));
  sqlite3_reset (stmt);
  return TRUE;
}

static gboolean
append_hashes (BeketNodeTx     *tx,
               const char      *side,
               const BeketTile *tile,
               GByteArray      *bytes,
               GError         **error)
{
  BeketNodeFetch fetch = { tx, side };

  for (guint i = 0; i < tile->width; i++)
    {
      BeketMerkleHash hash;

      if (!beket_node_log_fetch (tile->level, tile->index * BEKET_MERKLE_TILE + i, &hash, &fetch,
                                 error))
        return FALSE;
      g_byte_array_append (bytes, hash.bytes, sizeof (hash.bytes));
    }
  return TRUE;
}

static gboolean
append_records (BeketNodeTx     *tx,
                const char      *side,
                const BeketTile *tile,
                GByteArray      *bytes,
                GError         **error)
{
  int column = tile->kind == BEKET_TILE_ENTRIES ? 0 : 1;
  gint64 first = (gint64) tile->index * BEKET_MERKLE_TILE;
  sqlite3_stmt *stmt;
  gboolean row;

  stmt = beket_node_sql (tx, error, "SELECT coalesce (entry.header, leaf.header), coalesce (entry.body, leaf.body) "
                         "FROM leaf LEFT JOIN entry ON entry.pos = leaf.entry "
                         "WHERE leaf.side = ?1 AND leaf.idx BETWEEN ?2 AND ?3 ORDER BY leaf.idx",
                         "tii",
                         side, first,
                         first + tile->width - 1);
  if (stmt == NULL)
    return FALSE;
  while (beket_node_sql_next (tx, stmt, &row, error))
    {
      g_autoptr (GBytes) record = NULL;

      if (!row)
        return TRUE;
      record = beket_node_column (stmt, column);
      beket_bundle_append (bytes, record);
    }
  return FALSE;
}

/* Is every hash or record of the tile there? */
static gboolean
tile_is_there (const BeketNodeLog *self,
               const BeketTile    *tile)
{
  guint64 last = tile->index * BEKET_MERKLE_TILE + tile->width;

  if (tile->index > G_MAXINT64 / BEKET_MERKLE_TILE - 1)
    return FALSE;
  return last <= self->tree.size >> (8 * tile->level);
}

gboolean
beket_node_log_tile (BeketNodeTx        *tx,
                     const BeketNodeLog *self,
                     const BeketTile    *tile,
                     GBytes            **bytes,
                     GError            **error)
{
  g_autoptr (GByteArray) array = NULL;
  gboolean good;

  *bytes = NULL;
  if (!tile_is_there (self, tile))
    return TRUE;
  array = g_byte_array_new ();
  good = tile->kind == BEKET_TILE_HASHES ? append_hashes (tx, self->side, tile, array, error)
                                         : append_records (tx, self->side, tile, array, error);
  if (good)
    *bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));
  return good;
}
