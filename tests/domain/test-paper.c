/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What notices, requests and items of evidence must say, and who of a crossing they name.
 */

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "domain/paper.h"

#define TIME "2026-11-22T09:00:00.000Z"

static BeketCodes *
make_codes (void)
{
  static const char *const words[][2] = {
    { "offence-fact", "offence" }, { "offence", "drugs" }, { "urgency", "immediate" }, { "measure", "seizure" }, { "measure", "report" },
    { "assistance-topic", "identity" }, { "assistance-outcome", "done" }, { "evidence-kind", "thing" }, { "custody-event", "seized" },
    { "party", "RU" }, { "body", "border" },
  };
  BeketCodes *codes = beket_codes_new ();

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    beket_codes_add (codes, words[i][0], words[i][1], "x", "x");
  return codes;
}

/* A notice that is whole. */
static BeketValue *
notice (void)
{
  BeketValue *says = beket_value_new_object ();
  BeketValue *person = beket_value_new_object ();

  beket_value_set_text (says, "fact", "offence");
  beket_value_set_text (says, "category", "drugs");
  beket_value_set_text (says, "urgency", "immediate");
  beket_value_set_text (says, "time", TIME);
  beket_value_set_text (says, "place", "2");
  beket_value_set_text (beket_value_object (says, "circumstances"), "kk", "табылды");
  beket_value_append (beket_value_list (says, "measures"), beket_value_new_text ("seizure"));
  beket_value_set_text (person, "name", "Х У");
  beket_value_append (beket_value_list (says, "persons"), person);
  return says;
}

static void
assert_refused (BeketPaper        paper,
                const BeketValue *says,
                const char       *member)
{
  g_autoptr (BeketCodes) codes = make_codes ();
  g_autoptr (GError) error = NULL;
  g_autofree char *prefix = g_strdup_printf ("%s: ", member);

  g_assert_false (beket_paper_check (paper, says, codes, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, prefix));
}

static void
assert_well (BeketPaper        paper,
             const BeketValue *says)
{
  g_autoptr (BeketCodes) codes = make_codes ();
  g_autoptr (GError) error = NULL;

  beket_paper_check (paper, says, codes, &error);
  g_assert_no_error (error);
}

/* ---- Each member ---- */

static void
test_needed (void)
{
  static const char *const needed[] = { "fact", "category", "urgency", "time", "place", "circumstances", "measures", "persons" };
  g_autoptr (BeketValue) whole = notice ();

  assert_well (BEKET_PAPER_OFFENCE, whole);
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autoptr (BeketValue) says = notice ();

      beket_value_set (says, needed[i], NULL);
      assert_refused (BEKET_PAPER_OFFENCE, says, needed[i]);
    }
}

/* A text is as long as it may be, counted in characters, and no longer. */
static void
test_limits (void)
{
  g_autoptr (BeketValue) says = notice ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append (text, "Ә");
  beket_value_set_text (says, "place", text->str);
  assert_well (BEKET_PAPER_OFFENCE, says);
  g_string_append (text, "Ә");
  beket_value_set_text (says, "place", text->str);
  assert_refused (BEKET_PAPER_OFFENCE, says, "place");

  beket_value_set_text (says, "place", "2");
  for (guint i = beket_value_length (beket_value_get (says, "persons")); i <= 200; i++)
    beket_value_append (beket_value_list (says, "persons"), beket_value_copy (beket_value_index (beket_value_get (says, "persons"), 0)));
  assert_refused (BEKET_PAPER_OFFENCE, says, "persons");
}

static void
test_other_papers (void)
{
  g_autoptr (BeketValue) request = beket_value_new_object ();
  g_autoptr (BeketValue) item = beket_value_new_object ();
  g_autoptr (BeketValue) empty = beket_value_new_object ();

  assert_refused (BEKET_PAPER_ACKNOWLEDGEMENT, empty, "paper");
  beket_value_append (beket_value_list (request, "topics"), beket_value_new_text ("identity"));
  beket_value_set_text (request, "text", "кім?");
  assert_refused (BEKET_PAPER_REQUEST, request, "due");
  beket_value_set_text (request, "due", TIME);
  assert_well (BEKET_PAPER_REQUEST, request);

  beket_value_set_text (item, "event", "seized");
  assert_refused (BEKET_PAPER_ITEM, item, "kind");
  beket_value_set_text (item, "kind", "thing");
  assert_refused (BEKET_PAPER_ITEM, item, "description");
  beket_value_set_text (item, "description", "қорап");
  assert_well (BEKET_PAPER_ITEM, item);
  beket_value_set_text (item, "item", "EVD-1");
  assert_refused (BEKET_PAPER_ITEM, item, "item");
}

static void
test_powers (void)
{
  g_assert_cmpint (beket_paper_action (BEKET_PAPER_OFFENCE), ==, BEKET_ACTION_NOTIFY);
  g_assert_cmpint (beket_paper_action (BEKET_PAPER_ACKNOWLEDGEMENT), ==, BEKET_ACTION_NOTIFY);
  g_assert_cmpint (beket_paper_action (BEKET_PAPER_REQUEST), ==, BEKET_ACTION_ASSIST);
  g_assert_cmpint (beket_paper_action (BEKET_PAPER_HAND_OVER), ==, BEKET_ACTION_ASSIST);
}

/* ---- From a crossing ---- */

static void
add_person (BeketValue *facts,
            const char *surname,
            const char *nationality)
{
  BeketValue *person = beket_value_new_object ();

  beket_value_set_text (person, "surname", surname);
  beket_value_set_text (person, "given", "А");
  beket_value_set_text (person, "nationality", nationality);
  beket_value_set_text (person, "personalNumber", "900115300003");
  beket_value_append (beket_value_list (facts, "persons"), person);
}

static BeketValue *
crossing (void)
{
  BeketValue *facts = beket_value_new_object ();
  BeketValue *means = beket_value_new_object ();

  add_person (facts, "Б", "KAZ");
  add_person (facts, "В", "RUS");
  beket_value_set_text (means, "plate", "512 ABC 07");
  beket_value_set_text (means, "trailerPlate", "11 AB 07");
  beket_value_append (beket_value_list (facts, "usedTransportMeans"), means);
  beket_value_set_text (beket_value_object (facts, "cargo"), "goodsName", "ұн");
  beket_value_set_integer (beket_value_object (facts, "cargo"), "grossWeightKg", 20);
  return facts;
}

/* Who has done nothing is not told of; another state's number is no IIN. */
static void
test_facts (void)
{
  static const int second[] = { 1, -1 };
  g_autoptr (BeketValue) facts = crossing ();
  g_autoptr (BeketValue) all = beket_value_new_object ();
  g_autoptr (BeketValue) one = beket_value_new_object ();
  const BeketValue *persons;

  beket_paper_take_facts (all, facts, NULL);
  persons = beket_value_get (all, "persons");
  g_assert_cmpuint (beket_value_length (persons), ==, 2);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (persons, 0), "name"), ==, "Б А");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (persons, 0), "iin"), ==, "900115300003");
  g_assert_null (beket_value_get (beket_value_index (persons, 1), "iin"));
  g_assert_cmpuint (beket_value_length (beket_value_get (all, "vehicles")), ==, 2);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (beket_value_get (all, "goods"), 0), "quantity"), ==, "20");

  beket_value_append (beket_value_list (one, "goods"), beket_value_new_object ());   /* what was said stays */
  beket_paper_take_facts (one, facts, second);
  g_assert_cmpuint (beket_value_length (beket_value_get (one, "persons")), ==, 1);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (beket_value_get (one, "persons"), 0), "name"), ==, "В А");
  g_assert_cmpuint (beket_value_length (beket_value_index (beket_value_get (one, "goods"), 0)), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/paper/needed", test_needed);
  g_test_add_func ("/domain/paper/limits", test_limits);
  g_test_add_func ("/domain/paper/other-papers", test_other_papers);
  g_test_add_func ("/domain/paper/powers", test_powers);
  g_test_add_func ("/domain/paper/facts", test_facts);
  return g_test_run ();
}
