/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each subject's path, its lists, and the checks over them.
 */

#include "config.h"

#include "domain/batch.h"
#include "domain/fact-list.h"
#include "domain/parse-error.h"
#include "domain/subject.h"

static BeketValue *
make_facts (const char *subject)
{
  BeketValue *facts = beket_value_new_object ();

  beket_value_set_text (beket_value_object (facts, "crossing"), "subject", subject);

  return facts;
}

static BeketValue *
add_row (BeketValue *facts,
         const char *list,
         const char *name,
         const char *text)
{
  BeketValue *row = beket_value_new_object ();

  beket_value_set_text (row, name, text);
  beket_value_append (beket_value_list (facts, list), row);

  return row;
}

static void
assert_path (const BeketValue *facts,
             guint             taken,
             const char       *expected)
{
  BeketPathStep path[BEKET_PATH_LENGTH];
  g_autoptr (GString) steps = g_string_new (NULL);

  g_assert_cmpuint (beket_subject_path (facts, path), ==, taken);
  for (guint i = 0; i < BEKET_PATH_LENGTH; i++)
    if (path[i].skipped == NULL)
      g_string_append_printf (steps, "%s ", path[i].step);
    else
      g_string_append_printf (steps, "-%s ", path[i].skipped);
  g_assert_cmpstr (steps->str, ==, expected);
}

static void
test_on_foot (void)
{
  g_autoptr (BeketValue) facts = make_facts ("on-foot");

  add_row (facts, "persons", "nationality", "KAZ");
  assert_path (facts, 3, "documents -nothing-crosses -nothing-crosses -nothing-crosses -treaty controls "
               "-nothing-crosses decision -nothing-to-record ");
  /* A citizen of a third state beside him has grounds to show. */
  add_row (facts, "persons", "nationality", "DEU");
  assert_path (facts, 5, "documents -nothing-crosses -nothing-crosses -nothing-crosses grounds controls "
               "-nothing-crosses decision act ");
}

static void
test_steps (void)
{
  g_autoptr (BeketValue) facts = make_facts ("on-foot");

  g_assert_cmpstr (beket_subject_step (0), ==, "documents");
  g_assert_cmpstr (beket_subject_step (BEKET_PATH_LENGTH - 1), ==, "act");
  g_assert_null (beket_subject_step (BEKET_PATH_LENGTH));
  g_assert_cmpstr (beket_subject_skipped (facts, "vehicle"), ==, "nothing-crosses");
  g_assert_null (beket_subject_skipped (facts, "documents"));
  g_assert_null (beket_subject_skipped (facts, "astrology"));
}

static void
test_act_comes_back (void)
{
  static const struct
  {
    const char *name;
    const char *word;
  } marks[] = { { "result", "violation" }, { "status", "waived" }, { "status", "recognised" } };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr (BeketValue) facts = make_facts ("on-foot");
      BeketPathStep path[BEKET_PATH_LENGTH];
      BeketValue *control;

      add_row (facts, "persons", "nationality", "RUS");
      control = add_row (facts, "controls", "status", "done");
      g_assert_cmpuint (beket_subject_path (facts, path), ==, 3);
      beket_value_set_text (beket_value_object (facts, "decision"), "decision", "admitted");
      g_assert_cmpuint (beket_subject_path (facts, path), ==, 3);
      beket_value_set_text (control, marks[i].name, marks[i].word);
      g_assert_cmpuint (beket_subject_path (facts, path), ==, 4);
      g_assert_null (path[8].skipped);
    }
  {
    g_autoptr (BeketValue) facts = make_facts ("on-foot");

    add_row (facts, "persons", "nationality", "RUS");
    beket_value_set_text (beket_value_object (facts, "decision"), "decision", "refused");
    assert_path (facts, 4, "documents -nothing-crosses -nothing-crosses -nothing-crosses -treaty controls "
                 "-nothing-crosses decision act ");
  }
}

static void
test_lorry_path (void)
{
  g_autoptr (BeketValue) facts = make_facts ("truck");
  BeketValue *cargo = beket_value_object (facts, "cargo");

  add_row (facts, "persons", "nationality", "KAZ");
  add_row (facts, "grounds", "document", "tir-carnet");
  assert_path (facts, 8, "documents vehicle cargo -nothing-crosses grounds controls seals decision act ");
  add_row (facts, "animals", "species", "жылқы");
  assert_path (facts, 9, "documents vehicle cargo animals grounds controls seals decision act ");

  beket_value_set (facts, "animals", NULL);
  beket_value_set (facts, "grounds", NULL);
  beket_value_set_boolean (cargo, "empty", TRUE);
  assert_path (facts, 4, "documents vehicle -nothing-crosses -nothing-crosses -treaty controls -nothing-crosses "
               "decision -nothing-to-record ");
  add_row (facts, "consignments", "number", "1");
  assert_path (facts, 8, "documents vehicle cargo -nothing-crosses grounds controls seals decision act ");
}

static void
test_other_paths (void)
{
  g_autoptr (BeketValue) car = make_facts ("car");
  g_autoptr (BeketValue) train = make_facts ("train");
  g_autoptr (BeketValue) herd = make_facts ("animals");
  g_autoptr (BeketValue) nothing = beket_value_new_object ();

  add_row (car, "persons", "nationality", "BLR");
  assert_path (car, 4, "documents vehicle -nothing-crosses -nothing-crosses -treaty controls -nothing-crosses decision "
               "-nothing-to-record ");
  assert_path (train, 8, "documents vehicle cargo -nothing-crosses grounds controls seals decision act ");
  assert_path (herd, 6, "documents -nothing-crosses -nothing-crosses animals grounds controls -nothing-crosses decision act ");
  /* Nothing is known yet: nothing is passed over for a citizenship that nobody has read. */
  assert_path (nothing, 6, "documents vehicle -nothing-crosses -nothing-crosses grounds controls -nothing-crosses decision act ");
}

static void
test_lists (void)
{
  static const char *const subjects[] = { "on-foot", "car", "bus", "truck", "train", "animals", "balloon", NULL };

  for (guint i = 0; subjects[i] != NULL; i++)
    {
      const char *const *lists = beket_subject_lists (subjects[i]);

      g_assert_cmpstr (lists[0], ==, "persons");
      for (guint j = 0; lists[j] != NULL; j++)
        g_assert_true (beket_fact_is_list (lists[j]));
    }
  g_assert_true (g_strv_contains (beket_subject_lists ("truck"), "consignments"));
  g_assert_true (g_strv_contains (beket_subject_lists ("train"), "coaches"));
  g_assert_true (g_strv_contains (beket_subject_lists ("bus"), "expected"));
  g_assert_true (g_strv_contains (beket_subject_lists ("animals"), "animals"));
}

static void
test_known_facts (void)
{
  g_assert_true (beket_fact_is_known (NULL, "animals"));
  g_assert_true (beket_fact_is_known (NULL, "crossing.subject"));
  g_assert_true (beket_fact_is_known ("consignments", "hsCode"));
  g_assert_true (beket_fact_is_known ("consignments", "cargo.empty"));
  g_assert_false (beket_fact_is_known (NULL, "hsCode"));
  g_assert_false (beket_fact_is_known (NULL, "crossing"));
  g_assert_false (beket_fact_is_known (NULL, "animal"));
  g_assert_false (beket_fact_is_known (NULL, "crossing.colour"));
  g_assert_false (beket_fact_is_known (NULL, "persons.surname"));
  g_assert_false (beket_fact_is_known ("nonsense", "hsCode"));
  g_assert_false (beket_fact_is_list ("crossing"));
}

/* ---- Checks ---- */

static void
assert_complaints (const BeketValue *facts,
                   const char       *expected)
{
  g_autoptr (GPtrArray) complaints = beket_subject_check (facts);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < complaints->len; i++)
    {
      const BeketComplaint *complaint = g_ptr_array_index (complaints, i);

      g_string_append_printf (text, "%s %s; ", complaint->path, beket_parse_error_word (complaint->error));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_lorry (void)
{
  g_autoptr (BeketValue) facts = make_facts ("truck");
  BeketValue *tractor;
  BeketValue *trailer;

  assert_complaints (facts, "");
  tractor = add_row (facts, "usedTransportMeans", "plate", "512 ABC 07");
  trailer = add_row (facts, "usedTransportMeans", "plate", "33 AAA 07");
  assert_complaints (facts, "");   /* nobody has said who pulls */
  beket_value_set_text (tractor, "role", "tractor");
  beket_value_set_text (trailer, "role", "tractor");
  assert_complaints (facts, "usedTransportMeans[1].role duplicate; ");
  beket_value_set_text (trailer, "role", "trailer");
  assert_complaints (facts, "");
  beket_value_set_text (tractor, "role", "trailer");
  assert_complaints (facts, "usedTransportMeans missing; ");

  add_row (facts, "usedTransportMeans", "plate", "34 AAA 07");
  add_row (facts, "usedTransportMeans", "plate", "36 AAA 07");
  assert_complaints (facts, "usedTransportMeans missing; ");
  add_row (facts, "usedTransportMeans", "plate", "35 AAA 07");
  assert_complaints (facts, "usedTransportMeans missing; usedTransportMeans limit; ");
  beket_value_set_text (tractor, "role", "tractor");
  assert_complaints (facts, "usedTransportMeans limit; ");

  add_row (facts, "consignments", "number", "1");
  add_row (facts, "consignments", "number", "2");
  add_row (facts, "consignments", "number", "1");
  add_row (facts, "transportEquipment", "number", "CSQU3054383");
  add_row (facts, "transportEquipment", "number", "CSQU3054383");
  assert_complaints (facts, "transportEquipment[1].number duplicate; consignments[2].number duplicate; "
                     "usedTransportMeans limit; ");
}

static void
test_bus (void)
{
  g_autoptr (BeketValue) facts = make_facts ("bus");
  BeketValue *named;
  BeketValue *person;

  add_row (facts, "expected", "documentNumber", "N1");
  add_row (facts, "expected", "documentNumber", "N2");
  named = add_row (facts, "expected", "surname", "AKHMETOVA");
  beket_value_set_text (named, "birthDate", "1990-01-15");
  add_row (facts, "persons", "documentNumber", "N2");
  person = add_row (facts, "persons", "surname", "AKHMETOVA");
  beket_value_set_text (person, "birthDate", "1990-01-15");
  beket_value_set_text (person, "documentNumber", "N7");
  assert_complaints (facts, "expected[0].documentNumber range; crossing.expectedPersons range; ");

  add_row (facts, "persons", "documentNumber", "N9");
  assert_complaints (facts, "expected[0].documentNumber range; persons[2].documentNumber unknown; ");
  beket_value_set_text (beket_value_index (beket_value_get (facts, "persons"), 2), "documentNumber", "N1");
  assert_complaints (facts, "");

  beket_value_set_integer (beket_value_object (facts, "crossing"), "expectedPersons", 4);
  assert_complaints (facts, "crossing.expectedPersons range; ");
}

static void
test_batch (void)
{
  g_autoptr (BeketValue) facts = make_facts ("bus");
  g_autoptr (BeketBatch) nobody = beket_batch_reconcile (facts);
  g_autoptr (BeketBatch) uncounted = NULL;
  g_autoptr (BeketBatch) counted = NULL;
  BeketValue *again;

  g_assert_true (beket_batch_agrees (nobody));
  g_assert_cmpint (nobody->expected, ==, -1);

  add_row (facts, "persons", "documentNumber", "N1");
  again = add_row (facts, "persons", "documentNumber", "N1");
  beket_value_set_text (again, "surname", "OTHER");
  uncounted = beket_batch_reconcile (facts);
  g_assert_cmpuint (uncounted->doubled->len, ==, 1);
  g_assert_cmpuint (g_array_index (uncounted->doubled, guint, 0), ==, 1);
  g_assert_cmpuint (uncounted->extra->len, ==, 0);   /* without a list nobody is extra */
  g_assert_cmpuint (uncounted->found, ==, 1);
  g_assert_false (beket_batch_agrees (uncounted));

  beket_value_set_text (again, "documentNumber", "N2");
  beket_value_set_integer (beket_value_object (facts, "crossing"), "expectedPersons", 2);
  counted = beket_batch_reconcile (facts);
  g_assert_true (beket_batch_agrees (counted));
}

static void
test_train (void)
{
  g_autoptr (BeketValue) facts = make_facts ("train");
  BeketValue *one;
  BeketValue *other;

  add_row (facts, "coaches", "number", "07");
  add_row (facts, "wagons", "number", "24387650");
  add_row (facts, "wagons", "number", "24387650");
  one = add_row (facts, "persons", "coach", "07");
  other = add_row (facts, "persons", "coach", "08");
  beket_value_set_text (one, "seat", "12");
  beket_value_set_text (other, "seat", "12");
  assert_complaints (facts, "wagons[1].number duplicate; persons[1].coach unknown; ");
  beket_value_set_text (other, "coach", "07");
  assert_complaints (facts, "persons[1].seat duplicate; wagons[1].number duplicate; ");
}

static void
test_animals (void)
{
  g_autoptr (BeketValue) facts = make_facts ("animals");
  BeketValue *row;

  assert_complaints (facts, "animals missing; ");
  row = add_row (facts, "animals", "species", "қой");
  assert_complaints (facts, "animals[0].headCount range; ");
  beket_value_set_integer (row, "headCount", 2);
  for (guint i = 0; i < 3; i++)
    beket_value_append (beket_value_list (row, "marks"), beket_value_new_text (i < 2 ? "KZ001" : "KZ002"));
  assert_complaints (facts, "animals[0].marks range; animals[0].marks duplicate; ");
  beket_value_remove_index (beket_value_get (row, "marks"), 0);
  assert_complaints (facts, "");
}

/* One number of two states is two documents; two without a state are one. */
static void
test_same_number (void)
{
  g_autoptr (BeketValue) facts = make_facts ("car");
  BeketValue *one = add_row (facts, "persons", "documentNumber", "123456789");
  BeketValue *other = add_row (facts, "persons", "documentNumber", "123456789");

  assert_complaints (facts, "persons[1].documentNumber duplicate; ");
  beket_value_set_text (one, "issuer", "KAZ");
  beket_value_set_text (other, "issuer", "DEU");
  assert_complaints (facts, "");
  beket_value_set_text (other, "issuer", "KAZ");
  assert_complaints (facts, "persons[1].documentNumber duplicate; ");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/subject/on-foot", test_on_foot);
  g_test_add_func ("/domain/subject/steps", test_steps);
  g_test_add_func ("/domain/subject/act-comes-back", test_act_comes_back);
  g_test_add_func ("/domain/subject/lorry-path", test_lorry_path);
  g_test_add_func ("/domain/subject/other-paths", test_other_paths);
  g_test_add_func ("/domain/subject/lists", test_lists);
  g_test_add_func ("/domain/subject/known-facts", test_known_facts);
  g_test_add_func ("/domain/subject/lorry", test_lorry);
  g_test_add_func ("/domain/subject/bus", test_bus);
  g_test_add_func ("/domain/subject/batch", test_batch);
  g_test_add_func ("/domain/subject/train", test_train);
  g_test_add_func ("/domain/subject/animals", test_animals);
  g_test_add_func ("/domain/subject/same-number", test_same_number);

  return g_test_run ();
}
