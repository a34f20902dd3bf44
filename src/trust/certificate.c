/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Certificates as texts and as keys of others.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/gnutls-private.h"
#include "trust/key.h"

#define ED25519_LENGTH 32

GBytes *
beket_certificate_from_pem (const char *pem,
                            gsize       length,
                            GError    **error)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  gnutls_datum_t text = { .data = (guint8 *) pem, .size = (unsigned int) length };
  int result;

  g_return_val_if_fail (pem != NULL, NULL);

  if (length > BEKET_CERTIFICATE_MAX)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "Certificate: larger than %d bytes",
                   BEKET_CERTIFICATE_MAX);
      return NULL;
    }

  if ((result = gnutls_x509_crt_init (&certificate)) < 0 ||
      (result = gnutls_x509_crt_import (certificate, &text, GNUTLS_X509_FMT_PEM)) < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "Certificate", result);
      return NULL;
    }

  return beket_certificate_export (certificate, error);
}

char *
beket_certificate_to_pem (GBytes *der)
{
  g_auto (gnutls_datum_t) pem = { 0 };
  gnutls_datum_t datum;

  g_return_val_if_fail (der != NULL, NULL);

  datum = beket_bytes_datum (der);
  if (gnutls_pem_base64_encode2 ("CERTIFICATE", &datum, &pem) < 0)
    g_return_val_if_reached (NULL);

  return g_strndup ((const char *) pem.data, pem.size);
}

GBytes *
beket_certificate_public_ed25519 (GBytes  *certificate,
                                  GError **error)
{
  g_auto (gnutls_x509_crt_t) parsed = NULL;
  g_auto (gnutls_pubkey_t) pubkey = NULL;
  g_auto (gnutls_datum_t) point = { 0 };
  gnutls_ecc_curve_t curve;

  g_return_val_if_fail (certificate != NULL, NULL);

  if (!(parsed = beket_certificate_import (certificate, error)) ||
      !(pubkey = beket_certificate_pubkey (parsed, error)))
    return NULL;

  if (beket_pubkey_algorithm (pubkey) != GNUTLS_SIGN_EDDSA_ED25519 ||
      gnutls_pubkey_export_ecc_raw2 (pubkey, &curve, &point, NULL, 0) < 0 ||
      point.size != ED25519_LENGTH)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "Not the certificate of an Ed25519 key");
      return NULL;
    }

  return beket_datum_bytes (&point);
}
