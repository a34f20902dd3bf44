/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of railway wagons, of eight digits and of twelve.
 */

#include "config.h"

#include "domain/wagon.h"
#include "substitutions.h"

static void
test_wagon (void)
{
  static const struct
  {
    const char *text;
    const char *number;
    gboolean    uic;
    const char *kind;
  } cases[] = {
    { "54548854", "54548854", FALSE, "private" },
    { "60000007", "60000007", FALSE, "gondola" },
    { "5842 6644", "58426644", FALSE, "private" },
    { "31 81 5560 123-6", "318155601236", TRUE, NULL },
    { "212701234560", "212701234560", TRUE, NULL },
    { "338727440012", "338727440012", TRUE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      BeketWagon wagon;

      g_assert_true (beket_wagon_parse (cases[i].text, &wagon, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (wagon.number, ==, cases[i].number);
      g_assert_cmpint (wagon.uic, ==, cases[i].uic);
      g_assert_cmpstr (wagon.kind, ==, cases[i].kind);
    }
}

static gboolean
accepts_wagon (const char *text)
{
  BeketWagon wagon;

  return beket_wagon_parse (text, &wagon, NULL);
}

/* Every single wrong digit is found, in any number; of two that changed places all but 0 and 9. */
static void
test_any_wagon (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      int length = round % 2 == 0 ? 8 : 12;
      g_autofree char *text = random_digits (length);

      for (text[length - 1] = '0'; !accepts_wagon (text);)
        text[length - 1]++;

      g_test_message ("%s", text);
      g_assert_cmpint (count_missed (text, DIGITS, accepts_wagon, NULL), ==, 0);
      for (int i = 0; i + 1 < length; i++)
        {
          char first = text[i];
          char second = text[i + 1];
          gboolean blind = first == second || (first - '0') + (second - '0') == 9;

          text[i] = second;
          text[i + 1] = first;
          if (!blind)
            g_assert_false (accepts_wagon (text));
          text[i] = first;
          text[i + 1] = second;
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/things/wagon", test_wagon);
  g_test_add_func ("/domain/things/any-wagon", test_any_wagon);

  return g_test_run ();
}
