/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of customs declarations of both states.
 */

#include "config.h"

#include "domain/declaration.h"

static void
test_declaration (void)
{
  BeketDeclaration declaration;

  g_assert_true (beket_declaration_parse ("10702070/150126/0001234", &declaration, NULL));
  g_assert_cmpstr (declaration.number, ==, "10702070/150126/0001234");
  g_assert_cmpstr (declaration.country, ==, "RU");
  g_assert_cmpstr (declaration.body, ==, "10702070");
  g_assert_cmpstr (declaration.day, ==, "2026-01-15");
  g_assert_cmpstr (declaration.serial, ==, "0001234");

  g_assert_true (beket_declaration_parse (" 50408 / 290224 / 7654321 ", &declaration, NULL));
  g_assert_cmpstr (declaration.number, ==, "50408/290224/7654321");
  g_assert_cmpstr (declaration.country, ==, "KZ");
  g_assert_cmpstr (declaration.day, ==, "2024-02-29");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/things/declaration", test_declaration);

  return g_test_run ();
}
