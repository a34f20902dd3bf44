/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One value against its field: every type, what it takes and where it refuses.
 */

#include "config.h"

#include "domain/form.h"
#include "refusal.h"

#define ZONE "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<" "L898902C36UTO7408122F1204159ZE184226B<<<<<10"

static void
test_types (void)
{
  BeketFieldType type = BEKET_FIELD_N_TYPES;

  for (int i = 0; i < BEKET_FIELD_N_TYPES; i++)
    {
      g_assert_true (beket_field_type_from_word (beket_field_type_word ((BeketFieldType) i), &type));
      g_assert_cmpint (type, ==, i);
    }

  g_assert_cmpstr (beket_field_type_word (BEKET_FIELD_LONG_TEXT), ==, "long-text");
  g_assert_false (beket_field_type_from_word ("float", &type));
  g_assert_false (beket_field_type_from_word (NULL, &type));
}

static gboolean
check_value (BeketFieldType type,
             int            max_length,
             BeketValue    *value,     /* (transfer full) */
             GError       **error)
{
  g_autoptr (BeketField) field = beket_field_new ();
  g_autoptr (BeketValue) own = value;

  field->id = g_strdup ("field");
  field->type = type;
  field->max_length = max_length;

  return beket_field_check (field, own, error);
}

static void
test_accepted (void)
{
  static const struct
  {
    BeketFieldType type;
    const char    *text;
  } cases[] = {
    { BEKET_FIELD_TEXT, "Қазақ, №5" }, { BEKET_FIELD_LONG_TEXT, "one\ntwo" },
    { BEKET_FIELD_DATE, "2024-02-29" }, { BEKET_FIELD_TIME, "2026-11-22T09:14:03.118Z" },
    { BEKET_FIELD_CODE, "no-remarks" }, { BEKET_FIELD_CODE, "G01" }, { BEKET_FIELD_COUNTRY, "KAZ" },
    { BEKET_FIELD_COUNTRY, "D" }, { BEKET_FIELD_MRZ, ZONE }, { BEKET_FIELD_PLATE, "512 ABC 07" },
    { BEKET_FIELD_CONTAINER, "CSQU 305438 3" }, { BEKET_FIELD_SEAL, "H 4418203" },
    { BEKET_FIELD_IIN, "900115300003" }, { BEKET_FIELD_BIN, "941240000193" }, { BEKET_FIELD_INN, "7707083893" },
    { BEKET_FIELD_SNILS, "112-233-445 95" }, { BEKET_FIELD_OGRN, "1027700132195" },
    { BEKET_FIELD_VIN, "1M8GDM9A1KP042788" }, { BEKET_FIELD_WAGON, "54548854" }, { BEKET_FIELD_TIR, "XA 12345678" },
    { BEKET_FIELD_DECLARATION, "10702070/150126/0001234" }, { BEKET_FIELD_HS, "8703 23 198 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (check_value (cases[i].type, 0, beket_value_new_text (cases[i].text), &error));
      g_assert_no_error (error);
    }

  g_assert_true (check_value (BEKET_FIELD_INTEGER, 0, beket_value_new_integer (0), NULL));
  g_assert_true (check_value (BEKET_FIELD_BOOLEAN, 0, beket_value_new_boolean (FALSE), NULL));
}

static void
test_empty (void)
{
  for (int i = 0; i < BEKET_FIELD_N_TYPES; i++)
    {
      g_assert_true (check_value ((BeketFieldType) i, 0, beket_value_new_text (""), NULL));
      g_assert_true (check_value ((BeketFieldType) i, 0, beket_value_new_text (" \t"), NULL));
      g_assert_true (check_value ((BeketFieldType) i, 0, beket_value_new_null (), NULL));
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
    { BEKET_FIELD_TEXT, "Қа\tз", "character", 2 },
    { BEKET_FIELD_TEXT, "a\nb", "character", 1 },
    { BEKET_FIELD_LONG_TEXT, "a\nb\rc", "character", 3 },
    { BEKET_FIELD_TEXT, "a\342\200\256b", "character", 1 },
    { BEKET_FIELD_TEXT, "a\302\205", "character", 1 },
    { BEKET_FIELD_TEXT, "a\xff", "character", 0 },
    { BEKET_FIELD_DATE, "2026-02-29", "date", 8 },
    { BEKET_FIELD_DATE, "22.11.2026", "character", 2 },
    { BEKET_FIELD_DATE, "2026-02-281", "length", 10 },
    { BEKET_FIELD_TIME, "14:05", "character", 2 },
    { BEKET_FIELD_CODE, "two words", "character", 3 },
    { BEKET_FIELD_CODE, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "length", 64 },
    { BEKET_FIELD_COUNTRY, "kaz", "character", 0 },
    { BEKET_FIELD_COUNTRY, "KAZA", "length", 3 },
    { BEKET_FIELD_MRZ, "P<UTO", "length", 5 },
    { BEKET_FIELD_PLATE, "512 ABC 21", "format", 9 },
    { BEKET_FIELD_CONTAINER, "CSQU3054384", "check-digit", 10 },
    { BEKET_FIELD_SEAL, "H 4418#03", "character", 6 },
    { BEKET_FIELD_IIN, "900115300004", "check-digit", 11 },
    { BEKET_FIELD_BIN, "900115300003", "range", 4 },
    { BEKET_FIELD_INN, "7707083894", "check-digit", 9 },
    { BEKET_FIELD_SNILS, "112-233-445", "length", 11 },
    { BEKET_FIELD_OGRN, "1027700132194", "check-digit", 12 },
    { BEKET_FIELD_VIN, "1M8GDM9AXKPO42788", "character", 11 },
    { BEKET_FIELD_WAGON, "54548855", "check-digit", 7 },
    { BEKET_FIELD_TIR, "XA1234567", "length", 9 },
    { BEKET_FIELD_DECLARATION, "10702070/320126/0001234", "date", 9 },
    { BEKET_FIELD_HS, "9801", "range", 0 },
    { BEKET_FIELD_IIN, "900115300003\t", "character", 12 },
    { BEKET_FIELD_INTEGER, "18420", "format", 0 },
    { BEKET_FIELD_DECIMAL, "12,5", "character", 2 },
    { BEKET_FIELD_HASH, "E3B0", "character", 0 },
    { BEKET_FIELD_HASH, "e3b0", "length", 4 },
    { BEKET_FIELD_HASH, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8550", "length", 64 },
    { BEKET_FIELD_BOOLEAN, "true", "format", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;

      g_test_message ("case %u", i);
      g_assert_false (check_value (cases[i].type, 0, beket_value_new_text (cases[i].text), &error));
      assert_refusal (error, cases[i].word, cases[i].position);
    }
}

static void
test_limits (void)
{
  g_autofree char *text = g_strnfill (201, 'x');
  GError *error = NULL;

  g_assert_false (check_value (BEKET_FIELD_TEXT, 0, beket_value_new_text (text), &error));
  assert_refusal (error, "length", 200);
  g_assert_true (check_value (BEKET_FIELD_TEXT, 201, beket_value_new_text (text), NULL));
  g_assert_true (check_value (BEKET_FIELD_LONG_TEXT, 0, beket_value_new_text (text), NULL));
  g_assert_true (check_value (BEKET_FIELD_TEXT, 3, beket_value_new_text ("қаз"), NULL));
  g_assert_false (check_value (BEKET_FIELD_TEXT, 3, beket_value_new_text ("қаза"), &error));
  assert_refusal (error, "length", 3);
  g_assert_false (check_value (BEKET_FIELD_INTEGER, 0, beket_value_new_integer (-1), &error));
  assert_refusal (error, "range", 0);
  g_assert_false (check_value (BEKET_FIELD_TEXT, 0, beket_value_new_integer (1), &error));
  assert_refusal (error, "format", 0);
}

static BeketValue *
words (const char *a,
       const char *b)
{
  BeketValue *list = beket_value_new_list ();

  beket_value_append (list, beket_value_new_text (a));
  beket_value_append (list, beket_value_new_text (b));

  return list;
}

static BeketValue *
many_words (guint n)
{
  BeketValue *list = beket_value_new_list ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%u", i);

      beket_value_append (list, beket_value_new_text (word));
    }

  return list;
}

static void
test_choices (void)
{
  GError *error = NULL;

  g_assert_true (check_value (BEKET_FIELD_CHOICES, 0, words ("a", "b-1"), NULL));
  g_assert_true (check_value (BEKET_FIELD_CHOICES, 0, beket_value_new_list (), NULL));
  g_assert_true (check_value (BEKET_FIELD_CHOICES, 0, many_words (64), NULL));
  g_assert_false (check_value (BEKET_FIELD_CHOICES, 0, many_words (65), &error));
  assert_refusal (error, "limit", 64);
  g_assert_false (check_value (BEKET_FIELD_CHOICES, 0, words ("a", "a"), &error));
  assert_refusal (error, "duplicate", 0);
  g_assert_false (check_value (BEKET_FIELD_CHOICES, 0, words ("a", ""), &error));
  assert_refusal (error, "format", 0);
  g_assert_false (check_value (BEKET_FIELD_CHOICES, 0, words ("a", "two words"), &error));
  assert_refusal (error, "character", 3);
  g_assert_false (check_value (BEKET_FIELD_CHOICES, 0, beket_value_new_text ("a"), &error));
  assert_refusal (error, "format", 0);
}

static void
test_decimal (void)
{
  g_autoptr (BeketField) field = beket_field_new ();
  g_autoptr (BeketValue) value = beket_value_new_text ("-12.55");
  g_autoptr (BeketValue) number = beket_value_new_integer (12);
  GError *error = NULL;

  field->id = g_strdup ("field");
  field->type = BEKET_FIELD_DECIMAL;
  field->digits = 2;
  g_assert_false (beket_field_check (field, value, &error));
  assert_refusal (error, "range", 0);
  field->negative = TRUE;
  g_assert_true (beket_field_check (field, value, NULL));
  field->digits = 1;
  g_assert_false (beket_field_check (field, value, &error));
  assert_refusal (error, "length", 5);
  g_assert_false (beket_field_check (field, number, &error));
  assert_refusal (error, "format", 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/field/types", test_types);
  g_test_add_func ("/domain/field/accepted", test_accepted);
  g_test_add_func ("/domain/field/empty", test_empty);
  g_test_add_func ("/domain/field/refused", test_refused);
  g_test_add_func ("/domain/field/limits", test_limits);
  g_test_add_func ("/domain/form/choices", test_choices);
  g_test_add_func ("/domain/form/decimal", test_decimal);

  return g_test_run ();
}
