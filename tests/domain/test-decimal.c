/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decimals: one number is written in one way, and two are ordered by their size.
 */

#include "config.h"

#include "domain/decimal.h"
#include "refusal.h"

static void
test_accepted (void)
{
  static const char *const texts[] = {
    "0", "1", "10", "0.5", "24860.5", "999999999999999.999", "-18", "-0.5", "-20.25",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (beket_decimal_check (texts[i], 3, TRUE, &error));
      g_assert_no_error (error);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int         digits;
    gboolean    negative;
    const char *word;
    int         position;
  } cases[] = {
    { "", 2, FALSE, "empty", 0 },
    { "-", 2, TRUE, "character", 1 },
    { "-1", 2, FALSE, "range", 0 },
    { "-0", 2, TRUE, "format", 0 },
    { "--1", 2, TRUE, "character", 1 },
    { "+1", 2, FALSE, "character", 0 },
    { ".5", 2, FALSE, "character", 0 },
    { "5.", 2, FALSE, "character", 2 },
    { "01", 2, FALSE, "format", 0 },
    { "00", 2, FALSE, "format", 0 },
    { "-01", 2, TRUE, "format", 1 },
    { "1.50", 2, FALSE, "format", 3 },
    { "1.0", 2, FALSE, "format", 2 },
    { "1.234", 2, FALSE, "length", 4 },
    { "1.200", 2, FALSE, "length", 4 },
    { "1234567890123456", 2, FALSE, "length", 15 },
    { "1,5", 2, FALSE, "character", 1 },
    { "1 000", 2, FALSE, "character", 1 },
    { "1e3", 2, FALSE, "character", 1 },
    { "1.5x", 2, FALSE, "character", 3 },
    { "1.5.5", 2, FALSE, "character", 3 },
    { "x", 2, FALSE, "character", 0 },
    { "\331\243", 2, FALSE, "character", 0 },   /* an Arabic digit */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;

      g_test_message ("case %u", i);
      g_assert_false (beket_decimal_check (cases[i].text, cases[i].digits, cases[i].negative, &error));
      assert_refusal (error, cases[i].word, cases[i].position);
    }
}

static void
test_canonical (void)
{
  static const char *const cases[][2] = {
    { "24 860,50", "24860.5" }, { "24\302\240860,50", "24860.5" }, { "007", "7" }, { "0,0", "0" }, { "-0,00", "0" },
    { "-18,0", "-18" }, { "-018.50", "-18.5" }, { " 12 ", "12" }, { "12.5", "12.5" }, { "0", "0" },
    { "", NULL }, { "12,5,5", NULL }, { "12.", NULL }, { ",5", NULL }, { "12 т", NULL }, { "1e3", NULL }, { "қ", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = beket_decimal_canonical (cases[i][0]);

      g_assert_cmpstr (text, ==, cases[i][1]);
    }
}

static int
sign (int number)
{
  return (number > 0) - (number < 0);
}

/* From the smallest to the largest. */
static void
test_order (void)
{
  static const char *const sorted[] = {
    "-100", "-20.5", "-20.25", "-3", "-0.5", "0", "0.05", "0.5", "1", "1.05", "1.5", "9", "10", "10.5", "99.999", "100",
  };

  for (int i = 0; i < (int) G_N_ELEMENTS (sorted); i++)
    for (int j = 0; j < (int) G_N_ELEMENTS (sorted); j++)
      g_assert_cmpint (sign (beket_decimal_compare (sorted[i], sorted[j])), ==, sign (i - j));

  /* What is no decimal sorts as a text. */
  g_assert_cmpint (beket_decimal_compare ("2026-11-22", "2026-2-1"), <, 0);
  g_assert_cmpint (beket_decimal_compare ("10", "9x"), <, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/decimal/accepted", test_accepted);
  g_test_add_func ("/domain/decimal/refused", test_refused);
  g_test_add_func ("/domain/decimal/canonical", test_canonical);
  g_test_add_func ("/domain/decimal/order", test_order);

  return g_test_run ();
}
