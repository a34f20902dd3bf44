/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The strict validator: every text that json-glib takes wrongly, and the byte where it stops being right.
 */

#include "config.h"

#include "record/json.h"

#include "domain/parse-error.h"

#include <string.h>

#define BYTES(text) (text), sizeof (text) - 1

typedef struct
{
  const char     *bytes;
  gsize           length;
  BeketParseError code;
  int             position;
} Refused;

/* *INDENT-OFF* */
static const Refused refused[] = {
  /* Nothing, or more than one thing. */
  { BYTES (""), BEKET_PARSE_ERROR_EMPTY, 0 },
  { BYTES (" \n\t\r"), BEKET_PARSE_ERROR_EMPTY, 0 },
  { BYTES ("{}{}"), BEKET_PARSE_ERROR_SYNTAX, 2 },
  { BYTES ("1 2"), BEKET_PARSE_ERROR_SYNTAX, 2 },
  { BYTES ("[1]]"), BEKET_PARSE_ERROR_SYNTAX, 3 },
  /* Not JSON, though json-glib reads it. */
  { BYTES ("/* x */ {}"), BEKET_PARSE_ERROR_SYNTAX, 0 },
  { BYTES ("// x\n{}"), BEKET_PARSE_ERROR_SYNTAX, 0 },
  { BYTES ("{} // x"), BEKET_PARSE_ERROR_SYNTAX, 3 },
  { BYTES ("var a = {};"), BEKET_PARSE_ERROR_SYNTAX, 0 },
  { BYTES ("{'a':1}"), BEKET_PARSE_ERROR_SYNTAX, 1 },
  { BYTES ("['a']"), BEKET_PARSE_ERROR_SYNTAX, 1 },
  { BYTES ("{a:1}"), BEKET_PARSE_ERROR_SYNTAX, 1 },
  { BYTES ("[1,]"), BEKET_PARSE_ERROR_SYNTAX, 3 },
  { BYTES ("[,1]"), BEKET_PARSE_ERROR_SYNTAX, 1 },
  { BYTES ("[1 2]"), BEKET_PARSE_ERROR_SYNTAX, 3 },
  { BYTES ("{\"a\":1,}"), BEKET_PARSE_ERROR_SYNTAX, 7 },
  { BYTES ("{\"a\" 1}"), BEKET_PARSE_ERROR_SYNTAX, 5 },
  { BYTES ("{\"a\"}"), BEKET_PARSE_ERROR_SYNTAX, 4 },
  { BYTES ("{\"a\":}"), BEKET_PARSE_ERROR_SYNTAX, 5 },
  { BYTES ("{,}"), BEKET_PARSE_ERROR_SYNTAX, 1 },
  { BYTES ("{1:2}"), BEKET_PARSE_ERROR_SYNTAX, 1 },
  { BYTES ("[1}"), BEKET_PARSE_ERROR_SYNTAX, 2 },
  { BYTES ("{\"a\":1]"), BEKET_PARSE_ERROR_SYNTAX, 6 },
  { BYTES ("["), BEKET_PARSE_ERROR_SYNTAX, 1 },
  { BYTES ("{"), BEKET_PARSE_ERROR_SYNTAX, 1 },
  { BYTES ("[1"), BEKET_PARSE_ERROR_SYNTAX, 2 },
  { BYTES ("]"), BEKET_PARSE_ERROR_SYNTAX, 0 },
  { BYTES ("tru"), BEKET_PARSE_ERROR_SYNTAX, 0 },
  { BYTES ("truex"), BEKET_PARSE_ERROR_SYNTAX, 4 },
  { BYTES ("True"), BEKET_PARSE_ERROR_SYNTAX, 0 },
  { BYTES ("NaN"), BEKET_PARSE_ERROR_SYNTAX, 0 },
  { BYTES ("Infinity"), BEKET_PARSE_ERROR_SYNTAX, 0 },
  /* Numbers. */
  { BYTES ("01"), BEKET_PARSE_ERROR_SYNTAX, 0 },
  { BYTES ("[010]"), BEKET_PARSE_ERROR_SYNTAX, 1 },
  { BYTES ("-01"), BEKET_PARSE_ERROR_SYNTAX, 1 },
  { BYTES ("0x1F"), BEKET_PARSE_ERROR_SYNTAX, 1 },
  { BYTES (".5"), BEKET_PARSE_ERROR_SYNTAX, 0 },
  { BYTES ("5."), BEKET_PARSE_ERROR_CHARACTER, 1 },
  { BYTES ("0.1"), BEKET_PARSE_ERROR_CHARACTER, 1 },
  { BYTES ("1e2"), BEKET_PARSE_ERROR_CHARACTER, 1 },
  { BYTES ("1E400"), BEKET_PARSE_ERROR_CHARACTER, 1 },
  { BYTES ("+1"), BEKET_PARSE_ERROR_SYNTAX, 0 },
  { BYTES ("-"), BEKET_PARSE_ERROR_SYNTAX, 1 },
  { BYTES ("--1"), BEKET_PARSE_ERROR_SYNTAX, 1 },
  { BYTES ("9007199254740992"), BEKET_PARSE_ERROR_RANGE, 0 },
  { BYTES ("-9007199254740992"), BEKET_PARSE_ERROR_RANGE, 0 },
  { BYTES ("[9223372036854775808]"), BEKET_PARSE_ERROR_RANGE, 1 },
  { BYTES ("18446744073709551615"), BEKET_PARSE_ERROR_RANGE, 0 },
  { BYTES ("99999999999999999999999999999999999999999999"), BEKET_PARSE_ERROR_RANGE, 0 },
  /* Strings. */
  { BYTES ("\"a\nb\""), BEKET_PARSE_ERROR_CHARACTER, 2 },
  { BYTES ("\"a\tb\""), BEKET_PARSE_ERROR_CHARACTER, 2 },
  { BYTES ("\"\\q\""), BEKET_PARSE_ERROR_SYNTAX, 2 },
  { BYTES ("\"\\101\""), BEKET_PARSE_ERROR_SYNTAX, 2 },
  { BYTES ("\"\\x41\""), BEKET_PARSE_ERROR_SYNTAX, 2 },
  { BYTES ("\"\\'\""), BEKET_PARSE_ERROR_SYNTAX, 2 },
  { BYTES ("\"\\u12G4\""), BEKET_PARSE_ERROR_SYNTAX, 5 },
  { BYTES ("\"\\u12"), BEKET_PARSE_ERROR_SYNTAX, 5 },
  { BYTES ("\"a\\u0000b\""), BEKET_PARSE_ERROR_CHARACTER, 2 },
  { BYTES ("{\"\\u0000\":1}"), BEKET_PARSE_ERROR_CHARACTER, 2 },
  { BYTES ("\"\\udc00\""), BEKET_PARSE_ERROR_CHARACTER, 1 },
  { BYTES ("\"\\ud800\""), BEKET_PARSE_ERROR_CHARACTER, 1 },
  { BYTES ("\"\\ud800x\""), BEKET_PARSE_ERROR_CHARACTER, 1 },
  { BYTES ("\"\\ud800\\n\""), BEKET_PARSE_ERROR_CHARACTER, 1 },
  { BYTES ("\"\\ud800\\u0041\""), BEKET_PARSE_ERROR_CHARACTER, 1 },
  { BYTES ("\"\\ud800\\ud800\""), BEKET_PARSE_ERROR_CHARACTER, 1 },
  { BYTES ("\"abc"), BEKET_PARSE_ERROR_SYNTAX, 4 },
  { BYTES ("\"abc\\"), BEKET_PARSE_ERROR_SYNTAX, 5 },
  { BYTES ("\"abc\\\""), BEKET_PARSE_ERROR_SYNTAX, 6 },
  /* Bytes that are no text. */
  { BYTES ("\xef\xbb\xbf{}"), BEKET_PARSE_ERROR_CHARACTER, 0 },
  { BYTES ("[\"\xff\"]"), BEKET_PARSE_ERROR_CHARACTER, 2 },
  { BYTES ("\"\xc0\xaf\""), BEKET_PARSE_ERROR_CHARACTER, 1 },
  { BYTES ("\"\xed\xa0\x80\""), BEKET_PARSE_ERROR_CHARACTER, 1 },
  { BYTES ("\"\xd0"), BEKET_PARSE_ERROR_CHARACTER, 1 },
  { BYTES ("[\0]"), BEKET_PARSE_ERROR_CHARACTER, 1 },
  { BYTES ("\"a\0b\""), BEKET_PARSE_ERROR_CHARACTER, 2 },
  { BYTES ("{}\0"), BEKET_PARSE_ERROR_CHARACTER, 2 },
  /* Two values under one name. */
  { BYTES ("{\"a\":1,\"a\":2}"), BEKET_PARSE_ERROR_DUPLICATE, 7 },
  { BYTES ("{\"a\":1,\"\\u0061\":2}"), BEKET_PARSE_ERROR_DUPLICATE, 7 },
  { BYTES ("{\"\":1,\"\":2}"), BEKET_PARSE_ERROR_DUPLICATE, 6 },
  { BYTES ("[{\"b\":{\"a\":1},\"c\":2,\"b\":3}]"), BEKET_PARSE_ERROR_DUPLICATE, 20 },
};

static const char *const accepted[] = {
  "{}", "[]", " [ ] ", "0", "-0", "-1", "9007199254740991", "-9007199254740991", "true", "false", "null", "\"\"",
  "{\"a\":{\"a\":[{\"a\":1},{\"a\":2}]},\"b\":\"a\"}",
  "\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0416 \\ud83d\\ude00 \\uD83D\\uDE00\"",
  "\"Әлімбет, Қарақоға\"", "\"\x7f\"", "[1,2,3]\n", "\t{ \"a\" : [ ] , \"b\" : { } }\r\n", "[[[]],[],{}]",
};
/* *INDENT-ON* */

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("refused[%u]", i);
      g_assert_false (beket_json_check (refused[i].bytes, refused[i].length, 1000, &error));
      g_assert_error (error, BEKET_PARSE_ERROR, (int) refused[i].code);
      g_assert_cmpint (beket_parse_error_get_position (error), ==, refused[i].position);
      g_assert_false (beket_json_check (refused[i].bytes, refused[i].length, 1000, NULL));
      g_assert_null (beket_json_parse (refused[i].bytes, refused[i].length, 1000, NULL));
    }
}

static void
test_accepted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (beket_json_check (accepted[i], strlen (accepted[i]), 1000, &error));
      g_assert_no_error (error);
    }
}

/* What ends too early is never taken, wherever it ends. */
static void
test_every_beginning (void)
{
  static const char text[] = "{\"a\":[1,{\"b\":\"\\u0416\\ud83d\\ude00\"},true,null,-5],\"c\":{}}";

  g_assert_true (beket_json_check (text, strlen (text), 1000, NULL));
  for (gsize n = 0; n < strlen (text); n++)
    {
      g_autofree char *copy = g_memdup2 (text, n + 1);
      g_autoptr (GError) error = NULL;

      g_assert_false (beket_json_check (copy, n, 1000, &error));
      g_assert_cmpint (beket_parse_error_get_position (error), <=, (int) n);
    }
}

static char *
nested (guint depth,
        char  open,
        char  close)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append_printf (text, "%c%s", open, open == '{' && i + 1 < depth ? "\"a\":" : "");
  for (guint i = 0; i < depth; i++)
    g_string_append_c (text, close);

  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  g_autofree char *lists = nested (32, '[', ']');
  g_autofree char *objects = nested (32, '{', '}');
  g_autofree char *too_deep = nested (33, '[', ']');
  g_autofree char *abyss = g_strnfill (1000000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_true (beket_json_check (lists, 64, 1000, NULL));
  g_assert_true (beket_json_check (objects, strlen (objects), 1000, NULL));
  g_assert_false (beket_json_check (too_deep, 66, 1000, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LIMIT);
  g_assert_cmpint (beket_parse_error_get_position (error), ==, 32);

  /* Eighty thousand of them end a program that looks with json-glib. */
  g_clear_error (&error);
  g_assert_false (beket_json_check (abyss, 1000000, 1000000, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LIMIT);
}

static void
test_limit (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (beket_json_check ("[1234]", 6, 6, NULL));
  g_assert_false (beket_json_check ("[1234]", 6, 5, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LIMIT);
  g_assert_cmpint (beket_parse_error_get_position (error), ==, 5);
  g_assert_cmpstr (error->message, ==, "byte 5: too long");
}

/* The length is the length: nothing behind it is looked at. */
static void
test_no_terminator (void)
{
  g_autofree char *bytes = g_memdup2 ("[true]", 6);

  g_assert_true (beket_json_check (bytes, 6, 100, NULL));
  g_assert_false (beket_json_check (bytes, 5, 100, NULL));
  g_assert_true (beket_json_check (bytes + 1, 4, 100, NULL));
  g_assert_false (beket_json_check (bytes + 1, 3, 100, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/json-check/refused", test_refused);
  g_test_add_func ("/record/json-check/accepted", test_accepted);
  g_test_add_func ("/record/json-check/every-beginning", test_every_beginning);
  g_test_add_func ("/record/json-check/depth", test_depth);
  g_test_add_func ("/record/json-check/limit", test_limit);
  g_test_add_func ("/record/json-check/no-terminator", test_no_terminator);

  return g_test_run ();
}
