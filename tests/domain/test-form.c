/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Forms: the facts against the whole.
 */

#include "config.h"

#include "domain/form.h"
#include "domain/parse-error.h"

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

  g_test_add_func ("/domain/form/well", test_form_well);
  g_test_add_func ("/domain/form/missing", test_form_missing);
  g_test_add_func ("/domain/form/rows", test_form_rows);
  g_test_add_func ("/domain/form/conditions", test_form_conditions);
  g_test_add_func ("/domain/form/kinds", test_form_kinds);
  g_test_add_func ("/domain/form/overruled", test_form_overruled);
  g_test_add_func ("/domain/form/lookup", test_lookup);
  g_test_add_func ("/domain/form/checks", test_form_checks);
  g_test_add_func ("/domain/form/check-of-hidden", test_form_check_of_hidden);
  g_test_add_func ("/domain/form/modes", test_modes);
  g_test_add_func ("/domain/form/words", test_words);

  return g_test_run ();
}
