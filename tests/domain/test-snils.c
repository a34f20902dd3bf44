/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Insurance numbers of Russia: which wrong digit their check digits cannot find.
 */

#include "config.h"

#include "domain/snils.h"
#include "substitutions.h"

static gboolean
accepts_snils (const char *text)
{
  BeketSnils snils;

  return beket_snils_parse (text, &snils, NULL);
}

/* 100 and 101 are both written 00: a sum that is one less or more cannot be told. */
static void
test_snils_substitutions (void)
{
  char missed[12] = "";

  g_assert_cmpint (count_missed ("11223344595", DIGITS, accepts_snils, NULL), ==, 0);
  g_assert_cmpint (count_missed ("08765430300", DIGITS, accepts_snils, missed), ==, 1);
  g_assert_cmpstr (missed, ==, "08765430200");
}

static void
test_any_snils (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autofree char *text = random_digits (11);

      text[0] = text[1] = '1';   /* far from the numbers that have no check digits */
      for (int check = 0; !accepts_snils (text); check++)
        {
          g_assert_cmpint (check, <, 100);
          text[9] = (char) ('0' + check / 10);
          text[10] = (char) ('0' + check % 10);
        }

      g_test_message ("%s", text);
      if (count_missed (text, DIGITS, accepts_snils, NULL) > 0)
        g_assert_cmpstr (text + 9, ==, "00");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/national/snils-substitutions", test_snils_substitutions);
  g_test_add_func ("/domain/national/any-snils", test_any_snils);

  return g_test_run ();
}
