/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An officer's signature: detached CMS as PAdES B-B wants it.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/cms-private.h"
#include "trust/cms.h"
#include "trust/key-private.h"

#include <string.h>

/* What the CMS of ours has beside certificate, issuer and signature: at most 305 bytes, with a serial number of 20 bytes and a digest of 64. */
#define FRAME 320

static int
add_ess (gnutls_pkcs7_attrs_t *attributes,
         GBytes               *certificate)
{
  guint8 ess[BEKET_CMS_ESS_SIZE];
  gnutls_datum_t datum = { .data = ess, .size = sizeof (ess) };
  gnutls_datum_t der = beket_bytes_datum (certificate);
  int result;

  memcpy (ess, beket_cms_ess_start, sizeof beket_cms_ess_start);
  result = gnutls_hash_fast (GNUTLS_DIG_SHA256, der.data, der.size,
                             ess + sizeof beket_cms_ess_start);
  if (result < 0)
    return result;

  return gnutls_pkcs7_add_attr (attributes, BEKET_CMS_ESS_OID, &datum, 0);
}

static GBytes *
sign (BeketKey             *self,
      gnutls_x509_crt_t     certificate,
      const gnutls_datum_t *text,
      GError              **error)
{
  g_auto (gnutls_pkcs7_t) cms = NULL;
  g_auto (gnutls_pkcs7_attrs_t) attributes = NULL;
  g_auto (gnutls_datum_t) der = { 0 };
  gnutls_digest_algorithm_t digest = gnutls_sign_get_hash_algorithm (beket_pubkey_algorithm (self->pubkey));
  int result;

  if ((result = add_ess (&attributes, self->certificate)) < 0 ||
      (result = gnutls_pkcs7_init (&cms)) < 0 ||
      (result = gnutls_pkcs7_sign (cms, certificate, self->key, text, attributes, NULL,
                                   digest, GNUTLS_PKCS7_INCLUDE_CERT)) < 0 ||
      (result = gnutls_pkcs7_export2 (cms, GNUTLS_X509_FMT_DER, &der)) < 0)
    {
      beket_key_fail (self, result, error);
      return NULL;
    }

  return beket_datum_bytes (&der);
}

/* RSA: as long as the modulus. Else two numbers as long as the curve's, which ECDSA wraps in DER. */
static gsize
signature_room (BeketKey *self)
{
  unsigned int bits = 0;
  int algorithm = gnutls_pubkey_get_pk_algorithm (self->pubkey, &bits);

  return algorithm == GNUTLS_PK_RSA ? (bits + 7) / 8 : 2 * ((gsize) (bits + 7) / 8 + 3) + 3;
}

gsize
beket_key_cms_room (BeketKey *self,
                    GError  **error)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  g_auto (gnutls_datum_t) issuer = { 0 };
  int result;

  g_return_val_if_fail (self != NULL, 0);

  if (!(certificate = beket_key_own_certificate (self, error)))
    return 0;
  if ((result = gnutls_x509_crt_get_raw_issuer_dn (certificate, &issuer)) < 0)
    {
      beket_key_fail (self, result, error);
      return 0;
    }

  return g_bytes_get_size (self->certificate) + issuer.size + signature_room (self) + FRAME;
}

GBytes *
beket_key_sign_cms (BeketKey   *self,
                    const void *data,
                    gsize       length,
                    GError    **error)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  g_autoptr (GBytes) der = NULL;
  g_autoptr (GBytes) signer = NULL;
  gnutls_datum_t text = { .data = (guint8 *) data, .size = (unsigned int) length };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (length <= G_MAXUINT, NULL);

  if (!(certificate = beket_key_own_certificate (self, error)))
    return NULL;

  if (beket_pubkey_algorithm (self->pubkey) == GNUTLS_SIGN_EDDSA_ED25519)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER,
                   "Signature: an Ed25519 key does not sign acts");
      return NULL;
    }

  /* Read back at once: a signature that does not verify must not leave this room. */
  if (!(der = sign (self, certificate, &text, error)) ||
      !(signer = beket_cms_check (der, data, length, error)))
    return NULL;

  return g_steal_pointer (&der);
}
