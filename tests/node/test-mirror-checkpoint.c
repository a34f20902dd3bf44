/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The checkpoints of the mirror: countersigned, compared with the one before, and of no worth for leaves that do not have the root.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "peer-log.h"

#include <string.h>

static void
test_cosigned (PeerLog      *peer,
               gconstpointer data)
{
  g_autoptr (BeketEntry) one = peer_log_next (THERE, "peer", NULL, NULL);
  g_autoptr (BeketEntry) two = peer_log_next (THERE, "peer", one, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (BeketNote) note = NULL;
  g_autoptr (GError) error = NULL;
  Seen seen = { 0 };
  gint64 time = 0;

  peer_log_add_entry (peer, one);
  first = peer_log_sign (peer, 1);
  peer_log_all (peer, first);
  peer_log_add_entry (peer, two);
  second = peer_log_sign (peer, 2);
  peer_log_all (peer, second);
  peer_log_see (peer, &seen);
  g_assert_true (g_str_has_prefix (seen.checkpoint, second));
  note = beket_note_parse (seen.checkpoint, strlen (seen.checkpoint), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (note->lines->len, ==, 2);
  beket_note_check (note, beket_key_certificate (peer->node->log_key), "KZ-NODE",
                    BEKET_NOTE_COSIGNATURE, &time, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ABS (time - g_get_real_time () / G_USEC_PER_SEC), <, 60);
  seen_clear (&seen);
}

static void
test_verdicts (PeerLog      *peer,
               gconstpointer data)
{
  g_autoptr (BeketEntry) one = peer_log_next (THERE, "peer", NULL, NULL);
  g_autoptr (BeketEntry) two = peer_log_next (THERE, "peer", one, NULL);
  g_autoptr (BeketEntry) another = peer_log_next (OTHER, "peer", NULL, NULL);
  g_autofree char *shorter = NULL;
  g_autofree char *good = NULL;
  g_autofree char *forked = NULL;
  g_autofree char *longer = NULL;
  g_autofree char *renamed = NULL;
  g_auto (GStrv) parts = NULL;

  peer_log_add_entry (peer, one);
  shorter = peer_log_sign (peer, 1);
  peer_log_add_entry (peer, two);
  good = peer_log_sign (peer, 2);
  peer_log_all (peer, good);
  peer_log_add_entry (peer, another);
  longer = peer_log_sign (peer, 3);
  g_ptr_array_remove_index (peer->headers, 0);
  g_ptr_array_remove_index (peer->bodies, 0);
  forked = peer_log_sign (peer, 2);
  parts = g_strsplit (good, "RU-NODE/", -1);
  renamed = g_strjoinv ("RU-NODE2/", parts);

  g_assert_cmpint (peer_log_verdict (peer, good), ==, BEKET_MIRROR_SAME);
  g_assert_cmpint (peer_log_verdict (peer, longer), ==, BEKET_MIRROR_NEWS);
  g_assert_cmpint (peer_log_verdict (peer, shorter), ==, BEKET_MIRROR_SHRANK);
  g_assert_cmpint (peer_log_verdict (peer, forked), ==, BEKET_MIRROR_FORKED);
  g_assert_cmpint (peer_log_verdict (peer, renamed), ==, BEKET_MIRROR_OTHER);
}

/* Leaves that do not have the signed root never count. */
static void
test_wrong_root (PeerLog      *peer,
                 gconstpointer data)
{
  g_autoptr (BeketEntry) one = peer_log_next (THERE, "peer", NULL, NULL);
  g_autoptr (BeketEntry) another = peer_log_next (OTHER, "peer", NULL, NULL);
  g_autofree char *raw = NULL;
  g_autoptr (BeketNote) note = NULL;
  g_autoptr (BeketCheckpoint) checkpoint = NULL;
  g_auto (BeketNodeMirror) state =
  { .node = peer->node, .bad_files = peer->bad_files, .entries = peer->headers,
    .bodies = peer->bodies };
  Seen seen = { 0 };

  peer_log_add_entry (peer, one);
  raw = peer_log_sign (peer, 1);
  g_ptr_array_set_size (peer->headers, 0);
  g_ptr_array_set_size (peer->bodies, 0);
  peer_log_add_entry (peer, another);
  note = beket_note_parse (raw, strlen (raw), NULL);
  checkpoint = beket_checkpoint_parse (note->text, NULL);
  state.checkpoint = checkpoint;
  state.raw = raw;
  peer_log_step (peer, beket_node_mirror_compare, &state);
  peer_log_step (peer, beket_node_mirror_stage, &state);
  peer_log_step (peer, beket_node_mirror_check, &state);
  g_assert_false (state.matches);
  peer_log_step (peer, beket_node_mirror_drop, &state);
  g_assert_cmpuint (state.staged, ==, 0);
  peer_log_see (peer, &seen);
  g_assert_cmpuint (seen.flags->len, ==, 0);
  g_assert_cmpint (seen.entries, ==, 0);
  g_assert_null (seen.checkpoint);
  seen_clear (&seen);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/node/mirror/cosigned", PeerLog, NULL, peer_log_set_up, test_cosigned, peer_log_tear_down);
  g_test_add ("/node/mirror/verdicts", PeerLog, NULL, peer_log_set_up, test_verdicts, peer_log_tear_down);
  g_test_add ("/node/mirror/wrong-root", PeerLog, NULL, peer_log_set_up, test_wrong_root, peer_log_tear_down);
  return g_test_run ();
}
