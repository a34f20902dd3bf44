/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entries: fixed bytes, chains, and every way to spoil a header.
 */

#include "config.h"

#include "fixed-entries.h"

#include "record/json.h"

#include "domain/error.h"
#include "domain/parse-error.h"

#include <glib/gstdio.h>

static void
assert_bytes (GBytes     *bytes,
              const char *text)
{
  g_autoptr (GBytes) expected = bytes_of (text);

  g_assert_true (g_bytes_equal (bytes, expected));
}

static void
test_fixed_bytes (void)
{
  g_autoptr (BeketEntry) one = entry_1 ();
  g_autoptr (BeketEntry) two = entry_2 ();

  assert_bytes (one->header, HEADER_1);
  assert_bytes (one->body, BODY);
  g_assert_cmpstr (one->body_hash, ==, BODY_HASH);
  g_assert_cmpstr (one->prev, ==, ZEROS);
  g_assert_cmpstr (one->hash, ==, HASH_1);
  g_assert_cmpstr (two->prev, ==, HASH_1);
  g_assert_cmpstr (two->hash, ==, HASH_2);
  g_assert_cmpint (two->seq, ==, 2);
}

/* The same command that anyone will use to check a ledger. */
static void
test_sha256sum (void)
{
  g_autoptr (BeketEntry) two = entry_2 ();
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "beket-test-entry-XXXXXX", NULL);
  const char *argv[] = { "sha256sum", path, NULL };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_mkstemp (path);
  int status;

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (two->header, NULL),
                                      (gssize) g_bytes_get_size (two->header), NULL));

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  out[BEKET_HASH_LENGTH] = '\0';
  g_assert_cmpstr (out, ==, two->hash);
  g_unlink (path);
}

static void
test_parse (void)
{
  g_autoptr (GBytes) header = bytes_of (HEADER_1);
  g_autoptr (GBytes) body = bytes_of (BODY);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketEntry) entry = beket_entry_parse (header, body, &error);
  g_autoptr (BeketEntry) withheld = beket_entry_parse (header, NULL, NULL);

  g_assert_no_error (error);
  g_assert_cmpstr (entry->hash, ==, HASH_1);
  g_assert_cmpstr (entry->origin, ==, ORIGIN);
  g_assert_cmpstr (entry->ledger, ==, "peer");
  g_assert_cmpstr (entry->inc, ==, INC);
  g_assert_cmpstr (entry->time, ==, TIME_1);
  g_assert_cmpint (entry->seq, ==, 1);
  g_assert_null (withheld->body);
  g_assert_cmpstr (withheld->body_hash, ==, BODY_HASH);
  g_assert_cmpstr (withheld->hash, ==, HASH_1);
}

/* One byte of the body changed: every byte in turn. */
static void
test_changed_body (void)
{
  g_autoptr (GBytes) header = bytes_of (HEADER_1);

  for (gsize i = 0; i < strlen (BODY); i++)
    {
      g_autofree char *text = g_strdup (BODY);
      g_autoptr (GBytes) body = NULL;
      g_autoptr (GError) error = NULL;

      text[i] ^= 1;
      body = bytes_of (text);
      g_assert_null (beket_entry_parse (header, body, &error));
      g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
    }
}

/* One byte of the header changed: refused, or another hash; never the same entry. */
static void
test_changed_header (void)
{
  for (gsize i = 0; i < strlen (HEADER_1); i++)
    {
      g_autofree char *text = g_strdup (HEADER_1);
      g_autoptr (GBytes) header = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (BeketEntry) entry = NULL;

      text[i] ^= 1;
      header = bytes_of (text);
      entry = beket_entry_parse (header, NULL, &error);
      g_assert_true ((entry == NULL) == (error != NULL));
      if (entry != NULL)
        g_assert_cmpstr (entry->hash, !=, HASH_1);
    }
}

typedef struct
{
  const char *from;
  const char *to;
  const char *message;
} Spoiled;

/* *INDENT-OFF* */
static const Spoiled spoiled[] = {
  { "{\"body\"", "{ \"body\"", "header: not in RFC 8785 form" },
  { "\"v\":1}", "\"v\":1}\n", "header: not in RFC 8785 form" },
  { "KZSYR", "\\u004bZSYR", "header: not in RFC 8785 form" },
  { "\"seq\":1,\"time\":\"" TIME_1 "\"", "\"time\":\"" TIME_1 "\",\"seq\":1", "header: not in RFC 8785 form" },
  { ",\"v\":1", "", "header: \"v\" is missing" },
  { "\"v\":1", "\"v\":1,\"x\":1", "header: unknown member" },
  { "\"v\":1", "\"v\":2", "header: v" },
  { "\"v\":1", "\"v\":\"1\"", "header: v" },
  { "\"seq\":1", "\"seq\":0", "header: seq" },
  { "\"seq\":1", "\"seq\":-1", "header: seq" },
  { "\"seq\":1", "\"seq\":\"1\"", "header: seq" },
  { "\"seq\":1", "\"seq\":2", "header: only the first entry has no predecessor" },
  { ZEROS, BODY_HASH, "header: only the first entry has no predecessor" },
  { "\"seq\":1", "\"seq\":1.0", "header: byte 221: only integers are allowed" },
  { "\"peer\"", "\"both\"", "header: ledger" },
  { ORIGIN, "", "header: origin" },
  { ORIGIN, "../KZ", "header: origin" },
  { ORIGIN, "-KZ", "header: origin" },
  { ORIGIN, "KZ/B02", "header: origin" },
  { ORIGIN, "KZ-Ә", "header: origin" },
  { INC, "9F2C41D0A7E3B655", "header: inc" },
  { INC, "9f2c41d0a7e3b65", "header: inc" },
  { BODY_HASH, "23d6", "header: body" },
  { ZEROS, "0", "header: prev" },
};
/* *INDENT-ON* */

static char *
replace (const char *text,
         const char *from,
         const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);

  return g_strjoinv (to, parts);
}

static void
test_spoiled_header (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (spoiled); i++)
    {
      g_autofree char *text = replace (HEADER_1, spoiled[i].from, spoiled[i].to);
      g_autoptr (GBytes) header = bytes_of (text);
      g_autoptr (GError) error = NULL;

      g_assert_null (beket_entry_parse (header, NULL, &error));
      g_assert_cmpstr (error->message, ==, spoiled[i].message);
    }
}

static void
test_time_and_limit (void)
{
  g_autofree char *day = replace (HEADER_1, "2026-11-22", "2026-02-30");
  g_autofree char *zone = replace (HEADER_1, "118Z", "118+05:00");
  g_autofree char *padding = g_strnfill (BEKET_ENTRY_MAX_HEADER, ' ');
  const char *texts[] = { day, zone, padding };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) header = bytes_of (texts[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (beket_entry_parse (header, NULL, &error));
      g_assert_true (error->domain == BEKET_PARSE_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "header: "));
    }
}

static void
test_body_limit (void)
{
  g_autofree char *fill = g_strnfill (BEKET_JSON_MAX_BODY - 1, 'a');
  g_autofree char *text = g_strdup_printf ("\"%s\"", fill);   /* one byte too many */
  g_autoptr (GBytes) body = bytes_of (text);
  g_autoptr (BeketEntry) entry = beket_entry_new (ORIGIN, "own", INC, 1, NULL, TIME_1, body);
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_entry_parse (entry->header, body, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LIMIT);
}

static void
test_body_that_is_no_json (void)
{
  g_autoptr (GBytes) body = bytes_of ("{\"a\":1,\"a\":2}");
  g_autoptr (BeketEntry) entry = beket_entry_new (ORIGIN, "own", INC, 1, NULL, TIME_1, body);
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_entry_parse (entry->header, body, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_DUPLICATE);
}

static void
test_follows (void)
{
  g_autoptr (BeketEntry) one = entry_1 ();
  g_autoptr (BeketEntry) two = entry_2 ();
  g_autoptr (GError) error = NULL;

  g_assert_true (beket_entry_follows (one, 0, ZEROS, &error));
  g_assert_true (beket_entry_follows (one, 0, NULL, &error));
  g_assert_true (beket_entry_follows (two, 1, HASH_1, &error));
  g_assert_no_error (error);

  g_assert_false (beket_entry_follows (two, 1, HASH_2, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
  g_assert_cmpstr (error->message, ==,
                   "broken chain: entry 2 of KZ-KZSYR-B02 does not follow entry 1");
  g_clear_error (&error);
  g_assert_false (beket_entry_follows (two, 0, HASH_1, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_false (beket_entry_follows (one, 1, HASH_1, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
}

static void
test_references (void)
{
  BeketEntry *entry = entry_1 ();

  g_assert_true (beket_entry_ref (entry) == entry);
  beket_entry_unref (entry);
  g_assert_cmpstr (entry->hash, ==, HASH_1);
  beket_entry_unref (entry);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/entry/fixed-bytes", test_fixed_bytes);
  g_test_add_func ("/record/entry/sha256sum", test_sha256sum);
  g_test_add_func ("/record/entry/parse", test_parse);
  g_test_add_func ("/record/entry/changed-body", test_changed_body);
  g_test_add_func ("/record/entry/changed-header", test_changed_header);
  g_test_add_func ("/record/entry/spoiled-header", test_spoiled_header);
  g_test_add_func ("/record/entry/time-and-limit", test_time_and_limit);
  g_test_add_func ("/record/entry/body-limit", test_body_limit);
  g_test_add_func ("/record/entry/body-that-is-no-json", test_body_that_is_no_json);
  g_test_add_func ("/record/entry/follows", test_follows);
  g_test_add_func ("/record/entry/references", test_references);

  return g_test_run ();
}
