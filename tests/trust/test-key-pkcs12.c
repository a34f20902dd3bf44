/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Officers' keys behind a PIN: our files, others' files, wrong PINs and bad bytes.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "trust-support.h"
#include "trust/cms.h"

#include <string.h>

#define PIN "құпия-123"

static void
test_round_trip (gconstpointer data)
{
  const char *pin = data;
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_OFFICER);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = beket_key_to_pkcs12 (key, pin, &error);
  g_autoptr (BeketKey) again = NULL;
  g_autoptr (GBytes) cms = NULL;

  g_assert_no_error (error);
  again = beket_key_open_pkcs12 (file, pin, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (beket_key_certificate (again), beket_key_certificate (key)));
  cms = beket_key_sign_cms (again, "act", 3, &error);
  g_assert_no_error (error);

  assert_fails (BEKET_ERROR_PIN, "PKCS#12", beket_key_open_pkcs12 (file, "0000", e));
}

/* The words of RFC 8018 and NIST: AES-256 in CBC mode, HMAC with SHA-256. The certificate, which everybody has, costs no hash. */
static void
test_strength (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_OFFICER);
  g_autoptr (GBytes) file = beket_key_to_pkcs12 (key, PIN, NULL);
  gnutls_datum_t datum = beket_bytes_datum (file);
  g_auto (gnutls_pkcs12_t) pkcs12 = NULL;
  g_auto (gnutls_pkcs12_bag_t) first = NULL;
  g_auto (gnutls_pkcs12_bag_t) second = NULL;
  unsigned int mac = 0, mac_rounds = 0, schema = 0, cipher = 0, rounds = 0;
  gnutls_datum_t shrouded;

  g_assert_cmpint (gnutls_pkcs12_init (&pkcs12), ==, 0);
  g_assert_cmpint (gnutls_pkcs12_import (pkcs12, &datum, GNUTLS_X509_FMT_DER, 0), ==, 0);
  g_assert_cmpint (gnutls_pkcs12_mac_info (pkcs12, &mac, NULL, NULL, &mac_rounds, NULL), ==, 0);
  g_assert_cmpuint (mac, ==, GNUTLS_MAC_SHA256);
  g_assert_cmpuint (mac_rounds, >=, 5000);

  g_assert_cmpint (gnutls_pkcs12_bag_init (&first), ==, 0);
  g_assert_cmpint (gnutls_pkcs12_get_bag (pkcs12, 0, first), ==, 0);
  g_assert_cmpint (gnutls_pkcs12_bag_get_type (first, 0), ==, GNUTLS_BAG_CERTIFICATE);
  g_assert_cmpint (gnutls_pkcs12_bag_init (&second), ==, 0);
  g_assert_cmpint (gnutls_pkcs12_get_bag (pkcs12, 1, second), ==, 0);
  g_assert_cmpint (gnutls_pkcs12_bag_get_type (second, 0), ==, GNUTLS_BAG_PKCS8_ENCRYPTED_KEY);
  g_assert_cmpint (gnutls_pkcs12_bag_get_data (second, 0, &shrouded), ==, 0);
  g_assert_cmpint (gnutls_pkcs8_info (&shrouded, GNUTLS_X509_FMT_DER, &schema, &cipher, NULL, NULL, &rounds, NULL), ==, 0);
  g_assert_cmpuint (cipher, ==, GNUTLS_CIPHER_AES_256_CBC);
  g_assert_cmpuint (rounds, >=, mac_rounds);
}

static void
test_files_of_others (gconstpointer name)
{
  g_autoptr (GBytes) file = read_data (name);
  g_autoptr (GBytes) officer = read_data ("officer.crt");
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketKey) key = beket_key_open_pkcs12 (file, PIN, &error);
  g_autoptr (GBytes) signature = NULL;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (beket_key_certificate (key), officer));
  signature = beket_key_sign (key, "act", 3, &error);
  g_assert_true (beket_signature_check (officer, "act", 3, signature, &error));

  assert_fails (BEKET_ERROR_PIN, "PKCS#12", beket_key_open_pkcs12 (file, "құпия-124", e));
  assert_fails (BEKET_ERROR_PIN, "PKCS#12", beket_key_open_pkcs12 (file, "Құпия-123", e));
}

/* As programs of the 2000s wrote them, with RSA: OpenSSL 3 opens none of these without its old ciphers. */
static void
test_rsa_of_others (void)
{
  g_autoptr (GBytes) file = read_data ("rsa-legacy.p12");
  g_autoptr (GBytes) certificate = read_data ("rsa.crt");
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketKey) key = beket_key_open_pkcs12 (file, PIN, &error);
  g_autoptr (GBytes) cms = NULL;
  g_autoptr (GBytes) signer = NULL;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (beket_key_certificate (key), certificate));
  cms = beket_key_sign_cms (key, "act", 3, &error);
  g_assert_no_error (error);
  signer = beket_cms_check (cms, "act", 3, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (signer, certificate));
}

static void
test_incomplete_files (void)
{
  g_autoptr (GBytes) no_mac = read_data ("no-mac.p12");
  g_autoptr (GBytes) no_key = read_data ("no-key.p12");

  assert_fails (BEKET_ERROR_CORRUPT, "PKCS#12", beket_key_open_pkcs12 (no_mac, PIN, e));
  assert_fails (BEKET_ERROR_SIGNER, "no key", beket_key_open_pkcs12 (no_key, PIN, e));
}

static void
test_pins (void)
{
  g_autoptr (GBytes) file = read_data ("modern.p12");
  g_autofree char *longest = g_strnfill (255, '7');
  g_autofree char *longer = g_strnfill (256, '7');

  assert_fails (BEKET_ERROR_PIN, "1 to 255", beket_key_open_pkcs12 (file, "", e));
  assert_fails (BEKET_ERROR_PIN, "1 to 255", beket_key_open_pkcs12 (file, NULL, e));
  assert_fails (BEKET_ERROR_PIN, "1 to 255", beket_key_open_pkcs12 (file, "\xff\xfe", e));
  assert_fails (BEKET_ERROR_PIN, "1 to 255", beket_key_open_pkcs12 (file, longer, e));
  assert_fails (BEKET_ERROR_PIN, "PKCS#12", beket_key_open_pkcs12 (file, longest, e));
}

static void
test_without_certificate (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = beket_key_generate (BEKET_KEY_P256, NULL);

  assert_fails (BEKET_ERROR_SIGNER, "no certificate", beket_key_to_pkcs12 (key, PIN, e));
  assert_fails (BEKET_ERROR_INVALID, "1 to 255", beket_key_to_pkcs12 (key, "", e));
  beket_key_set_certificate (key, beket_authority_root (world->kz));
  assert_fails (BEKET_ERROR_SIGNER, "another key", beket_key_to_pkcs12 (key, PIN, e));
}

static void
test_truncated (gconstpointer name)
{
  g_autoptr (GBytes) file = read_data (name);

  for (gsize size = 0; size < g_bytes_get_size (file); size++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (file, 0, size);

      assert_fails (BEKET_ERROR_CORRUPT, "PKCS#12", beket_key_open_pkcs12 (cut, PIN, e));
    }
}

/* A mutant may open: then it holds the same key. Of a changed certificate of that key the trust says that it is none. */
static void
test_mutated (gconstpointer name)
{
  g_autoptr (GBytes) file = read_data (name);
  g_autoptr (GBytes) officer = read_data ("officer.crt");
  guint opened = 0;

  for (gsize i = 0; i < g_bytes_get_size (file); i++)
    {
      guint8 old = byte_at (file, i);
      const guint8 values[] = { old ^ 0x01, old ^ 0x80, 0xff };

      for (gsize v = 0; v < G_N_ELEMENTS (values); v++)
        {
          g_autoptr (GBytes) mutant = mutate (file, i, values[v]);
          g_autoptr (GError) error = NULL;
          g_autoptr (BeketKey) key = beket_key_open_pkcs12 (mutant, PIN, &error);
          g_autoptr (GBytes) signature = NULL;

          g_assert_true ((key == NULL) == (error != NULL));
          if (key == NULL || values[v] == old)
            continue;
          opened++;
          signature = beket_key_sign (key, "act", 3, NULL);
          g_assert_true (beket_signature_check (officer, "act", 3, signature, NULL));
        }
    }

  g_test_message ("%u mutants opened", opened);
}

/* A file that asks for two thousand million rounds is refused, not obeyed. */
static void
test_iterations (void)
{
  static const guint8 rounds[] = { 0x02, 0x01, 0x64 };
  g_autoptr (GBytes) file = read_data ("modern.p12");
  gsize size = g_bytes_get_size (file);
  const guint8 *data = g_bytes_get_data (file, NULL);
  g_autoptr (GByteArray) slow = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  /* The MAC's count is the last thing in the file: three bytes become six, and the lengths around it grow. */
  g_assert_cmpint (memcmp (data + size - 3, rounds, 3), ==, 0);
  g_byte_array_append (slow, data, (guint) size - 3);
  g_byte_array_append (slow, (const guint8[]) { 0x02, 0x04, 0x7f, 0xff, 0xff, 0xff }, 6);
  g_assert_cmpint (slow->data[0], ==, 0x30);
  g_assert_cmpint (slow->data[1], ==, 0x82);
  slow->data[3] += 3;
  for (gsize i = size - 3; i > size - 80; i--)
    {
      if (slow->data[i] == 0x30 && i + 2 + slow->data[i + 1] == size)
        {
          slow->data[i + 1] += 3;
          break;
        }
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&slow));

  assert_fails (BEKET_ERROR_CORRUPT, "2147483647 iterations", beket_key_open_pkcs12 (bytes, PIN, e));
}

static void
test_too_large (void)
{
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (65537), 65537);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  assert_fails (BEKET_ERROR_CORRUPT, "larger than 65536", beket_key_open_pkcs12 (large, PIN, e));
  assert_fails (BEKET_ERROR_CORRUPT, "PKCS#12", beket_key_open_pkcs12 (empty, PIN, e));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/trust/pkcs12/round-trip/digits", "482913", test_round_trip);
  g_test_add_data_func ("/trust/pkcs12/round-trip/cyrillic", PIN, test_round_trip);
  g_test_add_func ("/trust/pkcs12/strength", test_strength);
  g_test_add_data_func ("/trust/pkcs12/of-others/modern", "modern.p12", test_files_of_others);
  g_test_add_data_func ("/trust/pkcs12/of-others/legacy", "legacy.p12", test_files_of_others);
  g_test_add_func ("/trust/pkcs12/of-others/rsa", test_rsa_of_others);
  g_test_add_func ("/trust/pkcs12/incomplete", test_incomplete_files);
  g_test_add_func ("/trust/pkcs12/pins", test_pins);
  g_test_add_func ("/trust/pkcs12/without-certificate", test_without_certificate);
  g_test_add_data_func ("/trust/pkcs12/truncated/modern", "modern.p12", test_truncated);
  g_test_add_data_func ("/trust/pkcs12/truncated/legacy", "legacy.p12", test_truncated);
  g_test_add_data_func ("/trust/pkcs12/mutated/modern", "modern.p12", test_mutated);
  g_test_add_data_func ("/trust/pkcs12/mutated/legacy", "legacy.p12", test_mutated);
  g_test_add_func ("/trust/pkcs12/iterations", test_iterations);
  g_test_add_func ("/trust/pkcs12/too-large", test_too_large);

  return g_test_run ();
}
