/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Evidence of others about an act: is it about these bytes, and what does it say?
 *
 * Only the arithmetic is done here, with the certificate that the file brings. Who that is, and whether his state's authority vouches for
 * him, is for the programs of that state: so the words never say more than was checked.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/evidence-private.h"

#include <string.h>

#define CERTIFICATES_MAX 16
#define NAME_MAX_CHARS   128

static const struct
{
  const char               *oid;
  gnutls_digest_algorithm_t digest;
} digests[] = {
  { "2.16.840.1.101.3.4.2.1", GNUTLS_DIG_SHA256 },
  { "2.16.840.1.101.3.4.2.2", GNUTLS_DIG_SHA384 },
  { "2.16.840.1.101.3.4.2.3", GNUTLS_DIG_SHA512 },
  { "1.2.643.7.1.1.2.2", GNUTLS_DIG_STREEBOG_256 },
  { "1.2.643.7.1.1.2.3", GNUTLS_DIG_STREEBOG_512 },
};

void
beket_evidence_free (BeketEvidence *self)
{
  if (self == NULL)
    return;

  g_free (self->kind);
  g_free (self->who);
  g_free (self->id);
  g_free (self->issuer);
  g_free (self->serial);
  g_free (self->digest);
  g_free (self->algorithm);
  g_free (self);
}

/* ---- Digests ---- */

static gnutls_digest_algorithm_t
find_digest (BeketDer oid)
{
  g_autofree char *text = beket_der_oid_text (oid);

  for (gsize i = 0; i < G_N_ELEMENTS (digests); i++)
    if (strcmp (digests[i].oid, text) == 0)
      return digests[i].digest;

  return GNUTLS_DIG_UNKNOWN;
}

static char *
digest_name (BeketDer oid)
{
  gnutls_digest_algorithm_t digest = find_digest (oid);

  return digest != GNUTLS_DIG_UNKNOWN ? g_strdup (gnutls_digest_get_name (digest)) : beket_der_oid_text (oid);
}

static gboolean
digest_fits (gnutls_digest_algorithm_t digest,
             BeketDer                  wanted,
             const void               *data,
             gsize                     size)
{
  guint8 computed[64];

  return gnutls_hash_fast (digest, data, size, computed) >= 0 && beket_der_is (wanted, computed, gnutls_hash_get_len (digest));
}

/* ---- The signature ---- */

static gnutls_sign_algorithm_t
find_algorithm (const BeketForeignCms *cms)
{
  g_autofree char *oid = beket_der_oid_text (cms->algorithm);
  gnutls_sign_algorithm_t algorithm = gnutls_oid_to_sign (oid);
  gnutls_digest_algorithm_t digest = find_digest (cms->digest);

  if (algorithm == GNUTLS_SIGN_UNKNOWN && digest != GNUTLS_DIG_UNKNOWN)
    algorithm = gnutls_pk_to_sign (gnutls_oid_to_pk (oid), digest);

  /* PSS has parameters that are not read here: its arithmetic would be a guess. */
  if (algorithm == GNUTLS_SIGN_UNKNOWN || !gnutls_sign_is_secure (algorithm) ||
      gnutls_sign_get_pk_algorithm (algorithm) == GNUTLS_PK_RSA_PSS ||
      (digest != GNUTLS_DIG_UNKNOWN && gnutls_sign_get_hash_algorithm (algorithm) != digest))
    return GNUTLS_SIGN_UNKNOWN;

  return algorithm;
}

static char *
algorithm_name (const BeketForeignCms *cms)
{
  gnutls_sign_algorithm_t algorithm = find_algorithm (cms);

  return algorithm != GNUTLS_SIGN_UNKNOWN ? g_strdup (gnutls_sign_get_name (algorithm)) : beket_der_oid_text (cms->algorithm);
}

/* @data: what is signed when there are no attributes. */
static gboolean
signature_fits (const BeketForeignCms  *cms,
                gnutls_pubkey_t         pubkey,
                gnutls_sign_algorithm_t algorithm,
                BeketDer                data)
{
  g_autoptr (GByteArray) set = g_byte_array_new ();
  gnutls_datum_t signature = { (guint8 *) cms->signature.data, (unsigned int) cms->signature.size };
  gnutls_datum_t text = { (guint8 *) data.data, (unsigned int) data.size };

  if (cms->attributes.data != NULL)
    {
      g_byte_array_append (set, cms->attributes.data, (guint) cms->attributes.size);
      set->data[0] = BEKET_DER_SET;
      text = (gnutls_datum_t) { set->data, set->len };
    }

  return gnutls_pubkey_verify_data2 (pubkey, algorithm, 0, &text, &signature) >= 0;
}

/* ---- The certificate inside ---- */

static gboolean
is_signer (const BeketForeignCms *cms,
           gnutls_x509_crt_t      certificate)
{
  g_auto (gnutls_datum_t) issuer = { 0 };
  guint8 serial[64];
  size_t size = sizeof serial;
  guint8 key_id[64];
  size_t key_id_size = sizeof key_id;

  if (cms->issuer.data == NULL)
    return gnutls_x509_crt_get_subject_key_id (certificate, key_id, &key_id_size, NULL) >= 0 &&
           beket_der_is (cms->serial, key_id, key_id_size);

  return gnutls_x509_crt_get_raw_issuer_dn (certificate, &issuer) >= 0 &&
         beket_der_is (cms->issuer, issuer.data, issuer.size) &&
         gnutls_x509_crt_get_serial (certificate, serial, &size) >= 0 && beket_der_is (cms->serial, serial, size);
}

/* (transfer full) (nullable) */
static gnutls_x509_crt_t
find_signer (const BeketForeignCms *cms)
{
  BeketDer in = cms->certificates;
  BeketDer whole;
  guint n = 0;

  while (n++ < CERTIFICATES_MAX && beket_der_next (&in, BEKET_DER_SEQUENCE, &whole, NULL))
    {
      g_autoptr (GBytes) der = g_bytes_new_static (whole.data, whole.size);
      g_auto (gnutls_x509_crt_t) certificate = beket_certificate_import (der, NULL);

      if (certificate != NULL && is_signer (cms, certificate))
        return g_steal_pointer (&certificate);
    }

  return NULL;
}

/* A stranger's text on our screen: short, one line, nothing that turns or hides what stands beside it. */
static char *
clean_name (const char *text,
            gsize       size)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) size);
  g_autoptr (GString) clean = g_string_new (NULL);
  guint n = 0;

  for (const char *c = valid; *c != '\0' && n < NAME_MAX_CHARS; c = g_utf8_next_char (c), n++)
    if (g_unichar_isgraph (g_utf8_get_char (c)) && !g_unichar_iszerowidth (g_utf8_get_char (c)))
      g_string_append_unichar (clean, g_utf8_get_char (c));
    else if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
      g_string_append_c (clean, ' ');

  return clean->len > 0 ? g_string_free (g_steal_pointer (&clean), FALSE) : NULL;
}

static char *
read_name (gnutls_x509_crt_t certificate,
           const char       *oid,
           gboolean          of_issuer)
{
  char text[1024];
  size_t size = sizeof text;
  int result = of_issuer ? gnutls_x509_crt_get_issuer_dn_by_oid (certificate, oid, 0, 0, text, &size)
                         : gnutls_x509_crt_get_dn_by_oid (certificate, oid, 0, 0, text, &size);

  return result >= 0 ? clean_name (text, size) : NULL;
}

static void
take_names (BeketEvidence    *self,
            gnutls_x509_crt_t certificate)
{
  self->who = read_name (certificate, GNUTLS_OID_X520_COMMON_NAME, FALSE);
  self->id = read_name (certificate, "2.5.4.5", FALSE);
  self->issuer = read_name (certificate, GNUTLS_OID_X520_COMMON_NAME, TRUE);
}

/* ---- Judging ---- */

static char *
hex (BeketDer value)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < MIN (value.size, 64); i++)
    g_string_append_printf (text, "%02x", value.data[i]);

  return g_string_free (text, FALSE);
}

static void
describe (BeketEvidence         *self,
          const BeketForeignCms *cms,
          const BeketReceipt    *receipt,
          gnutls_x509_crt_t      certificate)
{
  gboolean detached = cms->content.data == NULL;

  self->kind = g_strdup (detached ? "national-signature" : receipt->kind);
  self->digest = digest_name (detached ? cms->digest : receipt->digest);
  self->algorithm = algorithm_name (cms);
  self->serial = hex (cms->serial);
  self->when = beket_der_time (detached ? cms->signing_time : receipt->time);
  if (certificate != NULL)
    take_names (self, certificate);
}

/* What names the act's bytes: of a receipt its imprint, of a signature its messageDigest. %NULL: right, or not to be computed here. */
static const char *
check_binding (const BeketForeignCms *cms,
               const BeketReceipt    *receipt,
               BeketDer               act,
               gboolean              *bound)
{
  gboolean detached = cms->content.data == NULL;
  BeketDer named = detached ? cms->message_digest : receipt->imprint;
  gnutls_digest_algorithm_t digest = find_digest (detached ? cms->digest : receipt->digest);
  gnutls_digest_algorithm_t inside = find_digest (cms->digest);

  *bound = named.data != NULL && digest != GNUTLS_DIG_UNKNOWN;
  if (*bound && !digest_fits (digest, named, act.data, act.size))
    return "it is about other bytes than this act's";
  if (!detached && cms->message_digest.data != NULL && inside != GNUTLS_DIG_UNKNOWN &&
      !digest_fits (inside, cms->message_digest, cms->content.data, cms->content.size))
    return "the receipt inside is not what was signed";

  return NULL;
}

/* A digest that cannot be computed here leaves open what was signed: then no signature is called right. */
static const char *
check_signature (const BeketForeignCms *cms,
                 gnutls_x509_crt_t      certificate,
                 BeketDer               act,
                 gboolean               bound,
                 const char           **checked)
{
  gnutls_sign_algorithm_t algorithm = find_algorithm (cms);
  g_auto (gnutls_pubkey_t) pubkey = certificate != NULL ? beket_certificate_pubkey (certificate, NULL) : NULL;
  gboolean alone = cms->attributes.data == NULL && cms->content.data == NULL;
  gboolean known = cms->attributes.data == NULL || find_digest (cms->digest) != GNUTLS_DIG_UNKNOWN;

  *checked = bound ? "digest-right" : "not-checked";
  if (pubkey == NULL || algorithm == GNUTLS_SIGN_UNKNOWN || !known || (!bound && !alone))
    return NULL;
  if (!signature_fits (cms, pubkey, algorithm, cms->content.data != NULL ? cms->content : act))
    return "wrong signature";
  *checked = "signature-right";

  return NULL;
}

static const char *
judge (BeketEvidence *self,
       BeketDer       der,
       BeketDer       act,
       BeketError    *code)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  BeketForeignCms cms;
  BeketReceipt receipt = { 0 };
  gboolean bound;
  const char *wrong;

  *code = BEKET_ERROR_INVALID;
  if ((wrong = beket_foreign_cms_read (der, &cms)) != NULL ||
      (cms.content.data != NULL && (wrong = beket_receipt_read (&cms, &receipt)) != NULL))
    return wrong;

  *code = BEKET_ERROR_CORRUPT;
  certificate = find_signer (&cms);
  describe (self, &cms, &receipt, certificate);
  if ((wrong = check_binding (&cms, &receipt, act, &bound)) != NULL)
    return wrong;

  return check_signature (&cms, certificate, act, bound, &self->checked);
}

/* ---- From a file ---- */

/* (transfer full): DER as it is, or what stands in PEM under whatever name. */
static GBytes *
take_armour_off (GBytes *file)
{
  gnutls_datum_t text = beket_bytes_datum (file);
  g_auto (gnutls_datum_t) der = { 0 };

  if (text.size < 5 || memcmp (text.data, "-----", 5) != 0 || gnutls_pem_base64_decode2 (NULL, &text, &der) < 0)
    return g_bytes_ref (file);

  return beket_datum_bytes (&der);
}

BeketEvidence *
beket_evidence_read (GBytes  *file,
                     GBytes  *act,
                     GError **error)
{
  g_autoptr (BeketEvidence) self = g_new0 (BeketEvidence, 1);
  g_autoptr (GBytes) der = NULL;
  BeketError code = BEKET_ERROR_INVALID;
  const char *wrong = "larger than 256 KiB";

  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (act != NULL, NULL);

  if (g_bytes_get_size (file) <= BEKET_EVIDENCE_MAX)
    {
      BeketDer in, about = { g_bytes_get_data (act, NULL), g_bytes_get_size (act) };

      der = take_armour_off (file);
      in = (BeketDer) { g_bytes_get_data (der, NULL), g_bytes_get_size (der) };
      wrong = judge (self, in, about, &code);
    }
  if (wrong == NULL)
    return g_steal_pointer (&self);

  g_set_error (error, BEKET_ERROR, (int) code, "Evidence: %s", wrong);
  return NULL;
}
