/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GOST R 34.10-2012: signatures are made and checked where the trust store allows them, and nobody is trusted for one where it does not.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "trust-support.h"
#include "trust/cms.h"

#include <string.h>

static BeketKey *
gost_key (World                *world,
          gnutls_pk_algorithm_t kind,
          gnutls_ecc_curve_t    curve)
{
  g_autoptr (BeketIdentity) identity = identity_for (BEKET_ROLE_OFFICER, "KZ");
  g_autoptr (BeketKey) key = NULL;
  g_autoptr (GError) error = NULL;
  gnutls_x509_privkey_t x509;

  g_assert_cmpint (gnutls_x509_privkey_init (&x509), ==, 0);
  g_assert_cmpint (gnutls_x509_privkey_generate (x509, kind, GNUTLS_CURVE_TO_BITS (curve), 0), ==, 0);
  key = beket_key_new_take (x509, &error);
  g_assert_no_error (error);
  beket_authority_issue_for (world->kz, key, identity, FROM, DAYS, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&key);
}

static BeketKey *
key_of (World        *world,
        gconstpointer bits)
{
  return GPOINTER_TO_INT (bits) == 256 ? gost_key (world, GNUTLS_PK_GOST_12_256, GNUTLS_ECC_CURVE_GOST256CPA)
                                       : gost_key (world, GNUTLS_PK_GOST_12_512, GNUTLS_ECC_CURVE_GOST512A);
}

static void
test_signs (gconstpointer bits)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = key_of (world, bits);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pkcs12 = beket_key_to_pkcs12 (key, "1234", &error);
  g_autoptr (BeketKey) again = NULL;
  g_autoptr (GBytes) cms = NULL;
  g_autoptr (GBytes) signer = NULL;
  g_autoptr (BeketIdentity) identity = NULL;

  g_assert_no_error (error);
  again = beket_key_open_pkcs12 (pkcs12, "1234", &error);
  g_assert_no_error (error);
  cms = beket_key_sign_cms (again, "act", 3, &error);
  g_assert_no_error (error);
  assert_room (again, cms);
  signer = beket_cms_check (cms, "act", 3, &error);
  g_assert_no_error (error);
  beket_trust_allow_gost (world->trust);
  identity = beket_trust_check (world->trust, signer, BEKET_ROLE_OFFICER, WHEN, &error);
  g_assert_no_error (error);
  assert_fails (BEKET_ERROR_CORRUPT, "messageDigest", beket_cms_check (cms, "acT", 3, e));
  assert_fails (BEKET_ERROR_REFUSED, "not for this role", beket_trust_check (world->trust, signer, BEKET_ROLE_STATION, WHEN, e));
}

static void
test_off (gconstpointer bits)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = key_of (world, bits);
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_trust_check (world->trust, beket_key_certificate (key), BEKET_ROLE_OFFICER, WHEN, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED);
  g_assert_true (g_str_has_suffix (error->message, "GOST is off"));
  g_assert_cmpstr (beket_error_get_reason (error), ==, "gost-off");
}

/* Each byte of the signature counts. */
static void
test_mutated (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = key_of (world, GINT_TO_POINTER (256));
  g_autoptr (GBytes) cms = beket_key_sign_cms (key, "act", 3, NULL);
  gsize size = g_bytes_get_size (cms);

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) mutant = mutate (cms, i, byte_at (cms, i) ^ 0x04);
      g_autoptr (GBytes) signer = beket_cms_check (mutant, "act", 3, NULL);

      g_assert_null (signer);
    }
}

static void
load_with (World      *world,
           const char *settings,
           gboolean    on,
           BeketError  code)
{
  g_autofree char *path = g_build_filename (world->folder, "store", "trust.ini", NULL);
  g_autofree char *store = g_path_get_dirname (path);
  g_autoptr (BeketKey) key = key_of (world, GINT_TO_POINTER (256));
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketTrust) trust = NULL;
  g_autoptr (BeketIdentity) identity = NULL;

  g_assert_true (g_file_set_contents (path, settings, -1, NULL));
  trust = beket_trust_load (store, &error);
  if (code != 0)
    {
      g_assert_error (error, BEKET_ERROR, (int) code);
      g_assert_nonnull (strstr (error->message, "trust.ini"));
      return;
    }
  g_assert_no_error (error);
  identity = beket_trust_check (trust, beket_key_certificate (key), BEKET_ROLE_OFFICER, WHEN, NULL);
  g_assert_true ((identity != NULL) == on);
}

static void
test_settings (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *roots = g_build_filename (world->folder, "store", "roots", NULL);
  g_autofree char *path = g_build_filename (roots, "KZ.pem", NULL);
  g_autofree char *pem = beket_certificate_to_pem (beket_authority_root (world->kz));

  g_assert_cmpint (g_mkdir_with_parents (roots, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, pem, -1, NULL));
  load_with (world, "[signatures]\ngost=true\n", TRUE, 0);
  load_with (world, "[signatures]\ngost=false\n", FALSE, 0);
  load_with (world, "", FALSE, 0);
  load_with (world, "[signatures]\ngost=yes please\n", FALSE, BEKET_ERROR_INVALID);
  load_with (world, "[signatures]\nmd5=true\n", FALSE, BEKET_ERROR_INVALID);
  load_with (world, "[roots]\ngost=true\n", FALSE, BEKET_ERROR_INVALID);
  load_with (world, "gost=true\n", FALSE, BEKET_ERROR_INVALID);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/trust/gost/signs/256", GINT_TO_POINTER (256), test_signs);
  g_test_add_data_func ("/trust/gost/signs/512", GINT_TO_POINTER (512), test_signs);
  g_test_add_data_func ("/trust/gost/off/256", GINT_TO_POINTER (256), test_off);
  g_test_add_data_func ("/trust/gost/off/512", GINT_TO_POINTER (512), test_off);
  g_test_add_func ("/trust/gost/mutated", test_mutated);
  g_test_add_func ("/trust/gost/settings", test_settings);
  return g_test_run ();
}
