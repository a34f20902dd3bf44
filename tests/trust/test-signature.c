/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Raw signatures and certificates as texts.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "trust-support.h"

#include <string.h>

static void
test_sign_check (gconstpointer data)
{
  BeketRole role = (BeketRole) GPOINTER_TO_INT (data);
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, role);
  g_autoptr (BeketKey) other = world_key (world->kz, role);
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *der = beket_key_certificate (key);
  gsize size;

  signature = beket_key_sign (key, "the head of a ledger", 20, &error);
  g_assert_no_error (error);
  size = g_bytes_get_size (signature);
  if (kind_for (role) == BEKET_KEY_ED25519)
    g_assert_cmpuint (size, ==, 64);
  else
    g_assert_cmpuint (byte_at (signature, 0), ==, 0x30);

  g_assert_true (beket_signature_check (der, "the head of a ledger", 20, signature, &error));
  g_assert_no_error (error);
  assert_fails (BEKET_ERROR_CORRUPT, "Signature",
                beket_signature_check (der, "the head of a Ledger", 20, signature, e));
  assert_fails (BEKET_ERROR_CORRUPT, "Signature",
                beket_signature_check (der, "the head of a ledger", 19, signature, e));
  assert_fails (BEKET_ERROR_CORRUPT, "Signature",
                beket_signature_check (beket_key_certificate (other), "the head of a ledger", 20,
                                       signature, e));

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) wrong = mutate (signature, i, byte_at (signature, i) ^ 0x01);
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (signature, 0, i);

      assert_fails (BEKET_ERROR_CORRUPT, "Signature",
                    beket_signature_check (der, "the head of a ledger", 20, wrong, e));
      assert_fails (BEKET_ERROR_CORRUPT, "Signature",
                    beket_signature_check (der, "the head of a ledger", 20, cut, e));
    }
}

static void
test_nothing_signed (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_LOG);
  g_autoptr (GBytes) signature = beket_key_sign (key, "", 0, NULL);

  g_assert_true (beket_signature_check (beket_key_certificate (key), "", 0, signature, NULL));
  assert_fails (BEKET_ERROR_CORRUPT, "Signature",
                beket_signature_check (beket_key_certificate (key), "a", 1, signature, e));
}

static void
test_public_ed25519 (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) log = world_key (world->kz, BEKET_ROLE_LOG);
  g_autoptr (BeketKey) node = world_key (world->kz, BEKET_ROLE_NODE);
  g_autoptr (GBytes) junk = g_bytes_new_static ("junk", 4);
  g_autoptr (GBytes) public = beket_certificate_public_ed25519 (beket_key_certificate (log), NULL);
  g_autoptr (GBytes) signature = beket_key_sign (log, "note", 4, NULL);
  g_auto (gnutls_pubkey_t) pubkey = NULL;
  gnutls_datum_t point, sealed = beket_bytes_datum (signature), text = { (guint8 *) "note", 4 };

  g_assert_cmpuint (g_bytes_get_size (public), ==, 32);

  /* The 32 bytes alone must do: this is what a peer has. */
  point = beket_bytes_datum (public);
  g_assert_cmpint (gnutls_pubkey_init (&pubkey), ==, 0);
  g_assert_cmpint (gnutls_pubkey_import_ecc_raw (pubkey, GNUTLS_ECC_CURVE_ED25519, &point, NULL), ==, 0);
  g_assert_cmpint (gnutls_pubkey_verify_data2 (pubkey, GNUTLS_SIGN_EDDSA_ED25519, 0, &text, &sealed), >=, 0);

  assert_fails (BEKET_ERROR_SIGNER, "Ed25519",
                beket_certificate_public_ed25519 (beket_key_certificate (node), e));
  assert_fails (BEKET_ERROR_CORRUPT, "Certificate", beket_certificate_public_ed25519 (junk, e));
}

static void
test_pem (void)
{
  g_autoptr (World) world = world_new ();
  GBytes *der = beket_authority_root (world->kz);
  g_autofree char *pem = beket_certificate_to_pem (der);
  g_autoptr (GBytes) again = beket_certificate_from_pem (pem, strlen (pem), NULL);
  g_autofree char *large = g_strnfill (65537, ' ');
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_autoptr (GBytes) trailing = NULL;
  gsize length = strlen (pem);

  g_assert_true (g_bytes_equal (again, der));
  g_assert_true (g_str_has_prefix (pem, "-----BEGIN CERTIFICATE-----\n"));

  assert_fails (BEKET_ERROR_CORRUPT, "65536", beket_certificate_from_pem (large, 65537, e));
  assert_fails (BEKET_ERROR_CORRUPT, "Certificate", beket_certificate_from_pem ("", 0, e));
  for (gsize cut = 0; cut < length - 26; cut += 7)
    assert_fails (BEKET_ERROR_CORRUPT, "Certificate", beket_certificate_from_pem (pem, cut, e));

  g_byte_array_append (longer, g_bytes_get_data (der, NULL), (guint) g_bytes_get_size (der));
  g_byte_array_append (longer, (const guint8 *) "x", 1);
  trailing = g_byte_array_free_to_bytes (g_steal_pointer (&longer));
  assert_fails (BEKET_ERROR_CORRUPT, "Certificate", beket_identity_from_certificate (trailing, e));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/trust/signature/p256", GINT_TO_POINTER (BEKET_ROLE_STATION), test_sign_check);
  g_test_add_data_func ("/trust/signature/ed25519", GINT_TO_POINTER (BEKET_ROLE_LOG), test_sign_check);
  g_test_add_func ("/trust/signature/nothing", test_nothing_signed);
  g_test_add_func ("/trust/certificate/public-ed25519", test_public_ed25519);
  g_test_add_func ("/trust/certificate/pem", test_pem);

  return g_test_run ();
}
