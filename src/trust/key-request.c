/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asking an authority for a certificate: PKCS#10 (RFC 2986).
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/identity-private.h"
#include "trust/key-private.h"

static int
write_request (BeketKey            *self,
               const BeketIdentity *identity,
               gnutls_x509_crq_t    request)
{
  int result;

  if ((result = gnutls_x509_crq_set_version (request, 1)) < 0 ||
      (result = beket_names_write ((BeketNames) { .request = request }, identity)) < 0 ||
      (result = gnutls_x509_crq_set_pubkey (request, self->pubkey)) < 0)
    return result;

  return gnutls_x509_crq_privkey_sign (request, self->key, GNUTLS_DIG_UNKNOWN, 0);
}

char *
beket_key_request (BeketKey                    *self,
                   const struct _BeketIdentity *identity,
                   GError                     **error)
{
  g_auto (gnutls_x509_crq_t) request = NULL;
  g_auto (gnutls_datum_t) pem = { 0 };
  int result;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (identity != NULL, NULL);

  if (!beket_identity_check (identity, error))
    return NULL;

  if (!beket_role_fits (identity->role, beket_pubkey_algorithm (self->pubkey)))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "Request: not a key for a %s",
                   beket_role_word (identity->role));
      return NULL;
    }

  if ((result = gnutls_x509_crq_init (&request)) < 0 ||
      (result = write_request (self, identity, request)) < 0 ||
      (result = gnutls_x509_crq_export2 (request, GNUTLS_X509_FMT_PEM, &pem)) < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_SIGNER, "Request", result);
      return NULL;
    }

  return g_strndup ((const char *) pem.data, pem.size);
}
