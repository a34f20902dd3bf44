/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mirror of the peer's log: compared with a checkpoint, staged, checked against its root.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/mirror.h"

#include "domain/error.h"
#include "node/log.h"

#include <string.h>

void
beket_node_mirror_clear (BeketNodeMirror *self)
{
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
}

/* ---- Comparing ---- */

/* Of leaves that are here already the root is known: it must be the same for ever. */
static gboolean
compare_root (BeketNodeTx     *tx,
              BeketNodeMirror *self,
              BeketNodeLog    *log,
              GError         **error)
{
  BeketNodeFetch fetch = { tx, "peer" };
  BeketMerkleHash root;

  self->verdict = BEKET_MIRROR_NEWS;
  if (self->checkpoint->size > log->tree.size)
    return TRUE;
  if (!beket_merkle_root_at (self->checkpoint->size, beket_node_log_fetch, &fetch, &root, error))
    return FALSE;
  if (!beket_merkle_equal (&root, &self->checkpoint->root))
    self->verdict = BEKET_MIRROR_FORKED;
  else if (log->checkpoint != NULL && self->checkpoint->size == log->signed_size)
    self->verdict = BEKET_MIRROR_SAME;
  return TRUE;
}

static gboolean
count_leaves (BeketNodeTx     *tx,
              BeketNodeMirror *self,
              GError         **error)
{
  gint64 count;

  if (!beket_node_sql_integer (tx, &count, 0, error,
                               "SELECT max (idx) + 1 FROM leaf WHERE side = 'peer'", ""))
    return FALSE;
  self->staged = (guint64) count;
  return TRUE;
}

gboolean
beket_node_mirror_compare (BeketNodeTx *tx,
                           gpointer     mirror,
                           GError     **error)
{
  BeketNodeMirror *self = mirror;
  g_autoptr (BeketNodeLog) log = NULL;

  if (!beket_node_log_load (tx, "peer", &log, error))
    return FALSE;
  if (log == NULL && (!beket_node_log_create (tx, "peer", self->checkpoint->origin, error) ||
                      !beket_node_log_load (tx, "peer", &log, error)))
    return FALSE;
  self->before = g_strdup (log->checkpoint);
  if (!g_str_equal (log->origin, self->checkpoint->origin))
    self->verdict = BEKET_MIRROR_OTHER;
  else if (self->checkpoint->size < log->signed_size)
    self->verdict = BEKET_MIRROR_SHRANK;
  else if (!compare_root (tx, self, log, error))
    return FALSE;
  return count_leaves (tx, self, error);
}

/* ---- Staging ---- */

gboolean
beket_node_mirror_stage (BeketNodeTx *tx,
                         gpointer     mirror,
                         GError     **error)
{
  BeketNodeMirror *self = mirror;

  for (guint i = self->skip; i < self->entries->len; i++)
    {
      GBytes *header = self->entries->pdata[i];
      GBytes *body = self->bodies->pdata[i];
      g_autoptr (GBytes) hash = NULL;
      BeketMerkleHash leaf;

      beket_merkle_leaf (g_bytes_get_data (header, NULL), g_bytes_get_size (header), &leaf);
      hash = g_bytes_new (leaf.bytes, sizeof (leaf.bytes));
      if (!beket_node_sql_run (tx, error,
                               "INSERT INTO leaf (side, idx, hash, header, body) VALUES ('peer', ?1, ?2, ?3, ?4)",
                               "ibbb", (gint64) self->staged, hash, header,
                               g_bytes_get_size (body) == 0 ? NULL : body))
        return FALSE;
      self->staged++;
    }
  return TRUE;
}

/* ---- Checking the root ---- */

static gboolean
append_staged (BeketNodeTx *tx,
               BeketMerkle *tree,
               guint64      size,
               GError     **error)
{
  BeketMerkleNode nodes[BEKET_MERKLE_LEVELS];
  sqlite3_stmt *stmt;
  gboolean row;

  stmt = beket_node_sql (tx, error,
                         "SELECT hash FROM leaf WHERE side = 'peer' AND idx >= ?1 AND idx < ?2 ORDER BY idx",
                         "ii", (gint64) tree->size, (gint64) size);
  if (stmt == NULL)
    return FALSE;
  while (beket_node_sql_next (tx, stmt, &row, error))
    {
      BeketMerkleHash leaf;

      if (!row)
        return TRUE;
      memcpy (leaf.bytes, sqlite3_column_blob (stmt, 0), sizeof (leaf.bytes));
      beket_merkle_append (tree, &leaf, nodes);
    }
  return FALSE;
}

gboolean
beket_node_mirror_check (BeketNodeTx *tx,
                         gpointer     mirror,
                         GError     **error)
{
  BeketNodeMirror *self = mirror;
  g_autoptr (BeketNodeLog) log = NULL;
  BeketMerkleHash root;
  BeketMerkle tree;

  if (!beket_node_log_load (tx, "peer", &log, error))
    return FALSE;
  self->matches = TRUE;
  if (self->checkpoint->size <= log->tree.size)
    return TRUE;   /* compared before */
  tree = log->tree;
  if (!append_staged (tx, &tree, self->checkpoint->size, error))
    return FALSE;
  beket_merkle_root (&tree, &root);
  self->matches = tree.size == self->checkpoint->size &&
                  beket_merkle_equal (&root, &self->checkpoint->root);
  return TRUE;
}

gboolean
beket_node_mirror_drop (BeketNodeTx *tx,
                        gpointer     mirror,
                        GError     **error)
{
  BeketNodeMirror *self = mirror;

  return beket_node_sql_run (tx, error, "DELETE FROM leaf WHERE side = 'peer' AND "
                             "idx >= (SELECT size FROM log WHERE side = 'peer')", "") &&
         count_leaves (tx, self, error);
}
