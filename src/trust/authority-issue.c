/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A certificate authority for tests and demonstrations: what it signs.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/authority-private.h"
#include "trust/identity-private.h"

#include <string.h>

#define REQUEST_MAX (64 * 1024)
#define DAYS_MAX    3660
#define DAY         86400

static unsigned int
usage_for (BeketRole role)
{
  if (role == BEKET_ROLE_OFFICER)
    return GNUTLS_KEY_DIGITAL_SIGNATURE | GNUTLS_KEY_NON_REPUDIATION;

  return GNUTLS_KEY_DIGITAL_SIGNATURE;
}

static int
set_purposes (gnutls_x509_crt_t certificate,
              BeketRole         role)
{
  int result = 0;

  if (role == BEKET_ROLE_STATION || role == BEKET_ROLE_NODE || role == BEKET_ROLE_ADVANCE)
    result = gnutls_x509_crt_set_key_purpose_oid (certificate, GNUTLS_KP_TLS_WWW_CLIENT, 0);
  if (result >= 0 && role == BEKET_ROLE_NODE)
    result = gnutls_x509_crt_set_key_purpose_oid (certificate, GNUTLS_KP_TLS_WWW_SERVER, 0);

  return result;
}

static int
set_authority_key (BeketAuthority   *self,
                   gnutls_x509_crt_t certificate)
{
  guint8 id[32];
  size_t size = sizeof (id);
  int result = gnutls_x509_crt_get_subject_key_id (self->root, id, &size, NULL);

  return result < 0 ? result : gnutls_x509_crt_set_authority_key_id (certificate, id, size);
}

static int
write_certificate (BeketAuthority      *self,
                   gnutls_x509_crt_t    certificate,
                   gnutls_pubkey_t      pubkey,
                   const BeketIdentity *identity,
                   time_t               from,
                   int                  days)
{
  time_t until = from + (time_t) days * DAY;
  int result;

  if ((result = beket_authority_set_key (certificate, pubkey)) < 0 ||
      (result = beket_authority_set_serial (certificate)) < 0 ||
      (result = beket_names_write ((BeketNames) { .certificate = certificate }, identity)) < 0 ||
      (result = gnutls_x509_crt_set_activation_time (certificate, from)) < 0 ||
      (result = gnutls_x509_crt_set_expiration_time (certificate, until)) < 0 ||
      (result = gnutls_x509_crt_set_basic_constraints (certificate, 0, -1)) < 0 ||
      (result = gnutls_x509_crt_set_key_usage (certificate, usage_for (identity->role))) < 0 ||
      (result = set_purposes (certificate, identity->role)) < 0 ||
      (result = set_authority_key (self, certificate)) < 0)
    return result;

  return gnutls_x509_crt_privkey_sign (certificate, self->root, self->key->key,
                                       GNUTLS_DIG_SHA256, 0);
}

static gboolean
may_issue (BeketAuthority      *self,
           gnutls_pubkey_t      pubkey,
           const BeketIdentity *identity,
           int                  days,
           GError             **error)
{
  if (!beket_identity_check (identity, error))
    return FALSE;

  if (strcmp (identity->party, self->party) != 0)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "Request of %s: another state's",
                 identity->id);
  else if (!beket_role_fits (identity->role, beket_pubkey_algorithm (pubkey)))
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "Request of %s: not a key for a %s",
                 identity->id, beket_role_word (identity->role));
  else if (days < 1 || days > DAYS_MAX)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "Validity: 1 to %d days", DAYS_MAX);
  else
    return TRUE;

  return FALSE;
}

static GBytes *
certify (BeketAuthority      *self,
         gnutls_pubkey_t      pubkey,
         const BeketIdentity *identity,
         gint64               from,
         int                  days,
         GError             **error)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  time_t second = (time_t) (from / G_USEC_PER_SEC);
  int result;

  if (!may_issue (self, pubkey, identity, days, error))
    return NULL;

  if ((result = gnutls_x509_crt_init (&certificate)) < 0 ||
      (result = write_certificate (self, certificate, pubkey, identity, second, days)) < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_SIGNER, "New certificate", result);
      return NULL;
    }

  return beket_certificate_export (certificate, error);
}

/* ---- From a request ---- */

/* The request's own signature proves that whoever asks holds the key. */
static gnutls_x509_crq_t
import_request (const char *pem,
                GError    **error)
{
  g_auto (gnutls_x509_crq_t) request = NULL;
  gsize length = strnlen (pem, REQUEST_MAX + 1);
  gnutls_datum_t text = { .data = (guint8 *) pem, .size = (unsigned int) length };
  int result = GNUTLS_E_ASN1_DER_OVERFLOW;

  if (length > REQUEST_MAX ||
      (result = gnutls_x509_crq_init (&request)) < 0 ||
      (result = gnutls_x509_crq_import (request, &text, GNUTLS_X509_FMT_PEM)) < 0 ||
      (result = gnutls_x509_crq_verify (request, 0)) < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "Request", result);
      return NULL;
    }

  return g_steal_pointer (&request);
}

static gnutls_pubkey_t
request_pubkey (gnutls_x509_crq_t request,
                GError          **error)
{
  g_auto (gnutls_pubkey_t) pubkey = NULL;
  int result;

  if ((result = gnutls_pubkey_init (&pubkey)) < 0 ||
      (result = gnutls_pubkey_import_x509_crq (pubkey, request, 0)) < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "Request", result);
      return NULL;
    }

  return g_steal_pointer (&pubkey);
}

GBytes *
beket_authority_issue (BeketAuthority *self,
                       const char     *request_pem,
                       int             days,
                       GError        **error)
{
  g_auto (gnutls_x509_crq_t) request = NULL;
  g_auto (gnutls_pubkey_t) pubkey = NULL;
  g_autoptr (BeketIdentity) identity = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (request_pem != NULL, NULL);

  if (!(request = import_request (request_pem, error)) ||
      !(pubkey = request_pubkey (request, error)) ||
      !(identity = beket_names_read ((BeketNames) { .request = request }, error)))
    return NULL;

  return certify (self, pubkey, identity, g_get_real_time (), days, error);
}

gboolean
beket_authority_issue_for (BeketAuthority      *self,
                           BeketKey            *key,
                           const BeketIdentity *identity,
                           gint64               from,
                           int                  days,
                           GError             **error)
{
  g_autoptr (GBytes) der = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (identity != NULL, FALSE);

  if (!(der = certify (self, key->pubkey, identity, from, days, error)))
    return FALSE;

  beket_key_set_certificate (key, der);
  return TRUE;
}
