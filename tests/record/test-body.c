/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bodies: made with their identity and nonce, refused when a member is missing or of another kind.
 */

#include "config.h"

#include "record/entry.h"
#include "record/json.h"

#include "domain/parse-error.h"

#include <string.h>

static GBytes *
new_body (void)
{
  BeketValue *data = beket_value_new_object ();
  g_autoptr (BeketValue) body = NULL;

  beket_value_set_text (data, "decision", "admitted");
  body = beket_body_new ("crossing.decided", "KZ-10442", "urn:beket:kz:kzsyr:b02", "crossing-1", data);

  return beket_body_write (body, NULL);
}

static void
test_new (void)
{
  g_autoptr (GBytes) bytes = new_body ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) body = beket_body_parse (bytes, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  again = beket_json_write_bytes (body);
  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_cmpuint (beket_value_length (body), ==, 8);
  g_assert_cmpstr (beket_value_get_text (body, "type"), ==, "crossing.decided");
  g_assert_cmpstr (beket_value_get_text (body, "actor"), ==, "KZ-10442");
  g_assert_cmpstr (beket_value_get_text (body, "source"), ==, "urn:beket:kz:kzsyr:b02");
  g_assert_cmpstr (beket_value_get_text (body, "subject"), ==, "crossing-1");
  g_assert_cmpstr (beket_value_get_text (body, "specversion"), ==, "1.0");
  g_assert_cmpstr (beket_value_get_text (beket_value_get (body, "data"), "decision"), ==,
                   "admitted");
}

/* What cannot be guessed is never the same twice. */
static void
test_unique (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GBytes) bytes = new_body ();
      g_autoptr (BeketValue) body = beket_body_parse (bytes, NULL);

      g_assert_cmpuint (strlen (beket_value_get_text (body, "nonce")), ==, 32);
      g_assert_true (g_hash_table_add (seen, g_strdup (beket_value_get_text (body, "nonce"))));
      g_assert_true (g_hash_table_add (seen, g_strdup (beket_value_get_text (body, "id"))));
    }
}

/* RFC 9562, A.6: the example of version 7 has the time 0x017F22E279B0. */
static void
test_uuid7 (void)
{
  g_autofree char *example = beket_uuid7 (G_GINT64_CONSTANT (0x017F22E279B0) * 1000);
  g_autofree char *later = beket_uuid7 (G_GINT64_CONSTANT (0x017F22E279B1) * 1000);

  g_assert_true (g_str_has_prefix (example, "017f22e2-79b0-7"));
  g_assert_nonnull (strchr ("89ab", example[19]));
  g_assert_true (g_uuid_string_is_valid (example));
  g_assert_cmpstr (example, <, later);
}

static void
drop (BeketValue *body,
      const char *name)
{
  beket_value_set (body, name, NULL);
}

static void
number (BeketValue *body,
        const char *name)
{
  beket_value_set_integer (body, name, 1);
}

static void
empty (BeketValue *body,
       const char *name)
{
  beket_value_set_text (body, name, "");
}

static void
test_members (void)
{
  static const char *const names[] = { "specversion", "id", "type", "source", "subject", "actor",
                                       "nonce", "data" };
  static void (*const spoil[]) (BeketValue *, const char *) = { drop, number, empty };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint j = 0; j < G_N_ELEMENTS (spoil); j++)
      {
        g_autoptr (GBytes) bytes = new_body ();
        g_autoptr (BeketValue) body = beket_body_parse (bytes, NULL);
        g_autoptr (GBytes) spoiled = NULL;
        g_autoptr (GError) error = NULL;

        spoil[j] (body, names[i]);
        spoiled = beket_json_write_bytes (body);
        g_assert_null (beket_body_parse (spoiled, &error));
        if (spoil[j] == drop)
          g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_MISSING);
        else
          g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_FORMAT);
        g_assert_nonnull (strstr (error->message, names[i]));
      }
}

static void
test_words (void)
{
  static const char *const words[][2] = {
    { "specversion", "0.3" }, { "id", "1" }, { "type", "Act Issued" }, { "type", "akt.жасалды" },
    { "nonce", "000102030405060708090A0B0C0D0E0F" }, { "nonce", "00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GBytes) bytes = new_body ();
      g_autoptr (BeketValue) body = beket_body_parse (bytes, NULL);
      g_autoptr (GBytes) spoiled = NULL;
      g_autoptr (GError) error = NULL;

      beket_value_set_text (body, words[i][0], words[i][1]);
      spoiled = beket_json_write_bytes (body);
      g_assert_null (beket_body_parse (spoiled, &error));
      g_assert_true (error->domain == BEKET_PARSE_ERROR);
      g_assert_nonnull (strstr (error->message, words[i][0]));
    }
}

/* A newer station may say more; nothing of it is lost. */
static void
test_extension (void)
{
  g_autoptr (GBytes) bytes = new_body ();
  g_autoptr (BeketValue) body = beket_body_parse (bytes, NULL);
  g_autoptr (GBytes) more = NULL;
  g_autoptr (BeketValue) back = NULL;

  beket_value_set_text (body, "dataschema", "urn:beket:schema:2");
  more = beket_json_write_bytes (body);
  back = beket_body_parse (more, NULL);
  g_assert_cmpstr (beket_value_get_text (back, "dataschema"), ==, "urn:beket:schema:2");
}

static void
test_not_an_object (void)
{
  g_autoptr (GBytes) list = g_bytes_new_static ("[]", 2);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_body_parse (list, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (beket_body_parse (nothing, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_EMPTY);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/body/new", test_new);
  g_test_add_func ("/record/body/unique", test_unique);
  g_test_add_func ("/record/body/uuid7", test_uuid7);
  g_test_add_func ("/record/body/members", test_members);
  g_test_add_func ("/record/body/words", test_words);
  g_test_add_func ("/record/body/extension", test_extension);
  g_test_add_func ("/record/body/not-an-object", test_not_an_object);

  return g_test_run ();
}
