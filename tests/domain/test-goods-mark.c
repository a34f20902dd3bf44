/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marks on goods: GS1 in each of its spellings, excise stamps, and where a text is none.
 */

#include "config.h"

#include "domain/goods-mark.h"
#include "refusal.h"
#include "substitutions.h"

static void
test_mark (void)
{
  static const char *const gs1[] = {
    "010460043993125621A1b2C3", "]d2010460043993125621A1b2C3\x1d" "91EE06\x1d" "92abc", "\x1d" "010460043993125621A1b2C3",
    "(01)04600439931256(21)A1b2C3", "(01)04600439931256(21)A1b2C3(91)EE06(92)abc",
  };
  BeketGoodsMark mark;

  for (guint i = 0; i < G_N_ELEMENTS (gs1); i++)
    {
      g_test_message ("case %u", i);
      g_assert_true (beket_goods_mark_parse (gs1[i], &mark, NULL));
      g_assert_true (mark.gs1);
      g_assert_cmpstr (mark.gtin, ==, "04600439931256");
      g_assert_cmpstr (mark.serial, ==, "A1b2C3");
      g_assert_cmpstr (mark.number, ==, "010460043993125621A1b2C3");
    }

  g_assert_true (beket_goods_mark_parse ("0104600439931256211234567890(=+-*/&%!Z", &mark, NULL));
  g_assert_cmpstr (mark.serial, ==, "1234567890(=+-*/&%!Z");
  g_assert_cmpstr (mark.number, ==, "0104600439931256211234567890(=+-*/&%!Z");
  g_assert_true (beket_goods_mark_parse ("RU-430301-ABC1234567", &mark, NULL));
  g_assert_false (mark.gs1);
  g_assert_cmpstr (mark.number, ==, "RU-430301-ABC1234567");
  g_assert_cmpstr (mark.gtin, ==, "");
}

static gboolean
accepts_gtin (const char *gtin)
{
  g_autofree char *text = g_strdup_printf ("01%s21A", gtin);
  BeketGoodsMark mark;

  return beket_goods_mark_parse (text, &mark, NULL);
}

/* Weights of 3 and 1 find every single wrong digit. */
static void
test_any_gtin (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autofree char *gtin = random_digits (14);

      for (gtin[13] = '0'; !accepts_gtin (gtin);)
        gtin[13]++;

      g_assert_cmpint (count_missed (gtin, DIGITS, accepts_gtin, NULL), ==, 0);
    }
}

static void
test_mark_refused (void)
{
  static const struct
  {
    const char *text;
    const char *word;
    int         position;
  } cases[] = {
    { "", "empty", 0 },
    { "]d2", "empty", 3 },
    { "RU-430301-ABC123456", "length", 19 },
    { "RU-430301-ABC12345678", "length", 20 },
    { "RU-430301-abc1234567", "character", 10 },
    { "RU_430301-ABC1234567", "character", 2 },
    { "R1-430301-ABC1234567", "character", 1 },
    { "010460043993125521A", "check-digit", 15 },
    { "(01)04600439931255(21)A", "check-digit", 17 },
    { "]d2010460043993125521A", "check-digit", 18 },
    { "0104600439931256", "length", 16 },
    { "010460043993125622A", "character", 16 },
    { "01046004399312", "length", 14 },
    { "0104600439931A5621A", "character", 13 },
    { "02", "character", 0 },
    { "(01]04600439931256(21)A", "character", 0 },
    { "010460043993125621", "length", 18 },
    { "010460043993125621A B", "character", 19 },
    { "010460043993125621я", "character", 18 },
    { "010460043993125621123456789012345678901", "length", 38 },
    { "]d2RU-430301-ABC1234567", "character", 3 },
    { "\xff", "character", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BeketGoodsMark mark;
      GError *error = NULL;

      g_test_message ("case %u", i);
      g_assert_false (beket_goods_mark_parse (cases[i].text, &mark, &error));
      assert_refusal (error, cases[i].word, cases[i].position);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/things/mark", test_mark);
  g_test_add_func ("/domain/things/any-gtin", test_any_gtin);
  g_test_add_func ("/domain/things/mark-refused", test_mark_refused);

  return g_test_run ();
}
