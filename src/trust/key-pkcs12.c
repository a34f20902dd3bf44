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
  gnutls_pkcs12_t file;          /* (owned) */
  const char     *pin;           /* (not owned) */
  BeketKey       *key;           /* (owned) (nullable): the first that was found; with its certificate, once that was found too */
  gboolean        locked;        /* only the right PIN gives @key */
  GPtrArray      *certificates;  /* (owned) (element-type GBytes): DER */
} Reader;

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->file, gnutls_pkcs12_deinit);
  g_clear_pointer (&self->key, beket_key_unref);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

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
check_mac (Reader  *self,
           GError **error)
{
  int result = gnutls_pkcs12_verify_mac (self->file, self->pin);

  if (result == GNUTLS_E_MAC_VERIFY_FAILED)
    return beket_error_set_reason (error, BEKET_ERROR_PIN, "pin-wrong", "PKCS#12: %s", gnutls_strerror (result));
  if (result < 0)
    return beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "PKCS#12", result);

  return TRUE;
}

/* A wrong PIN opens a bag to noise; whether it was that, or the file is not as it was written, the MAC knows. */
static gboolean
refuse (Reader  *self,
        int      result,
        GError **error)
{
  return check_mac (self, error) && beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "PKCS#12", result);
}

/* ---- What is in it ---- */

static gboolean
take_key (Reader               *self,
          const gnutls_datum_t *data,
          gboolean              shrouded,
          GError              **error)
{
  g_auto (gnutls_x509_privkey_t) x509 = NULL;
  int result;

  if (self->key != NULL)
    return TRUE;

  if ((result = gnutls_x509_privkey_init (&x509)) < 0 ||
      (result = gnutls_x509_privkey_import_pkcs8 (x509, data, GNUTLS_X509_FMT_DER, shrouded ? self->pin : NULL,
                                                  shrouded ? 0 : GNUTLS_PKCS_PLAIN)) < 0)
    return refuse (self, result, error);

  self->locked = shrouded;
  self->key = beket_key_new_take (g_steal_pointer (&x509), error);
  return self->key != NULL;
}

static gboolean
take_contents (Reader             *self,
               gnutls_pkcs12_bag_t bag,
               GError            **error)
{
  int n = gnutls_pkcs12_bag_get_count (bag);

  if (!check_shrouded_keys (bag, error))
    return FALSE;

  for (int i = 0; i < n; i++)
    {
      int type = gnutls_pkcs12_bag_get_type (bag, (unsigned) i);
      gnutls_datum_t data;

      if (gnutls_pkcs12_bag_get_data (bag, (unsigned) i, &data) < 0)
        continue;
      if (type == GNUTLS_BAG_CERTIFICATE)
        g_ptr_array_add (self->certificates, beket_datum_bytes (&data));
      else if ((type == GNUTLS_BAG_PKCS8_KEY || type == GNUTLS_BAG_PKCS8_ENCRYPTED_KEY) &&
               !take_key (self, &data, type == GNUTLS_BAG_PKCS8_ENCRYPTED_KEY, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_locked (Reader             *self,
             gnutls_pkcs12_bag_t bag,
             GError            **error)
{
  gboolean had_key = self->key != NULL;
  int result = gnutls_pkcs12_bag_decrypt (bag, self->pin);

  if (result < 0)
    return refuse (self, result, error);
  if (!take_contents (self, bag, error))
    return FALSE;

  if (!had_key)
    self->locked = TRUE;
  return TRUE;
}

/* @locked: those bags alone that the PIN opens as a whole, or the others. @more: (out): is there a bag @i? */
static gboolean
take_bag (Reader   *self,
          int       i,
          gboolean  locked,
          gboolean *more,
          GError  **error)
{
  g_auto (gnutls_pkcs12_bag_t) bag = NULL;
  int result = gnutls_pkcs12_bag_init (&bag);

  if (result >= 0)
    result = gnutls_pkcs12_get_bag (self->file, i, bag);
  *more = result != GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE;
  if (!*more)
    return TRUE;
  if (result < 0)
    return beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "PKCS#12", result);
  if ((gnutls_pkcs12_bag_get_type (bag, 0) == GNUTLS_BAG_ENCRYPTED) != locked)
    return TRUE;

  return locked ? take_locked (self, bag, error) : take_contents (self, bag, error);
}

/* Its own certificate is the one that bears its public key. */
static gboolean
is_whole (Reader *self)
{
  for (guint i = 0; self->key != NULL && self->key->certificate == NULL && i < self->certificates->len; i++)
    {
      GBytes *der = g_ptr_array_index (self->certificates, i);
      g_auto (gnutls_x509_crt_t) certificate = beket_certificate_import (der, NULL);
      g_auto (gnutls_pubkey_t) pubkey = certificate != NULL ? beket_certificate_pubkey (certificate, NULL) : NULL;

      if (pubkey != NULL && beket_pubkey_equal (pubkey, self->key->pubkey))
        beket_key_set_certificate (self->key, der);
    }

  return self->key != NULL && self->key->certificate != NULL;
}

/* What stands open first: each bag behind the PIN costs its hash, hundreds of thousands of rounds that an officer waits for. */
static gboolean
look_for_both (Reader  *self,
               GError **error)
{
  for (int pass = 0; pass < 2; pass++)
    {
      gboolean more = TRUE;

      for (int i = 0; more && !is_whole (self); i++)
        if (!take_bag (self, i, pass == 1, &more, error))
          return FALSE;
    }
  if (is_whole (self))
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "PKCS#12: no key with a certificate");
  return FALSE;
}

/*
 * One hash of the PIN opens a key: that of the bag in which it lies.
 *
 * The MAC over the whole file takes another, and says no more than that: who knows the PIN wrote these bytes. A key that the PIN has opened and that signs what its
 * certificate verifies is the key that was written, whatever else was changed in the file; and whose certificate it is, the station's trust says, not
 * the file. The proof by a signature is not to be left out: a key that was altered behind the encryption can sign so that its signatures give it away
 * (Klima and Rosa, 2001, of OpenPGP's key files). The MAC is asked where it alone speaks: of a key that stands open in the file, which any PIN would open, and of a
 * PIN that opens nothing.
 *
 * A thief's guess costs him the cheapest hash in the file, however many of them a reader takes: to take fewer makes no guess cheaper.
 */
static gboolean
unpack (Reader  *self,
        GError **error)
{
  return check_mac_cost (self->file, error) && check_costs (self->file, error) && look_for_both (self, error) &&
         (self->locked || check_mac (self, error)) && beket_key_prove (self->key, error);
}

BeketKey *
beket_key_open_pkcs12 (GBytes     *pkcs12,
                       const char *pin,
                       GError    **error)
{
  g_auto (Reader) self = { .pin = pin };
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
  if ((result = gnutls_pkcs12_init (&self.file)) < 0 ||
      (result = gnutls_pkcs12_import (self.file, &datum, GNUTLS_X509_FMT_DER, 0)) < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "PKCS#12", result);
      return NULL;
    }

  self.certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return unpack (&self, error) ? g_steal_pointer (&self.key) : NULL;
}
