/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of vehicles, wagons, carnets and declarations, and codes of goods.
 */

#include "config.h"

#include "domain/declaration.h"
#include "domain/goods-mark.h"
#include "domain/hs-code.h"
#include "domain/identifier.h"
#include "domain/tir.h"
#include "domain/vin.h"
#include "domain/wagon.h"
#include "refusal.h"
#include "substitutions.h"

#define DIGITS "0123456789"
#define VIN_CHARACTERS "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
#define ROUNDS 2000

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

static char *
random_digits (int n)
{
  char *digits = g_strnfill (n, '0');

  for (int i = 0; i < n; i++)
    digits[i] = (char) ('0' + g_test_rand_int_range (0, 10));
  digits[0] = (char) ('1' + g_test_rand_int_range (0, 9));

  return digits;
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

static void
test_tir (void)
{
  BeketTir tir;

  g_assert_true (beket_tir_parse ("XA 12345678", &tir, NULL));
  g_assert_cmpstr (tir.number, ==, "XA12345678");
  g_assert_cmpstr (tir.series, ==, "XA");
  g_assert_cmpstr (tir.serial, ==, "12345678");
  g_assert_true (beket_tir_parse ("xa.12345678", &tir, NULL));
  g_assert_cmpstr (tir.number, ==, "XA12345678");
  g_assert_true (beket_tir_parse ("  12345678", &tir, NULL));
  g_assert_cmpstr (tir.series, ==, "");
  g_assert_true (beket_tir_parse ("A 12345678", &tir, NULL));
  g_assert_cmpstr (tir.series, ==, "A");
}

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
    { BEKET_FIELD_VIN, "", "empty", 0 },
    { BEKET_FIELD_VIN, "1M8GDM9AXKPO42788", "character", 11 },
    { BEKET_FIELD_VIN, "1M8 GDM9AXKP I42788", "character", 13 },
    { BEKET_FIELD_VIN, "QM8GDM9AXKP042788", "character", 0 },
    { BEKET_FIELD_VIN, "1M8GДM9AXKP042788", "character", 4 },
    { BEKET_FIELD_VIN, "12", "length", 2 },
    { BEKET_FIELD_VIN, "ABCDEF", "character", 0 },
    { BEKET_FIELD_VIN, " ABC", "character", 1 },
    { BEKET_FIELD_VIN, "12345678901234567890123456789012345678901", "length", 40 },
    { BEKET_FIELD_VIN, "1M8\xff", "character", 3 },
    { BEKET_FIELD_WAGON, "54548855", "check-digit", 7 },
    { BEKET_FIELD_WAGON, "5454 8855", "check-digit", 8 },
    { BEKET_FIELD_WAGON, "5454885", "length", 7 },
    { BEKET_FIELD_WAGON, "545488541", "length", 9 },
    { BEKET_FIELD_WAGON, "318155601237", "check-digit", 11 },
    { BEKET_FIELD_WAGON, "3181556012360", "length", 12 },
    { BEKET_FIELD_WAGON, "00000000", "range", 0 },
    { BEKET_FIELD_WAGON, "5454885A", "character", 7 },
    { BEKET_FIELD_TIR, "", "empty", 0 },
    { BEKET_FIELD_TIR, "XAB12345678", "character", 2 },
    { BEKET_FIELD_TIR, "XA1234567", "length", 9 },
    { BEKET_FIELD_TIR, "XA123456789", "length", 10 },
    { BEKET_FIELD_TIR, "123456789", "length", 8 },
    { BEKET_FIELD_TIR, "X1A2345678", "character", 2 },
    { BEKET_FIELD_TIR, "ХА12345678", "character", 0 },           /* Cyrillic letters */
    { BEKET_FIELD_TIR, "XA", "length", 2 },
    { BEKET_FIELD_DECLARATION, "", "empty", 0 },
    { BEKET_FIELD_DECLARATION, "/", "character", 0 },
    { BEKET_FIELD_DECLARATION, "107020/150126/0001234", "character", 6 },
    { BEKET_FIELD_DECLARATION, "107020701/150126/0001234", "character", 8 },
    { BEKET_FIELD_DECLARATION, "10702070/15126/0001234", "character", 14 },
    { BEKET_FIELD_DECLARATION, "10702070/320126/0001234", "date", 9 },
    { BEKET_FIELD_DECLARATION, "10702070/151326/0001234", "date", 11 },
    { BEKET_FIELD_DECLARATION, "50408/290225/7654321", "date", 6 },
    { BEKET_FIELD_DECLARATION, "50408/000126/7654321", "date", 6 },
    { BEKET_FIELD_DECLARATION, "10702070/150126/000123", "length", 22 },
    { BEKET_FIELD_DECLARATION, "10702070/150126/00012345", "length", 23 },
    { BEKET_FIELD_DECLARATION, "10702070/150126", "length", 15 },
    { BEKET_FIELD_DECLARATION, "10702070", "length", 8 },
    { BEKET_FIELD_DECLARATION, "10702070/150126/0001234/", "character", 23 },
    { BEKET_FIELD_DECLARATION, "10702O70/150126/0001234", "character", 5 },
    { BEKET_FIELD_DECLARATION, "1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1/1", "character", 1 },
    { BEKET_FIELD_HS, "", "empty", 0 },
    { BEKET_FIELD_HS, "87", "length", 2 },
    { BEKET_FIELD_HS, "87032", "length", 5 },
    { BEKET_FIELD_HS, "8703 2319", "length", 9 },
    { BEKET_FIELD_HS, "87032319811", "length", 10 },
    { BEKET_FIELD_HS, "0001", "range", 0 },
    { BEKET_FIELD_HS, "9801", "range", 0 },
    { BEKET_FIELD_HS, "87 00", "range", 3 },
    { BEKET_FIELD_HS, "0000", "range", 0 },
    { BEKET_FIELD_HS, "8703,23", "character", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;

      g_test_message ("case %u, %s", i, beket_field_type_word (cases[i].type));
      g_assert_null (beket_identifier_normal (cases[i].type, cases[i].text, &error));
      assert_refusal (error, cases[i].word, cases[i].position);
    }
}

/* What is kept reads as itself again; other types have no normal form and no error. */
static void
test_normal (void)
{
  static const struct
  {
    BeketFieldType type;
    const char    *text;
    const char    *normal;
  } cases[] = {
    { BEKET_FIELD_CONTAINER, "csqu 305438-3", "CSQU3054383" },
    { BEKET_FIELD_IIN, "900115 300003", "900115300003" },
    { BEKET_FIELD_BIN, "9412 4000 0193", "941240000193" },
    { BEKET_FIELD_INN, "77 07 083893", "7707083893" },
    { BEKET_FIELD_SNILS, "112-233-445 95", "11223344595" },
    { BEKET_FIELD_OGRN, "1 02 77 00 13219 5", "1027700132195" },
    { BEKET_FIELD_VIN, "хта210990у2766389", "XTA210990Y2766389" },
    { BEKET_FIELD_WAGON, "5454-8854", "54548854" },
    { BEKET_FIELD_TIR, "xa 12345678", "XA12345678" },
    { BEKET_FIELD_DECLARATION, "50408 / 290224 / 7654321", "50408/290224/7654321" },
    { BEKET_FIELD_HS, "8703.23", "870323" },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *normal = beket_identifier_normal (cases[i].type, cases[i].text, NULL);
      g_autofree char *again = beket_identifier_normal (cases[i].type, cases[i].normal, NULL);

      g_assert_cmpstr (normal, ==, cases[i].normal);
      g_assert_cmpstr (again, ==, cases[i].normal);
    }

  g_assert_null (beket_identifier_normal (BEKET_FIELD_TEXT, "any", &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/things/vin", test_vin);
  g_test_add_func ("/domain/things/vin-substitutions", test_vin_substitutions);
  g_test_add_func ("/domain/things/wagon", test_wagon);
  g_test_add_func ("/domain/things/any-wagon", test_any_wagon);
  g_test_add_func ("/domain/things/tir", test_tir);
  g_test_add_func ("/domain/things/declaration", test_declaration);
  g_test_add_func ("/domain/things/hs", test_hs);
  g_test_add_func ("/domain/things/mark", test_mark);
  g_test_add_func ("/domain/things/any-gtin", test_any_gtin);
  g_test_add_func ("/domain/things/mark-refused", test_mark_refused);
  g_test_add_func ("/domain/things/refused", test_refused);
  g_test_add_func ("/domain/things/normal", test_normal);

  return g_test_run ();
}
