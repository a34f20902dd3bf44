/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mirror of the peer's log, leaf by leaf: what is bad is kept and flagged, and is in the way of nobody.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "world.h"

#include "node/log.h"
#include "node/mirror.h"

#include <string.h>

#define THERE "RU-RUMSH-B01"
#define OTHER "RU-RUMSH-B02"
#define INC   "00112233445566aa"
#define TIME  "2026-11-22T09:14:03.118Z"
#define GONE  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

typedef struct
{
  World       world;
  WorldNode   kz;
  WorldNode   ru;
  BeketNode  *node;            /* KZ, in this process */
  BeketKey   *log_key;         /* of RU */
  GPtrArray  *headers;
  GPtrArray  *bodies;
  GHashTable *bad_files;
} Mirror;

static void
set_up (Mirror       *mirror,
        gconstpointer data)
{
  g_autoptr (BeketIdentity) identity = beket_identity_new (BEKET_ROLE_LOG, "RU", "border", NULL,
                                                           "RU-NODE", "RU-NODE");
  g_autoptr (GError) error = NULL;

  world_init (&mirror->world);
  world_nodes (&mirror->world, &mirror->kz, &mirror->ru);
  mirror->node = beket_node_open (mirror->kz.folder, &error);
  g_assert_no_error (error);
  mirror->log_key = world_key (&mirror->world, mirror->world.ru, "ru-log", BEKET_KEY_ED25519,
                               identity);
  mirror->headers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  mirror->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  mirror->bad_files = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
tear_down (Mirror       *mirror,
           gconstpointer data)
{
  beket_node_free (mirror->node);
  beket_key_unref (mirror->log_key);
  g_ptr_array_unref (mirror->headers);
  g_ptr_array_unref (mirror->bodies);
  g_hash_table_unref (mirror->bad_files);
  world_node_clear (&mirror->kz);
  world_node_clear (&mirror->ru);
  world_clear (&mirror->world);
}

/* ---- Leaves ---- */

static void
add (Mirror *mirror,
     GBytes *header,
     GBytes *body)
{
  g_ptr_array_add (mirror->headers, g_bytes_ref (header));
  g_ptr_array_add (mirror->bodies, body == NULL ? g_bytes_new_static ("", 0) : g_bytes_ref (body));
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

static BeketEntry *
next (const char       *origin,
      const char       *ledger,
      const BeketEntry *last,
      const char       *blob)
{
  g_autoptr (GBytes) body = some_body (blob);

  return beket_entry_new (origin, ledger, INC, last == NULL ? 1 : last->seq + 1,
                          last == NULL ? NULL : last->hash, TIME, body);
}

static void
add_entry (Mirror           *mirror,
           const BeketEntry *entry)
{
  add (mirror, entry->header, entry->body);
}

/* ---- The steps that the pull makes ---- */

static char *
sign_log (Mirror *mirror,
          guint   size)
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

      beket_merkle_leaf (g_bytes_get_data (mirror->headers->pdata[i], NULL),
                         g_bytes_get_size (mirror->headers->pdata[i]), &leaf);
      beket_merkle_append (&tree, &leaf, nodes);
    }
  beket_merkle_root (&tree, &root);
  text = beket_checkpoint_text ("RU-NODE/to/KZ", size, &root);
  line = beket_note_sign (text, mirror->log_key, "RU-NODE/to/KZ", BEKET_NOTE_ED25519, 0, &error);
  g_assert_no_error (error);
  return g_strconcat (text, "\n", line, NULL);
}

static void
step (Mirror          *mirror,
      BeketNodeFunc    func,
      BeketNodeMirror *state)
{
  g_autoptr (GError) error = NULL;

  beket_node_store_write (mirror->node->store, func, state, &error);
  g_assert_no_error (error);
}

static void
mirror_all (Mirror     *mirror,
            const char *raw)
{
  g_autoptr (BeketNote) note = beket_note_parse (raw, strlen (raw), NULL);
  g_autoptr (BeketCheckpoint) checkpoint = beket_checkpoint_parse (note->text, NULL);
  g_auto (BeketNodeMirror) state = {
    .node = mirror->node, .checkpoint = checkpoint, .raw = raw, .bad_files = mirror->bad_files,
    .entries = mirror->headers, .bodies = mirror->bodies,
  };

  step (mirror, beket_node_mirror_compare, &state);
  g_assert_cmpint (state.verdict, ==, BEKET_MIRROR_NEWS);
  state.skip = (guint) state.staged;
  step (mirror, beket_node_mirror_stage, &state);
  step (mirror, beket_node_mirror_check, &state);
  g_assert_true (state.matches);
  while (!state.done)
    step (mirror, beket_node_mirror_publish, &state);
}

typedef struct
{
  GPtrArray *flags;     /* of each leaf, "" when it is good */
  gint64     entries;
  gint64     bodies;    /* entries with a body */
  char      *checkpoint;
} Seen;

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

static void
see (Mirror *mirror,
     Seen   *seen)
{
  g_autoptr (GError) error = NULL;

  beket_node_store_read (mirror->node->store, look, seen, &error);
  g_assert_no_error (error);
}

static void
seen_clear (Seen *seen)
{
  g_ptr_array_unref (seen->flags);
  g_free (seen->checkpoint);
}

static void
assert_flag (Seen       *seen,
             guint       leaf,
             const char *beginning)
{
  const char *flag = seen->flags->pdata[leaf];

  if (*beginning == '\0' ? *flag != '\0' : !g_str_has_prefix (flag, beginning))
    g_error ("leaf %u: \"%s\", not \"%s\"", leaf, flag, beginning);
}

/* ---- Tests ---- */

static void
test_bad_leaves (Mirror       *mirror,
                 gconstpointer data)
{
  g_autoptr (BeketEntry) one = next (THERE, "peer", NULL, NULL);
  g_autoptr (BeketEntry) two = next (THERE, "peer", one, NULL);
  g_autoptr (BeketEntry) three = next (THERE, "peer", two, NULL);
  g_autoptr (BeketEntry) four = next (THERE, "peer", three, GONE);
  g_autoptr (BeketEntry) other = next (OTHER, "peer", NULL, NULL);
  g_autoptr (BeketEntry) gap = next (OTHER, "peer", two, NULL);
  g_autoptr (BeketEntry) ours = next ("KZ-KZSYR-B02", "peer", NULL, NULL);
  g_autoptr (BeketEntry) own = next (OTHER, "own", NULL, NULL);
  g_autoptr (GBytes) junk = g_bytes_new_static ("not a header", 12);
  g_autoptr (GBytes) binary = g_bytes_new_static ("\xff\x00\x01", 3);
  g_autofree char *raw = NULL;
  Seen seen = { 0 };

  add_entry (mirror, one);                     /* 0 */
  add (mirror, two->header, three->body);      /* 1: not the body that it pins */
  add (mirror, three->header, NULL);           /* 2: erased */
  add (mirror, junk, binary);                  /* 3 */
  add_entry (mirror, four);                    /* 4: its file is not to be had */
  add_entry (mirror, gap);                     /* 5: the first of its chain is missing */
  add_entry (mirror, ours);                    /* 6: written in our name */
  add_entry (mirror, own);                     /* 7: not for us */
  add_entry (mirror, one);                     /* 8: once more */
  add_entry (mirror, other);                   /* 9: and others go on */
  g_hash_table_insert (mirror->bad_files, (gpointer) GONE, (gpointer) "the peer does not have it");
  raw = sign_log (mirror, 10);
  mirror_all (mirror, raw);

  see (mirror, &seen);
  g_assert_cmpuint (seen.flags->len, ==, 10);
  assert_flag (&seen, 0, "");
  assert_flag (&seen, 1, "body: ");
  assert_flag (&seen, 2, "");
  g_assert_cmpstr (seen.flags->pdata[3], !=, "");
  assert_flag (&seen, 4, "file: the peer does not have it");
  g_assert_cmpstr (seen.flags->pdata[5], !=, "");
  assert_flag (&seen, 6, "an entry of KZ-KZSYR-B02/peer does not belong");
  assert_flag (&seen, 7, "an entry of " OTHER "/own does not belong");
  g_assert_cmpstr (seen.flags->pdata[8], !=, "");
  assert_flag (&seen, 9, "");
  g_assert_cmpint (seen.entries, ==, 5);
  g_assert_cmpint (seen.bodies, ==, 3);
  seen_clear (&seen);
}

static void
test_cosigned (Mirror       *mirror,
               gconstpointer data)
{
  g_autoptr (BeketEntry) one = next (THERE, "peer", NULL, NULL);
  g_autoptr (BeketEntry) two = next (THERE, "peer", one, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (BeketNote) note = NULL;
  g_autoptr (GError) error = NULL;
  Seen seen = { 0 };
  gint64 time = 0;

  add_entry (mirror, one);
  first = sign_log (mirror, 1);
  mirror_all (mirror, first);
  add_entry (mirror, two);
  second = sign_log (mirror, 2);
  mirror_all (mirror, second);
  see (mirror, &seen);
  g_assert_true (g_str_has_prefix (seen.checkpoint, second));
  note = beket_note_parse (seen.checkpoint, strlen (seen.checkpoint), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (note->lines->len, ==, 2);
  beket_note_check (note, beket_key_certificate (mirror->node->log_key), "KZ-NODE",
                    BEKET_NOTE_COSIGNATURE, &time, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ABS (time - g_get_real_time () / G_USEC_PER_SEC), <, 60);
  seen_clear (&seen);
}

static BeketMirrorVerdict
verdict_of (Mirror     *mirror,
            const char *raw)
{
  g_autoptr (BeketNote) note = beket_note_parse (raw, strlen (raw), NULL);
  g_autoptr (BeketCheckpoint) checkpoint = beket_checkpoint_parse (note->text, NULL);
  g_auto (BeketNodeMirror) state = { .node = mirror->node, .checkpoint = checkpoint, .raw = raw };

  step (mirror, beket_node_mirror_compare, &state);
  return state.verdict;
}

static void
test_verdicts (Mirror       *mirror,
               gconstpointer data)
{
  g_autoptr (BeketEntry) one = next (THERE, "peer", NULL, NULL);
  g_autoptr (BeketEntry) two = next (THERE, "peer", one, NULL);
  g_autoptr (BeketEntry) another = next (OTHER, "peer", NULL, NULL);
  g_autofree char *shorter = NULL;
  g_autofree char *good = NULL;
  g_autofree char *forked = NULL;
  g_autofree char *longer = NULL;
  g_autofree char *renamed = NULL;
  g_auto (GStrv) parts = NULL;

  add_entry (mirror, one);
  shorter = sign_log (mirror, 1);
  add_entry (mirror, two);
  good = sign_log (mirror, 2);
  mirror_all (mirror, good);
  add_entry (mirror, another);
  longer = sign_log (mirror, 3);
  g_ptr_array_remove_index (mirror->headers, 0);
  g_ptr_array_remove_index (mirror->bodies, 0);
  forked = sign_log (mirror, 2);
  parts = g_strsplit (good, "RU-NODE/", -1);
  renamed = g_strjoinv ("RU-NODE2/", parts);

  g_assert_cmpint (verdict_of (mirror, good), ==, BEKET_MIRROR_SAME);
  g_assert_cmpint (verdict_of (mirror, longer), ==, BEKET_MIRROR_NEWS);
  g_assert_cmpint (verdict_of (mirror, shorter), ==, BEKET_MIRROR_SHRANK);
  g_assert_cmpint (verdict_of (mirror, forked), ==, BEKET_MIRROR_FORKED);
  g_assert_cmpint (verdict_of (mirror, renamed), ==, BEKET_MIRROR_OTHER);
}

/* Leaves that do not have the signed root never count. */
static void
test_wrong_root (Mirror       *mirror,
                 gconstpointer data)
{
  g_autoptr (BeketEntry) one = next (THERE, "peer", NULL, NULL);
  g_autoptr (BeketEntry) another = next (OTHER, "peer", NULL, NULL);
  g_autofree char *raw = NULL;
  g_autoptr (BeketNote) note = NULL;
  g_autoptr (BeketCheckpoint) checkpoint = NULL;
  g_auto (BeketNodeMirror) state =
  { .node = mirror->node, .bad_files = mirror->bad_files, .entries = mirror->headers,
    .bodies = mirror->bodies };
  Seen seen = { 0 };

  add_entry (mirror, one);
  raw = sign_log (mirror, 1);
  g_ptr_array_set_size (mirror->headers, 0);
  g_ptr_array_set_size (mirror->bodies, 0);
  add_entry (mirror, another);
  note = beket_note_parse (raw, strlen (raw), NULL);
  checkpoint = beket_checkpoint_parse (note->text, NULL);
  state.checkpoint = checkpoint;
  state.raw = raw;
  step (mirror, beket_node_mirror_compare, &state);
  step (mirror, beket_node_mirror_stage, &state);
  step (mirror, beket_node_mirror_check, &state);
  g_assert_false (state.matches);
  step (mirror, beket_node_mirror_drop, &state);
  g_assert_cmpuint (state.staged, ==, 0);
  see (mirror, &seen);
  g_assert_cmpuint (seen.flags->len, ==, 0);
  g_assert_cmpint (seen.entries, ==, 0);
  g_assert_null (seen.checkpoint);
  seen_clear (&seen);
}

/* Some hundreds, over the edges of tiles, and the same root from the tiles that we would give on. */
static void
test_many (Mirror       *mirror,
           gconstpointer data)
{
  g_autoptr (BeketEntry) last = NULL;
  g_autofree char *raw = NULL;
  Seen seen = { 0 };

  for (guint i = 0; i < 600; i++)
    {
      BeketEntry *entry = next (THERE, "peer", last, NULL);

      add_entry (mirror, entry);
      g_clear_pointer (&last, beket_entry_unref);
      last = entry;
    }
  raw = sign_log (mirror, 600);
  mirror_all (mirror, raw);
  see (mirror, &seen);
  g_assert_cmpint (seen.entries, ==, 600);
  for (guint i = 0; i < 600; i++)
    assert_flag (&seen, i, "");
  g_assert_cmpint (verdict_of (mirror, raw), ==, BEKET_MIRROR_SAME);
  seen_clear (&seen);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/node/mirror/bad-leaves", Mirror, NULL, set_up, test_bad_leaves, tear_down);
  g_test_add ("/node/mirror/cosigned", Mirror, NULL, set_up, test_cosigned, tear_down);
  g_test_add ("/node/mirror/verdicts", Mirror, NULL, set_up, test_verdicts, tear_down);
  g_test_add ("/node/mirror/wrong-root", Mirror, NULL, set_up, test_wrong_root, tear_down);
  g_test_add ("/node/mirror/many", Mirror, NULL, set_up, test_many, tear_down);
  return g_test_run ();
}
