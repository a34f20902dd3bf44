/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The neighbour's act beside own findings: the same thing beside the same thing, whatever its letters.
 */

#include "config.h"

#include "domain/comparison.h"

static BeketSection *
add_section (BeketForm  *form,
             const char *id,
             gboolean    repeated)
{
  BeketSection *section = beket_section_new ();

  section->id = g_strdup (id);
  section->repeated = repeated;
  g_ptr_array_add (form->sections, section);

  return section;
}

static BeketField *
add_field (BeketSection  *section,
           const char    *id,
           BeketFieldType type)
{
  BeketField *field = beket_field_new ();

  field->id = g_strdup (id);
  field->type = type;
  field->on_act = TRUE;
  g_ptr_array_add (section->fields, field);

  return field;
}

static BeketForm *
make_form (void)
{
  BeketForm *form = beket_form_new ();
  BeketSection *crossing = add_section (form, "crossing", FALSE);
  BeketSection *persons = add_section (form, "persons", TRUE);
  BeketSection *vehicles = add_section (form, "usedTransportMeans", TRUE);
  BeketSection *cargo = add_section (form, "cargo", FALSE);
  BeketSection *controls = add_section (form, "controls", TRUE);

  add_field (crossing, "id", BEKET_FIELD_TEXT);
  add_field (crossing, "direction", BEKET_FIELD_CODE);
  add_field (persons, "surname", BEKET_FIELD_TEXT);
  add_field (persons, "documentNumber", BEKET_FIELD_TEXT);
  add_field (persons, "birthDate", BEKET_FIELD_DATE);
  add_field (persons, "marks", BEKET_FIELD_TEXT)->service = TRUE;
  add_field (vehicles, "plate", BEKET_FIELD_PLATE);
  add_field (vehicles, "makeModel", BEKET_FIELD_TEXT);
  add_field (cargo, "grossWeightKg", BEKET_FIELD_DECIMAL);
  add_field (cargo, "packages", BEKET_FIELD_INTEGER);
  add_field (controls, "result", BEKET_FIELD_CODE);

  return form;
}

static BeketValue *
add_row (BeketValue *facts,
         const char *section)
{
  BeketValue *row = beket_value_new_object ();

  beket_value_append (beket_value_list (facts, section), row);

  return row;
}

static BeketValue *
add_person (BeketValue *facts,
            const char *surname,
            const char *document,
            const char *born)
{
  BeketValue *row = add_row (facts, "persons");

  beket_value_set_text (row, "surname", surname);
  beket_value_set_text (row, "documentNumber", document);
  beket_value_set_text (row, "birthDate", born);

  return row;
}

static void
add_vehicle (BeketValue *facts,
             const char *plate,
             const char *make)
{
  BeketValue *row = add_row (facts, "usedTransportMeans");

  beket_value_set_text (row, "plate", plate);
  beket_value_set_text (row, "makeModel", make);
}

static BeketValue *
make_theirs (void)
{
  BeketValue *theirs = beket_value_new_object ();

  beket_value_set_text (beket_value_object (theirs, "crossing"), "id", "0193526a-0000-7000-8000-000000000000");
  beket_value_set_text (beket_value_object (theirs, "crossing"), "direction", "exit");
  add_person (theirs, "АХМЕТОВ", "N12345678", "1990-01-15");
  add_person (theirs, "СЕРІКОВ", "N00000001", "1985-02-01");
  add_vehicle (theirs, "512АВС07", "Volvo  FH");
  beket_value_set_text (beket_value_object (theirs, "cargo"), "grossWeightKg", "18420");
  beket_value_set_integer (beket_value_object (theirs, "cargo"), "packages", 40);

  return theirs;
}

/* (transfer none): of the field @id in the row @row; the last one that is like that. */
static const BeketCompared *
find (const GArray *compared,
      const char   *section,
      guint         row,
      const char   *id)
{
  const BeketCompared *found = NULL;

  for (guint i = 0; i < compared->len; i++)
    {
      const BeketCompared *one = &g_array_index (compared, BeketCompared, i);

      if (g_str_equal (one->section->id, section) && one->row == row && g_str_equal (one->field->id, id))
        found = one;
    }

  return found;
}

static void
assert_agreement (const GArray  *compared,
                  const char    *section,
                  guint          row,
                  const char    *id,
                  BeketAgreement expected)
{
  const BeketCompared *one = find (compared, section, row, id);

  g_assert_nonnull (one);
  g_assert_cmpstr (beket_agreement_word (one->agreement), ==, beket_agreement_word (expected));
}

static void
test_nothing_found_yet (void)
{
  g_autoptr (BeketForm) form = make_form ();
  g_autoptr (BeketValue) theirs = make_theirs ();
  g_autoptr (GArray) compared = beket_comparison_new (form, theirs, NULL);

  g_assert_cmpuint (compared->len, ==, 1 + 3 + 3 + 2 + 2);
  g_assert_cmpuint (beket_comparison_count (compared), ==, 0);
  g_assert_null (find (compared, "crossing", 0, "id"));
  assert_agreement (compared, "persons", 0, "surname", BEKET_THEIRS_ONLY);
}

/* In Latin letters, in the other order of rows, with a plate typed in Cyrillic: the same findings. */
static void
test_same_in_other_letters (void)
{
  g_autoptr (BeketForm) form = make_form ();
  g_autoptr (BeketValue) theirs = make_theirs ();
  g_autoptr (BeketValue) ours = beket_value_new_object ();
  g_autoptr (GArray) compared = NULL;

  add_person (ours, "SERIKOV", "N00000001", "1985-02-01");
  add_person (ours, "AKHMETOV", "N12345678", "1990-01-15");
  add_vehicle (ours, "512ABC07", "volvo fh");
  g_assert_true (beket_comparison_is_about (theirs, ours));

  compared = beket_comparison_new (form, theirs, ours);
  g_assert_cmpuint (beket_comparison_count (compared), ==, 0);
  assert_agreement (compared, "persons", 0, "surname", BEKET_AGREES);
  assert_agreement (compared, "persons", 1, "birthDate", BEKET_AGREES);
  assert_agreement (compared, "usedTransportMeans", 0, "plate", BEKET_AGREES);
  assert_agreement (compared, "usedTransportMeans", 0, "makeModel", BEKET_AGREES);
  assert_agreement (compared, "cargo", 0, "packages", BEKET_THEIRS_ONLY);
}

static void
test_differences (void)
{
  g_autoptr (BeketForm) form = make_form ();
  g_autoptr (BeketValue) theirs = make_theirs ();
  g_autoptr (BeketValue) ours = beket_value_new_object ();
  g_autoptr (GArray) compared = NULL;

  beket_value_set_text (add_person (ours, "AKHMETOV", "N12345678", "1990-01-16"), "marks", "only ours to see");
  add_person (ours, "PETROV", "750000001", "1970-05-05");
  beket_value_set_text (beket_value_object (ours, "crossing"), "direction", "entry");
  beket_value_set_text (beket_value_object (ours, "cargo"), "grossWeightKg", "18400");
  beket_value_set_integer (beket_value_object (ours, "cargo"), "packages", 41);
  beket_value_set_text (add_row (theirs, "controls"), "result", "no-remarks");
  beket_value_set_text (add_row (ours, "controls"), "result", "remarks");

  compared = beket_comparison_new (form, theirs, ours);
  /* The birth date, two of the cargo, and a person who is not in the act: once, although three fields tell of him. */
  g_assert_cmpuint (beket_comparison_count (compared), ==, 4);
  assert_agreement (compared, "persons", 0, "birthDate", BEKET_DIFFERS);
  assert_agreement (compared, "persons", 0, "surname", BEKET_AGREES);
  assert_agreement (compared, "persons", 1, "surname", BEKET_OURS_ONLY);
  g_assert_true (find (compared, "persons", 1, "surname")->whole);
  assert_agreement (compared, "cargo", 0, "packages", BEKET_DIFFERS);
  /* Each side has its own way through the point, and its own controls. */
  assert_agreement (compared, "crossing", 0, "direction", BEKET_THEIRS_ONLY);
  assert_agreement (compared, "controls", 0, "result", BEKET_THEIRS_ONLY);
  g_assert_null (find (compared, "persons", 0, "marks"));
}

/* Not to be taken for another's: nothing that both have is the same. */
static void
test_of_another (void)
{
  g_autoptr (BeketValue) theirs = make_theirs ();
  g_autoptr (BeketValue) ours = beket_value_new_object ();

  g_assert_false (beket_comparison_is_about (theirs, ours));
  add_person (ours, "АХМЕТОВ", NULL, "1990-01-15");
  add_vehicle (ours, "", "Volvo FH");
  g_assert_false (beket_comparison_is_about (theirs, ours));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/comparison/nothing-found-yet", test_nothing_found_yet);
  g_test_add_func ("/comparison/same-in-other-letters", test_same_in_other_letters);
  g_test_add_func ("/comparison/differences", test_differences);
  g_test_add_func ("/comparison/of-another", test_of_another);

  return g_test_run ();
}
