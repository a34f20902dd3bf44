/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Raw signatures: heads, receipts, checkpoints and paper seals.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/key-private.h"

#define CHALLENGE_SIZE 32

GBytes *
beket_key_sign (BeketKey   *self,
                const void *data,
                gsize       length,
                GError    **error)
{
  g_auto (gnutls_datum_t) signature = { 0 };
  gnutls_datum_t text = { .data = (guint8 *) data, .size = (unsigned int) length };
  int result;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (length <= G_MAXUINT, NULL);

  result = gnutls_privkey_sign_data2 (self->key, beket_pubkey_algorithm (self->pubkey), 0,
                                      &text, &signature);
  if (result < 0)
    {
      beket_key_fail (self, result, error);
      return NULL;
    }

  return beket_datum_bytes (&signature);
}

gboolean
beket_signature_check (GBytes     *certificate,
                       const void *data,
                       gsize       length,
                       GBytes     *signature,
                       GError    **error)
{
  g_auto (gnutls_x509_crt_t) parsed = NULL;
  g_auto (gnutls_pubkey_t) pubkey = NULL;
  gnutls_datum_t text = { .data = (guint8 *) data, .size = (unsigned int) length };
  gnutls_datum_t sealed;
  gnutls_sign_algorithm_t algorithm;
  int result;

  g_return_val_if_fail (certificate != NULL, FALSE);
  g_return_val_if_fail (signature != NULL, FALSE);
  g_return_val_if_fail (length <= G_MAXUINT, FALSE);

  if (!(parsed = beket_certificate_import (certificate, error)) ||
      !(pubkey = beket_certificate_pubkey (parsed, error)))
    return FALSE;

  algorithm = beket_pubkey_algorithm (pubkey);
  if (algorithm == GNUTLS_SIGN_UNKNOWN)
    return beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "Signature",
                              GNUTLS_E_UNSUPPORTED_SIGNATURE_ALGORITHM);

  sealed = beket_bytes_datum (signature);
  result = gnutls_pubkey_verify_data2 (pubkey, algorithm, 0, &text, &sealed);
  if (result < 0)
    return beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "Signature", result);

  return TRUE;
}

gboolean
beket_key_prove (BeketKey *self,
                 GError  **error)
{
  guint8 challenge[CHALLENGE_SIZE];
  g_autoptr (GBytes) signature = NULL;

  if (gnutls_rnd (GNUTLS_RND_NONCE, challenge, sizeof challenge) < 0)
    return beket_gnutls_fail (error, BEKET_ERROR_SIGNER, "Key", GNUTLS_E_RANDOM_FAILED);

  if (gnutls_privkey_get_pk_algorithm (self->key, NULL) == gnutls_pubkey_get_pk_algorithm (self->pubkey, NULL))
    {
      signature = beket_key_sign (self, challenge, sizeof challenge, error);
      if (signature == NULL)
        return FALSE;
      if (beket_signature_check (self->certificate, challenge, sizeof challenge, signature, NULL))
        return TRUE;
    }

  return beket_error_set_reason (error, BEKET_ERROR_SIGNER, "key-mismatch", "The certificate is of another key");
}
