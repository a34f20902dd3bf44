/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An officer's key is put behind a PIN: PKCS#12 (RFC 7292).
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/key-private.h"

/* Both bags carry the same id: this is how readers find the certificate of the key. */
static int
set_key_id (gnutls_pkcs12_bag_t bag,
            gnutls_x509_crt_t   certificate)
{
  guint8 id[32];
  size_t size = sizeof (id);
  int result = gnutls_x509_crt_get_key_id (certificate, GNUTLS_KEYID_USE_SHA256, id, &size);
  gnutls_datum_t name = { .data = id, .size = (unsigned int) size };

  return result < 0 ? result : gnutls_pkcs12_bag_set_key_id (bag, 0, &name);
}

/* Not behind the PIN: it stands in every act that its holder signs, so whoever steals the file learns nothing by it, and the holder does not wait for it. */
static int
add_certificate (gnutls_pkcs12_t   file,
                 gnutls_x509_crt_t certificate)
{
  g_auto (gnutls_pkcs12_bag_t) bag = NULL;
  int result;

  if ((result = gnutls_pkcs12_bag_init (&bag)) < 0 ||
      (result = gnutls_pkcs12_bag_set_crt (bag, certificate)) < 0 ||
      (result = set_key_id (bag, certificate)) < 0)
    return result;

  return gnutls_pkcs12_set_bag (file, bag);
}

static int
add_key (gnutls_pkcs12_t       file,
         gnutls_x509_privkey_t key,
         gnutls_x509_crt_t     certificate,
         const char           *pin)
{
  g_auto (gnutls_pkcs12_bag_t) bag = NULL;
  g_auto (gnutls_datum_t) shrouded = { 0 };
  int result;

  if ((result = gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_DER, pin,
                                                   GNUTLS_PKCS_PBES2_AES_256, &shrouded)) < 0 ||
      (result = gnutls_pkcs12_bag_init (&bag)) < 0 ||
      (result = gnutls_pkcs12_bag_set_data (bag, GNUTLS_BAG_PKCS8_ENCRYPTED_KEY, &shrouded)) < 0 ||
      (result = set_key_id (bag, certificate)) < 0)
    return result;

  return gnutls_pkcs12_set_bag (file, bag);
}

GBytes *
beket_key_to_pkcs12 (BeketKey   *self,
                     const char *pin,
                     GError    **error)
{
  g_auto (gnutls_pkcs12_t) file = NULL;
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  g_auto (gnutls_datum_t) der = { 0 };
  int result;

  g_return_val_if_fail (self != NULL, NULL);

  if (!beket_key_is_here (self, error) || !beket_pin_check (pin, BEKET_ERROR_INVALID, error) ||
      !(certificate = beket_key_own_certificate (self, error)))
    return NULL;

  if ((result = gnutls_pkcs12_init (&file)) < 0 ||
      (result = add_certificate (file, certificate)) < 0 ||
      (result = add_key (file, self->x509, certificate, pin)) < 0 ||
      /* No reader of ours needs the MAC, others do. It takes a thief's guesses at the PIN as well as the key does, so it is as slow. */
      (result = gnutls_pkcs12_generate_mac2 (file, GNUTLS_MAC_SHA256, pin)) < 0 ||
      (result = gnutls_pkcs12_export2 (file, GNUTLS_X509_FMT_DER, &der)) < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_SIGNER, "PKCS#12", result);
      return NULL;
    }

  return beket_datum_bytes (&der);
}
