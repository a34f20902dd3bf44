/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Forms: one value against its field, the facts against the whole.
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

static BeketSection *
add_section (BeketForm  *form,
             const char *id,
             const char *step,
             gboolean    repeated)
{
  BeketSection *section = beket_section_new ();

  section->id = g_strdup (id);
  section->step = g_strdup (step);
  section->repeated = repeated;
  g_ptr_array_add (form->sections, section);

  return section;
}

static BeketField *
add_field (BeketSection  *section,
           const char    *id,
           BeketFieldType type,
           gboolean       required,
           const char    *when)
{
  BeketField *field = beket_field_new ();

  field->id = g_strdup (id);
  field->type = type;
  field->required = required;
  field->when = when == NULL ? NULL : beket_condition_parse (when, NULL);
  g_ptr_array_add (section->fields, field);

  return field;
}

static BeketForm *
make_form (void)
{
  BeketForm *form = beket_form_new ();
  BeketSection *root = add_section (form, "", "vehicle", FALSE);
  BeketSection *crossing = add_section (form, "crossing", "documents", FALSE);
  BeketSection *persons = add_section (form, "persons", "documents", TRUE);
  BeketSection *seals = add_section (form, "seals", "seals", TRUE);

  form->valid_from = g_strdup ("2026-01-01");
  form->valid_to = g_strdup ("2026-12-31");
  add_field (root, "plate", BEKET_FIELD_PLATE, TRUE, NULL);
  add_field (crossing, "direction", BEKET_FIELD_CODE, TRUE, NULL);
  persons->min_rows = 1;
  persons->max_rows = 2;
  add_field (persons, "documentNumber", BEKET_FIELD_TEXT, TRUE, NULL);
  add_field (persons, "visa", BEKET_FIELD_TEXT, TRUE, "nationality = \"UTO\" and crossing.direction = \"exit\"");
  seals->when = beket_condition_parse ("crossing.sealed = true", NULL);
  seals->min_rows = 1;
  add_field (seals, "number", BEKET_FIELD_SEAL, TRUE, NULL);

  return form;
}

/* "path word, path word" */
static char *
complaints (const BeketValue *facts,
            const char       *step)
{
  g_autoptr (BeketForm) form = make_form ();
  g_autoptr (GPtrArray) found = beket_form_check (form, facts, step);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < found->len; i++)
    {
      const BeketComplaint *complaint = g_ptr_array_index (found, i);

      g_ptr_array_add (texts, g_strdup_printf ("%s %s", complaint->path, beket_parse_error_word (complaint->error)));
    }
  g_ptr_array_add (texts, NULL);

  return g_strjoinv (", ", (char **) texts->pdata);
}

static void
assert_complaints (const BeketValue *facts,
                   const char       *step,
                   const char       *expected)
{
  g_autofree char *found = complaints (facts, step);

  g_assert_cmpstr (found, ==, expected);
}

static BeketValue *
add_row (BeketValue *facts,
         const char *list)
{
  BeketValue *row = beket_value_new_object ();

  beket_value_append (beket_value_list (facts, list), row);

  return row;
}

static BeketValue *
make_facts (void)
{
  BeketValue *facts = beket_value_new_object ();

  beket_value_set_text (facts, "plate", "512 ABC 07");
  beket_value_set_text (beket_value_object (facts, "crossing"), "direction", "exit");
  beket_value_set_text (add_row (facts, "persons"), "documentNumber", "N12345678");

  return facts;
}

static void
test_form_well (void)
{
  g_autoptr (BeketValue) facts = make_facts ();

  assert_complaints (facts, NULL, "");
}

static void
test_form_missing (void)
{
  g_autoptr (BeketValue) facts = beket_value_new_object ();

  assert_complaints (facts, NULL, "plate missing, crossing.direction missing, persons missing");
  assert_complaints (facts, "documents", "crossing.direction missing, persons missing");
  assert_complaints (facts, "seals", "");
  beket_value_set_text (facts, "plate", "  ");
  assert_complaints (facts, "vehicle", "plate missing");
}

static void
test_form_rows (void)
{
  g_autoptr (BeketValue) facts = make_facts ();
  BeketValue *second = add_row (facts, "persons");

  assert_complaints (facts, NULL, "persons[1].documentNumber missing");
  beket_value_set_text (second, "documentNumber", "a\tb");
  assert_complaints (facts, NULL, "persons[1].documentNumber character");
  beket_value_set_text (second, "documentNumber", "1");
  beket_value_set_text (add_row (facts, "persons"), "documentNumber", "1");
  assert_complaints (facts, NULL, "persons limit");
}

static void
test_form_conditions (void)
{
  g_autoptr (BeketValue) facts = make_facts ();
  BeketValue *person = beket_value_index (beket_value_get (facts, "persons"), 0);

  beket_value_set_text (person, "nationality", "UTO");
  assert_complaints (facts, NULL, "persons[0].visa missing");
  beket_value_set_text (beket_value_get (facts, "crossing"), "direction", "entry");
  assert_complaints (facts, NULL, "");

  beket_value_set_boolean (beket_value_get (facts, "crossing"), "sealed", TRUE);
  assert_complaints (facts, NULL, "seals missing");
  beket_value_set_text (add_row (facts, "seals"), "number", "ab");
  assert_complaints (facts, NULL, "seals[0].number length");
}

static void
test_form_kinds (void)
{
  g_autoptr (BeketValue) facts = make_facts ();

  beket_value_set_text (facts, "crossing", "exit");
  beket_value_append (beket_value_get (facts, "persons"), beket_value_new_text ("x"));
  assert_complaints (facts, NULL, "crossing format, persons[1] format");
  beket_value_set (facts, "persons", beket_value_new_object ());
  assert_complaints (facts, NULL, "crossing format, persons format");
}

static void
test_form_overruled (void)
{
  g_autoptr (BeketValue) facts = make_facts ();
  BeketValue *overruled = beket_value_object (facts, "overruled");

  beket_value_set_text (facts, "plate", "WX 12345");
  add_row (facts, "persons");
  assert_complaints (facts, NULL, "plate format, persons[1].documentNumber missing");
  beket_value_set_text (overruled, "plate", "Polish plate, seen");
  assert_complaints (facts, NULL, "persons[1].documentNumber missing");
  beket_value_set_text (overruled, "persons[1].documentNumber", "newborn");
  assert_complaints (facts, NULL, "");
}

static void
test_lookup (void)
{
  g_autoptr (BeketForm) form = make_form ();
  const BeketSection *persons = beket_form_section (form, "persons");

  g_assert_nonnull (persons);
  g_assert_null (beket_form_section (form, "ghosts"));
  g_assert_nonnull (beket_section_field (persons, "visa"));
  g_assert_null (beket_section_field (persons, "ghost"));
  g_assert_true (beket_form_is_valid_on (form, "2026-01-01"));
  g_assert_true (beket_form_is_valid_on (form, "2026-12-31"));
  g_assert_false (beket_form_is_valid_on (form, "2027-01-01"));
  g_assert_false (beket_form_is_valid_on (form, "2025-12-31"));
}

/* Rules over several fields come last, are not overruled, and belong to the step of their place. */
static void
test_form_checks (void)
{
  g_autoptr (BeketForm) form = make_form ();
  g_autoptr (BeketValue) facts = make_facts ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) elsewhere = NULL;
  g_autoptr (GPtrArray) well = NULL;
  BeketCheck *check = beket_check_new ();

  check->id = g_strdup ("sealed");
  check->at = g_strdup ("persons");
  check->that = beket_condition_parse ("any (persons: visa) or plate = \"x\"", NULL);
  g_ptr_array_add (form->checks, check);
  beket_value_set_text (beket_value_object (facts, "overruled"), "persons", "a reason");

  found = beket_form_check (form, facts, "documents");
  elsewhere = beket_form_check (form, facts, "seals");
  g_assert_cmpuint (elsewhere->len, ==, 0);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (((BeketComplaint *) g_ptr_array_index (found, 0))->check == check);
  g_assert_error (((BeketComplaint *) g_ptr_array_index (found, 0))->error, BEKET_PARSE_ERROR,
                  BEKET_PARSE_ERROR_RULE);

  beket_value_set_text (beket_value_index (beket_value_get (facts, "persons"), 0), "visa", "1");
  well = beket_form_check (form, facts, NULL);
  g_assert_cmpuint (well->len, ==, 0);
}

/* The rule of a section that is not asked for asks nothing. */
static void
test_form_check_of_hidden (void)
{
  g_autoptr (BeketForm) form = make_form ();
  g_autoptr (BeketValue) facts = make_facts ();
  g_autoptr (GPtrArray) found = NULL;
  BeketCheck *check = beket_check_new ();

  check->id = g_strdup ("never");
  check->at = g_strdup ("seals");
  check->that = beket_condition_parse ("absent", NULL);
  g_ptr_array_add (form->checks, check);
  found = beket_form_check (form, facts, NULL);
  g_assert_cmpuint (found->len, ==, 0);
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

static void
test_choices (void)
{
  GError *error = NULL;

  g_assert_true (check_value (BEKET_FIELD_CHOICES, 0, words ("a", "b-1"), NULL));
  g_assert_true (check_value (BEKET_FIELD_CHOICES, 0, beket_value_new_list (), NULL));
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

static void
test_modes (void)
{
  g_autoptr (BeketForm) form = beket_form_new ();

  form->basis = BEKET_BASIS_BOTH;
  g_assert_true (beket_form_may_be_drawn (form, "joint"));
  g_assert_true (beket_form_may_be_drawn (form, "national"));
  g_assert_true (beket_form_legal (form, "national") == &form->national);
  g_assert_true (beket_form_legal (form, "joint") == &form->legal);
  g_assert_true (beket_form_legal (form, NULL) == &form->legal);
  form->basis = BEKET_BASIS_NATIONAL;
  g_assert_false (beket_form_may_be_drawn (form, "joint"));
  g_assert_true (beket_form_legal (form, "national") == &form->legal);
}

static void
test_words (void)
{
  BeketBasis basis;
  BeketCopy copy;

  for (int i = 0; i < BEKET_N_BASES; i++)
    g_assert_true (beket_basis_from_word (beket_basis_word ((BeketBasis) i), &basis) && (int) basis == i);
  for (int i = 0; i < BEKET_N_COPIES; i++)
    g_assert_true (beket_copy_from_word (beket_copy_word ((BeketCopy) i), &copy) && (int) copy == i);
  g_assert_false (beket_basis_from_word ("local", &basis));
  g_assert_false (beket_copy_from_word (NULL, &copy));
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
  g_test_add_func ("/domain/form/well", test_form_well);
  g_test_add_func ("/domain/form/missing", test_form_missing);
  g_test_add_func ("/domain/form/rows", test_form_rows);
  g_test_add_func ("/domain/form/conditions", test_form_conditions);
  g_test_add_func ("/domain/form/kinds", test_form_kinds);
  g_test_add_func ("/domain/form/overruled", test_form_overruled);
  g_test_add_func ("/domain/form/lookup", test_lookup);
  g_test_add_func ("/domain/form/checks", test_form_checks);
  g_test_add_func ("/domain/form/check-of-hidden", test_form_check_of_hidden);
  g_test_add_func ("/domain/form/choices", test_choices);
  g_test_add_func ("/domain/form/decimal", test_decimal);
  g_test_add_func ("/domain/form/modes", test_modes);
  g_test_add_func ("/domain/form/words", test_words);

  return g_test_run ();
}
