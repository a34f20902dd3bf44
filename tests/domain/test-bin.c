/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of companies of Kazakhstan: what they say, and which wrong digit no rule can find.
 */

#include "config.h"

#include "domain/bin.h"
#include "substitutions.h"

static gboolean
accepts_bin (const char *text)
{
  BeketBin bin;

  return beket_bin_parse (text, &bin, NULL);
}

static void
test_bin (void)
{
  static const struct
  {
    const char *text;
    const char *registered;
    const char *kind;
    int         division;
  } cases[] = {
    { "941240000193", "1994-12", "legal", 0 },
    { "971240001315", "1997-12", "legal", 0 },
    { "020540003431", "2002-05", "legal", 0 },
    { "940140000385", "1994-01", "legal", 0 },
    { "0205 4000 3431", "2002-05", "legal", 0 },
    { "051155000006", "2005-11", "non-resident", 5 },
    { "051161000009", "2005-11", "joint-entrepreneurs", 1 },
    { "691240000000", "2069-12", "legal", 0 },
    { "700145000006", "1970-01", "legal", 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      BeketBin bin;

      g_test_message ("%s", cases[i].text);
      g_assert_true (beket_bin_parse (cases[i].text, &bin, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (bin.registered, ==, cases[i].registered);
      g_assert_cmpstr (bin.kind, ==, cases[i].kind);
      g_assert_cmpint (bin.division, ==, cases[i].division);
    }
}

/* Some of these are no BIN for another reason: 020540003431 with a 6 in the ninth place is one. */
static void
test_bin_substitutions (void)
{
  char missed[13] = "";

  g_assert_cmpint (count_missed ("020540003431", DIGITS, accepts_bin, NULL), ==, 10);
  g_assert_cmpint (count_missed ("940140000385", DIGITS, accepts_bin, missed), ==, 10);
  g_assert_cmpint (missed[11], ==, '5');
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/national/bin", test_bin);
  g_test_add_func ("/domain/national/bin-substitutions", test_bin_substitutions);

  return g_test_run ();
}
