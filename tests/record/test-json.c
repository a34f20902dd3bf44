/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Facts to RFC 8785 and back: the vectors of the RFC, and texts that json-glib alone would change.
 */

#include "config.h"

#include "record/json.h"

#include "domain/error.h"
#include "domain/parse-error.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
again (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) value = beket_json_parse (text, strlen (text), BEKET_JSON_MAX_BODY,
                                                   &error);

  g_assert_no_error (error);

  return beket_json_write (value);
}

static void
check (const char *text,
       const char *canonical)
{
  g_autofree char *once = again (text);
  g_autofree char *twice = again (once);

  g_assert_cmpstr (once, ==, canonical);
  g_assert_cmpstr (twice, ==, canonical);
}

/* RFC 8785, 3.2.2 and 3.2.4, without its floating point numbers. */
static void
test_rfc_literals_and_strings (void)
{
  check ("{ \"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\n  \"literals\": [null, true, false] }",
         "{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
}

/* RFC 8785, 3.2.3: by UTF-16 code units, not by code points: U+1F600 before U+FB33. */
static void
test_rfc_order (void)
{
  check ("{ \"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\", \"\\ufb33\": \"Hebrew Letter Dalet With Dagesh\","
         "  \"1\": \"One\", \"\\ud83d\\ude00\": \"Emoji: Grinning Face\", \"\\u0080\": \"Control\","
         "  \"\\u00f6\": \"Latin Small Letter O With Diaeresis\" }",
         "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xc2\x80\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\","
         "\"€\":\"Euro Sign\",\"\xf0\x9f\x98\x80\":\"Emoji: Grinning Face\",\"\xef\xac\xb3\":\"Hebrew Letter Dalet With Dagesh\"}");
}

static void
test_every_control_character (void)
{
  static const char *const escapes[] = { [8] = "\\b", [9] = "\\t", [10] = "\\n", [12] = "\\f",
                                         [13] = "\\r" };

  for (guint c = 1; c < 0x20; c++)
    {
      g_autofree char *in = g_strdup_printf ("\"\\u%04X\"", c);
      g_autofree char *canonical = c < G_N_ELEMENTS (escapes) && escapes[c] != NULL ?
                                   g_strdup_printf ("\"%s\"",
                                                    escapes[c]) : g_strdup_printf ("\"\\u%04x\"",
                                                                                   c);

      check (in, canonical);
    }
}

static void
test_as_they_are (void)
{
  static const char *const texts[] = {
    "\"\x7f\"", "\"A\xcc\x8a\"", "\"</script>\"", "\"Қазақстан – Ресей\"", "\"\xe2\x80\xa8\"",
    "\"/\"",
    "{\"\":\"\"}", "[]", "{}", "[[],{}]", "0", "-1", "9007199254740991", "-9007199254740991",
    "{\"1\":{\"\\n\":56,\"f\":{\"F\":5,\"f\":\"hi\"}},\"10\":{},\"111\":[{\"E\":\"no\",\"e\":\"yes\"}],\"A\":{},\"a\":{}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check (texts[i], texts[i]);
  check ("-0", "0");
}

/* Texts around each edge of UTF-8 and UTF-16 come back as they were. */
static void
test_every_plane (void)
{
  static const gunichar points[] = {
    0x20, 0x7e, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfffd, 0x10000, 0x1f600, 0xfffff,
    0x10fffd
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      char text[7] = "";
      g_autoptr (BeketValue) value = NULL;
      g_autoptr (BeketValue) back = NULL;
      g_autofree char *json = NULL;

      g_unichar_to_utf8 (points[i], text);
      value = beket_value_new_text (text);
      json = beket_json_write (value);
      back = beket_json_parse (json, strlen (json), 100, NULL);
      g_assert_cmpstr (beket_value_to_text (back), ==, text);
    }
}

static void
test_kinds (void)
{
  static const char text[] = "{\"l\":[1,\"1\",true,null],\"o\":{\"n\":-7}}";
  g_autoptr (BeketValue) value = beket_json_parse (text, strlen (text), 100, NULL);
  const BeketValue *list = beket_value_get (value, "l");

  g_assert_cmpint (beket_value_get_kind (beket_value_index (list, 0)), ==, BEKET_VALUE_INTEGER);
  g_assert_cmpint (beket_value_get_kind (beket_value_index (list, 1)), ==, BEKET_VALUE_TEXT);
  g_assert_cmpint (beket_value_get_kind (beket_value_index (list, 2)), ==, BEKET_VALUE_BOOLEAN);
  g_assert_cmpint (beket_value_get_kind (beket_value_index (list, 3)), ==, BEKET_VALUE_NULL);
  g_assert_cmpint (beket_value_get_integer (beket_value_get (value, "o"), "n", 0), ==, -7);
}

static void
test_bytes (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("[1]", 3);
  g_autoptr (BeketValue) value = beket_json_parse_bytes (bytes, 3, NULL);
  g_autoptr (GBytes) back = beket_json_write_bytes (value);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_bytes_equal (bytes, back));
  g_assert_null (beket_json_parse_bytes (bytes, 2, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LIMIT);
}

static void
test_load (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "beket-test-json-XXXXXX", NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) value = NULL;
  int fd = g_mkstemp (path);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);

  g_assert_true (g_file_set_contents (path, "{\"a\":1}", -1, NULL));
  value = beket_json_load (path, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpint (beket_value_get_integer (value, "a", 0), ==, 1);

  g_assert_null (beket_json_load (path, 6, &error));
  expected = g_strdup_printf ("%s: byte 6: too long", path);
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, expected);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "{\"a\":1.5}", -1, NULL));
  g_assert_null (beket_json_load (path, 100, &error));
  g_assert_cmpint (beket_parse_error_get_position (error), ==, 6);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_clear_error (&error);

  g_unlink (path);
  g_assert_null (beket_json_load (path, 100, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
}

/* ---- Facts from outside ---- */

static BeketValue *
nested (guint depth)
{
  BeketValue *value = beket_value_new_text ("ә");

  for (guint i = 0; i < depth; i++)
    {
      BeketValue *up = i % 2 == 0 ? beket_value_new_list () : beket_value_new_object ();

      if (i % 2 == 0)
        beket_value_append (up, value);
      else
        beket_value_set (up, "a", value);
      value = up;
    }

  return value;
}

/* What is written can be read, and what cannot be read is not written; each error is the reader's. */
static void
check_as_the_reader (const BeketValue *value,
                     gsize             limit,
                     gboolean          good)
{
  g_autofree char *text = beket_json_write (value);
  g_autoptr (GError) written = NULL;
  g_autoptr (GError) read = NULL;
  g_autoptr (GBytes) bytes = beket_json_write_limited (value, limit, &written);

  g_assert_true (beket_json_check (text, strlen (text), limit, &read) == good);
  g_assert_true ((bytes != NULL) == good);
  if (good)
    {
      g_assert_cmpmem (text, strlen (text), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      return;
    }
  g_assert_error (written, read->domain, read->code);
}

static void
test_limited (void)
{
  g_autoptr (BeketValue) bad = beket_value_new_text ("a\xff");
  g_autoptr (BeketValue) deepest = nested (32);
  g_autoptr (BeketValue) deeper = nested (33);
  g_autoptr (BeketValue) text = beket_value_new_text ("12345678");

  check_as_the_reader (bad, 100, FALSE);
  check_as_the_reader (deepest, 1000, TRUE);
  check_as_the_reader (deeper, 1000, FALSE);
  check_as_the_reader (text, 10, TRUE);
  check_as_the_reader (text, 9, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/json/rfc8785/literals-and-strings", test_rfc_literals_and_strings);
  g_test_add_func ("/record/json/rfc8785/order", test_rfc_order);
  g_test_add_func ("/record/json/every-control-character", test_every_control_character);
  g_test_add_func ("/record/json/as-they-are", test_as_they_are);
  g_test_add_func ("/record/json/every-plane", test_every_plane);
  g_test_add_func ("/record/json/kinds", test_kinds);
  g_test_add_func ("/record/json/bytes", test_bytes);
  g_test_add_func ("/record/json/load", test_load);
  g_test_add_func ("/record/json/limited", test_limited);

  return g_test_run ();
}
