/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * CMS: what our writer makes is accepted by us and by OpenSSL; whatever differs in one thing is refused.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "cms-craft.h"
#include "trust/cms.h"

#include <string.h>

#define TEXT "the bytes of an act"

typedef struct
{
  World    *world;
  BeketKey *key;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer unused)
{
  f->world = world_new ();
  f->key = world_key (f->world->kz, BEKET_ROLE_OFFICER);
}

static void
tear_down (Fixture      *f,
           gconstpointer unused)
{
  beket_key_unref (f->key);
  world_free (f->world);
}

static void
accepts (GBytes   *cms,
         BeketKey *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) signer = beket_cms_check (cms, TEXT, strlen (TEXT), &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (signer, beket_key_certificate (key)));
}

static void
refuses (GBytes     *cms,
         const char *reason)
{
  assert_fails (BEKET_ERROR_CORRUPT, reason, beket_cms_check (cms, TEXT, strlen (TEXT), e));
}

/* ---- Good ones ---- */

static void
test_good (Fixture      *f,
           gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) cms = beket_key_sign_cms (f->key, TEXT, strlen (TEXT), &error);

  g_assert_no_error (error);
  accepts (cms, f->key);
  assert_room (f->key, cms);
  assert_fails (BEKET_ERROR_SIGNER, "Signature", beket_key_sign_cms (f->key, "", 0, e));

  g_assert_cmpuint (g_bytes_get_size (cms), <, 2048);
}

static void
test_good_digests (Fixture      *f,
                   gconstpointer unused)
{
  static const gnutls_digest_algorithm_t digests[] = { GNUTLS_DIG_SHA256, GNUTLS_DIG_SHA384, GNUTLS_DIG_SHA512 };

  for (gsize i = 0; i < G_N_ELEMENTS (digests); i++)
    {
      g_autoptr (GBytes) cms = cms_craft (f->key, TEXT, (CmsCraft) { .digest = digests[i] });

      accepts (cms, f->key);
    }
}

/* Tokens of officers may hold RSA keys. */
static void
test_rsa (Fixture      *f,
          gconstpointer unused)
{
  g_autoptr (BeketKey) good = rsa_key (f->world, 2048);
  g_autoptr (BeketKey) large = rsa_key (f->world, 4096);
  g_autoptr (BeketKey) weak = rsa_key (f->world, 1024);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) cms = beket_key_sign_cms (good, TEXT, strlen (TEXT), &error);
  g_autoptr (GBytes) large_cms = beket_key_sign_cms (large, TEXT, strlen (TEXT), &error);
  g_autoptr (GBytes) weak_cms = cms_craft (weak, TEXT, (CmsCraft) { 0 });

  g_assert_no_error (error);
  accepts (cms, good);
  assert_room (good, cms);
  accepts (large_cms, large);
  assert_room (large, large_cms);
  refuses (weak_cms, "algorithm not allowed");
}

/* ---- Wrong in one thing ---- */

static void
test_wrong_shape (Fixture      *f,
                  gconstpointer unused)
{
  static const struct { CmsCraft craft; const char *reason; } wrong[] = {
    { { .flags = GNUTLS_PKCS7_INCLUDE_CERT | GNUTLS_PKCS7_INCLUDE_TIME }, "signed attributes" },
    { { .flags = GNUTLS_PKCS7_INCLUDE_CERT | GNUTLS_PKCS7_EMBED_DATA }, "embedded" },
    { { .flags = 1 << 8 }, "one certificate" },   /* a flag that means nothing: none */
    { { .digest = GNUTLS_DIG_SHA1 }, "digest algorithm" },
    { { .digest = GNUTLS_DIG_SHA224 }, "digest algorithm" },
    { { .no_ess = TRUE }, "signed attributes" },
    { { .n_ess = 2 }, "signed attributes" },
    { { .ess_longer = TRUE }, "names another certificate" },
    { { .extra = TRUE }, "signed attributes" },
    { { .unsigned_too = TRUE }, "unsigned attributes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GBytes) cms = cms_craft (f->key, TEXT, wrong[i].craft);

      refuses (cms, wrong[i].reason);
    }
}

static void
test_two_of_something (Fixture      *f,
                       gconstpointer unused)
{
  g_autoptr (BeketKey) other = world_key (f->world->kz, BEKET_ROLE_OFFICER);
  GBytes *root = beket_authority_root (f->world->kz);
  g_autoptr (GBytes) signers = cms_craft (f->key, TEXT, (CmsCraft) { .second = other });
  g_autoptr (GBytes) twice = cms_craft (f->key, TEXT, (CmsCraft) { .second = f->key });
  g_autoptr (GBytes) certificates = cms_craft (f->key, TEXT, (CmsCraft) { .more = root });

  refuses (signers, "one allowed digest algorithm");
  refuses (twice, "one allowed digest algorithm");
  refuses (certificates, "exactly one certificate");
}

static void
test_ess_of_another (Fixture      *f,
                     gconstpointer unused)
{
  g_autoptr (BeketKey) other = world_key (f->world->kz, BEKET_ROLE_OFFICER);
  g_autoptr (GBytes) cms = cms_craft (f->key, TEXT, (CmsCraft) { .ess_of = beket_key_certificate (other) });

  refuses (cms, "names another certificate");
}

/* The same key in two certificates: only the one that the signer named speaks. */
static void
test_certificate_exchanged (Fixture      *f,
                            gconstpointer unused)
{
  g_autoptr (BeketIdentity) identity = identity_for (BEKET_ROLE_OFFICER, "KZ");
  g_autoptr (GBytes) first = g_bytes_ref (beket_key_certificate (f->key));
  g_autoptr (GBytes) cms = NULL;

  g_assert_true (beket_authority_issue_for (f->world->kz, f->key, identity, FROM, DAYS, NULL));
  cms = cms_craft (f->key, TEXT, (CmsCraft) { .ess_of = first });
  refuses (cms, "names another certificate");
}

static void
test_other_data (Fixture      *f,
                 gconstpointer unused)
{
  g_autoptr (GBytes) cms = beket_key_sign_cms (f->key, TEXT, strlen (TEXT), NULL);

  for (gsize i = 0; i < strlen (TEXT); i++)
    {
      char text[] = TEXT;

      text[i] ^= 1;
      assert_fails (BEKET_ERROR_CORRUPT, "of other bytes", beket_cms_check (cms, text, strlen (text), e));
    }
  assert_fails (BEKET_ERROR_CORRUPT, "of other bytes", beket_cms_check (cms, TEXT, strlen (TEXT) - 1, e));
  assert_fails (BEKET_ERROR_CORRUPT, "of other bytes", beket_cms_check (cms, TEXT, strlen (TEXT) + 1, e));
}

static void
test_keys_that_do_not_sign (Fixture      *f,
                            gconstpointer unused)
{
  g_autoptr (BeketKey) bare = beket_key_generate (BEKET_KEY_P256, NULL);
  g_autoptr (BeketKey) log = world_key (f->world->kz, BEKET_ROLE_LOG);

  assert_fails (BEKET_ERROR_SIGNER, "no certificate", beket_key_sign_cms (bare, "a", 1, e));
  assert_fails (BEKET_ERROR_SIGNER, "no certificate", beket_key_cms_room (bare, e) != 0);
  beket_key_set_certificate (bare, beket_key_certificate (f->key));
  assert_fails (BEKET_ERROR_SIGNER, "another key", beket_key_sign_cms (bare, "a", 1, e));
  assert_fails (BEKET_ERROR_SIGNER, "Ed25519", beket_key_sign_cms (log, "a", 1, e));
}

/* ---- A second opinion ---- */

static void
test_openssl (Fixture      *f,
              gconstpointer unused)
{
  g_autofree char *tool = g_find_program_in_path ("openssl");
  g_autoptr (GBytes) cms = beket_key_sign_cms (f->key, TEXT, strlen (TEXT), NULL);
  g_autofree char *der = g_build_filename (f->world->folder, "act.cms", NULL);
  g_autofree char *act = g_build_filename (f->world->folder, "act", NULL);
  g_autofree char *root = g_build_filename (f->world->folder, "KZ", "root.pem", NULL);
  g_autofree char *moment = g_strdup_printf ("%" G_GINT64_FORMAT, WHEN / G_USEC_PER_SEC);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  const char *command[] = { tool, "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", der,
                            "-out", "/dev/null", "-content", act, "-CAfile", root, "-purpose", "any", "-attime", moment, NULL };
  int status;

  if (tool == NULL)
    {
      g_test_skip ("the openssl tool is not installed");
      return;
    }

  g_assert_true (g_file_set_contents (der, g_bytes_get_data (cms, NULL), (gssize) g_bytes_get_size (cms), NULL));
  g_assert_true (g_file_set_contents (act, TEXT, -1, NULL));
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &said, &status, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (said, "CAdES Verification successful"));
  g_assert_cmpint (status, ==, 0);

  g_assert_true (g_file_set_contents (act, "another act", -1, NULL));
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL,
                               G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                               NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, !=, 0);
}

#define ADD(path, function) \
  g_test_add ("/trust/cms/" path, Fixture, NULL, set_up, (function), tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("good", test_good);
  ADD ("good-digests", test_good_digests);
  ADD ("rsa", test_rsa);
  ADD ("wrong-shape", test_wrong_shape);
  ADD ("two-of-something", test_two_of_something);
  ADD ("ess-of-another", test_ess_of_another);
  ADD ("certificate-exchanged", test_certificate_exchanged);
  ADD ("other-data", test_other_data);
  ADD ("keys-that-do-not-sign", test_keys_that_do_not_sign);
  ADD ("openssl", test_openssl);

  return g_test_run ();
}
