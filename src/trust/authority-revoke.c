/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A certificate authority for tests and demonstrations: what it takes back.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/authority-private.h"
#include "trust/trust-private.h"

#include <string.h>

#define LIST_DAYS 365   /* as long as what it issues for a demonstration */
#define DAY       86400

/* ---- Writing ---- */

static int
set_number (gnutls_x509_crl_t crl,
            guint64           number)
{
  guint64 octets = GUINT64_TO_BE (number);

  return gnutls_x509_crl_set_number (crl, &octets, sizeof octets);
}

static int
sign_crl (BeketAuthority   *self,
          gnutls_x509_crl_t crl,
          guint64           number)
{
  time_t now = (time_t) (g_get_real_time () / G_USEC_PER_SEC);
  guint8 id[32];
  size_t size = sizeof (id);
  int result;

  if ((result = gnutls_x509_crl_set_version (crl, 2)) < 0 ||
      (result = gnutls_x509_crl_set_this_update (crl, now)) < 0 ||
      (result = gnutls_x509_crl_set_next_update (crl, now + LIST_DAYS * DAY)) < 0 ||
      (result = gnutls_x509_crt_get_subject_key_id (self->root, id, &size, NULL)) < 0 ||
      (result = gnutls_x509_crl_set_authority_key_id (crl, id, size)) < 0 ||
      (result = set_number (crl, number)) < 0)
    return result;

  return gnutls_x509_crl_privkey_sign (crl, self->root, self->key->key, GNUTLS_DIG_SHA256, 0);
}

char *
beket_authority_write_crl (BeketAuthority   *self,
                           gnutls_x509_crl_t crl,
                           guint64           number,
                           GError          **error)
{
  g_auto (gnutls_datum_t) pem = { 0 };
  int result;

  if ((result = sign_crl (self, crl, number)) < 0 ||
      (result = gnutls_x509_crl_export2 (crl, GNUTLS_X509_FMT_PEM, &pem)) < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_SIGNER, "Revocation list", result);
      return NULL;
    }

  if (!beket_authority_write (self, "crl.pem", &pem, error))
    return NULL;

  return g_strndup ((const char *) pem.data, pem.size);
}

/* ---- Adding ---- */

typedef struct
{
  gnutls_x509_crl_t next;     /* (not owned) */
  GBytes           *serial;   /* (not owned): the one to add */
  gboolean          known;
  int               result;
} Copy;

static gboolean
copy_line (const guint8 *serial,
           gsize         size,
           gint64        from,
           gpointer      user_data)
{
  Copy *copy = user_data;

  if (size == g_bytes_get_size (copy->serial) &&
      memcmp (serial, g_bytes_get_data (copy->serial, NULL), size) == 0)
    copy->known = TRUE;

  copy->result = gnutls_x509_crl_set_crt_serial (copy->next, serial, size, (time_t) from);
  return copy->result >= 0;
}

/* The number of the last list, or 0. Our own are eight octets. */
static guint64
read_number (gnutls_x509_crl_t crl)
{
  guint8 octets[32];
  size_t size = sizeof (octets);
  guint64 number = 0;

  if (gnutls_x509_crl_get_number (crl, octets, &size, NULL) < 0)
    return 0;

  for (size_t i = 0; i < size; i++)
    number = number << 8 | octets[i];

  return number;
}

static gnutls_x509_crl_t
load_list (BeketAuthority *self,
           char          **text,
           GError        **error)
{
  g_autofree char *path = g_build_filename (self->folder, "crl.pem", NULL);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (!g_file_get_contents (path, text, &length, &failure))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "%s", failure->message);
      return NULL;
    }

  bytes = g_bytes_new_static (*text, length);
  return beket_crl_import (bytes, error);
}

static GBytes *
own_serial (BeketAuthority *self,
            GBytes         *der,
            GError        **error)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  guint8 serial[64];
  size_t size = sizeof (serial);
  unsigned int flags = GNUTLS_VERIFY_DISABLE_TIME_CHECKS, wrong = 0;

  if (!(certificate = beket_certificate_import (der, error)))
    return NULL;

  if (!gnutls_x509_crt_check_issuer (certificate, self->root) ||
      gnutls_x509_crt_verify (certificate, &self->root, 1, flags, &wrong) < 0 ||
      wrong != 0 || gnutls_x509_crt_get_serial (certificate, serial, &size) < 0)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "Certificate: not of this authority");
      return NULL;
    }

  return g_bytes_new (serial, size);
}

char *
beket_authority_revoke_at (BeketAuthority *self,
                           GBytes         *der,
                           gint64          when,
                           GError        **error)
{
  g_auto (gnutls_x509_crl_t) last = NULL;
  g_auto (gnutls_x509_crl_t) next = NULL;
  g_autoptr (GBytes) serial = NULL;
  g_autofree char *text = NULL;
  Copy copy = { 0 };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (der != NULL, NULL);

  if (!(serial = own_serial (self, der, error)) || !(last = load_list (self, &text, error)))
    return NULL;

  copy.serial = serial;
  if ((copy.result = gnutls_x509_crl_init (&next)) >= 0)
    {
      copy.next = next;
      if (!beket_crl_foreach (last, copy_line, &copy, error))
        return NULL;
    }
  if (copy.known)
    return g_steal_pointer (&text);

  if (copy.result >= 0)
    copy.result = gnutls_x509_crl_set_crt_serial (next, g_bytes_get_data (serial, NULL),
                                                  g_bytes_get_size (serial),
                                                  (time_t) (when / G_USEC_PER_SEC));
  if (copy.result < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_SIGNER, "Revocation list", copy.result);
      return NULL;
    }

  return beket_authority_write_crl (self, next, read_number (last) + 1, error);
}

char *
beket_authority_revoke (BeketAuthority *self,
                        GBytes         *der,
                        GError        **error)
{
  return beket_authority_revoke_at (self, der, g_get_real_time (), error);
}
