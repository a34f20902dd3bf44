/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of persons of Kazakhstan: what they say, and which wrong digit no rule can find.
 */

#include "config.h"

#include "domain/iin.h"
#include "domain/national-number.h"
#include "refusal.h"
#include "substitutions.h"

static gboolean
accepts_iin (const char *text)
{
  BeketIin iin;

  return beket_iin_parse (text, &iin, NULL);
}

static void
test_iin (void)
{
  static const struct
  {
    const char *text;
    const char *birth_date;
    char        sex;
    gboolean    foreign;
  } cases[] = {
    { "900115300003", "1990-01-15", 'M', FALSE },
    { "900115300401", "1990-01-15", 'M', FALSE },      /* the second pass of weights */
    { " 900115-300 003 ", "1990-01-15", 'M', FALSE },
    { "000101500120", "2000-01-01", 'M', FALSE },
    { "850701400559", "1985-07-01", 'F', FALSE },
    { "850701010550", "", 0, TRUE },
    { "120229600009", "2012-02-29", 'F', FALSE },
    { "120230600004", "", 'F', FALSE },                /* no such day: the date is not promised */
    { "900115700009", "", 0, FALSE },                  /* no such century */
    { "941240000193", "", 0, TRUE },                   /* a company's: the digits alone do not forbid it */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      BeketIin iin;

      g_test_message ("%s", cases[i].text);
      g_assert_true (beket_iin_parse (cases[i].text, &iin, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (iin.birth_date, ==, cases[i].birth_date);
      g_assert_cmpint (iin.sex, ==, cases[i].sex);
      g_assert_cmpint (iin.foreign, ==, cases[i].foreign);
      g_assert_cmpuint (strlen (iin.number), ==, 12);
    }
}

static void
test_iin_hint (void)
{
  BeketIin iin;
  BeketIin foreign;

  g_assert_true (beket_iin_parse ("900115300003", &iin, NULL));
  g_assert_true (beket_iin_parse ("850701010550", &foreign, NULL));

  g_assert_cmpint (beket_iin_hint (&iin, "1990-01-15", "M"), ==, BEKET_IIN_HINT_NONE);
  g_assert_cmpint (beket_iin_hint (&iin, NULL, NULL), ==, BEKET_IIN_HINT_NONE);
  g_assert_cmpint (beket_iin_hint (&iin, "", ""), ==, BEKET_IIN_HINT_NONE);
  g_assert_cmpint (beket_iin_hint (&iin, "1990-\?\?-\?\?", "M"), ==, BEKET_IIN_HINT_NONE);
  g_assert_cmpint (beket_iin_hint (&iin, "1991-\?\?-\?\?", "M"), ==, BEKET_IIN_HINT_BIRTH_DATE);
  g_assert_cmpint (beket_iin_hint (&iin, "1990-01-16", "M"), ==, BEKET_IIN_HINT_BIRTH_DATE);
  g_assert_cmpint (beket_iin_hint (&iin, "1990-01-15", "F"), ==, BEKET_IIN_HINT_SEX);
  g_assert_cmpint (beket_iin_hint (&iin, "1890-01-15", "F"), ==,
                   BEKET_IIN_HINT_BIRTH_DATE | BEKET_IIN_HINT_SEX);
  g_assert_cmpint (beket_iin_hint (&foreign, "1950-01-01", "F"), ==, BEKET_IIN_HINT_NONE);
}

/* With 90011530120 both passes give 10: there is no such number, whatever stands last. */
static void
test_never_issued (void)
{
  GError *error = NULL;
  BeketIin iin;

  g_assert_cmpint (beket_national_check_digit ("90011530120"), ==, 0);
  for (char c = '0'; c <= '9'; c++)
    {
      g_autofree char *text = g_strdup_printf ("90011530120%c", c);

      g_assert_false (beket_iin_parse (text, &iin, &error));
      assert_refusal (error, "check-digit", 11);
    }
}

/* The eleventh digit weighs 11 modulo 11, nothing: where the first pass decides, the nine numbers that differ there alone are
 * right as well. Others are missed only where the second pass comes in, for one of the two. */
static void
test_iin_substitutions (void)
{
  static const struct
  {
    const char *number;
    int         missed;
  } cases[] = {
    { "900115300003", 10 }, { "900115300401", 9 }, { "941240000193", 10 }, { "971240001315", 10 },
    { "020540003431", 10 }, { "940140000385", 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (count_missed (cases[i].number, DIGITS, accepts_iin, NULL), ==, cases[i].missed);
}

/* Of the ten last digits one is right, or none; what is missed in the number before is what its own rule cannot see. */
static void
test_any_iin (void)
{
  int none = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autofree char *text = random_digits (12);
      int right = 0;

      text[0] = '9';
      for (char c = '0'; c <= '9'; c++)
        {
          text[11] = c;
          right += accepts_iin (text);
        }

      g_assert_cmpint (right, ==, beket_national_check_digit (text) == 0 ? 0 : 1);
      none += right == 0;
    }

  /* One in 121 by the rule. */
  g_assert_cmpint (none, >, 0);
  g_assert_cmpint (none, <, ROUNDS / 40);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/national/iin", test_iin);
  g_test_add_func ("/domain/national/iin-hint", test_iin_hint);
  g_test_add_func ("/domain/national/never-issued", test_never_issued);
  g_test_add_func ("/domain/national/iin-substitutions", test_iin_substitutions);
  g_test_add_func ("/domain/national/any-iin", test_any_iin);

  return g_test_run ();
}
