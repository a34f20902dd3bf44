/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Languages, code lists, words of errors.
 */

#include "config.h"

#include "domain/codes.h"
#include "domain/error.h"
#include "refusal.h"

static void
test_language (void)
{
  g_assert_cmpstr (beket_language_word (BEKET_KK), ==, "kk");
  g_assert_cmpstr (beket_language_word (BEKET_RU), ==, "ru");
  g_assert_cmpint (beket_language_from_word ("ru"), ==, BEKET_RU);
  g_assert_cmpint (beket_language_from_word ("ru_RU.UTF-8"), ==, BEKET_RU);
  g_assert_cmpint (beket_language_from_word ("kk_KZ.UTF-8"), ==, BEKET_KK);
  g_assert_cmpint (beket_language_from_word ("run"), ==, BEKET_KK);
  g_assert_cmpint (beket_language_from_word ("en"), ==, BEKET_KK);
  g_assert_cmpint (beket_language_from_word (""), ==, BEKET_KK);
  g_assert_cmpint (beket_language_from_word (NULL), ==, BEKET_KK);
}

static void
test_codes (void)
{
  g_autoptr (BeketCodes) codes = beket_codes_new ();
  const char *const *words;

  g_assert_true (beket_codes_add (codes, "direction", "exit", "шығу", "выезд"));
  g_assert_true (beket_codes_add (codes, "direction", "entry", "кіру", "въезд"));
  g_assert_true (beket_codes_add (codes, "other", "exit", "шығу", "выход"));
  g_assert_false (beket_codes_add (codes, "direction", "exit", "x", "y"));

  g_assert_cmpstr (beket_codes_label (codes, "direction", "exit", BEKET_KK), ==, "шығу");
  g_assert_cmpstr (beket_codes_label (codes, "direction", "exit", BEKET_RU), ==, "выезд");
  g_assert_cmpstr (beket_codes_label (codes, "direction", "up", BEKET_RU), ==, "up");
  g_assert_cmpstr (beket_codes_label (codes, "nothing", "up", BEKET_RU), ==, "up");
  g_assert_cmpstr (beket_codes_label (codes, "direction", NULL, BEKET_RU), ==, "");

  words = beket_codes_words (codes, "direction");
  g_assert_cmpstr (words[0], ==, "exit");
  g_assert_cmpstr (words[1], ==, "entry");
  g_assert_null (words[2]);
  g_assert_null (beket_codes_words (codes, "nothing"));
}

static void
test_parse_error (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;
  g_autoptr (GError) other = g_error_new_literal (BEKET_ERROR, BEKET_ERROR_PIN, "wrong");

  g_assert_false (beket_parse_error_set (NULL, BEKET_PARSE_ERROR_DATE, 3, "%s", "ignored"));
  g_assert_false (beket_parse_error_set (&error, BEKET_PARSE_ERROR_DATE, 3, "no day %d", 31));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_DATE);
  g_assert_cmpstr (error->message, ==, "no day 31");

  g_prefix_error (&error, "persons[0]: ");
  copy = g_error_copy (error);
  g_assert_cmpint (beket_parse_error_get_position (copy), ==, 3);
  g_assert_cmpstr (beket_parse_error_word (copy), ==, "date");

  g_assert_cmpint (beket_parse_error_get_position (other), ==, -1);
  g_assert_cmpstr (beket_parse_error_word (other), ==, "error");
  g_assert_cmpint (beket_parse_error_get_position (NULL), ==, -1);
}

static void
test_parse_error_words (void)
{
  static const char *const words[] = {
    "empty", "length", "character", "check-digit", "date", "format",
    "unknown", "syntax", "limit", "duplicate", "missing", "range",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GError) error = NULL;

      beket_parse_error_set (&error, (BeketParseError) i, 0, "x");
      g_assert_cmpstr (beket_parse_error_word (error), ==, words[i]);
    }

  g_assert_cmpuint (BEKET_PARSE_ERROR_RANGE + 1, ==, G_N_ELEMENTS (words));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/domain/words/language", test_language);
  g_test_add_func ("/domain/words/codes", test_codes);
  g_test_add_func ("/domain/words/parse-error", test_parse_error);
  g_test_add_func ("/domain/words/parse-error-words", test_parse_error_words);

  return g_test_run ();
}
