/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signatures that are right as arithmetic and wrong as acts.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "cms-craft.h"
#include "trust/cms-private.h"

#include <string.h>

static void
add_ess (gnutls_pkcs7_attrs_t *attributes,
         GBytes               *certificate,
         gboolean              longer)
{
  /* ESSCertIDv2 with its algorithm written out: RFC 5035 allows it outside DER. */
  static const guint8 long_start[] = { 0x30, 0x33, 0x30, 0x31, 0x30, 0x2f, 0x30, 0x0b, 0x06, 0x09, 0x60, 0x86,
                                       0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x04, 0x20 };
  guint8 ess[64];
  gsize head = longer ? sizeof long_start : sizeof beket_cms_ess_start;
  gnutls_datum_t der = beket_bytes_datum (certificate);
  gnutls_datum_t datum = { ess, (unsigned int) head + 32 };

  memcpy (ess, longer ? long_start : beket_cms_ess_start, head);
  g_assert_cmpint (gnutls_hash_fast (GNUTLS_DIG_SHA256, der.data, der.size, ess + head), ==, 0);
  g_assert_cmpint (gnutls_pkcs7_add_attr (attributes, BEKET_CMS_ESS_OID, &datum, 0), ==, 0);
}

static void
add_signature (gnutls_pkcs7_t cms,
               BeketKey      *key,
               const char    *text,
               CmsCraft       craft)
{
  g_auto (gnutls_x509_crt_t) certificate = beket_key_own_certificate (key, NULL);
  g_auto (gnutls_pkcs7_attrs_t) signed_ones = NULL;
  g_auto (gnutls_pkcs7_attrs_t) unsigned_ones = NULL;
  gnutls_datum_t data = { (guint8 *) text, (unsigned int) (craft.length > 0 ? craft.length : strlen (text)) };
  gnutls_datum_t word = { (guint8 *) "\x0c\x02ok", 4 };

  for (guint i = 0; !craft.no_ess && i < MAX (craft.n_ess, 1); i++)
    add_ess (&signed_ones, craft.ess_of != NULL ? craft.ess_of : beket_key_certificate (key), craft.ess_longer);
  if (craft.extra)
    g_assert_cmpint (gnutls_pkcs7_add_attr (&signed_ones, "1.2.840.113549.1.9.2", &word, 0), ==, 0);
  if (craft.unsigned_too)
    g_assert_cmpint (gnutls_pkcs7_add_attr (&unsigned_ones, "1.2.840.113549.1.9.2", &word, 0), ==, 0);

  g_assert_cmpint (gnutls_pkcs7_sign (cms, certificate, key->key, &data, signed_ones, unsigned_ones,
                                      craft.digest != 0 ? craft.digest : GNUTLS_DIG_SHA256,
                                      craft.flags != 0 ? craft.flags : GNUTLS_PKCS7_INCLUDE_CERT), ==, 0);
}

GBytes *
cms_craft (BeketKey   *key,
           const char *text,
           CmsCraft    craft)
{
  g_auto (gnutls_pkcs7_t) cms = NULL;
  g_auto (gnutls_datum_t) der = { 0 };

  g_assert_cmpint (gnutls_pkcs7_init (&cms), ==, 0);
  add_signature (cms, key, text, craft);
  if (craft.second != NULL)
    add_signature (cms, craft.second, text, craft);
  if (craft.more != NULL)
    {
      gnutls_datum_t datum = beket_bytes_datum (craft.more);

      g_assert_cmpint (gnutls_pkcs7_set_crt_raw (cms, &datum), ==, 0);
    }
  g_assert_cmpint (gnutls_pkcs7_export2 (cms, GNUTLS_X509_FMT_DER, &der), ==, 0);

  return beket_datum_bytes (&der);
}
