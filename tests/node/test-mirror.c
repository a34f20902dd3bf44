/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mirror of the peer's log, leaf by leaf: what is bad is kept and flagged, and is in the way of nobody.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "peer-log.h"

#define GONE "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static void
test_bad_leaves (PeerLog      *peer,
                 gconstpointer data)
{
  g_autoptr (BeketEntry) one = peer_log_next (THERE, "peer", NULL, NULL);
  g_autoptr (BeketEntry) two = peer_log_next (THERE, "peer", one, NULL);
  g_autoptr (BeketEntry) three = peer_log_next (THERE, "peer", two, NULL);
  g_autoptr (BeketEntry) four = peer_log_next (THERE, "peer", three, GONE);
  g_autoptr (BeketEntry) other = peer_log_next (OTHER, "peer", NULL, NULL);
  g_autoptr (BeketEntry) gap = peer_log_next (OTHER, "peer", two, NULL);
  g_autoptr (BeketEntry) ours = peer_log_next ("KZ-KZSYR-B02", "peer", NULL, NULL);
  g_autoptr (BeketEntry) own = peer_log_next (OTHER, "own", NULL, NULL);
  g_autoptr (GBytes) junk = g_bytes_new_static ("not a header", 12);
  g_autoptr (GBytes) binary = g_bytes_new_static ("\xff\x00\x01", 3);
  g_autofree char *raw = NULL;
  Seen seen = { 0 };

  peer_log_add_entry (peer, one);                     /* 0 */
  peer_log_add (peer, two->header, three->body);      /* 1: not the body that it pins */
  peer_log_add (peer, three->header, NULL);           /* 2: erased */
  peer_log_add (peer, junk, binary);                  /* 3 */
  peer_log_add_entry (peer, four);                    /* 4: its file is not to be had */
  peer_log_add_entry (peer, gap);                     /* 5: the first of its chain is missing */
  peer_log_add_entry (peer, ours);                    /* 6: written in our name */
  peer_log_add_entry (peer, own);                     /* 7: not for us */
  peer_log_add_entry (peer, one);                     /* 8: once more */
  peer_log_add_entry (peer, other);                   /* 9: and others go on */
  g_hash_table_insert (peer->bad_files, (gpointer) GONE, (gpointer) "the peer does not have it");
  raw = peer_log_sign (peer, 10);
  peer_log_all (peer, raw);

  peer_log_see (peer, &seen);
  g_assert_cmpuint (seen.flags->len, ==, 10);
  seen_assert_flag (&seen, 0, "");
  seen_assert_flag (&seen, 1, "body: ");
  seen_assert_flag (&seen, 2, "");
  g_assert_cmpstr (seen.flags->pdata[3], !=, "");
  seen_assert_flag (&seen, 4, "file: the peer does not have it");
  g_assert_cmpstr (seen.flags->pdata[5], !=, "");
  seen_assert_flag (&seen, 6, "an entry of KZ-KZSYR-B02/peer does not belong");
  seen_assert_flag (&seen, 7, "an entry of " OTHER "/own does not belong");
  g_assert_cmpstr (seen.flags->pdata[8], !=, "");
  seen_assert_flag (&seen, 9, "");
  g_assert_cmpint (seen.entries, ==, 5);
  g_assert_cmpint (seen.bodies, ==, 3);
  seen_clear (&seen);
}

/* Some hundreds, over the edges of tiles, and the same root from the tiles that we would give on. */
static void
test_many (PeerLog      *peer,
           gconstpointer data)
{
  g_autoptr (BeketEntry) last = NULL;
  g_autofree char *raw = NULL;
  Seen seen = { 0 };

  for (guint i = 0; i < 600; i++)
    {
      BeketEntry *entry = peer_log_next (THERE, "peer", last, NULL);

      peer_log_add_entry (peer, entry);
      g_clear_pointer (&last, beket_entry_unref);
      last = entry;
    }
  raw = peer_log_sign (peer, 600);
  peer_log_all (peer, raw);
  peer_log_see (peer, &seen);
  g_assert_cmpint (seen.entries, ==, 600);
  for (guint i = 0; i < 600; i++)
    seen_assert_flag (&seen, i, "");
  g_assert_cmpint (peer_log_verdict (peer, raw), ==, BEKET_MIRROR_SAME);
  seen_clear (&seen);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/node/mirror/bad-leaves", PeerLog, NULL, peer_log_set_up, test_bad_leaves, peer_log_tear_down);
  g_test_add ("/node/mirror/many", PeerLog, NULL, peer_log_set_up, test_many, peer_log_tear_down);
  return g_test_run ();
}
