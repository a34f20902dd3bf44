/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SHA-256: the examples of the standard, bytes in pieces, and another library as the judge of every length around a block.
 */

#include "config.h"

#include <glib.h>
#include <string.h>

#include "record/hash.h"

/* NIST, "SHA-256 Example": one block, two blocks; and the empty text. */
static void
test_examples (void)
{
  static const char *const examples[][2] = {
    { "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *hash = beket_hash_hex (examples[i][0], strlen (examples[i][0]));

      g_assert_cmpstr (hash, ==, examples[i][1]);
    }
}

static void
test_every_length (void)
{
  guint8 bytes[300];

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * 7);
  for (gsize length = 0; length <= sizeof bytes; length++)
    {
      g_autofree char *ours = beket_hash_hex (bytes, length);
      g_autofree char *theirs = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, length);

      g_assert_cmpstr (ours, ==, theirs);
    }
}

static void
test_pieces (void)
{
  static const char text[] = "шекара бекеті / пограничный пост";
  g_autoptr (BeketHash) hash = beket_hash_new ();
  guint8 whole[BEKET_HASH_BYTES];
  guint8 pieces[BEKET_HASH_BYTES];

  beket_hash_digest (text, strlen (text), whole);
  for (gsize cut = 0; cut <= strlen (text); cut++)
    {
      beket_hash_add (hash, text, cut);
      beket_hash_add (hash, text + cut, strlen (text) - cut);
      beket_hash_end (hash, pieces);
      g_assert_cmpmem (pieces, sizeof pieces, whole, sizeof whole);
    }
}

/* The end of one sum is the beginning of the next: nothing of the first is left. */
static void
test_again (void)
{
  g_autoptr (BeketHash) hash = beket_hash_new ();
  char hex[BEKET_HASH_LENGTH + 1];

  beket_hash_add (hash, "abc", 3);
  beket_hash_end_hex (hash, hex);
  g_assert_cmpstr (hex, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  beket_hash_end_hex (hash, hex);
  g_assert_cmpstr (hex, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/hash/examples", test_examples);
  g_test_add_func ("/hash/every-length", test_every_length);
  g_test_add_func ("/hash/pieces", test_pieces);
  g_test_add_func ("/hash/again", test_again);

  return g_test_run ();
}
