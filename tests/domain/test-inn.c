/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Taxpayers' numbers of Russia: which wrong digit their check digits cannot find.
 */

#include "config.h"

#include "domain/inn.h"
#include "substitutions.h"

static gboolean
accepts_inn (const char *text)
{
  BeketInn inn;

  return beket_inn_parse (text, &inn, NULL);
}

/* Modulo 11 and then modulo 10: only a remainder of 10 and one of 0 look alike, and these numbers have neither near. */
static void
test_inn_substitutions (void)
{
  g_assert_cmpint (count_missed ("7707083893", DIGITS, accepts_inn, NULL), ==, 0);
  g_assert_cmpint (count_missed ("7830002293", DIGITS, accepts_inn, NULL), ==, 0);
  g_assert_cmpint (count_missed ("500100732259", DIGITS, accepts_inn, NULL), ==, 0);
}

/* A remainder of 0 and one of 10 are both written 0, so that of any organisation's number nothing else can be missed. */
static void
test_any_inn (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autofree char *text = random_digits (10);
      char missed[11] = "";

      text[0] = '7';
      for (text[9] = '0'; !accepts_inn (text);)
        text[9]++;

      g_test_message ("%s", text);
      if (count_missed (text, DIGITS, accepts_inn, missed) > 0)
        g_assert_cmpint (text[9], ==, '0');
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/national/inn-substitutions", test_inn_substitutions);
  g_test_add_func ("/domain/national/any-inn", test_any_inn);

  return g_test_run ();
}
