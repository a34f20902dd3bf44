/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions over rows and parts of texts, and the facts that they give as their reasons.
 */

#include "config.h"

#include "domain/condition.h"
#include "refusal.h"

static BeketValue *
make_facts (void)
{
  BeketValue *facts = beket_value_new_object ();
  BeketValue *persons = beket_value_list (facts, "persons");

  for (guint i = 0; i < 3; i++)
    {
      BeketValue *person = beket_value_new_object ();

      beket_value_set_text (person, "role", i == 0 ? "driver" : "passenger");
      beket_value_set_integer (person, "age", 20 + 10 * i);
      beket_value_append (persons, person);
    }
  beket_value_set_text (facts, "goods", "Ет және сүт");
  beket_value_set_text (facts, "hs", "0201100000");
  beket_value_set_integer (facts, "oldest", 40);
  beket_value_append (beket_value_list (facts, "words"), beket_value_new_text ("a"));

  return facts;
}

static gboolean
holds (const char *text)
{
  g_autoptr (BeketValue) facts = make_facts ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketCondition) condition = beket_condition_parse (text, &error);

  g_assert_no_error (error);
  g_test_message ("%s", text);

  return beket_condition_holds (condition, facts);
}

static void
test_true (void)
{
  static const char *const texts[] = {
    "hs prefix \"0201\"", "goods contains \"сүт\"", "not hs prefix \"99\"", "goods contains \"\"",
    "count (persons) = 3", "count(persons)>2", "count (absent) = 0", "count (goods) = 0", "count (persons) in (1, 3)",
    "any persons (age >= 40)", "any persons (role = \"driver\" and age < 30)", "any persons (age = 40 and oldest = 40)",
    "not any persons (age > 40)", "not any absent (age)", "any persons ((age = 30))", "not any words (a)",
    "any = \"x\" or count = 1 or hs", "prefix != \"x\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (holds (texts[i]));
}

static void
test_false (void)
{
  static const char *const texts[] = {
    "hs prefix \"99\"", "absent prefix \"\"", "persons contains \"a\"", "oldest prefix \"4\"",
    "count (persons) > 3", "any persons (age > 40)", "any persons (role = \"driver\" and age > 30)", "any goods (x)",
    "any persons (absent)", "count", "any", "contains",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (holds (texts[i]));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    int         position;
  } rows[] = {
    { "count (persons)", 15 }, { "count (persons", 14 }, { "count () = 1", 7 }, { "count (persons) prefix \"a\"", 16 },
    { "hs prefix 1", 10 }, { "hs contains", 11 }, { "any (persons age)", 4 }, { "any persons (age", 16 },
    { "any persons ()", 13 }, { "any persons (any persons (age))", 13 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].text);
      g_assert_null (beket_condition_parse (rows[i].text, &error));
      assert_refusal (error, "syntax", rows[i].position);
    }
}

static void
test_paths (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketCondition) condition = beket_condition_parse ("count (a) = 1 and any b (c = 1 and d.e) and c", &error);
  g_auto (GStrv) paths = beket_condition_paths (condition);
  g_autofree char *all = g_strjoinv (" ", paths);

  g_assert_no_error (error);
  g_assert_cmpstr (all, ==, "a b[].c b[].d.e b c");
}

/* ---- Reasons ---- */

/* "path=value ..." with ~ for what is not there. */
static char *
reasons (const char *text)
{
  g_autoptr (BeketValue) facts = make_facts ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketCondition) condition = beket_condition_parse (text, &error);
  g_autoptr (BeketValue) list = NULL;
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  list = beket_condition_reasons (condition, facts);
  for (guint i = 0; i < beket_value_length (list); i++)
    {
      const BeketValue *reason = beket_value_index (list, i);
      const BeketValue *value = beket_value_get (reason, "value");
      const char *word = value != NULL ? beket_value_to_text (value) : "~";

      g_string_append_printf (all, "%s=", beket_value_get_text (reason, "path"));
      if (word != NULL)
        g_string_append_printf (all, "%s;", word);
      else
        g_string_append_printf (all, "%" G_GINT64_FORMAT ";", beket_value_to_integer (value));
    }

  return g_string_free (all, FALSE);
}

static void
test_reasons (void)
{
  static const struct
  {
    const char *text;
    const char *because;
  } rows[] = {
    { "hs prefix \"02\" and oldest > 30", "hs=0201100000;oldest=40;" },
    { "hs prefix \"99\" or oldest > 30", "oldest=40;" },
    { "hs prefix \"99\"", "" },
    { "not absent and not hs = \"1\"", "absent=~;hs=0201100000;" },
    { "not (hs = \"1\" or oldest = 1)", "hs=0201100000;oldest=40;" },
    { "not (hs and oldest = 1)", "oldest=40;" },
    { "any persons (age >= 30 and oldest = 40)", "persons[1].age=30;oldest=40;persons[2].age=40;" },
    { "not any persons (age > 90)", "persons=3;" },
    { "count (persons) = 3 and persons", "persons=3;" },
    { "words", "words=1;" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *because = reasons (rows[i].text);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (because, ==, rows[i].because);
    }
}

/* A hit is an entry: neither a long text nor many rows make it long. */
static void
test_reasons_are_bounded (void)
{
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  g_autoptr (BeketCondition) condition = beket_condition_parse ("any rows (text)", NULL);
  g_autoptr (BeketValue) list = NULL;
  g_autofree char *text = g_strnfill (5000, 'x');
  const char *cut;

  for (guint i = 0; i < 200; i++)
    {
      BeketValue *row = beket_value_new_object ();

      beket_value_set_text (row, "text", text);
      beket_value_append (beket_value_list (facts, "rows"), row);
    }
  list = beket_condition_reasons (condition, facts);
  g_assert_cmpuint (beket_value_length (list), ==, BEKET_CONDITION_MAX_REASONS);
  cut = beket_value_get_text (beket_value_index (list, 0), "value");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 201);
  g_assert_true (g_str_has_suffix (cut, "x…"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/condition-rows/true", test_true);
  g_test_add_func ("/domain/condition-rows/false", test_false);
  g_test_add_func ("/domain/condition-rows/refused", test_refused);
  g_test_add_func ("/domain/condition-rows/paths", test_paths);
  g_test_add_func ("/domain/condition-rows/reasons", test_reasons);
  g_test_add_func ("/domain/condition-rows/reasons-are-bounded", test_reasons_are_bounded);
  return g_test_run ();
}
