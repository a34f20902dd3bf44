/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Officers' keys on tokens: they sign, and each way in which a token does not is told by a reason of its own.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "support/token.h"
#include "trust-support.h"
#include "trust/cms.h"

#include <string.h>

static World *world;
static BeketKey *p256;
static BeketKey *rsa;
static char *uris[2];   /* on "Beket A", on "Beket B" */

static void
signs (BeketKey   *original,
       const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketKey) key = beket_key_open_token (uri, TOKEN_PIN, &error);
  g_autoptr (GBytes) cms = NULL;
  g_autoptr (GBytes) signer = NULL;
  g_autoptr (BeketIdentity) identity = NULL;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (beket_key_certificate (key), beket_key_certificate (original)));
  cms = beket_key_sign_cms (key, "act", 3, &error);
  g_assert_no_error (error);
  signer = beket_cms_check (cms, "act", 3, &error);
  g_assert_no_error (error);
  identity = beket_trust_check (world->trust, signer, BEKET_ROLE_OFFICER, WHEN, &error);
  g_assert_no_error (error);
}

static void
test_signs (void)
{
  if (token_missing ())
    return;
  signs (p256, uris[0]);
  signs (rsa, uris[1]);
}

/* What the profile keeps names the token by its serial number and the certificate by its id, whatever was typed. */
static void
test_uri (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *exact = NULL;
  g_autofree char *by_label = NULL;
  g_autofree char *again = NULL;
  g_autofree char *long_uri = NULL;

  if (token_missing ())
    return;
  exact = beket_key_token_uri (uris[0], &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (exact, "serial="));
  g_assert_nonnull (strstr (exact, "token=Beket%20A"));
  g_assert_nonnull (strstr (exact, "id=%01"));
  g_assert_null (strstr (exact, "object="));
  g_assert_null (strstr (exact, "type="));
  by_label = beket_key_token_uri ("pkcs11:token=Beket%20A;object=the%20certificate;type=private", &error);
  g_assert_cmpstr (by_label, ==, exact);
  again = beket_key_token_uri (exact, &error);
  g_assert_cmpstr (again, ==, exact);
  signs (p256, exact);

  long_uri = g_strnfill (1100, 'a');
  memcpy (long_uri, "pkcs11:", 7);
  assert_fails (BEKET_ERROR_INVALID, "longer than", beket_key_token_uri (long_uri, e));
  assert_fails (BEKET_ERROR_INVALID, "pkcs11:", beket_key_token_uri ("file:///key.pem", e));
  assert_fails (BEKET_ERROR_INVALID, "query", beket_key_token_uri ("pkcs11:token=Beket%20A?pin-value=13579", e));
  assert_fails (BEKET_ERROR_INVALID, "query", beket_key_open_token ("pkcs11:token=a?module-path=/tmp/x.so", TOKEN_PIN, e));
  assert_fails (BEKET_ERROR_INVALID, "character", beket_key_token_uri ("pkcs11:token=Beket A", e));
  assert_fails (BEKET_ERROR_INVALID, "2 certificates", beket_key_token_uri ("pkcs11:object=the%20certificate", e));
}

/* The program's own lists of reasons are tested where they are shown; here, that each cause gives its own. */
static void
assert_reason (const char *uri,
               const char *pin,
               BeketError  code,
               const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketKey) key = beket_key_open_token (uri, pin, &error);

  g_assert_null (key);
  g_assert_error (error, BEKET_ERROR, (int) code);
  g_assert_cmpstr (beket_error_get_reason (error), ==, reason);
}

static void
test_pins (void)
{
  if (token_missing ())
    return;
  assert_reason (uris[0], "", BEKET_ERROR_PIN, "pin-wrong");
  assert_reason (uris[0], NULL, BEKET_ERROR_PIN, "pin-wrong");
  token_fault ("locked");
  assert_reason (uris[0], TOKEN_PIN, BEKET_ERROR_PIN, "pin-token-locked");
  token_fault ("last");
  assert_reason (uris[0], "00000", BEKET_ERROR_PIN, "pin-token-last");
  token_fault ("low");
  assert_reason (uris[0], "00000", BEKET_ERROR_PIN, "pin-token-low");
  token_fault (NULL);
  signs (p256, uris[0]);
}

/* A key that is open on the token makes it take any PIN: a wrong one must not pass for a right one. */
static void
test_open_already (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketKey) first = NULL;

  if (token_missing ())
    return;
  first = beket_key_open_token (uris[0], TOKEN_PIN, &error);
  g_assert_no_error (error);
  assert_reason (uris[0], "00000", BEKET_ERROR_SIGNER, "token-busy");
  g_clear_pointer (&first, beket_key_unref);
  {
    g_autoptr (BeketKey) key = beket_key_open_token (uris[0], "00000", &error);

    g_assert_null (key);
    g_assert_error (error, BEKET_ERROR, BEKET_ERROR_PIN);
  }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketKey) key = NULL;

  if (token_missing ())
    return;
  assert_reason ("pkcs11:token=Beket%20C;id=%01", TOKEN_PIN, BEKET_ERROR_SIGNER, "token-missing");
  assert_reason ("pkcs11:token=Beket%20A;id=%55", TOKEN_PIN, BEKET_ERROR_SIGNER, "token-no-key");
  token_fault ("missing");
  assert_reason (uris[0], TOKEN_PIN, BEKET_ERROR_SIGNER, "token-missing");
  token_fault (NULL);
  key = beket_key_open_token (uris[0], TOKEN_PIN, &error);
  g_assert_no_error (error);
  token_fault ("pulled");
  g_assert_null (beket_key_sign_cms (key, "act", 3, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER);
  g_assert_cmpstr (beket_error_get_reason (error), ==, "token-pulled");
  token_fault (NULL);
}

/* A certificate is public: a copy of it beside another key is not its owner's token. */
static void
test_mismatch (void)
{
  g_autoptr (BeketKey) other = NULL;
  g_autofree char *same_kind = NULL;
  g_autofree char *other_kind = NULL;

  if (token_missing ())
    return;
  other = world_key (world->kz, BEKET_ROLE_OFFICER);
  same_kind = token_add ("Beket A", other, beket_key_certificate (p256), "%0a");
  other_kind = token_add ("Beket A", other, beket_key_certificate (rsa), "%0b");
  assert_reason (same_kind, TOKEN_PIN, BEKET_ERROR_SIGNER, "key-mismatch");
  assert_reason (other_kind, TOKEN_PIN, BEKET_ERROR_SIGNER, "key-mismatch");
}

/* It never leaves the token. */
static void
test_stays (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketKey) key = NULL;
  g_autofree char *path = NULL;

  if (token_missing ())
    return;
  key = beket_key_open_token (uris[0], TOKEN_PIN, &error);
  g_assert_no_error (error);
  path = g_build_filename (token_folder (), "out.key", NULL);
  assert_fails (BEKET_ERROR_SIGNER, "token", beket_key_save (key, path, e));
  assert_fails (BEKET_ERROR_SIGNER, "token", beket_key_to_pkcs12 (key, "1234", e));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
fill (void)
{
  world = world_new ();
  p256 = world_key (world->kz, BEKET_ROLE_OFFICER);
  rsa = rsa_key (world, 2048);
  uris[0] = token_add ("Beket A", p256, beket_key_certificate (p256), "%01");
  uris[1] = token_add ("Beket B", rsa, beket_key_certificate (rsa), "%02");
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trust/token/signs", test_signs);
  g_test_add_func ("/trust/token/uri", test_uri);
  g_test_add_func ("/trust/token/pins", test_pins);
  g_test_add_func ("/trust/token/open-already", test_open_already);
  g_test_add_func ("/trust/token/missing", test_missing);
  g_test_add_func ("/trust/token/mismatch", test_mismatch);
  g_test_add_func ("/trust/token/stays", test_stays);
  if (token_init ())
    fill ();
  result = g_test_run ();
  token_clear ();
  g_clear_pointer (&p256, beket_key_unref);
  g_clear_pointer (&rsa, beket_key_unref);
  g_clear_pointer (&world, world_free);
  g_free (uris[0]);
  g_free (uris[1]);
  return result;
}
