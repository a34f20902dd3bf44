/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes in hexadecimal digits, and what is no hash.
 */

#include "config.h"

#include "record/entry.h"
#include "record/hex.h"

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

static void
test_digits (void)
{
  static const guint8 bytes[] = { 0x00, 0x09, 0x0a, 0x90, 0xaf, 0xff };
  char hex[2 * sizeof bytes + 1];

  beket_hex_write (bytes, sizeof bytes, hex);
  g_assert_cmpstr (hex, ==, "00090a90afff");
  beket_hex_write (bytes, 0, hex);
  g_assert_cmpstr (hex, ==, "");
}

static void
test_random (void)
{
  g_autofree char *one = beket_random_hex (16);
  g_autofree char *other = beket_random_hex (16);

  g_assert_true (beket_is_hex (one, 32));
  g_assert_true (beket_is_hex (other, 32));
  g_assert_cmpstr (one, !=, other);
}

static void
test_hash (void)
{
  g_autofree char *abc = beket_hash_hex ("abc", 3);

  g_assert_true (beket_is_hash (abc));
  g_assert_true (beket_is_hash (ZEROS));
  g_assert_false (beket_is_hash (NULL));
  g_assert_false (beket_is_hash (""));
  g_assert_false (beket_is_hash (ZEROS "0"));
  g_assert_false (beket_is_hash ("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"));
  abc[10] = '/';
  g_assert_false (beket_is_hash (abc));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/hex/digits", test_digits);
  g_test_add_func ("/record/hex/random", test_random);
  g_test_add_func ("/record/hex/hash", test_hash);

  return g_test_run ();
}
