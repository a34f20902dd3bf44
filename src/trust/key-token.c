/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An officer's key on a token: PKCS#11 through GnuTLS and p11-kit, which knows the modules of this machine.
 *
 * The certificate is public and read first; the key is the one with the same id, for labels are anybody's. The PIN is asked
 * once: a second try of a wrong one would only bring the token nearer to its lock.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/key-private.h"
#include "trust/token-private.h"

#include <string.h>

#define CERTIFICATES_MAX 64

struct _BeketTokenAccess
{
  char    *uri;     /* (owned): of the key */
  char    *pin;     /* (owned) */
  gboolean asked;
};

void
beket_token_access_free (BeketTokenAccess *self)
{
  gnutls_memset (self->pin, 0, strlen (self->pin));
  g_free (self->pin);
  g_free (self->uri);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketTokenAccess, beket_token_access_free)

/* ---- The certificate ---- */

static void
free_objects (gnutls_pkcs11_obj_t *objects,
              unsigned int         n)
{
  for (unsigned int i = 0; i < n; i++)
    if (objects[i] != NULL)
      gnutls_pkcs11_obj_deinit (objects[i]);
  gnutls_free (objects);
}

/* (transfer full): exactly one: which of two is meant, a person has to say. */
static gnutls_pkcs11_obj_t
find_certificate (const char *uri,
                  GError    **error)
{
  g_autofree char *wanted = beket_token_uri_for (uri, "cert", FALSE);
  gnutls_pkcs11_obj_t *objects = NULL;
  gnutls_pkcs11_obj_t found = NULL;
  unsigned int n = 0;
  int result = gnutls_pkcs11_obj_list_import_url4 (&objects, &n, wanted, 0);

  if (result < 0 || n == 0)
    beket_token_fail (uri, result < 0 ? result : GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE, error);
  else if (n > 1)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "Token's URI: names %u certificates: add its id", n);
  else
    found = g_steal_pointer (&objects[0]);
  if (result >= 0)
    free_objects (objects, n);

  return found;
}

static GBytes *
certificate_bytes (gnutls_pkcs11_obj_t object,
                   const char         *uri,
                   GError            **error)
{
  g_auto (gnutls_datum_t) der = { 0 };
  int result = gnutls_pkcs11_obj_export2 (object, &der);

  if (result < 0 || der.size > BEKET_CERTIFICATE_MAX)
    {
      beket_token_fail (uri, result < 0 ? result : GNUTLS_E_ASN1_DER_OVERFLOW, error);
      return NULL;
    }

  return beket_datum_bytes (&der);
}

/* The whole name of the certificate, its label left out. */
static char *
exact_uri (gnutls_pkcs11_obj_t object,
           const char         *uri,
           GError            **error)
{
  char *exported = NULL;
  char *exact = NULL;
  int result = gnutls_pkcs11_obj_export_url (object, GNUTLS_PKCS11_URL_GENERIC, &exported);

  if (result < 0)
    beket_token_fail (uri, result, error);
  else
    exact = beket_token_uri_for (exported, NULL, TRUE);
  gnutls_free (exported);

  return exact;
}

char *
beket_key_token_uri (const char *uri,
                     GError    **error)
{
  g_auto (gnutls_pkcs11_obj_t) object = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  if (!beket_token_uri_check (uri, error) || !(object = find_certificate (uri, error)))
    return NULL;

  return exact_uri (object, uri, error);
}

/* ---- The key ---- */

/* A token that wants the PIN for each signature (CKA_ALWAYS_AUTHENTICATE) gets it; one that found it wrong does not get it again. */
static int
give_pin (void        *user_data,
          int          attempt,
          const char  *url,
          const char  *label,
          unsigned int flags,
          char        *pin,
          size_t       size)
{
  BeketTokenAccess *access = user_data;

  if (attempt > 0 || (flags & (GNUTLS_PIN_WRONG | GNUTLS_PIN_SO)) != 0 || strlen (access->pin) >= size)
    return GNUTLS_E_PKCS11_PIN_ERROR;

  access->asked = TRUE;
  g_strlcpy (pin, access->pin, size);
  return 0;
}

static gboolean
import_key (BeketKey *self,
            GError  **error)
{
  int result;

  if ((result = gnutls_privkey_init (&self->key)) < 0)
    return beket_token_fail (self->token->uri, result, error);

  gnutls_privkey_set_pin_function (self->key, give_pin, self->token);
  result = gnutls_privkey_import_url (self->key, self->token->uri, 0);
  if (result < 0)
    return beket_token_fail (self->token->uri, result, error);

  return TRUE;
}

static gboolean
import_pubkey (BeketKey *self,
               GError  **error)
{
  g_auto (gnutls_x509_crt_t) certificate = beket_certificate_import (self->certificate, error);

  if (certificate == NULL || !(self->pubkey = beket_certificate_pubkey (certificate, error)))
    return FALSE;
  if (beket_pubkey_algorithm (self->pubkey) != GNUTLS_SIGN_UNKNOWN)
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "Key: neither P-256, nor Ed25519, nor RSA of 2048 bits");
  return FALSE;
}

/* While another of this program's keys is open on the same token, it takes any PIN: then this one has proved nothing. */
static gboolean
prove (BeketKey *self,
       GError  **error)
{
  if (!beket_key_prove (self, error))
    return FALSE;
  if (self->token->asked)
    return TRUE;

  return beket_error_set_reason (error, BEKET_ERROR_SIGNER, "token-busy", "Token: open already, the PIN was not asked");
}

static BeketTokenAccess *
access_new (const char *exact,
            const char *pin)
{
  BeketTokenAccess *self = g_new0 (BeketTokenAccess, 1);

  self->uri = beket_token_uri_for (exact, "private", TRUE);
  self->pin = g_strdup (pin);
  return self;
}

BeketKey *
beket_key_open_token (const char *uri,
                      const char *pin,
                      GError    **error)
{
  g_autoptr (BeketKey) self = NULL;
  g_auto (gnutls_pkcs11_obj_t) object = NULL;
  g_autofree char *exact = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  if (!beket_token_uri_check (uri, error) || !beket_pin_check (pin, BEKET_ERROR_PIN, error) ||
      !(object = find_certificate (uri, error)) || !(exact = exact_uri (object, uri, error)))
    return NULL;

  self = beket_key_new_empty ();
  self->token = access_new (exact, pin);
  if (!(self->certificate = certificate_bytes (object, uri, error)) || !import_pubkey (self, error) ||
      !import_key (self, error) || !prove (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

gboolean
beket_key_fail (BeketKey *self,
                int       result,
                GError  **error)
{
  if (self->token == NULL)
    return beket_gnutls_fail (error, BEKET_ERROR_SIGNER, "Signature", result);

  return beket_token_fail (self->token->uri, result, error);
}
