/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of containers, seals and acts, and the check character.
 */

#include "config.h"

#include "domain/act-number.h"
#include "domain/check-character.h"
#include "domain/container.h"
#include "domain/seal.h"
#include "refusal.h"

static void
test_container (void)
{
  static const char *const numbers[] = {
    "CSQU3054383", "MSKU0383250", "MEDU8707688",
    "CSQU3054070",   /* remainder 10, written 0 */
  };
  BeketContainer container;
  g_autofree char *printed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_true (beket_container_parse (numbers[i], &container, NULL));
      g_assert_cmpstr (container.number, ==, numbers[i]);
    }

  g_assert_true (beket_container_parse (" csqu 305438-3 ", &container, NULL));
  g_assert_cmpstr (container.number, ==, "CSQU3054383");
  g_assert_cmpstr (container.owner, ==, "CSQ");
  g_assert_cmpint (container.category, ==, 'U');
  g_assert_cmpstr (container.serial, ==, "305438");
  printed = beket_container_format (&container);
  g_assert_cmpstr (printed, ==, "CSQU 305438 3");
}

static void
test_container_refused (void)
{
  static const struct
  {
    const char *text;
    const char *word;
    int         position;
  } cases[] = {
    { "", "empty", 0 },
    { " - ", "empty", 0 },
    { "CSQU3054384", "check-digit", 10 },
    { "CSQU 305438 4", "check-digit", 12 },
    { "CSQX3054383", "character", 3 },
    { "C5QU3054383", "character", 1 },
    { "CSQU 3O54383", "character", 6 },
    { "СSQU3054383", "character", 0 },
    { "CSQU305438", "length", 10 },
    { "CSQU30543833", "length", 11 },
    { "CSQ", "length", 3 },
    { "\xff\xfe", "character", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BeketContainer container;
      GError *error = NULL;

      g_test_message ("case %u", i);
      g_assert_false (beket_container_parse (cases[i].text, &container, &error));
      assert_refusal (error, cases[i].word, cases[i].position);
    }
}

/* One wrong digit is found wherever it is; but in the standard a remainder of 10 is written 0,
 * so that a sum that ends in 0 and one that ends in 10 look alike. */
static void
test_container_substitutions (void)
{
  int missed = 0;

  for (int position = 4; position < 11; position++)
    for (char c = '0'; c <= '9'; c++)
      {
        char number[] = "CSQU3054383";
        BeketContainer container;

        if (number[position] == c)
          continue;

        number[position] = c;
        missed += beket_container_parse (number, &container, NULL);
      }

  g_assert_cmpint (missed, ==, 0);
}

static void
assert_seal (const char *text,
             const char *number,
             char        class)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketSeal) seal = beket_seal_parse (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (seal->raw, ==, text);
  g_assert_cmpstr (seal->number, ==, number);
  g_assert_cmpint (seal->class, ==, class);
}

static void
test_seal (void)
{
  assert_seal ("H 4418203", "4418203", 'H');
  assert_seal (" s ab-123 45", "AB12345", 'S');
  assert_seal ("I\t001", "001", 'I');
  assert_seal ("H4418203", "H4418203", 0);
  assert_seal ("H-4418203", "H4418203", 0);
  assert_seal ("X 4418203", "X4418203", 0);
  assert_seal ("Н 4418203", "4418203", 'H');   /* typed with a Cyrillic letter */
  assert_seal ("АВ 100", "AB100", 0);
  assert_seal ("12345678901234567890", "12345678901234567890", 0);
}

static void
test_seal_refused (void)
{
  static const struct
  {
    const char *text;
    const char *word;
    int         position;
  } cases[] = {
    { "", "empty", 0 },
    { " - ", "empty", 0 },
    { "12", "length", 2 },
    { "H 12", "length", 4 },
    { "H ", "length", 2 },
    { "123456789012345678901", "length", 20 },
    { "H 44#18203", "character", 4 },
    { "Ж441820", "character", 0 },
    { "ABCDEF", "character", 0 },
    { "H ABCDEF", "character", 2 },
    { "441\xff", "character", 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;

      g_test_message ("case %u", i);
      g_assert_null (beket_seal_parse (cases[i].text, &error));
      assert_refusal (error, cases[i].word, cases[i].position);
    }
}

/* The example of the GRid standard, which uses MOD 37,36. */
static void
test_check_character (void)
{
  g_assert_cmpint (beket_check_character ("A12425GABC1234002"), ==, 'M');
  g_assert_cmpint (beket_check_character ("a1-2425g-abc1234002"), ==, 'M');
  g_assert_true (beket_check_character_verify ("A1-2425G-ABC1234002-M"));
  g_assert_true (beket_check_character_verify ("a12425gabc1234002m "));
  g_assert_false (beket_check_character_verify ("A1-2425G-ABC1234002-N"));
  g_assert_false (beket_check_character_verify (""));
  g_assert_false (beket_check_character_verify ("-"));
  g_assert_false (beket_check_character_verify ("1"));
}

static void
test_act_number (void)
{
  g_autofree char *number = beket_act_number ("JNT", "KZSYR", "2026-11-22", 42, "B02");
  g_autofree char *large = beket_act_number ("JNT", "KZSYR", "2026-11-22", 1234567, "B02");
  BeketActNumber read = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (number, "JNT-KZSYR-20261122-000042-B02-"));
  g_assert_cmpuint (strlen (number), ==, 31);
  g_assert_true (beket_check_character_verify (number));

  g_assert_true (beket_act_number_parse (number, &read, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (read.prefix, ==, "JNT");
  g_assert_cmpstr (read.point, ==, "KZSYR");
  g_assert_cmpstr (read.day, ==, "2026-11-22");
  g_assert_cmpint (read.n, ==, 42);
  g_assert_cmpstr (read.workstation, ==, "B02");

  g_assert_true (beket_act_number_parse (large, &read, NULL));
  g_assert_cmpint (read.n, ==, 1234567);
}

/* Any one wrong letter or digit is found, in every place. */
static void
test_act_number_substitutions (void)
{
  g_autofree char *number = beket_act_number ("JNT", "KZSYR", "2026-11-22", 42, "B02");

  for (int position = 0; number[position] != '\0'; position++)
    for (const char *c = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"; *c != '\0'; c++)
      {
        char right = number[position];

        if (right == '-' || right == *c)
          continue;

        number[position] = *c;
        g_assert_false (beket_act_number_parse (number, NULL, NULL));
        number[position] = right;
      }
}

/* A text up to its check character, which is made right, so that only what is meant is wrong. */
static void
assert_act_refused (const char *text,
                    const char *word,
                    int         position)
{
  g_autofree char *number = g_strdup_printf ("%s%c", text, beket_check_character (text));
  GError *error = NULL;

  g_test_message ("%s", number);
  g_assert_false (beket_act_number_parse (number, NULL, &error));
  assert_refusal (error, word, position);
}

static void
test_act_number_refused (void)
{
  g_autofree char *number = beket_act_number ("JNT", "KZSYR", "2026-11-22", 42, "B02");
  GError *error = NULL;

  g_assert_false (beket_act_number_parse ("", NULL, &error));
  assert_refusal (error, "empty", 0);
  g_assert_false (beket_act_number_parse (NULL, NULL, &error));
  assert_refusal (error, "empty", 0);
  number[30] = number[30] == '0' ? '1' : '0';
  g_assert_false (beket_act_number_parse (number, NULL, &error));
  assert_refusal (error, "check-digit", 30);
  g_assert_false (beket_act_number_parse ("JNT-KZSYR-20261122-000042-B02-", NULL, &error));
  assert_refusal (error, "length", 30);
  g_assert_false (beket_act_number_parse ("JNT-KZSYR-20261122-000042-B02-XX", NULL, &error));
  assert_refusal (error, "length", 31);

  assert_act_refused ("jnt-KZSYR-20261122-000042-B02-", "character", 0);
  assert_act_refused ("JNT--20261122-000042-B02-", "character", 4);
  assert_act_refused ("JNT-KZSYR-20260230-000042-B02-", "date", 10);
  assert_act_refused ("JNT-KZSYR-2026112-000042-B02-", "character", 17);
  assert_act_refused ("JNT-KZSYR-20261122-00042-B02-", "character", 24);
  assert_act_refused ("JNT-KZSYR-20261122-000000-B02-", "range", 19);
  assert_act_refused ("JNT-KZSYR-20261122-0000042-B02-", "range", 19);
  assert_act_refused ("JNT-KZSYR-20261122-1234567890123-B02-", "length", 31);
  assert_act_refused ("TOOLONGXX-KZSYR-20261122-000042-B02-", "length", 8);
  assert_act_refused ("JNT-KZSYR-20261122-000042-B02/", "character", 29);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/numbers/container", test_container);
  g_test_add_func ("/domain/numbers/container-refused", test_container_refused);
  g_test_add_func ("/domain/numbers/container-substitutions", test_container_substitutions);
  g_test_add_func ("/domain/numbers/seal", test_seal);
  g_test_add_func ("/domain/numbers/seal-refused", test_seal_refused);
  g_test_add_func ("/domain/numbers/check-character", test_check_character);
  g_test_add_func ("/domain/numbers/act-number", test_act_number);
  g_test_add_func ("/domain/numbers/act-number-substitutions", test_act_number_substitutions);
  g_test_add_func ("/domain/numbers/act-number-refused", test_act_number_refused);

  return g_test_run ();
}
