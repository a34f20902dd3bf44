/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Registration numbers of Russia: which wrong digit their check digit cannot find.
 */

#include "config.h"

#include "domain/ogrn.h"
#include "substitutions.h"

static gboolean
accepts_ogrn (const char *text)
{
  BeketOgrn ogrn;

  return beket_ogrn_parse (text, &ogrn, NULL);
}

static void
test_ogrn_substitutions (void)
{
  g_assert_cmpint (count_missed ("1027700132195", DIGITS, accepts_ogrn, NULL), ==, 0);
  g_assert_cmpint (count_missed ("304500116000157", DIGITS, accepts_ogrn, NULL), ==, 0);
}

/* Modulo 11 the remainders 0 and 10 are both written 0; modulo 13 also 1 and 11, 2 and 12. */
static void
test_any_ogrn (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      int length = round % 2 == 0 ? 13 : 15;
      g_autofree char *text = random_digits (length);

      text[0] = '1';
      for (text[length - 1] = '0'; !accepts_ogrn (text);)
        text[length - 1]++;

      g_test_message ("%s", text);
      if (count_missed (text, DIGITS, accepts_ogrn, NULL) > 0)
        g_assert_cmpint (text[length - 1], <=, length == 13 ? '0' : '2');
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/national/ogrn-substitutions", test_ogrn_substitutions);
  g_test_add_func ("/domain/national/any-ogrn", test_any_ogrn);

  return g_test_run ();
}
