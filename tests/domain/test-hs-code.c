/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes of goods at each of their levels.
 */

#include "config.h"

#include "domain/hs-code.h"

#include <string.h>

static void
test_hs (void)
{
  static const struct
  {
    const char *text;
    const char *printed;
    const char *level;
  } cases[] = {
    { "8703", "8703", "heading" },
    { "8703 23", "8703 23", "subheading" },
    { "8703.23", "8703 23", "subheading" },
    { "870323198", "8703 23 198", "national" },
    { "8703231981", "8703 23 198 1", "full" },
    { "8703 23 198 1", "8703 23 198 1", "full" },
    { "0101", "0101", "heading" },
    { "9706", "9706", "heading" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BeketHsCode code;

      g_assert_true (beket_hs_code_parse (cases[i].text, &code, NULL));
      g_assert_cmpstr (code.printed, ==, cases[i].printed);
      g_assert_cmpstr (code.level, ==, cases[i].level);
      g_assert_true (g_str_has_prefix (code.number, code.heading));
      g_assert_true (g_str_has_prefix (code.heading, code.group));
      g_assert_cmpuint (strlen (code.group), ==, 2);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/things/hs", test_hs);

  return g_test_run ();
}
