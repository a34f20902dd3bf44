/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * National numbers of Russia: what they say, however they are typed.
 */

#include "config.h"

#include "domain/inn.h"
#include "domain/ogrn.h"
#include "domain/snils.h"

static void
test_russian (void)
{
  BeketInn inn;
  BeketSnils snils;
  BeketOgrn ogrn;
  g_autofree char *printed = NULL;

  g_assert_true (beket_inn_parse ("7707083893", &inn, NULL));
  g_assert_false (inn.person);
  g_assert_true (beket_inn_parse ("7830002293", &inn, NULL));
  g_assert_true (beket_inn_parse (" 5001-0073 2259", &inn, NULL));
  g_assert_true (inn.person);
  g_assert_cmpstr (inn.number, ==, "500100732259");

  g_assert_true (beket_snils_parse ("112-233-445 95", &snils, NULL));
  g_assert_cmpstr (snils.number, ==, "11223344595");
  g_assert_false (snils.unchecked);
  printed = beket_snils_format (&snils);
  g_assert_cmpstr (printed, ==, "112-233-445 95");
  g_assert_true (beket_snils_parse ("087-654-303 00", &snils, NULL));
  g_assert_true (beket_snils_parse ("001-001-998 77", &snils, NULL));
  g_assert_true (snils.unchecked);

  g_assert_true (beket_ogrn_parse ("1027700132195", &ogrn, NULL));
  g_assert_false (ogrn.entrepreneur);
  g_assert_true (beket_ogrn_parse ("3045 0011 6000 157", &ogrn, NULL));
  g_assert_true (ogrn.entrepreneur);
  g_assert_cmpstr (ogrn.number, ==, "304500116000157");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/national/russian", test_russian);

  return g_test_run ();
}
