/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The peer's log of a test, and the steps of the pull one by one.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "peer-log.h"

#include "node/log.h"

#include <string.h>

#define INC  "00112233445566aa"
#define TIME "2026-11-22T09:14:03.118Z"

void
peer_log_set_up (PeerLog      *peer,
                 gconstpointer data)
{
  g_autoptr (BeketIdentity) identity = beket_identity_new (BEKET_ROLE_LOG, "RU", "border", NULL,
                                                           "RU-NODE", "RU-NODE");
  g_autoptr (GError) error = NULL;

  world_init (&peer->world);
  world_nodes (&peer->world, &peer->kz, &peer->ru);
  peer->node = beket_node_open (peer->kz.folder, &error);
  g_assert_no_error (error);
  peer->log_key = world_key (&peer->world, peer->world.ru, "ru-log", BEKET_KEY_ED25519,
                             identity);
  peer->headers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  peer->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  peer->bad_files = g_hash_table_new (g_str_hash, g_str_equal);
}

void
peer_log_tear_down (PeerLog      *peer,
                    gconstpointer data)
{
  beket_node_free (peer->node);
  beket_key_unref (peer->log_key);
  g_ptr_array_unref (peer->headers);
  g_ptr_array_unref (peer->bodies);
  g_hash_table_unref (peer->bad_files);
  world_node_clear (&peer->kz);
  world_node_clear (&peer->ru);
  world_clear (&peer->world);
}

/* ---- Leaves ---- */

void
peer_log_add (PeerLog *peer,
              GBytes  *header,
              GBytes  *body)
{
  g_ptr_array_add (peer->headers, g_bytes_ref (header));
  g_ptr_array_add (peer->bodies, body == NULL ? g_bytes_new_static ("", 0) : g_bytes_ref (body));
}

static GBytes *
some_body (const char *blob)
{
  BeketValue *data = beket_value_new_object ();
  g_autoptr (BeketValue) body = NULL;

  beket_value_set_text (data, "decision", "admitted");
  beket_value_set_text (data, "blob", blob);
  body = beket_body_new ("crossing.decided", "RU-20117", "urn:beket:ru:rumsh:b01", "subject", data);
  return beket_body_write (body, NULL);
}

BeketEntry *
peer_log_next (const char       *origin,
               const char       *ledger,
               const BeketEntry *last,
               const char       *blob)
{
  g_autoptr (GBytes) body = some_body (blob);

  return beket_entry_new (origin, ledger, INC, last == NULL ? 1 : last->seq + 1,
                          last == NULL ? NULL : last->hash, TIME, body);
}

void
peer_log_add_entry (PeerLog          *peer,
                    const BeketEntry *entry)
{
  peer_log_add (peer, entry->header, entry->body);
}

/* ---- The steps that the pull makes ---- */

char *
peer_log_sign (PeerLog *peer,
               guint    size)
{
  BeketMerkleNode nodes[BEKET_MERKLE_LEVELS];
  BeketMerkle tree = { 0 };
  BeketMerkleHash root;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < size; i++)
    {
      BeketMerkleHash leaf;

      beket_merkle_leaf (g_bytes_get_data (peer->headers->pdata[i], NULL),
                         g_bytes_get_size (peer->headers->pdata[i]), &leaf);
      beket_merkle_append (&tree, &leaf, nodes);
    }
  beket_merkle_root (&tree, &root);
  text = beket_checkpoint_text ("RU-NODE/to/KZ", size, &root);
  line = beket_note_sign (text, peer->log_key, "RU-NODE/to/KZ", BEKET_NOTE_ED25519, 0, &error);
  g_assert_no_error (error);
  return g_strconcat (text, "\n", line, NULL);
}

void
peer_log_step (PeerLog         *peer,
               BeketNodeFunc    func,
               BeketNodeMirror *state)
{
  g_autoptr (GError) error = NULL;

  beket_node_store_write (peer->node->store, func, state, &error);
  g_assert_no_error (error);
}

void
peer_log_all (PeerLog    *peer,
              const char *raw)
{
  g_autoptr (BeketNote) note = beket_note_parse (raw, strlen (raw), NULL);
  g_autoptr (BeketCheckpoint) checkpoint = beket_checkpoint_parse (note->text, NULL);
  g_auto (BeketNodeMirror) state = {
    .node = peer->node, .checkpoint = checkpoint, .raw = raw, .bad_files = peer->bad_files,
    .entries = peer->headers, .bodies = peer->bodies,
  };

  peer_log_step (peer, beket_node_mirror_compare, &state);
  g_assert_cmpint (state.verdict, ==, BEKET_MIRROR_NEWS);
  state.skip = (guint) state.staged;
  peer_log_step (peer, beket_node_mirror_stage, &state);
  peer_log_step (peer, beket_node_mirror_check, &state);
  g_assert_true (state.matches);
  while (!state.done)
    peer_log_step (peer, beket_node_mirror_publish, &state);
}

BeketMirrorVerdict
peer_log_verdict (PeerLog    *peer,
                  const char *raw)
{
  g_autoptr (BeketNote) note = beket_note_parse (raw, strlen (raw), NULL);
  g_autoptr (BeketCheckpoint) checkpoint = beket_checkpoint_parse (note->text, NULL);
  g_auto (BeketNodeMirror) state = { .node = peer->node, .checkpoint = checkpoint, .raw = raw };

  peer_log_step (peer, beket_node_mirror_compare, &state);
  return state.verdict;
}

/* ---- What is in the store ---- */

static gboolean
look (BeketNodeTx *tx,
      gpointer     data,
      GError     **error)
{
  Seen *seen = data;
  sqlite3_stmt *stmt = beket_node_sql (tx, error,
                                       "SELECT flag FROM leaf WHERE side = 'peer' ORDER BY idx",
                                       "");
  gboolean row;

  seen->flags = g_ptr_array_new_with_free_func (g_free);
  while (beket_node_sql_next (tx, stmt, &row, error) && row)
    {
      char *flag = beket_node_column_text (stmt, 0);

      g_ptr_array_add (seen->flags, flag == NULL ? g_strdup ("") : flag);
    }
  return beket_node_sql_integer (tx, &seen->entries, 0, error, "SELECT count (*) FROM entry", "") &&
         beket_node_sql_integer (tx, &seen->bodies, 0, error, "SELECT count (body) FROM entry",
                                 "") &&
         beket_node_sql_text (tx, &seen->checkpoint, error,
                              "SELECT checkpoint FROM log WHERE side = 'peer'", "");
}

void
peer_log_see (PeerLog *peer,
              Seen    *seen)
{
  g_autoptr (GError) error = NULL;

  beket_node_store_read (peer->node->store, look, seen, &error);
  g_assert_no_error (error);
}

void
seen_clear (Seen *seen)
{
  g_ptr_array_unref (seen->flags);
  g_free (seen->checkpoint);
}

void
seen_assert_flag (Seen       *seen,
                  guint       leaf,
                  const char *beginning)
{
  const char *flag = seen->flags->pdata[leaf];

  if (*beginning == '\0' ? *flag != '\0' : !g_str_has_prefix (flag, beginning))
    g_error ("leaf %u: \"%s\", not \"%s\"", leaf, flag, beginning);
}
