/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Identification numbers of vehicles: chassis numbers, letters of the other alphabet, and what the check digit sees.
 */

#include "config.h"

#include "domain/vin.h"
#include "substitutions.h"

#define VIN_CHARACTERS "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"

static void
test_vin (void)
{
  static const struct
  {
    const char *text;
    const char *number;
    gboolean    chassis;
    gboolean    agrees;
  } cases[] = {
    { "1M8GDM9AXKP042788", "1M8GDM9AXKP042788", FALSE, TRUE },
    { "1m8gdm9axkp042788", "1M8GDM9AXKP042788", FALSE, TRUE },
    { "11111111111111111", "11111111111111111", FALSE, TRUE },
    { "1M8GDM9A1KP042788", "1M8GDM9A1KP042788", FALSE, FALSE },   /* a hint, no error */
    { "XTA210990Y2766389", "XTA210990Y2766389", FALSE, TRUE },
    { "ХТА 210990 У2766389", "XTA210990Y2766389", FALSE, TRUE }, /* typed with Cyrillic letters */
    { "123", "123", TRUE, FALSE },
    { "ВАЗ 21", NULL, TRUE, FALSE },                              /* З looks like no Latin letter */
    { "JZX100-0012345", "JZX1000012345", TRUE, FALSE },
    { "QOI-1", "QOI1", TRUE, FALSE },
    { "1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890", TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      BeketVin vin;
      gboolean read = beket_vin_parse (cases[i].text, &vin, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (read, ==, cases[i].number != NULL);
      if (!read)
        continue;

      g_assert_cmpstr (vin.number, ==, cases[i].number);
      g_assert_cmpint (vin.chassis, ==, cases[i].chassis);
      g_assert_cmpint (vin.check_agrees, ==, cases[i].agrees);
      g_assert_cmpint (vin.check_digit == 0, ==, cases[i].chassis);
    }
}

static gboolean
vin_agrees (const char *text)
{
  BeketVin vin;

  return beket_vin_parse (text, &vin, NULL) && vin.check_agrees;
}

/* Letters and digits share their values in threes and fours (1, A, J), so that the check digit cannot tell these apart; it is a
 * hint in any case. Among digits alone every single error is found. */
static void
test_vin_substitutions (void)
{
  BeketVin vin;
  char missed[18] = "";

  g_assert_cmpint (count_missed ("11111111111111111", DIGITS, vin_agrees, NULL), ==, 0);
  g_assert_cmpint (count_missed ("1M8GDM9AXKP042788", VIN_CHARACTERS, vin_agrees, missed), >, 0);
  g_assert_true (beket_vin_parse (missed, &vin, NULL));
  g_assert_cmpint (vin.check_digit, ==, 'X');
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/things/vin", test_vin);
  g_test_add_func ("/domain/things/vin-substitutions", test_vin_substitutions);

  return g_test_run ();
}
