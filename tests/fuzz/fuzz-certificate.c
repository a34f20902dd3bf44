/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Certificates and revocation lists from outside: read, judged or refused.
 */

#define G_LOG_DOMAIN "beket-fuzz"

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "trust/identity.h"
#include "trust/key.h"

#define WHEN ((gint64) 1780358400 * G_USEC_PER_SEC)   /* 2026-06-02: the corpus is valid then */

/* The test authority that signed the corpus; its key is gone. */
static const char root[] =
  "-----BEGIN CERTIFICATE-----\n"
  "MIIBoTCCAUegAwIBAgIQY8swRzoNjqGeAvHvq/p90zAKBggqhkjOPQQDAjAvMQsw\n"
  "CQYDVQQGEwJLWjEgMB4GA1UEAxMXQmVrZXQgdGVzdCBhdXRob3JpdHkgS1owHhcN\n"
  "MjAwMTAxMDAwMDAwWhcNNDYxMTIzMDkzNDUzWjAvMQswCQYDVQQGEwJLWjEgMB4G\n"
  "A1UEAxMXQmVrZXQgdGVzdCBhdXRob3JpdHkgS1owWTATBgcqhkjOPQIBBggqhkjO\n"
  "PQMBBwNCAAShAksu2oVae0AivSiVB2gUWjM/C9Mxh8191ylHMXoyvB1fovOjiFLg\n"
  "SMm1jILCGzeg76HelO6IMU51oY7bjVjQo0UwQzAdBgNVHQ4EFgQUcDnr/gZhkgF5\n"
  "dtUoHt7fucTFq5kwEgYDVR0TAQH/BAgwBgEB/wIBADAOBgNVHQ8BAf8EBAMCAQYw\n"
  "CgYIKoZIzj0EAwIDSAAwRQIgaVSx1y7ejhg7RwjCkeqql7NYlXlBWDI4Cdjzmfy0\n"
  "oRYCIQC4LAkJmYMdVKIzp2SEirEMs+TtXdVpzzhzAWwtKf7tWQ==\n"
  "-----END CERTIFICATE-----\n";

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static BeketTrust *
the_trust (void)
{
  static BeketTrust *trust;

  if (trust == NULL)
    {
      g_autoptr (GBytes) der = beket_certificate_from_pem (root, strlen (root), NULL);

      trust = beket_trust_new ();
      g_assert_true (beket_trust_add_root (trust, "KZ", der, NULL));
    }

  return trust;
}

static void
judge (GBytes *der)
{
  for (int role = BEKET_ROLE_STATION; role <= BEKET_ROLE_ADVANCE; role++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BeketIdentity) identity = beket_trust_check (the_trust (), der, (BeketRole) role, WHEN, &error);

      g_assert_true ((identity == NULL) == (error != NULL));
      g_assert_true (identity == NULL || (identity->role == (BeketRole) role && strcmp (identity->party, "KZ") == 0));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GBytes) der = beket_certificate_from_pem ((const char *) data, size, NULL);
  g_autoptr (GBytes) point = beket_certificate_public_ed25519 (bytes, NULL);
  g_autoptr (GBytes) signature = g_bytes_new_static (data, MIN (size, 64));
  g_autoptr (GError) error = NULL;

  judge (der != NULL ? der : bytes);
  g_assert_true (point == NULL || g_bytes_get_size (point) == 32);
  g_assert_false (beket_signature_check (bytes, "head", 4, signature, &error));
  g_assert_nonnull (error);
  (void) beket_trust_add_crl (the_trust (), bytes, NULL);

  return 0;
}
