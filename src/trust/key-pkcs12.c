/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An officer's key behind a PIN: PKCS#12 (RFC 7292).
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/key-private.h"

#include <string.h>

#define PKCS12_MAX     (64 * 1024)
#define PIN_MAX        255
#define BAGS_MAX       16
#define ITERATIONS_MAX 2000000   /* GnuTLS writes 600000; more would only hold a worker up */

typedef struct
{
  gnutls_x509_privkey_t key;         /* (owned) (nullable) */
  gnutls_x509_crt_t    *chain;       /* (owned) (nullable): the key's own certificate first */
  unsigned int          n_chain;
} Contents;

static void
contents_clear (Contents *contents)
{
  g_clear_pointer (&contents->key, gnutls_x509_privkey_deinit);
  for (unsigned int i = 0; i < contents->n_chain; i++)
    gnutls_x509_crt_deinit (contents->chain[i]);
  gnutls_free (contents->chain);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Contents, contents_clear)

gboolean
beket_pin_check (const char *pin,
                 BeketError  code,
                 GError    **error)
{
  gsize length = pin != NULL ? strlen (pin) : 0;

  if (length > 0 && length <= PIN_MAX && g_utf8_validate (pin, (gssize) length, NULL))
    return TRUE;

  return beket_error_set_reason (error, code, code == BEKET_ERROR_PIN ? "pin-wrong" : NULL, "A PIN has 1 to %d bytes of UTF-8",
                                 PIN_MAX);
}

/* ---- Reading ---- */

static gboolean
too_slow (unsigned int iterations,
          GError     **error)
{
  if (iterations <= ITERATIONS_MAX)
    return FALSE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "PKCS#12: %u iterations are too many",
               iterations);
  return TRUE;
}

static gboolean
check_shrouded_keys (gnutls_pkcs12_bag_t bag,
                     GError            **error)
{
  int n = gnutls_pkcs12_bag_get_count (bag);

  for (int i = 0; i < n; i++)
    {
      gnutls_datum_t data;
      unsigned int iterations = 0;
      char *oid = NULL;

      if (gnutls_pkcs12_bag_get_type (bag, (unsigned) i) != GNUTLS_BAG_PKCS8_ENCRYPTED_KEY ||
          gnutls_pkcs12_bag_get_data (bag, (unsigned) i, &data) < 0)
        continue;
      gnutls_pkcs8_info (&data, GNUTLS_X509_FMT_DER, NULL, NULL, NULL, NULL, &iterations, &oid);
      gnutls_free (oid);
      if (too_slow (iterations, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_bag (gnutls_pkcs12_bag_t bag,
           GError            **error)
{
  unsigned int iterations = 0;
  char *oid = NULL;

  if (gnutls_pkcs12_bag_get_type (bag, 0) != GNUTLS_BAG_ENCRYPTED)
    return check_shrouded_keys (bag, error);

  gnutls_pkcs12_bag_enc_info (bag, NULL, NULL, NULL, NULL, &iterations, &oid);
  gnutls_free (oid);
  return !too_slow (iterations, error);
}

static gboolean
check_mac_cost (gnutls_pkcs12_t pkcs12,
                GError        **error)
{
  unsigned int iterations = 0;
  char *oid = NULL;
  int result = gnutls_pkcs12_mac_info (pkcs12, NULL, NULL, NULL, &iterations, &oid);

  gnutls_free (oid);
  if (result < 0)
    return beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "PKCS#12", result);

  return !too_slow (iterations, error);
}

/* The MAC comes first: what it covers is then known to be as written, before any bag is opened. */
static gboolean
check_mac (gnutls_pkcs12_t pkcs12,
           const char     *pin,
           GError        **error)
{
  int result;

  if (!check_mac_cost (pkcs12, error))
    return FALSE;

  result = gnutls_pkcs12_verify_mac (pkcs12, pin);
  if (result == GNUTLS_E_MAC_VERIFY_FAILED)
    return beket_error_set_reason (error, BEKET_ERROR_PIN, "pin-wrong", "PKCS#12: %s", gnutls_strerror (result));
  if (result < 0)
    return beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "PKCS#12", result);

  return TRUE;
}

static gboolean
check_costs (gnutls_pkcs12_t pkcs12,
             GError        **error)
{
  for (int i = 0; i <= BAGS_MAX; i++)
    {
      g_auto (gnutls_pkcs12_bag_t) bag = NULL;
      int result = gnutls_pkcs12_bag_init (&bag);

      if (result >= 0)
        result = gnutls_pkcs12_get_bag (pkcs12, i, bag);
      if (result == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
        return TRUE;
      if (result < 0)
        return beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "PKCS#12", result);
      if (!check_bag (bag, error))
        return FALSE;
    }

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "PKCS#12: more than %d parts", BAGS_MAX);
  return FALSE;
}

static gboolean
unpack (gnutls_pkcs12_t pkcs12,
        const char     *pin,
        Contents       *contents,
        GError        **error)
{
  int result;

  if (!check_mac (pkcs12, pin, error) || !check_costs (pkcs12, error))
    return FALSE;

  result = gnutls_pkcs12_simple_parse (pkcs12, pin, &contents->key, &contents->chain,
                                       &contents->n_chain, NULL, NULL, NULL,
                                       GNUTLS_PKCS12_SP_INCLUDE_SELF_SIGNED);
  if (result == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE ||
      (result >= 0 && (contents->key == NULL || contents->n_chain == 0)))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "PKCS#12: no key with a certificate");
      return FALSE;
    }

  if (result < 0)
    return beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "PKCS#12", result);

  return TRUE;
}

static BeketKey *
key_from_contents (Contents *contents,
                   GError  **error)
{
  g_autoptr (BeketKey) self = beket_key_new_take (g_steal_pointer (&contents->key), error);
  g_auto (gnutls_x509_crt_t) own = NULL;

  if (self == NULL)
    return NULL;

  self->certificate = beket_certificate_export (contents->chain[0], error);
  if (self->certificate == NULL || !(own = beket_key_own_certificate (self, error)))
    return NULL;

  return g_steal_pointer (&self);
}

BeketKey *
beket_key_open_pkcs12 (GBytes     *pkcs12,
                       const char *pin,
                       GError    **error)
{
  g_auto (gnutls_pkcs12_t) file = NULL;
  g_auto (Contents) contents = { 0 };
  gnutls_datum_t datum;
  int result;

  g_return_val_if_fail (pkcs12 != NULL, NULL);

  if (!beket_pin_check (pin, BEKET_ERROR_PIN, error))
    return NULL;

  if (g_bytes_get_size (pkcs12) > PKCS12_MAX)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "PKCS#12: larger than %d bytes",
                   PKCS12_MAX);
      return NULL;
    }

  datum = beket_bytes_datum (pkcs12);
  if ((result = gnutls_pkcs12_init (&file)) < 0 ||
      (result = gnutls_pkcs12_import (file, &datum, GNUTLS_X509_FMT_DER, 0)) < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "PKCS#12", result);
      return NULL;
    }

  return unpack (file, pin, &contents, error) ? key_from_contents (&contents, error) : NULL;
}

/* ---- Writing ---- */

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

static int
add_certificate (gnutls_pkcs12_t   file,
                 gnutls_x509_crt_t certificate,
                 const char       *pin)
{
  g_auto (gnutls_pkcs12_bag_t) bag = NULL;
  int result;

  if ((result = gnutls_pkcs12_bag_init (&bag)) < 0 ||
      (result = gnutls_pkcs12_bag_set_crt (bag, certificate)) < 0 ||
      (result = set_key_id (bag, certificate)) < 0 ||
      (result = gnutls_pkcs12_bag_encrypt (bag, pin, GNUTLS_PKCS_PBES2_AES_256)) < 0)
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
      (result = add_certificate (file, certificate, pin)) < 0 ||
      (result = add_key (file, self->x509, certificate, pin)) < 0 ||
      (result = gnutls_pkcs12_generate_mac2 (file, GNUTLS_MAC_SHA256, pin)) < 0 ||
      (result = gnutls_pkcs12_export2 (file, GNUTLS_X509_FMT_DER, &der)) < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_SIGNER, "PKCS#12", result);
      return NULL;
    }

  return beket_datum_bytes (&der);
}
