/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Heads: what is signed, the line that carries it, and lines that are refused.
 */

#include "config.h"

#include "record/entry.h"
#include "record/head.h"

#include "domain/parse-error.h"

#include <string.h>

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"
#define HASH "9600ae93440f56dcf62b62de3c5997737c21f357df45177591dad03f65b7a004"
#define TEXT "{\"hash\":\"" HASH "\",\"inc\":\"9f2c41d0a7e3b655\",\"ledger\":\"peer\",\"origin\":\"KZ-KZSYR-B02\"," \
  "\"seq\":42,\"time\":\"2026-11-22T09:14:03.118Z\"}"
#define ESCAPED "{\\\"hash\\\":\\\"" HASH "\\\",\\\"inc\\\":\\\"9f2c41d0a7e3b655\\\",\\\"ledger\\\":\\\"peer\\\"," \
  "\\\"origin\\\":\\\"KZ-KZSYR-B02\\\",\\\"seq\\\":42,\\\"time\\\":\\\"2026-11-22T09:14:03.118Z\\\"}"
#define LINE "{\"certificate\":\"AQID\",\"head\":\"" ESCAPED "\",\"signature\":\"/+8=\"}"

static void
assert_bytes (GBytes     *bytes,
              const void *expected,
              gsize       length)
{
  gsize n;
  const void *data = g_bytes_get_data (bytes, &n);

  g_assert_cmpmem (data, n, expected, length);
}

static void
test_bytes (void)
{
  g_autoptr (BeketHead) head = beket_head_new ("KZ-KZSYR-B02", "peer", "9f2c41d0a7e3b655", 42, HASH,
                                               "2026-11-22T09:14:03.118Z");
  g_autoptr (GBytes) bytes = beket_head_bytes (head);

  assert_bytes (bytes, TEXT, strlen (TEXT));
}

static void
test_nothing_yet (void)
{
  g_autoptr (BeketHead) head = beket_head_new ("KZ-KZSYR-B02", "own", "9f2c41d0a7e3b655", 0, NULL,
                                               "2026-11-22T09:14:03.118Z");

  g_assert_cmpstr (head->hash, ==, ZEROS);
}

static void
test_seal_and_open (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static (TEXT, strlen (TEXT));
  g_autoptr (GBytes) signature = g_bytes_new_static ("\xff\xef", 2);
  g_autoptr (GBytes) certificate = g_bytes_new_static ("\1\2\3", 3);
  g_autofree char *line = beket_head_seal (text, signature, certificate);
  g_autoptr (GBytes) a = NULL;
  g_autoptr (GBytes) b = NULL;
  g_autoptr (GBytes) c = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketHead) head = beket_head_open (line, strlen (line), &a, &b, &c, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (line, ==, LINE);
  assert_bytes (a, TEXT, strlen (TEXT));
  assert_bytes (b, "\xff\xef", 2);
  assert_bytes (c, "\1\2\3", 3);
  g_assert_cmpstr (head->origin, ==, "KZ-KZSYR-B02");
  g_assert_cmpstr (head->ledger, ==, "peer");
  g_assert_cmpstr (head->inc, ==, "9f2c41d0a7e3b655");
  g_assert_cmpint (head->seq, ==, 42);
  g_assert_cmpstr (head->hash, ==, HASH);
  g_assert_cmpstr (head->time, ==, "2026-11-22T09:14:03.118Z");
}

typedef struct
{
  const char *from;
  const char *to;
  const char *message;
} Spoiled;

/* *INDENT-OFF* */
static const Spoiled spoiled[] = {
  { "\"certificate\":\"AQID\",", "", "signed head: \"certificate\" is missing" },
  { "\"signature\":\"/+8=\"", "\"signature\":1", "signed head: \"signature\" is missing" },
  { "\"signature\"", "\"x\":1,\"signature\"", "signed head: unknown member" },
  { "/+8=", "", "signed head: signature: no base64" },
  { "/+8=", "/+8", "signed head: signature: no base64" },
  { "/+8=", "/+ 8=", "signed head: signature: no base64" },
  { "/+8=", "/+9=", "signed head: signature: no base64" },
  { "/+8=", "_-8=", "signed head: signature: no base64" },
  { "AQID", "AQ\\nID", "signed head: certificate: no base64" },
  { "\\\"seq\\\":42", "\\\"seq\\\":-1", "head: seq" },
  { "\\\"seq\\\":42", "\\\"seq\\\":0", "head: hash" },
  { HASH, ZEROS, "head: hash" },
  { HASH, "96", "head: hash" },
  { "\\\"seq\\\":42", "\\\"seq\\\": 42", "head: not in RFC 8785 form" },
  { "{\\\"hash", " {\\\"hash", "head: not in RFC 8785 form" },
  { "\\\"peer\\\"", "\\\"all\\\"", "head: ledger" },
  { "KZ-KZSYR-B02", "KZ KZSYR", "head: origin" },
  { "9f2c", "9f2", "head: inc" },
  { "\\\"seq\\\":42", "\\\"seq\\\":42,\\\"x\\\":1", "head: unknown member" },
  { ",\\\"seq\\\":42", "", "head: \"seq\" is missing" },
  { "\\\"2026-11-22T09:14:03.118Z\\\"", "1", "head: time" },
  { "\"" ESCAPED "\"", "\"[]\"", "head: not an object" },
  { LINE, "[]", "signed head: not an object" },
};
/* *INDENT-ON* */

static void
test_spoiled (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (spoiled); i++)
    {
      g_auto (GStrv) parts = g_strsplit (LINE, spoiled[i].from, 2);
      g_autofree char *line = g_strjoinv (spoiled[i].to, parts);
      g_autoptr (GError) error = NULL;
      GBytes *head = NULL;

      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      g_assert_null (beket_head_open (line, strlen (line), &head, NULL, NULL, &error));
      g_assert_null (head);
      g_assert_true (error->domain == BEKET_PARSE_ERROR);
      g_assert_cmpstr (error->message, ==, spoiled[i].message);
    }
}

static void
test_limit (void)
{
  g_autofree char *fill = g_strnfill (16 * 1024, 'A');
  g_autofree char *line = g_strdup_printf ("{\"certificate\":\"%s\",\"head\":\"" ESCAPED "\",\"signature\":\"/+8=\"}", fill);
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_head_open (line, strlen (line), NULL, NULL, NULL, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_LIMIT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/head/bytes", test_bytes);
  g_test_add_func ("/record/head/nothing-yet", test_nothing_yet);
  g_test_add_func ("/record/head/seal-and-open", test_seal_and_open);
  g_test_add_func ("/record/head/spoiled", test_spoiled);
  g_test_add_func ("/record/head/limit", test_limit);

  return g_test_run ();
}
