/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SHA-256 in hexadecimal digits: the examples of the standard, and what is no hash.
 */

#include "config.h"

#include "record/entry.h"

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

static void
test_hash (void)
{
  g_autofree char *abc = beket_hash_hex ("abc", 3);
  g_autofree char *nothing = beket_hash_hex ("", 0);

  /* FIPS 180-4, examples. */
  g_assert_cmpstr (abc, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpstr (nothing, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

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

  g_test_add_func ("/record/entry/hash", test_hash);

  return g_test_run ();
}
