/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every file of this room needs from GnuTLS: errors, bytes, certificates and public keys.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/gnutls-private.h"

#include <string.h>

#define RSA_MIN_BITS 2048

gboolean
beket_gnutls_fail (GError    **error,
                   BeketError  code,
                   const char *what,
                   int         result)
{
  g_set_error (error, BEKET_ERROR, code, "%s: %s", what, gnutls_strerror (result));
  return FALSE;
}

gnutls_datum_t
beket_bytes_datum (GBytes *bytes)
{
  gsize size = 0;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return (gnutls_datum_t) { .data = (guint8 *) data, .size = (unsigned int) size };
}

GBytes *
beket_datum_bytes (const gnutls_datum_t *datum)
{
  return g_bytes_new (datum->data, datum->size);
}

gnutls_x509_crt_t
beket_certificate_import (GBytes  *der,
                          GError **error)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  gnutls_datum_t datum;
  int result;

  if (g_bytes_get_size (der) > BEKET_CERTIFICATE_MAX)
    {
      beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "Certificate", GNUTLS_E_ASN1_DER_OVERFLOW);
      return NULL;
    }

  datum = beket_bytes_datum (der);
  if ((result = gnutls_x509_crt_init (&certificate)) < 0 ||
      (result = gnutls_x509_crt_import (certificate, &datum, GNUTLS_X509_FMT_DER)) < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "Certificate", result);
      return NULL;
    }

  return g_steal_pointer (&certificate);
}

GBytes *
beket_certificate_export (gnutls_x509_crt_t certificate,
                          GError          **error)
{
  g_auto (gnutls_datum_t) der = { 0 };
  int result = gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_DER, &der);

  if (result < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "Certificate", result);
      return NULL;
    }

  return beket_datum_bytes (&der);
}

gnutls_pubkey_t
beket_certificate_pubkey (gnutls_x509_crt_t certificate,
                          GError          **error)
{
  g_auto (gnutls_pubkey_t) pubkey = NULL;
  int result;

  if ((result = gnutls_pubkey_init (&pubkey)) < 0 ||
      (result = gnutls_pubkey_import_x509 (pubkey, certificate, 0)) < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "Certificate's key", result);
      return NULL;
    }

  return g_steal_pointer (&pubkey);
}

static gboolean
is_p256 (gnutls_pubkey_t pubkey)
{
  gnutls_ecc_curve_t curve = GNUTLS_ECC_CURVE_INVALID;

  return gnutls_pubkey_export_ecc_raw2 (pubkey, &curve, NULL, NULL, 0) >= 0 &&
         curve == GNUTLS_ECC_CURVE_SECP256R1;
}

gnutls_sign_algorithm_t
beket_pubkey_algorithm (gnutls_pubkey_t pubkey)
{
  unsigned int bits = 0;
  int kind = gnutls_pubkey_get_pk_algorithm (pubkey, &bits);

  if (kind == GNUTLS_PK_ECDSA && is_p256 (pubkey))
    return GNUTLS_SIGN_ECDSA_SHA256;
  if (kind == GNUTLS_PK_EDDSA_ED25519)
    return GNUTLS_SIGN_EDDSA_ED25519;
  if (kind == GNUTLS_PK_RSA && bits >= RSA_MIN_BITS)
    return GNUTLS_SIGN_RSA_SHA256;
  if (kind == GNUTLS_PK_GOST_12_256)
    return GNUTLS_SIGN_GOST_256;
  if (kind == GNUTLS_PK_GOST_12_512)
    return GNUTLS_SIGN_GOST_512;

  return GNUTLS_SIGN_UNKNOWN;
}

gboolean
beket_is_gost (gnutls_sign_algorithm_t algorithm)
{
  return algorithm == GNUTLS_SIGN_GOST_256 || algorithm == GNUTLS_SIGN_GOST_512;
}

gboolean
beket_pubkey_equal (gnutls_pubkey_t one,
                    gnutls_pubkey_t other)
{
  guint8 first[32], second[32];
  size_t first_size = sizeof (first), second_size = sizeof (second);

  return gnutls_pubkey_get_key_id (one, GNUTLS_KEYID_USE_SHA256, first, &first_size) >= 0 &&
         gnutls_pubkey_get_key_id (other, GNUTLS_KEYID_USE_SHA256, second, &second_size) >= 0 &&
         first_size == second_size && memcmp (first, second, first_size) == 0;
}
