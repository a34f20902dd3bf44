/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one shape of CMS SignedData (RFC 5652) that acts carry, read byte by byte.
 *
 * Readers that forgive disagree about what was signed. Here each byte has one place: whatever is
 * optional in the standard and not in level B-B is refused, so two different texts are never the
 * same signature.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/cms-private.h"

#include <string.h>

#define OID(bytes) { (const guint8 *) (bytes), sizeof (bytes) - 1 }

static const BeketDer oid_signed_data = OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02");
static const BeketDer oid_data = OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01");
static const BeketDer oid_content_type = OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03");
static const BeketDer oid_message_digest = OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04");
static const BeketDer oid_ess = OID ("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f");

static const struct
{
  gnutls_digest_algorithm_t digest;
  BeketDer                  oid;
} digests[] = {
  { GNUTLS_DIG_SHA256, OID ("\x60\x86\x48\x01\x65\x03\x04\x02\x01") },
  { GNUTLS_DIG_SHA384, OID ("\x60\x86\x48\x01\x65\x03\x04\x02\x02") },
  { GNUTLS_DIG_SHA512, OID ("\x60\x86\x48\x01\x65\x03\x04\x02\x03") },
  { GNUTLS_DIG_STREEBOG_256, OID ("\x2a\x85\x03\x07\x01\x01\x02\x02") },
  { GNUTLS_DIG_STREEBOG_512, OID ("\x2a\x85\x03\x07\x01\x01\x02\x03") },
};

static gboolean
same (BeketDer one,
      BeketDer other)
{
  return beket_der_is (one, other.data, other.size);
}

static gboolean
read_version_1 (BeketDer *in)
{
  BeketDer value;

  return beket_der_next (in, BEKET_DER_INTEGER, NULL, &value) && beket_der_is (value, "\x01", 1);
}

/* Parameters are absent or NULL (RFC 5754, 2): an algorithm with any other is another algorithm. */
static gboolean
read_algorithm (BeketDer *in,
                BeketDer *oid)
{
  BeketDer inside, nothing;

  if (!beket_der_next (in, BEKET_DER_SEQUENCE, NULL, &inside) ||
      !beket_der_next (&inside, BEKET_DER_OID, NULL, oid))
    return FALSE;

  return inside.size == 0 ||
         (beket_der_only (inside, BEKET_DER_NULL, &nothing) && nothing.size == 0);
}

static gboolean
read_digest (BeketDer                  *in,
             gnutls_digest_algorithm_t *digest)
{
  BeketDer oid;

  if (!read_algorithm (in, &oid))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (digests); i++)
    {
      if (same (oid, digests[i].oid))
        {
          *digest = digests[i].digest;
          return TRUE;
        }
    }

  return FALSE;
}

/* ---- Signed attributes ---- */

/* X.690, 11.6: elements of a DER set ascend; equal ones would be the same attribute twice. */
static gboolean
in_order (BeketDer before,
          BeketDer after)
{
  int order = memcmp (before.data, after.data, MIN (before.size, after.size));

  return order < 0 || (order == 0 && before.size < after.size);
}

static gboolean
read_attribute (BeketDer  whole,
                BeketCms *cms)
{
  BeketDer inside, oid, value;
  BeketDer *place = NULL;

  if (!beket_der_only (whole, BEKET_DER_SEQUENCE, &inside) ||
      !beket_der_next (&inside, BEKET_DER_OID, NULL, &oid) ||
      !beket_der_only (inside, BEKET_DER_SET, &value))
    return FALSE;

  if (same (oid, oid_content_type))
    place = &cms->content_type;
  else if (same (oid, oid_message_digest))
    place = &cms->message_digest;
  else if (same (oid, oid_ess))
    place = &cms->ess;

  if (place == NULL || place->data != NULL)
    return FALSE;

  *place = value;
  return TRUE;
}

static gboolean
read_attributes (BeketDer  in,
                 BeketCms *cms)
{
  BeketDer before = { 0 };
  BeketDer whole;

  while (in.size > 0)
    {
      if (!beket_der_next (&in, BEKET_DER_SEQUENCE, &whole, NULL) ||
          (before.data != NULL && !in_order (before, whole)) ||
          !read_attribute (whole, cms))
        return FALSE;
      before = whole;
    }

  return cms->content_type.data != NULL && cms->message_digest.data != NULL &&
         cms->ess.data != NULL;
}

/* ---- The frame ---- */

static gboolean
read_signer_name (BeketDer *in,
                  BeketCms *cms)
{
  BeketDer inside;

  return beket_der_next (in, BEKET_DER_SEQUENCE, NULL, &inside) &&
         beket_der_next (&inside, BEKET_DER_SEQUENCE, &cms->issuer, NULL) &&
         beket_der_only (inside, BEKET_DER_INTEGER, &cms->serial);
}

static const char *
read_signer (BeketDer  in,
             BeketCms *cms)
{
  gnutls_digest_algorithm_t digest;
  BeketDer inside;

  if (!read_version_1 (&in) || !read_signer_name (&in, cms))
    return "not a signer named by issuer and serial number";
  if (!read_digest (&in, &digest) || digest != cms->digest)
    return "digest algorithm not allowed";
  if (!beket_der_next (&in, BEKET_DER_CONTEXT_0, &cms->attributes, &inside) ||
      !read_attributes (inside, cms))
    return "signed attributes are not contentType, messageDigest, signing-certificate-v2 once each";
  if (!read_algorithm (&in, &cms->algorithm))
    return "signature algorithm not allowed";
  if (!beket_der_only (in, BEKET_DER_OCTETS, &cms->signature))
    return "no signature, or unsigned attributes after it";

  return NULL;
}

static const char *
read_signed_data (BeketDer  in,
                  BeketCms *cms)
{
  BeketDer list, content, oid, signer;

  if (!read_version_1 (&in))
    return "not SignedData of version 1";
  if (!beket_der_next (&in, BEKET_DER_SET, NULL, &list) ||
      !read_digest (&list, &cms->digest) || list.size > 0)
    return "not one allowed digest algorithm";
  if (!beket_der_next (&in, BEKET_DER_SEQUENCE, NULL, &content) ||
      !beket_der_only (content, BEKET_DER_OID, &oid) || !same (oid, oid_data))
    return "content is embedded or not data";
  if (!beket_der_next (&in, BEKET_DER_CONTEXT_0, NULL, &list) ||
      !beket_der_next (&list, BEKET_DER_SEQUENCE, &cms->certificate, NULL) || list.size > 0)
    return "not exactly one certificate";
  if (!beket_der_only (in, BEKET_DER_SET, &list) ||
      !beket_der_only (list, BEKET_DER_SEQUENCE, &signer))
    return "not exactly one signer";

  return read_signer (signer, cms);
}

const char *
beket_cms_read (BeketDer  der,
                BeketCms *cms)
{
  BeketDer inside, oid, content, data;

  memset (cms, 0, sizeof *cms);
  if (!beket_der_only (der, BEKET_DER_SEQUENCE, &inside) ||
      !beket_der_next (&inside, BEKET_DER_OID, NULL, &oid) || !same (oid, oid_signed_data) ||
      !beket_der_only (inside, BEKET_DER_CONTEXT_0, &content) ||
      !beket_der_only (content, BEKET_DER_SEQUENCE, &data))
    return "not DER of SignedData";

  return read_signed_data (data, cms);
}
