/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Risk rules from files: the samples load, anything else is refused with its file, place and reason.
 */

#include "config.h"

#include "record/library-risk.h"
#include "record/library.h"

#include "domain/parse-error.h"

#include <glib/gstdio.h>
#include <string.h>

#define RULE "{\"id\":\"r1\",\"version\":\"1.0\",\"title\":{\"kk\":\"ә\",\"ru\":\"я\"},\"explanation\":{\"kk\":\"ә\",\"ru\":\"я\"}," \
  "\"when\":\"seen.plate > 1 and any (persons: role = \\\"driver\\\" and crossing.subject = \\\"car\\\")\"," \
  "\"controls\":[\"customs\"],\"words\":[\"export-control\"],\"secondLine\":true,\"weight\":30,\"validFrom\":\"2026-01-01\",\"validTo\":\"2026-12-31\"," \
  "\"on\":true,\"owner\":\"KZSYR\",\"checked\":false}"

static BeketLibrary *
load (void)
{
  g_autoptr (GError) error = NULL;
  BeketLibrary *library = beket_library_load (g_getenv ("BEKET_DATADIR"), &error);

  g_assert_no_error (error);

  return library;
}

static BeketRiskRule *
parse (BeketLibrary *library,
       const char   *text,
       GError      **error)
{
  return beket_risk_rule_parse (text, strlen (text), beket_library_codes (library),
                                beket_library_form (library, "D1", "1.0", NULL), error);
}

/* Samples are samples: none says that somebody has confirmed it. */
static void
test_samples (void)
{
  g_autoptr (BeketLibrary) library = load ();
  g_autofree char *folder = g_build_filename (g_getenv ("BEKET_DATADIR"), "risk", NULL);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rules = beket_risk_rules_load (folder, beket_library_codes (library),
                                                       beket_library_form (library, "D1", "1.0", NULL), faults);

  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpuint (rules->len, ==, 3);
  for (guint i = 0; i < rules->len; i++)
    g_assert_false (((BeketRiskRule *) g_ptr_array_index (rules, i))->checked);
}

static void
test_rule (void)
{
  g_autoptr (BeketLibrary) library = load ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketRiskRule) rule = parse (library, RULE, &error);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, RULE, -1);

  g_assert_no_error (error);
  g_assert_cmpstr (rule->id, ==, "r1");
  g_assert_cmpstr (rule->title.in[BEKET_KK], ==, "ә");
  g_assert_cmpstr (rule->controls[0], ==, "customs");
  g_assert_cmpstr (rule->words[0], ==, "export-control");
  g_assert_cmpint (rule->weight, ==, 30);
  g_assert_true (rule->on && rule->second_line);
  g_assert_cmpstr (rule->hash, ==, hash);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *word;
    const char *start;
  } rows[] = {
    { "\"id\":\"r1\"", "\"id\":\"../r1\"", "format", "id: " },
    { "\"1.0\"", "\"1\"", "format", "version: " },
    { "\"kk\":\"ә\",", "", "missing", "title.kk: " },
    { "seen.plate > 1", "seen.plate >", "syntax", "when: " },
    { "seen.plate > 1", "seen.plates > 1", "unknown", "when: reads \"seen.plates\"" },
    { "seen.plate > 1", "persons.role = \\\"driver\\\"", "unknown", "when: reads \"persons.role\"" },
    { "persons: role", "persons: colour", "unknown", "when: reads \"persons[].colour\"" },
    { "any (persons: role", "any (cargo: goodsName", "unknown", "when: reads \"cargo[].goodsName\"" },
    { "[\"customs\"]", "[\"astrology\"]", "unknown", "controls[0]: " },
    { "[\"customs\"]", "[\"customs\",\"customs\"]", "duplicate", "controls[1]: " },
    { "\"controls\":[\"customs\"],\"words\":[\"export-control\"],\"secondLine\":true,", "", "missing", "controls: " },
    { "[\"export-control\"]", "[]", "empty", "words: " },
    { "\"weight\":30", "\"weight\":101", "range", "weight: " },
    { "\"weight\":30,", "", "missing", "weight: " },
    { "\"on\":true,", "", "missing", "on: " },
    { "2026-12-31", "2025-12-31", "range", "validTo: " },
    { "2026-01-01", "2026-02-30", "date", "validFrom: " },
    { "\"owner\":\"KZSYR\",", "", "missing", "owner: " },
    { "\"checked\":false", "\"score\":1", "unknown", "score: " },
  };
  g_autoptr (BeketLibrary) library = load ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *at = strstr (RULE, rows[i].from);
      g_autofree char *before = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].to);
      g_assert_nonnull (at);
      before = g_strndup (RULE, (gsize) (at - RULE));
      text = g_strconcat (before, rows[i].to, at + strlen (rows[i].from), NULL);
      g_assert_null (parse (library, text, &error));
      g_assert_true (g_str_has_prefix (error->message, rows[i].start));
      g_assert_cmpstr (beket_parse_error_word (error), ==, rows[i].word);
    }
}

static void
test_too_long (void)
{
  g_autoptr (BeketLibrary) library = load ();
  g_autofree char *many = g_strnfill (121, 'x');
  g_auto (GStrv) parts = g_strsplit (RULE, "\"title\":{\"kk\":\"ә\"", 2);
  g_autofree char *text = g_strdup_printf ("%s\"title\":{\"kk\":\"%s\"%s", parts[0], many, parts[1]);
  g_autofree char *large = g_strnfill (BEKET_RISK_MAX_BYTES + 1, ' ');
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (library, text, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LENGTH);
  g_clear_error (&error);
  g_assert_null (parse (library, large, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LIMIT);
}

/* A folder that an administrator has worked in by hand: what is well is used, what is not is told. */
static void
test_folder (void)
{
  static const char *const names[] = { "r1.json", "other.json", "broken.json", "note.txt" };
  static const char *const texts[] = { RULE, RULE, "{", "x" };
  g_autofree char *folder = g_dir_make_tmp ("beket-risk-XXXXXX", NULL);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rules = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
    }
  rules = beket_risk_rules_load (folder, NULL, NULL, faults);
  g_assert_cmpuint (rules->len, ==, 1);
  g_assert_cmpuint (faults->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (faults, 0), "broken.json: "));
  g_assert_nonnull (strstr (g_ptr_array_index (faults, 1), "should be named r1.json"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
  g_rmdir (folder);

  /* No folder: no rules, no fault. */
  g_clear_pointer (&rules, g_ptr_array_unref);
  rules = beket_risk_rules_load (folder, NULL, NULL, faults);
  g_assert_cmpuint (rules->len, ==, 0);
  g_assert_cmpuint (faults->len, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/library-risk/samples", test_samples);
  g_test_add_func ("/record/library-risk/rule", test_rule);
  g_test_add_func ("/record/library-risk/refused", test_refused);
  g_test_add_func ("/record/library-risk/too-long", test_too_long);
  g_test_add_func ("/record/library-risk/folder", test_folder);
  return g_test_run ();
}
