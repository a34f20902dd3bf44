/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conditions: what they say about facts, and where a text is no condition.
 */

#include "config.h"

#include "domain/condition.h"
#include "refusal.h"

static BeketValue *
make_facts (void)
{
  BeketValue *facts = beket_value_new_object ();
  BeketValue *cargo = beket_value_object (facts, "cargo");

  beket_value_set_text (facts, "subject", "truck");
  beket_value_set_text (facts, "note", "");
  beket_value_set_text (facts, "day", "2026-11-22");
  beket_value_set (facts, "nothing", beket_value_new_null ());
  beket_value_set_boolean (cargo, "empty", FALSE);
  beket_value_set_integer (cargo, "weight", 18420);
  beket_value_set_integer (cargo, "zero", 0);
  beket_value_append (beket_value_list (facts, "rows"), beket_value_new_object ());
  beket_value_list (facts, "none");
  beket_value_set_text (facts, "born", "2008-11-23");
  beket_value_set_text (facts, "time", "2026-11-22T23:59:59.999Z");
  beket_value_set_text (cargo, "net", "9.5");
  beket_value_set_text (cargo, "gross", "10");
  beket_value_append (beket_value_list (facts, "words"), beket_value_new_text ("a"));
  beket_value_append (beket_value_list (facts, "words"), beket_value_new_text ("b"));
  for (int i = 0; i < 2; i++)
    {
      BeketValue *officer = beket_value_new_object ();

      beket_value_set_text (officer, "sex", "F");
      beket_value_set_text (officer, "party", i == 0 ? "KZ" : "RU");
      beket_value_append (beket_value_list (facts, "officers"), officer);
    }
  beket_value_set_text (beket_value_object (facts, "person"), "sex", "F");

  return facts;
}

static gboolean
holds (const char *text)
{
  g_autoptr (BeketValue) facts = make_facts ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketCondition) condition = beket_condition_parse (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (condition);

  return beket_condition_holds (condition, facts);
}

static void
test_true (void)
{
  static const char *const texts[] = {
    "subject = \"truck\"", "subject != \"bus\"", "subject in (\"bus\", \"truck\")", "subject",
    "cargo.empty = false", "cargo.weight = 18420", "cargo.weight > 18419", "cargo.weight >= 18420",
    "cargo.weight < 18421", "cargo.weight <= 18420", "cargo.weight != 1", "cargo.weight in (1, 18420)",
    "cargo.zero", "rows", "cargo", "day < \"2026-11-23\"", "day >= \"2026-11-22\"",
    "not cargo.empty", "not not subject", "not absent", "absent != \"x\"", "absent.deep != 1",
    "nothing != true", "cargo.weight != \"18420\"",
    "subject = \"bus\" or cargo.weight > 1 and not cargo.empty",
    "(subject = \"bus\" or cargo.weight > 1) and not (cargo.empty = true)",
    "\t subject\n=\n\"truck\" ", "subject!=\"a\\\"b\\\\\"", "not subject = \"bus\"",
    "cargo.zero > -1", "subject in (true, 1, \"truck\")",
    /* two facts */
    "cargo.net < cargo.gross", "cargo.net <= cargo.net", "cargo.net = cargo.net", "day = day", "day != born",
    "absent != day", "day != absent", "absent != absent", "cargo.weight != day", "born < day", "day <= time",
    /* decimals by their size */
    "cargo.net < \"10\"", "cargo.gross > \"9.75\"",
    /* lists of words */
    "words in (\"b\")", "words in (\"x\", \"a\")", "not words in (\"x\")", "words",
    /* rows */
    "all (officers: sex = person.sex)", "any (officers: party = \"RU\")", "not any (officers: party = \"UZ\")",
    "all (none: absent)", "not any (none: not absent)", "all (absent: a)", "all (subject: a)", "all (rows: not name)",
    "any (officers: party = \"KZ\") and any (officers: party = \"RU\")", "all (officers: all_ != 1)",
    "all (officers: subject = \"truck\")",
    /* years */
    "years (born, time) = 17", "years (born, time) < 18", "years (day, time) = 0", "years (time, born) < 0",
    "years (born, day) in (17)", "count (officers) = 2", "count (absent) = 0", "not years (born, subject) < 18",
    "years (born, cargo.net) != 1", "years (born, day) != cargo.net", "cargo.zero < cargo.weight",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_true (holds (texts[i]));
    }
}

static void
test_false (void)
{
  static const char *const texts[] = {
    "subject = \"bus\"", "subject != \"truck\"", "subject in (\"bus\", \"car\")", "absent", "note", "none",
    "nothing", "cargo.empty", "absent = \"x\"", "absent < 1", "absent >= 1", "absent in (1)", "nothing = true",
    "cargo.weight = \"18420\"", "cargo.weight > \"1\"", "cargo.empty < true", "cargo.empty >= false",
    "subject.deep = \"truck\"", "rows.name = \"x\"",
    "(subject = \"truck\" or cargo.weight > 1) and cargo.empty",
    "subject = \"truck\" and cargo.empty or cargo.empty", "not subject = \"truck\"",
    "cargo.gross < cargo.net", "cargo.net = cargo.gross", "absent = absent", "absent <= day", "day > absent",
    "cargo.weight > cargo.net", "cargo.net != cargo.net", "words = \"a\"", "words in (\"c\")", "none in (\"a\")",
    "words < \"b\"", "any (none: not absent)", "any (absent: not a)", "all (officers: party = \"KZ\")",
    "any (officers: party = person.sex)", "any (rows: name)", "years (born, time) >= 18", "years (born, absent) < 18",
    "years (absent, time) < 18", "years (subject, time) >= 0",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_false (holds (texts[i]));
    }
}

static void
test_row (void)
{
  g_autoptr (BeketValue) facts = make_facts ();
  g_autoptr (BeketValue) row = beket_value_new_object ();
  g_autoptr (BeketCondition) condition =
    beket_condition_parse ("kind = \"a\" and subject = \"truck\"", NULL);

  g_assert_false (beket_condition_holds_in (condition, row, facts));
  beket_value_set_text (row, "kind", "a");
  g_assert_true (beket_condition_holds_in (condition, row, facts));
  beket_value_set_text (row, "subject", "bus");   /* nearer than the record's */
  g_assert_false (beket_condition_holds_in (condition, row, facts));
  g_assert_false (beket_condition_holds_in (condition, NULL, facts));
  g_assert_false (beket_condition_holds (condition, NULL));
}

static void
test_paths (void)
{
  g_autoptr (BeketCondition) condition =
    beket_condition_parse ("a.b = 1 and (c or not a.b) and d-1.e_2 in (1)", NULL);
  g_auto (GStrv) paths = beket_condition_paths (condition);

  g_assert_cmpuint (g_strv_length (paths), ==, 3);
  g_assert_cmpstr (paths[0], ==, "a.b");
  g_assert_cmpstr (paths[1], ==, "c");
  g_assert_cmpstr (paths[2], ==, "d-1.e_2");
}

/* What is read of each row says so; each path once. */
static void
test_paths_of_rows (void)
{
  g_autoptr (BeketCondition) condition =
    beket_condition_parse ("all (a.b: c = d.e and years (f, g) > 1) or c > h or any (a.b: c)", NULL);
  g_auto (GStrv) paths = beket_condition_paths (condition);
  g_autofree char *joined = g_strjoinv (" ", paths);

  g_assert_cmpstr (joined, ==, "a.b[].c a.b[].d.e a.b[].f a.b[].g a.b c h");
}

/* A row's own fact is nearer than the record's of the same name. */
static void
test_rows (void)
{
  g_autoptr (BeketValue) facts = make_facts ();
  g_autoptr (BeketCondition) condition = beket_condition_parse ("all (officers: subject = \"bus\")", NULL);

  g_assert_false (beket_condition_holds (condition, facts));
  for (guint i = 0; i < 2; i++)
    beket_value_set_text (beket_value_index (beket_value_get (facts, "officers"), i), "subject", "bus");
  g_assert_true (beket_condition_holds (condition, facts));
  g_assert_true (beket_condition_holds (condition, NULL));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *word;
    int         position;
  } cases[] = {
    { "", "empty", 0 },
    { " \n", "empty", 0 },
    { "=", "syntax", 0 },
    { "a =", "syntax", 3 },
    { "a = b.", "syntax", 6 },
    { "a = and", "syntax", 4 },
    { "all a", "syntax", 4 },
    { "all (a", "syntax", 6 },
    { "all (a:", "syntax", 7 },
    { "all (a: b", "syntax", 9 },
    { "any (a)", "syntax", 6 },
    { "any (: b)", "syntax", 5 },
    { "all (a: any (b: c))", "syntax", 8 },
    { "any (a: b or all (a: c))", "syntax", 13 },
    { "years (a, b)", "syntax", 12 },
    { "years (a, b) prefix \"x\"", "syntax", 13 },
    { "years (a) < 1", "syntax", 8 },
    { "years (a, b < 1", "syntax", 12 },
    { "years (1, b) < 1", "syntax", 7 },
    { "a < years (b, c)", "syntax", 10 },
    { "a = \"b", "syntax", 6 },
    { "a = \"қ", "syntax", 6 },
    { "a = \"\\n\"", "syntax", 5 },
    { "a == 1", "syntax", 3 },
    { "a = 1 b", "syntax", 6 },
    { "a = 1 and", "syntax", 9 },
    { "a or or b", "syntax", 5 },
    { "not", "syntax", 3 },
    { "and = 1", "syntax", 0 },
    { "(a", "syntax", 2 },
    { "a)", "syntax", 1 },
    { "a in 1", "syntax", 5 },
    { "a in ()", "syntax", 6 },
    { "a in (1,)", "syntax", 8 },
    { "a in (1 2)", "syntax", 8 },
    { "a..b", "syntax", 2 },
    { "a.", "syntax", 2 },
    { "1 = 1", "syntax", 0 },
    { "a = 1.5", "syntax", 5 },
    { "a = -", "syntax", 4 },
    { "a = 9007199254740992", "range", 4 },
    { "a = 99999999999999999999999999", "range", 4 },
    { "a = \"қ\" \xff", "character", 8 },
    { "\xff", "character", 0 },
    { "қ = 1", "syntax", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GError *error = NULL;

      g_test_message ("case %u", i);
      g_assert_null (beket_condition_parse (cases[i].text, &error));
      assert_refusal (error, cases[i].word, cases[i].position);
    }
}

static gboolean
parses (const char *text)
{
  g_autoptr (BeketCondition) condition = beket_condition_parse (text, NULL);

  return condition != NULL;
}

static void
test_limits (void)
{
  g_autofree char *open = g_strnfill (32, '(');
  g_autofree char *close = g_strnfill (32, ')');
  g_autofree char *deepest = g_strconcat (open + 1, "a", close + 1, NULL);
  g_autofree char *deeper = g_strconcat (open, "a", close, NULL);
  g_autofree char *longest = g_strnfill (1024, 'a');
  g_autofree char *longer = g_strnfill (1025, 'a');
  GError *error = NULL;

  g_assert_true (parses (deepest));
  g_assert_null (beket_condition_parse (deeper, &error));
  assert_refusal (error, "limit", 32);

  g_assert_true (parses (longest));
  g_assert_null (beket_condition_parse (longer, &error));
  assert_refusal (error, "limit", 1024);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/condition/true", test_true);
  g_test_add_func ("/domain/condition/false", test_false);
  g_test_add_func ("/domain/condition/row", test_row);
  g_test_add_func ("/domain/condition/paths", test_paths);
  g_test_add_func ("/domain/condition/paths-of-rows", test_paths_of_rows);
  g_test_add_func ("/domain/condition/rows", test_rows);
  g_test_add_func ("/domain/condition/refused", test_refused);
  g_test_add_func ("/domain/condition/limits", test_limits);

  return g_test_run ();
}
