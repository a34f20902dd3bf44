/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which hashes of the PIN open a key, and what holds the key together where the MAC is not asked.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "trust-support.h"
#include "trust/key-private.h"

#include <string.h>

#define PIN "құпия-123"

typedef enum
{
  PACK_LOCKED_CERTIFICATE = 1 << 0,   /* as this program wrote it at first, and others do */
  PACK_OPEN_KEY           = 1 << 1,   /* behind no PIN, only under the MAC */
} Pack;

static void
pack_bag (gnutls_pkcs12_t     file,
          gnutls_pkcs12_bag_t bag)
{
  g_assert_cmpint (gnutls_pkcs12_set_bag (file, bag), ==, 0);
  gnutls_pkcs12_bag_deinit (bag);
}

static GBytes *
pack (gnutls_x509_privkey_t key,
      BeketKey             *owner,
      Pack                  how)
{
  g_auto (gnutls_pkcs12_t) file = NULL;
  g_auto (gnutls_x509_crt_t) certificate = beket_certificate_import (beket_key_certificate (owner), NULL);
  g_auto (gnutls_datum_t) pkcs8 = { 0 };
  g_auto (gnutls_datum_t) der = { 0 };
  gboolean open_key = (how & PACK_OPEN_KEY) != 0;
  gnutls_pkcs12_bag_t bag;

  g_assert_cmpint (gnutls_pkcs12_init (&file), ==, 0);
  g_assert_cmpint (gnutls_pkcs12_bag_init (&bag), ==, 0);
  g_assert_cmpint (gnutls_pkcs12_bag_set_crt (bag, certificate), ==, 0);
  if ((how & PACK_LOCKED_CERTIFICATE) != 0)
    g_assert_cmpint (gnutls_pkcs12_bag_encrypt (bag, PIN, GNUTLS_PKCS_PBES2_AES_256), ==, 0);
  pack_bag (file, bag);
  g_assert_cmpint (gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_DER, open_key ? NULL : PIN,
                                                      open_key ? GNUTLS_PKCS_PLAIN : GNUTLS_PKCS_PBES2_AES_256, &pkcs8), ==, 0);
  g_assert_cmpint (gnutls_pkcs12_bag_init (&bag), ==, 0);
  g_assert_cmpint (gnutls_pkcs12_bag_set_data (bag, open_key ? GNUTLS_BAG_PKCS8_KEY : GNUTLS_BAG_PKCS8_ENCRYPTED_KEY, &pkcs8), ==, 0);
  pack_bag (file, bag);
  g_assert_cmpint (gnutls_pkcs12_generate_mac2 (file, GNUTLS_MAC_SHA256, PIN), ==, 0);
  g_assert_cmpint (gnutls_pkcs12_export2 (file, GNUTLS_X509_FMT_DER, &der), ==, 0);
  return beket_datum_bytes (&der);
}

/* (transfer full): with another MAC: its salt and the number of rounds are the last thing in the file, 8 and 5 bytes with their heads. */
static GBytes *
spoil_mac (GBytes *file)
{
  gsize place = g_bytes_get_size (file) - 6;

  return mutate (file, place, byte_at (file, place) ^ 0x01);
}

static void
assert_opens (GBytes   *file,
              BeketKey *same)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketKey) key = beket_key_open_pkcs12 (file, PIN, &error);
  g_autoptr (GBytes) signature = NULL;

  g_assert_no_error (error);
  signature = beket_key_sign (key, "act", 3, &error);
  g_assert_true (beket_signature_check (beket_key_certificate (same), "act", 3, signature, &error));
}

/* The MAC is not asked of a key that the PIN has opened; files of before, which lock the certificate too, are read on. */
static void
test_one_hash (gconstpointer data)
{
  Pack how = GPOINTER_TO_INT (data);
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_OFFICER);
  g_autoptr (GBytes) file = pack (key->x509, key, how);
  g_autoptr (GBytes) spoiled = spoil_mac (file);

  assert_opens (file, key);
  assert_opens (spoiled, key);
  assert_fails (BEKET_ERROR_PIN, "PKCS#12", beket_key_open_pkcs12 (file, "құпия-124", e));
}

/* Any PIN would open it: here the MAC alone knows the right one. */
static void
test_open_key (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_OFFICER);
  g_autoptr (GBytes) file = pack (key->x509, key, PACK_OPEN_KEY);
  g_autoptr (GBytes) both = pack (key->x509, key, PACK_OPEN_KEY | PACK_LOCKED_CERTIFICATE);
  g_autoptr (GBytes) spoiled = spoil_mac (both);

  assert_opens (file, key);
  assert_opens (both, key);
  assert_fails (BEKET_ERROR_PIN, "PKCS#12", beket_key_open_pkcs12 (file, "құпия-124", e));
  assert_fails (BEKET_ERROR_PIN, "PKCS#12", beket_key_open_pkcs12 (spoiled, PIN, e));
}

/* Klima and Rosa, 2001: the public half is right and the secret one was altered: what it signs would help to find the right one. */
static void
test_altered_key (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_OFFICER);
  g_autoptr (GBytes) file = NULL;
  g_auto (gnutls_x509_privkey_t) altered = NULL;
  g_auto (gnutls_datum_t) x = { 0 };
  g_auto (gnutls_datum_t) y = { 0 };
  g_auto (gnutls_datum_t) k = { 0 };
  gnutls_ecc_curve_t curve;

  g_assert_cmpint (gnutls_x509_privkey_export_ecc_raw (key->x509, &curve, &x, &y, &k), ==, 0);
  k.data[k.size - 1] ^= 0x01;
  g_assert_cmpint (gnutls_x509_privkey_init (&altered), ==, 0);
  g_assert_cmpint (gnutls_x509_privkey_import_ecc_raw (altered, curve, &x, &y, &k), ==, 0);
  file = pack (altered, key, 0);
  assert_fails (BEKET_ERROR_SIGNER, "another key", beket_key_open_pkcs12 (file, PIN, e));
}

/* The certificate stands open, and whoever writes in the file writes in it: the authority's signature is what tells. */
static void
test_altered_certificate (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_OFFICER);
  GBytes *der = beket_key_certificate (key);
  g_autoptr (GBytes) file = beket_key_to_pkcs12 (key, PIN, NULL);
  gsize size = g_bytes_get_size (der);
  const guint8 *start = g_bytes_get_data (file, NULL);
  const guint8 *place = memmem (start, g_bytes_get_size (file), g_bytes_get_data (der, NULL), size);
  gsize last;
  g_autoptr (GBytes) altered = NULL;
  g_autoptr (BeketKey) again = NULL;
  g_autoptr (BeketIdentity) whole = NULL;

  g_assert_nonnull (place);
  last = (gsize) (place - start) + size - 1;
  altered = mutate (file, last, byte_at (file, last) ^ 0x01);
  again = beket_key_open_pkcs12 (altered, PIN, NULL);
  g_assert_nonnull (again);
  whole = beket_trust_check (world->trust, der, BEKET_ROLE_OFFICER, WHEN, NULL);
  g_assert_nonnull (whole);
  assert_fails (BEKET_ERROR_REFUSED, "", beket_trust_check (world->trust, beket_key_certificate (again), BEKET_ROLE_OFFICER, WHEN, e));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/trust/key-hash/one-hash/open-certificate", GINT_TO_POINTER (0), test_one_hash);
  g_test_add_data_func ("/trust/key-hash/one-hash/locked-certificate", GINT_TO_POINTER (PACK_LOCKED_CERTIFICATE), test_one_hash);
  g_test_add_func ("/trust/key-hash/open-key", test_open_key);
  g_test_add_func ("/trust/key-hash/altered-key", test_altered_key);
  g_test_add_func ("/trust/key-hash/altered-certificate", test_altered_certificate);

  return g_test_run ();
}
