/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of TIR carnets.
 */

#include "config.h"

#include "domain/tir.h"

static void
test_tir (void)
{
  BeketTir tir;

  g_assert_true (beket_tir_parse ("XA 12345678", &tir, NULL));
  g_assert_cmpstr (tir.number, ==, "XA12345678");
  g_assert_cmpstr (tir.series, ==, "XA");
  g_assert_cmpstr (tir.serial, ==, "12345678");
  g_assert_true (beket_tir_parse ("xa.12345678", &tir, NULL));
  g_assert_cmpstr (tir.number, ==, "XA12345678");
  g_assert_true (beket_tir_parse ("  12345678", &tir, NULL));
  g_assert_cmpstr (tir.series, ==, "");
  g_assert_true (beket_tir_parse ("A 12345678", &tir, NULL));
  g_assert_cmpstr (tir.series, ==, "A");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/things/tir", test_tir);

  return g_test_run ();
}
