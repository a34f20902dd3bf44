/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entries as lines: there and back, the longest one, and what is no line.
 */

#include "config.h"

#include "fixed-entries.h"

#include "record/json.h"

#include "domain/parse-error.h"

static void
test_line (void)
{
  g_autoptr (BeketEntry) entry = entry_1 ();
  g_autofree char *line = beket_entry_line (entry);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketEntry) back = beket_entry_parse_line (line, strlen (line), &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (line, "{\"body\":\"{\\\"actor\\\":"));
  g_assert_null (strchr (line, '\n'));
  g_assert_true (g_bytes_equal (back->header, entry->header));
  g_assert_true (g_bytes_equal (back->body, entry->body));
}

static void
test_line_without_body (void)
{
  g_autoptr (GBytes) header = bytes_of (HEADER_1);
  g_autoptr (BeketEntry) entry = beket_entry_parse (header, NULL, NULL);
  g_autofree char *line = beket_entry_line (entry);
  g_autoptr (BeketEntry) back = beket_entry_parse_line (line, strlen (line), NULL);

  g_assert_true (g_str_has_prefix (line, "{\"header\":"));
  g_assert_null (back->body);
  g_assert_cmpstr (back->hash, ==, HASH_1);
}

/* The longest body, nothing but quotes and backslashes, still fits in a line. */
static void
test_longest_line (void)
{
  g_autoptr (GString) text = g_string_new ("\"");
  g_autoptr (GBytes) body = NULL;
  g_autoptr (BeketEntry) entry = NULL;
  g_autoptr (BeketEntry) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  while (text->len < BEKET_JSON_MAX_BODY - 3)
    g_string_append (text, "\\\"");
  g_string_append_c (text, '"');
  body = bytes_of (text->str);
  entry = beket_entry_new (ORIGIN, "own", INC, 1, NULL, TIME_1, body);
  line = beket_entry_line (entry);
  back = beket_entry_parse_line (line, strlen (line), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (back->body, body));
}

static void
test_bad_lines (void)
{
  static const char *const lines[] = {
    "", "[]", "\"\"", "{}", "{\"header\":1}", "{\"header\":{}}", "{\"header\":\"{}\"}",
    "{\"header\":\"\"}",
    "{\"header\":\"{}\",\"body\":1}", "{\"header\":\"{}\",\"body\":null}", "{\"body\":\"{}\"}",
    "{\"header\":\"{}\",\"x\":\"\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (beket_entry_parse_line (lines[i], strlen (lines[i]), &error));
      g_assert_true (error->domain == BEKET_PARSE_ERROR);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/entry/line", test_line);
  g_test_add_func ("/record/entry/line-without-body", test_line_without_body);
  g_test_add_func ("/record/entry/longest-line", test_longest_line);
  g_test_add_func ("/record/entry/bad-lines", test_bad_lines);

  return g_test_run ();
}
