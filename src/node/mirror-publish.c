/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Staged leaves begin to count: judged, entered, and cosigned when all of a checkpoint are.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/mirror.h"

#include "domain/error.h"
#include "exchange/names.h"
#include "node/chain.h"
#include "node/log.h"
#include "node/upload.h"
#include "record/entry.h"

#include <string.h>

typedef struct
{
  gint64          index;
  BeketMerkleHash hash;
  GBytes         *header;   /* (owned) */
  GBytes         *body;     /* (owned) (nullable) */
} Leaf;

static void
leaf_free (Leaf *leaf)
{
  g_clear_pointer (&leaf->header, g_bytes_unref);
  g_clear_pointer (&leaf->body, g_bytes_unref);
  g_free (leaf);
}

/* The next leaves that do not count yet, up to the checkpoint. */
static GPtrArray *
read_slice (BeketNodeTx           *tx,
            const BeketNodeLog    *log,
            const BeketNodeMirror *self,
            GError               **error)
{
  g_autoptr (GPtrArray) slice = g_ptr_array_new_with_free_func ((GDestroyNotify) leaf_free);
  sqlite3_stmt *stmt;
  gboolean row;

  stmt = beket_node_sql (tx, error, "SELECT idx, hash, header, body FROM leaf "
                         "WHERE side = 'peer' AND idx >= ?1 AND idx < ?2 ORDER BY idx LIMIT ?3",
                         "iii",
                         (gint64) log->tree.size, (gint64) self->checkpoint->size,
                         (gint64) BEKET_NODE_SLICE);
  while (stmt != NULL && beket_node_sql_next (tx, stmt, &row, error))
    {
      Leaf *leaf;

      if (!row)
        return g_steal_pointer (&slice);
      leaf = g_new0 (Leaf, 1);
      leaf->index = sqlite3_column_int64 (stmt, 0);
      memcpy (leaf->hash.bytes, sqlite3_column_blob (stmt, 1), sizeof (leaf->hash.bytes));
      leaf->header = beket_node_column (stmt, 2);
      leaf->body = beket_node_column (stmt, 3);
      g_ptr_array_add (slice, leaf);
    }
  return NULL;
}

gboolean
beket_node_mirror_names (BeketNodeTx *tx,
                         gpointer     mirror,
                         GError     **error)
{
  BeketNodeMirror *self = mirror;
  g_autoptr (BeketNodeLog) log = NULL;
  g_autoptr (GPtrArray) slice = NULL;

  self->files = g_ptr_array_new_with_free_func (g_free);
  if (!beket_node_log_load (tx, "peer", &log, error) ||
      (slice = read_slice (tx, log, self, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < slice->len; i++)
    {
      g_autoptr (GPtrArray) names = beket_body_blobs (((Leaf *) slice->pdata[i])->body);

      for (guint j = 0; j < names->len; j++)
        if (!beket_node_blob_exists (self->node->blobs, names->pdata[j]))
          g_ptr_array_add (self->files, g_strdup (names->pdata[j]));
    }
  return TRUE;
}

/* ---- Judging ---- */

/* The header decides whether it is an entry; a bad body or file is flagged and the chain goes on. */
static BeketEntry *
read_entry (const BeketNodeMirror *self,
            const Leaf            *leaf,
            char                 **flag,
            GError               **error)
{
  g_autoptr (GError) body_error = NULL;
  g_autoptr (BeketValue) body = NULL;
  g_autoptr (BeketEntry) entry = beket_entry_parse (leaf->header, leaf->body, &body_error);

  if (entry != NULL && leaf->body != NULL &&
      (body = beket_body_parse (leaf->body, &body_error)) == NULL)
    g_clear_pointer (&entry, beket_entry_unref);
  if (entry == NULL)
    {
      entry = beket_entry_parse (leaf->header, NULL, error);
      *flag = g_strdup_printf ("body: %s", body_error->message);
    }
  if (entry == NULL)
    return NULL;
  if (g_str_equal (entry->ledger, "peer") &&
      g_str_has_prefix (entry->origin, self->node->folder->peer) &&
      entry->origin[strlen (self->node->folder->peer)] == '-')
    return g_steal_pointer (&entry);
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED,
               "an entry of %s/%s does not belong into this log", entry->origin, entry->ledger);
  return NULL;
}

static gboolean
mark_leaf (BeketNodeTx *tx,
           const Leaf  *leaf,
           gint64       pos,
           const char  *flag,
           GError     **error)
{
  if (pos == 0)
    return beket_node_sql_run (tx, error,
                               "UPDATE leaf SET flag = ?1 WHERE side = 'peer' AND idx = ?2", "ti",
                               flag, leaf->index);
  /* The bytes are with the entry now, but what was wrong with a body stays here as evidence. */
  return beket_node_sql_run (tx, error, "UPDATE leaf SET flag = ?1, entry = ?2, header = NULL, "
                             "body = CASE WHEN ?1 LIKE 'body:%' THEN body END WHERE side = 'peer' AND idx = ?3", "tii",
                             flag, pos, leaf->index);
}

static gboolean
enter (BeketNodeTx     *tx,
       BeketNodeMirror *self,
       BeketNodeChain  *chain,
       BeketEntry      *entry,
       char           **flag,
       gint64          *pos,
       GError         **error)
{
  g_autoptr (GPtrArray) blobs = beket_body_blobs (entry->body);
  gint64 before = chain->seq;

  for (guint i = 0; i < blobs->len && *flag == NULL; i++)
    if (g_hash_table_contains (self->bad_files, blobs->pdata[i]))
      *flag =
        g_strdup_printf ("file: %s",
                         (char *) g_hash_table_lookup (self->bad_files, blobs->pdata[i]));

  if (chain->id == 0 &&
      !beket_node_chain_add (tx, entry->origin, entry->ledger, entry->inc, "peer", chain, error))
    return FALSE;
  return beket_node_chain_insert (tx, chain, entry, blobs, pos, error) &&
         beket_node_chain_save (tx, chain, before, NULL, error);
}

static gboolean
publish_leaf (BeketNodeTx     *tx,
              BeketNodeMirror *self,
              const Leaf      *leaf,
              GError         **error)
{
  g_autofree char *flag = NULL;
  g_autoptr (GError) bad = NULL;
  g_autoptr (BeketEntry) entry = read_entry (self, leaf, &flag, &bad);
  g_auto (BeketNodeChain) chain = { 0 };
  gint64 pos = 0;

  if (entry != NULL &&
      !beket_node_chain_find (tx, entry->origin, entry->ledger, entry->inc, &chain, error))
    return FALSE;
  if (entry != NULL && beket_entry_follows (entry, chain.seq, chain.hash, &bad))
    return enter (tx, self, &chain, entry, &flag, &pos, error) && mark_leaf (tx, leaf, pos, flag,
                                                                             error);
  return mark_leaf (tx, leaf, 0, bad->message, error);
}

/* ---- Counting and cosigning ---- */

static gboolean
cosign (BeketNodeMirror *self,
        BeketNodeLog    *log,
        GError         **error)
{
  g_autoptr (BeketNote) note = beket_note_parse (self->raw, strlen (self->raw), error);
  g_autofree char *line = NULL;

  if (note == NULL)
    return FALSE;
  line = beket_note_sign (note->text, self->node->log_key, self->node->folder->name,
                          BEKET_NOTE_COSIGNATURE,
                          g_get_real_time () / G_USEC_PER_SEC, error);
  if (line == NULL)
    return FALSE;
  g_free (log->checkpoint);
  log->checkpoint = g_strconcat (self->raw, line, NULL);
  log->signed_size = self->checkpoint->size;
  self->done = TRUE;
  return TRUE;
}

gboolean
beket_node_mirror_publish (BeketNodeTx *tx,
                           gpointer     mirror,
                           GError     **error)
{
  BeketNodeMirror *self = mirror;
  g_autoptr (BeketNodeLog) log = NULL;
  g_autoptr (GPtrArray) slice = NULL;

  if (!beket_node_log_load (tx, "peer", &log, error) ||
      (slice = read_slice (tx, log, self, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < slice->len; i++)
    {
      const Leaf *leaf = slice->pdata[i];

      if (!publish_leaf (tx, self, leaf, error) ||
          !beket_node_log_advance (tx, log, &leaf->hash, error))
        return FALSE;
    }
  self->published = slice->len;
  if (log->tree.size >= self->checkpoint->size && !cosign (self, log, error))
    return FALSE;
  return beket_node_log_save (tx, log, error);
}
