/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules of retention: every kind has one or is kept on purpose; anything else in the file is refused with its place.
 */

#include "config.h"

#include <string.h>

#include "record/json.h"
#include "record/library-retention.h"
#include "record/library.h"

#define GOOD "{'rules':[{'id':'r','days':30,'kinds':['act.issued'],'basis':{'kk':'ә','ru':'я'},'checked':false}],'kept':['body.erased']}"

static BeketLibrary *
load (void)
{
  g_autoptr (GError) error = NULL;
  BeketLibrary *library = beket_library_load (g_getenv ("BEKET_DATADIR"), &error);

  g_assert_no_error (error);
  return library;
}

static gboolean
names_kind (GPtrArray  *rules,
            const char *kind)
{
  for (guint i = 0; i < rules->len; i++)
    if (g_strv_contains ((const char *const *) ((BeketRetentionRule *) g_ptr_array_index (rules, i))->kinds, kind))
      return TRUE;

  return FALSE;
}

/* A new kind of entry is given its time, or is kept on purpose, before anybody writes it. */
static void
test_complete (void)
{
  g_autoptr (BeketLibrary) library = load ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = beket_retention_load (g_getenv ("BEKET_DATADIR"), beket_library_codes (library), &error);
  g_autofree char *path = g_build_filename (g_getenv ("BEKET_DATADIR"), "codes", "retention.json", NULL);
  g_autoptr (BeketValue) file = beket_json_load (path, BEKET_JSON_MAX_FILE, NULL);
  const BeketValue *kept = beket_value_get (file, "kept");
  const char *const *kinds = beket_codes_words (beket_library_codes (library), "kind");

  g_assert_no_error (error);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      gboolean found = names_kind (rules, kinds[i]);

      for (guint j = 0; j < beket_value_length (kept); j++)
        found = found || g_str_equal (beket_value_to_text (beket_value_index (kept, j)), kinds[i]);
      if (!found)
        g_error ("%s has no rule in codes/retention.json", kinds[i]);
    }

  /* No source that was found says how long; none of it is presented as if. */
  for (guint i = 0; i < rules->len; i++)
    g_assert_false (((BeketRetentionRule *) g_ptr_array_index (rules, i))->checked);
  /* What erases is never erased. */
  g_assert_false (names_kind (rules, "body.erased"));
}

static GPtrArray *
parse (const char *json,
       GError    **error)
{
  g_autoptr (BeketLibrary) library = load ();
  g_autofree char *text = g_strdelimit (g_strdup (json), "'", '"');

  return beket_retention_parse (text, strlen (text), beket_library_codes (library), error);
}

static void
test_rule (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = parse (GOOD, &error);
  const BeketRetentionRule *rule;

  g_assert_no_error (error);
  g_assert_cmpuint (rules->len, ==, 1);
  rule = g_ptr_array_index (rules, 0);
  g_assert_cmpstr (rule->id, ==, "r");
  g_assert_cmpint (beket_retention_rule_before (rule, 31 * G_TIME_SPAN_DAY), ==, G_TIME_SPAN_DAY);
}

static const struct
{
  const char *from;
  const char *to;
  const char *message;
} refusals[] = {
  { "'days':30", "'days':0", "rules[0].days: not from 1 to 36525" },
  { "'days':30", "'days':'30'", "rules[0].days: an integer expected" },
  { "'days':30,", "", "rules[0].days: missing" },
  { "['act.issued']", "['act.lost']", "rules[0].kinds[0]: not in the list \"kind\"" },
  { "['body.erased']", "['act.issued']", "kept[0]: \"act.issued\" twice" },
  { "'kk':'ә',", "", "rules[0].basis.kk: missing" },
  { "'id':'r'", "'id':''", "rules[0].id" },
  { "'checked':false", "'checked':1", "rules[0].checked: true or false expected" },
  { "'checked':false", "'checked':false,'x':1", "rules[0].x: unknown member" },
  { ",'kept':['body.erased']", "", "kept: missing" },
};

static void
test_refuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_auto (GStrv) parts = g_strsplit (GOOD, refusals[i].from, 2);
      g_autofree char *json = g_strjoinv (refusals[i].to, parts);
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (json, &error));
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, refusals[i].message))
        g_error ("%s: %s", refusals[i].message, error->message);
    }
}

static void
test_no_file (void)
{
  g_autoptr (BeketLibrary) library = load ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = beket_retention_load ("/nowhere", beket_library_codes (library), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rules->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/retention/complete", test_complete);
  g_test_add_func ("/record/retention/rule", test_rule);
  g_test_add_func ("/record/retention/refuses", test_refuses);
  g_test_add_func ("/record/retention/no-file", test_no_file);
  return g_test_run ();
}
