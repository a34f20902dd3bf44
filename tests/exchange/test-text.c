/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Strict readings of small texts, problem details, and the files that bodies name.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "exchange/text.h"

#include "exchange/names.h"
#include "exchange/problem.h"
#include "record/entry.h"

#include <string.h>

#define HASH_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define HASH_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static void
test_numbers (void)
{
  const char *bad[] =
  { "", "-1", "+1", "01", "1 ", " 1", "0x1", "9007199254740992", "99999999999999999", "1e3", "1." };
  gint64 number;

  g_assert_true (beket_number_parse ("0", &number));
  g_assert_cmpint (number, ==, 0);
  g_assert_true (beket_number_parse ("9007199254740991", &number));
  g_assert_cmpint (number, ==, (G_GINT64_CONSTANT (1) << 53) - 1);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (beket_number_parse (bad[i], &number));
}

static void
test_base64 (void)
{
  const char *bad[] = { "A", "AA", "AAA", "QQ=", "QR==", "QQ==\n", "Q Q==", "QQ==QQ==", "Q-_=" };
  g_autoptr (GBytes) bytes = beket_base64_decode ("QQ==");
  g_autoptr (GBytes) empty = beket_base64_decode ("");

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "A", 1);
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (beket_base64_decode (bad[i]));
}

static void
test_names (void)
{
  guint8 bytes[2];

  g_assert_true (beket_is_inc ("9f2c41d0a7e3b655"));
  g_assert_false (beket_is_inc ("9f2c41d0a7e3b65"));
  g_assert_false (beket_is_inc ("9f2c41d0a7e3b6555"));
  g_assert_false (beket_is_inc ("9F2c41d0a7e3b655"));
  g_assert_true (beket_hex_decode ("00ff", bytes, 2));
  g_assert_cmpint (bytes[1], ==, 0xff);
  g_assert_false (beket_hex_decode ("00fF", bytes, 2));
  g_assert_false (beket_hex_decode ("00f", bytes, 2));
}

static void
test_problem (void)
{
  g_autoptr (BeketValue) extra = beket_value_new_object ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BeketProblem) problem = NULL;

  beket_value_set_integer (extra, "line", 3);
  bytes = beket_problem_write (422, "bad-json", "Not accepted", "line 3: syntax", extra);
  problem = beket_problem_read (bytes);
  g_assert_cmpstr (problem->word, ==, "bad-json");
  g_assert_cmpstr (problem->detail, ==, "line 3: syntax");
  g_assert_cmpint (beket_value_get_integer (problem->value, "line", 0), ==, 3);
  g_assert_cmpint (beket_value_get_integer (problem->value, "status", 0), ==, 422);
}

/* A captive portal speaks HTML, JSON of its own, or nothing. */
static void
test_no_problem (void)
{
  const char *others[] =
  { "", "<html>", "[]", "3", "{\"type\":\"about:blank\"}", "{\"type\":3}", "{" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (others[i], strlen (others[i]));
      g_autoptr (BeketProblem) problem = beket_problem_read (bytes);

      g_assert_cmpstr (problem->word, ==, "");
    }
}

static void
test_blobs (void)
{
  g_autoptr (BeketValue) data = beket_value_new_object ();
  BeketValue *photo = beket_value_new_object ();
  g_autoptr (BeketValue) event = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) none = beket_body_blobs (NULL);

  beket_value_set_text (data, "number", "KZ-1");
  beket_value_set_text (data, "blob", HASH_A);
  beket_value_set_text (photo, "blob", HASH_B);
  beket_value_append (beket_value_list (data, "photos"), photo);
  beket_value_append (beket_value_list (data, "blobs"), beket_value_new_text (HASH_A));
  beket_value_append (beket_value_list (data, "blobs"), beket_value_new_text ("../../etc/passwd"));
  beket_value_set_text (data, "record",
                        "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc");
  event = beket_body_new ("act.issued", "KZ-10442", "urn:beket:kz:kzsyr:b02", "subject", g_steal_pointer (&data));
  body = beket_body_write (event, NULL);
  names = beket_body_blobs (body);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_true (g_ptr_array_find_with_equal_func (names, HASH_A, g_str_equal, NULL));
  g_assert_true (g_ptr_array_find_with_equal_func (names, HASH_B, g_str_equal, NULL));
}

static void
test_digest (void)
{
  g_autofree char *digest = beket_content_digest ("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  g_assert_cmpstr (digest, ==, "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/text/numbers", test_numbers);
  g_test_add_func ("/exchange/text/base64", test_base64);
  g_test_add_func ("/exchange/text/names", test_names);
  g_test_add_func ("/exchange/problem/read", test_problem);
  g_test_add_func ("/exchange/problem/others", test_no_problem);
  g_test_add_func ("/exchange/names/blobs", test_blobs);
  g_test_add_func ("/exchange/names/digest", test_digest);
  return g_test_run ();
}
