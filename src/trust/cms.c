/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Is this CMS one signer's signature over these bytes?
 *
 * GnuTLS's own check does not look at signing-certificate-v2 and takes whatever attributes it finds,
 * so the structure is read here (cms-read.c) and only the arithmetic is left to GnuTLS.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/cms-private.h"
#include "trust/cms.h"

#include <string.h>

#define OID(bytes) { (const guint8 *) (bytes), sizeof (bytes) - 1 }

const guint8 beket_cms_ess_start[8] = { 0x30, 0x26, 0x30, 0x24, 0x30, 0x22, 0x04, 0x20 };

/* Which signature algorithms may stand beside which digest. */
static const struct
{
  gnutls_digest_algorithm_t digest;
  gnutls_sign_algorithm_t   algorithm;
  gnutls_pk_algorithm_t     key;
  BeketDer                  oid;
} algorithms[] = {
  { GNUTLS_DIG_SHA256, GNUTLS_SIGN_ECDSA_SHA256, GNUTLS_PK_ECDSA, OID ("\x2a\x86\x48\xce\x3d\x04\x03\x02") },
  { GNUTLS_DIG_SHA384, GNUTLS_SIGN_ECDSA_SHA384, GNUTLS_PK_ECDSA, OID ("\x2a\x86\x48\xce\x3d\x04\x03\x03") },
  { GNUTLS_DIG_SHA512, GNUTLS_SIGN_ECDSA_SHA512, GNUTLS_PK_ECDSA, OID ("\x2a\x86\x48\xce\x3d\x04\x03\x04") },
  { GNUTLS_DIG_SHA256, GNUTLS_SIGN_RSA_SHA256, GNUTLS_PK_RSA, OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b") },
  { GNUTLS_DIG_SHA384, GNUTLS_SIGN_RSA_SHA384, GNUTLS_PK_RSA, OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0c") },
  { GNUTLS_DIG_SHA512, GNUTLS_SIGN_RSA_SHA512, GNUTLS_PK_RSA, OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0d") },
  { GNUTLS_DIG_SHA256, GNUTLS_SIGN_RSA_SHA256, GNUTLS_PK_RSA, OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01") },
  { GNUTLS_DIG_SHA384, GNUTLS_SIGN_RSA_SHA384, GNUTLS_PK_RSA, OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01") },
  { GNUTLS_DIG_SHA512, GNUTLS_SIGN_RSA_SHA512, GNUTLS_PK_RSA, OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01") },
  { GNUTLS_DIG_STREEBOG_256, GNUTLS_SIGN_GOST_256, GNUTLS_PK_GOST_12_256, OID ("\x2a\x85\x03\x07\x01\x01\x03\x02") },
  { GNUTLS_DIG_STREEBOG_512, GNUTLS_SIGN_GOST_512, GNUTLS_PK_GOST_12_512, OID ("\x2a\x85\x03\x07\x01\x01\x03\x03") },
};

static gboolean
digest_is (BeketDer                  wanted,
           gnutls_digest_algorithm_t algorithm,
           const void               *data,
           gsize                     size)
{
  guint8 digest[64];

  return wanted.size == gnutls_hash_get_len (algorithm) &&
         gnutls_hash_fast (algorithm, data, size, digest) >= 0 &&
         memcmp (wanted.data, digest, wanted.size) == 0;
}

static gboolean
names_data (const BeketCms *cms)
{
  BeketDer oid;

  return beket_der_only (cms->content_type, BEKET_DER_OID, &oid) &&
         beket_der_is (oid, "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01", 9);
}

static gboolean
digests_data (const BeketCms *cms,
              const void     *data,
              gsize           length)
{
  BeketDer wanted;

  return beket_der_only (cms->message_digest, BEKET_DER_OCTETS, &wanted) &&
         digest_is (wanted, cms->digest, data, length);
}

static gboolean
ess_names_certificate (const BeketCms *cms)
{
  BeketDer hash = { cms->ess.data + sizeof beket_cms_ess_start, 32 };

  return cms->ess.size == BEKET_CMS_ESS_SIZE &&
         memcmp (cms->ess.data, beket_cms_ess_start, sizeof beket_cms_ess_start) == 0 &&
         digest_is (hash, GNUTLS_DIG_SHA256, cms->certificate.data, cms->certificate.size);
}

static gboolean
signer_is_certificate (const BeketCms   *cms,
                       gnutls_x509_crt_t certificate)
{
  g_auto (gnutls_datum_t) issuer = { 0 };
  guint8 serial[64];
  size_t size = sizeof (serial);

  return gnutls_x509_crt_get_raw_issuer_dn (certificate, &issuer) >= 0 &&
         beket_der_is (cms->issuer, issuer.data, issuer.size) &&
         gnutls_x509_crt_get_serial (certificate, serial, &size) >= 0 &&
         beket_der_is (cms->serial, serial, size);
}

/* GnuTLS reads an ECDSA signature as BER: only DER keeps one signature from many spellings. */
static gboolean
is_ecdsa (BeketDer signature)
{
  BeketDer inside, r, s;

  return beket_der_only (signature, BEKET_DER_SEQUENCE, &inside) &&
         beket_der_next (&inside, BEKET_DER_INTEGER, NULL, &r) && beket_der_is_integer (r) &&
         beket_der_only (inside, BEKET_DER_INTEGER, &s) && beket_der_is_integer (s);
}

static gnutls_sign_algorithm_t
find_algorithm (const BeketCms *cms,
                gnutls_pubkey_t pubkey)
{
  int key = gnutls_pubkey_get_pk_algorithm (pubkey, NULL);

  if (beket_pubkey_algorithm (pubkey) == GNUTLS_SIGN_UNKNOWN)
    return GNUTLS_SIGN_UNKNOWN;

  for (gsize i = 0; i < G_N_ELEMENTS (algorithms); i++)
    {
      if ((int) algorithms[i].key == key && algorithms[i].digest == cms->digest &&
          beket_der_is (cms->algorithm, algorithms[i].oid.data, algorithms[i].oid.size))
        return algorithms[i].algorithm;
    }

  return GNUTLS_SIGN_UNKNOWN;
}

/* RFC 5652, 5.4: signed are the attributes as a SET, not under their tag inside the SignerInfo. */
static gboolean
signature_is_right (const BeketCms         *cms,
                    gnutls_pubkey_t         pubkey,
                    gnutls_sign_algorithm_t algorithm)
{
  g_autoptr (GByteArray) set = g_byte_array_new ();
  gnutls_datum_t signature = { (guint8 *) cms->signature.data, (unsigned) cms->signature.size };
  gnutls_datum_t text;

  g_byte_array_append (set, cms->attributes.data, (guint) cms->attributes.size);
  set->data[0] = BEKET_DER_SET;
  text = (gnutls_datum_t) { set->data, set->len };

  return gnutls_pubkey_verify_data2 (pubkey, algorithm, 0, &text, &signature) >= 0;
}

static const char *
check_signature (const BeketCms *cms,
                 gnutls_pubkey_t pubkey)
{
  gnutls_sign_algorithm_t algorithm = find_algorithm (cms, pubkey);

  if (algorithm == GNUTLS_SIGN_UNKNOWN)
    return "key or signature algorithm not allowed";
  if (gnutls_pubkey_get_pk_algorithm (pubkey, NULL) == GNUTLS_PK_ECDSA &&
      !is_ecdsa (cms->signature))
    return "signature is not DER";
  if (!signature_is_right (cms, pubkey, algorithm))
    return "wrong signature";

  return NULL;
}

static const char *
check (const BeketCms *cms,
       const void     *data,
       gsize           length,
       GBytes         *der)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  g_auto (gnutls_pubkey_t) pubkey = NULL;

  if (!names_data (cms))
    return "contentType is not data";
  if (!digests_data (cms, data, length))
    return "messageDigest is of other bytes";
  if (!ess_names_certificate (cms))
    return "signing-certificate-v2 names another certificate";
  if (!(certificate = beket_certificate_import (der, NULL)) ||
      !(pubkey = beket_certificate_pubkey (certificate, NULL)))
    return "certificate is not readable";
  if (!signer_is_certificate (cms, certificate))
    return "signer is not the certificate's holder";

  return check_signature (cms, pubkey);
}

GBytes *
beket_cms_check (GBytes     *der,
                 const void *data,
                 gsize       length,
                 GError    **error)
{
  g_autoptr (GBytes) certificate = NULL;
  const char *wrong = "too large";
  BeketCms cms;

  g_return_val_if_fail (der != NULL, NULL);
  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (g_bytes_get_size (der) <= BEKET_CMS_MAX)
    {
      BeketDer in = { g_bytes_get_data (der, NULL), g_bytes_get_size (der) };

      wrong = beket_cms_read (in, &cms);
    }
  if (wrong == NULL)
    {
      certificate = g_bytes_new (cms.certificate.data, cms.certificate.size);
      wrong = check (&cms, data, length, certificate);
    }

  if (wrong == NULL)
    return g_steal_pointer (&certificate);

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "CMS: %s", wrong);
  return NULL;
}
