/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of persons and companies of both states: right ones, wrong ones, and which wrong digit no rule can find.
 */

#include "config.h"

#include "domain/bin.h"
#include "domain/identifier.h"
#include "domain/iin.h"
#include "domain/inn.h"
#include "domain/national-number.h"
#include "domain/ogrn.h"
#include "domain/snils.h"
#include "refusal.h"
#include "substitutions.h"

#define DIGITS "0123456789"
#define ROUNDS 2000

static gboolean
accepts_iin (const char *text)
{
  BeketIin iin;

  return beket_iin_parse (text, &iin, NULL);
}

static gboolean
accepts_bin (const char *text)
{
  BeketBin bin;

  return beket_bin_parse (text, &bin, NULL);
}

static gboolean
accepts_inn (const char *text)
{
  BeketInn inn;

  return beket_inn_parse (text, &inn, NULL);
}

static gboolean
accepts_snils (const char *text)
{
  BeketSnils snils;

  return beket_snils_parse (text, &snils, NULL);
}

static gboolean
accepts_ogrn (const char *text)
{
  BeketOgrn ogrn;

  return beket_ogrn_parse (text, &ogrn, NULL);
}

/* ---- What they say ---- */

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

static void
test_russian (void)
{
  BeketInn inn;
  BeketSnils snils;
  BeketOgrn ogrn;
  g_autofree char *printed = NULL;

  g_assert_true (beket_inn_parse ("7707083893", &inn, NULL));
  g_assert_false (inn.person);
  g_assert_true (beket_inn_parse ("7830002293", &inn, NULL));
  g_assert_true (beket_inn_parse (" 5001-0073 2259", &inn, NULL));
  g_assert_true (inn.person);
  g_assert_cmpstr (inn.number, ==, "500100732259");

  g_assert_true (beket_snils_parse ("112-233-445 95", &snils, NULL));
  g_assert_cmpstr (snils.number, ==, "11223344595");
  g_assert_false (snils.unchecked);
  printed = beket_snils_format (&snils);
  g_assert_cmpstr (printed, ==, "112-233-445 95");
  g_assert_true (beket_snils_parse ("087-654-303 00", &snils, NULL));
  g_assert_true (beket_snils_parse ("001-001-998 77", &snils, NULL));
  g_assert_true (snils.unchecked);

  g_assert_true (beket_ogrn_parse ("1027700132195", &ogrn, NULL));
  g_assert_false (ogrn.entrepreneur);
  g_assert_true (beket_ogrn_parse ("3045 0011 6000 157", &ogrn, NULL));
  g_assert_true (ogrn.entrepreneur);
  g_assert_cmpstr (ogrn.number, ==, "304500116000157");
}

/* ---- What is refused, and where ---- */

static void
test_refused (void)
{
  static const struct
  {
    BeketFieldType type;
    const char    *text;
    const char    *word;
    int            position;
  } cases[] = {
    { BEKET_FIELD_IIN, "", "empty", 0 },
    { BEKET_FIELD_IIN, " - ", "empty", 0 },
    { BEKET_FIELD_IIN, "90011530000", "length", 11 },
    { BEKET_FIELD_IIN, "9001153000031", "length", 12 },
    { BEKET_FIELD_IIN, "900115 3000031", "length", 13 },
    { BEKET_FIELD_IIN, "9O0115300003", "character", 1 },
    { BEKET_FIELD_IIN, "900115 30000З", "character", 12 },     /* the Cyrillic letter З */
    { BEKET_FIELD_IIN, "90011530000٣", "character", 11 },      /* a digit of another script */
    { BEKET_FIELD_IIN, "9001\xff" "15300003", "character", 4 },
    { BEKET_FIELD_IIN, "900115300004", "check-digit", 11 },
    { BEKET_FIELD_IIN, "900115 300 004", "check-digit", 13 },
    { BEKET_FIELD_IIN, "000000000000", "range", 0 },
    { BEKET_FIELD_IIN, "  000000000000", "range", 2 },
    { BEKET_FIELD_BIN, "941240000194", "check-digit", 11 },
    { BEKET_FIELD_BIN, "900115300003", "range", 4 },           /* a person's number */
    { BEKET_FIELD_BIN, "051374000007", "date", 2 },
    { BEKET_FIELD_BIN, "05-1374000007", "date", 3 },
    { BEKET_FIELD_BIN, "9412400001", "length", 10 },
    { BEKET_FIELD_INN, "7707083894", "check-digit", 9 },
    { BEKET_FIELD_INN, "770708389", "length", 9 },
    { BEKET_FIELD_INN, "77070838930", "length", 11 },
    { BEKET_FIELD_INN, "7707083893000", "length", 12 },
    { BEKET_FIELD_INN, "500100732249", "check-digit", 10 },
    { BEKET_FIELD_INN, "500100732258", "check-digit", 11 },
    { BEKET_FIELD_INN, "0000000000", "range", 0 },
    { BEKET_FIELD_INN, "77070838Z3", "character", 8 },
    { BEKET_FIELD_SNILS, "112-233-445 96", "check-digit", 13 },
    { BEKET_FIELD_SNILS, "112-233-445 85", "check-digit", 12 },
    { BEKET_FIELD_SNILS, "112-233-446 95", "check-digit", 13 },
    { BEKET_FIELD_SNILS, "001-001-999 00", "check-digit", 12 },
    { BEKET_FIELD_SNILS, "112-233-445", "length", 11 },
    { BEKET_FIELD_SNILS, "112-233-445 955", "length", 14 },
    { BEKET_FIELD_SNILS, "000-000-000 00", "range", 0 },
    { BEKET_FIELD_SNILS, "112_233_445 95", "character", 3 },
    { BEKET_FIELD_OGRN, "1027700132194", "check-digit", 12 },
    { BEKET_FIELD_OGRN, "10277001321951", "length", 14 },
    { BEKET_FIELD_OGRN, "304500116000158", "check-digit", 14 },
    { BEKET_FIELD_OGRN, "3045001160001571", "length", 15 },
    { BEKET_FIELD_OGRN, "0000000000000", "range", 0 },
    { BEKET_FIELD_OGRN, "ОГРН 1027700132195", "character", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;

      g_test_message ("case %u, %s", i, beket_field_type_word (cases[i].type));
      g_assert_null (beket_identifier_normal (cases[i].type, cases[i].text, &error));
      assert_refusal (error, cases[i].word, cases[i].position);
    }
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

/* ---- One wrong digit ---- */

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

/* Some of these are no BIN for another reason: 020540003431 with a 6 in the ninth place is one. */
static void
test_bin_substitutions (void)
{
  char missed[13] = "";

  g_assert_cmpint (count_missed ("020540003431", DIGITS, accepts_bin, NULL), ==, 10);
  g_assert_cmpint (count_missed ("940140000385", DIGITS, accepts_bin, missed), ==, 10);
  g_assert_cmpint (missed[11], ==, '5');
}

/* Modulo 11 and then modulo 10: only a remainder of 10 and one of 0 look alike, and these numbers have neither near. */
static void
test_inn_substitutions (void)
{
  g_assert_cmpint (count_missed ("7707083893", DIGITS, accepts_inn, NULL), ==, 0);
  g_assert_cmpint (count_missed ("7830002293", DIGITS, accepts_inn, NULL), ==, 0);
  g_assert_cmpint (count_missed ("500100732259", DIGITS, accepts_inn, NULL), ==, 0);
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
test_ogrn_substitutions (void)
{
  g_assert_cmpint (count_missed ("1027700132195", DIGITS, accepts_ogrn, NULL), ==, 0);
  g_assert_cmpint (count_missed ("304500116000157", DIGITS, accepts_ogrn, NULL), ==, 0);
}

/* ---- Any number ---- */

static char *
random_digits (int n)
{
  char *digits = g_strnfill (n, '0');

  for (int i = 0; i < n; i++)
    digits[i] = (char) ('0' + g_test_rand_int_range (0, 10));

  return digits;
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

/* Modulo 11 the remainders 0 and 10 are both written 0; modulo 13 also 1 and 11, 2 and 12. */
static void
test_any_ogrn (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      int length = round % 2 == 0 ? 13 : 15;
      g_autofree char *text = random_digits (length);

      text[0] = '1';
      for (text[length - 1] = '0'; !accepts_ogrn (text);)
        text[length - 1]++;

      g_test_message ("%s", text);
      if (count_missed (text, DIGITS, accepts_ogrn, NULL) > 0)
        g_assert_cmpint (text[length - 1], <=, length == 13 ? '0' : '2');
    }
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

  g_test_add_func ("/domain/national/iin", test_iin);
  g_test_add_func ("/domain/national/iin-hint", test_iin_hint);
  g_test_add_func ("/domain/national/bin", test_bin);
  g_test_add_func ("/domain/national/russian", test_russian);
  g_test_add_func ("/domain/national/refused", test_refused);
  g_test_add_func ("/domain/national/never-issued", test_never_issued);
  g_test_add_func ("/domain/national/iin-substitutions", test_iin_substitutions);
  g_test_add_func ("/domain/national/bin-substitutions", test_bin_substitutions);
  g_test_add_func ("/domain/national/inn-substitutions", test_inn_substitutions);
  g_test_add_func ("/domain/national/snils-substitutions", test_snils_substitutions);
  g_test_add_func ("/domain/national/ogrn-substitutions", test_ogrn_substitutions);
  g_test_add_func ("/domain/national/any-iin", test_any_iin);
  g_test_add_func ("/domain/national/any-inn", test_any_inn);
  g_test_add_func ("/domain/national/any-ogrn", test_any_ogrn);
  g_test_add_func ("/domain/national/any-snils", test_any_snils);

  return g_test_run ();
}
