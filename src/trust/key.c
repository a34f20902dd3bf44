/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A private key: how it is made, loaded, saved and counted.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/key-private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEY_FILE_MAX (64 * 1024)

static void
key_free (BeketKey *self)
{
  g_clear_pointer (&self->pubkey, gnutls_pubkey_deinit);
  g_clear_pointer (&self->key, gnutls_privkey_deinit);
  g_clear_pointer (&self->x509, gnutls_x509_privkey_deinit);
  g_clear_pointer (&self->certificate, g_bytes_unref);
  g_clear_pointer (&self->token, beket_token_access_free);
  g_free (self);
}

static int
open_parts (BeketKey *self)
{
  int result;

  if ((result = gnutls_privkey_init (&self->key)) < 0 ||
      (result = gnutls_privkey_import_x509 (self->key, self->x509, 0)) < 0 ||
      (result = gnutls_pubkey_init (&self->pubkey)) < 0)
    return result;

  return gnutls_pubkey_import_privkey (self->pubkey, self->key, 0, 0);
}

BeketKey *
beket_key_new_empty (void)
{
  BeketKey *self = g_new0 (BeketKey, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

BeketKey *
beket_key_new_take (gnutls_x509_privkey_t x509,
                    GError              **error)
{
  g_autoptr (BeketKey) self = beket_key_new_empty ();
  int result;

  self->x509 = x509;

  if ((result = open_parts (self)) < 0)
    beket_gnutls_fail (error, BEKET_ERROR_SIGNER, "Key", result);
  else if (beket_pubkey_algorithm (self->pubkey) == GNUTLS_SIGN_UNKNOWN)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER,
                 "Key: neither P-256, nor Ed25519, nor RSA of 2048 bits");
  else
    return g_steal_pointer (&self);

  return NULL;
}

BeketKey *
beket_key_generate (BeketKeyKind kind,
                    GError     **error)
{
  g_auto (gnutls_x509_privkey_t) x509 = NULL;
  gboolean edwards = kind == BEKET_KEY_ED25519;
  gnutls_pk_algorithm_t algorithm = edwards ? GNUTLS_PK_EDDSA_ED25519 : GNUTLS_PK_ECDSA;
  gnutls_ecc_curve_t curve = edwards ? GNUTLS_ECC_CURVE_ED25519 : GNUTLS_ECC_CURVE_SECP256R1;
  unsigned int bits = GNUTLS_CURVE_TO_BITS (curve);
  int result;

  if ((result = gnutls_x509_privkey_init (&x509)) < 0 ||
      (result = gnutls_x509_privkey_generate (x509, algorithm, bits, 0)) < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_SIGNER, "New key", result);
      return NULL;
    }

  return beket_key_new_take (g_steal_pointer (&x509), error);
}

/* A key file that others may read is no longer a secret: better no key than a false one. */
static gboolean
check_file (int         fd,
            const char *path,
            gsize      *size,
            GError    **error)
{
  struct stat st;

  if (fstat (fd, &st) < 0 || !S_ISREG (st.st_mode))
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "%s: not a file", path);
  else if ((st.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER,
                 "%s: open to others, mode %04o", path, (unsigned int) (st.st_mode & 07777));
  else if (st.st_size == 0 || st.st_size > KEY_FILE_MAX)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "%s: empty or too large", path);
  else
    {
      *size = (gsize) st.st_size;
      return TRUE;
    }

  return FALSE;
}

static gboolean
read_all (int             fd,
          gnutls_datum_t *secret,
          gsize           size)
{
  secret->data = gnutls_malloc (size);
  if (secret->data == NULL)
    return FALSE;

  while (secret->size < size)
    {
      ssize_t got = read (fd, secret->data + secret->size, size - secret->size);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        return FALSE;
      secret->size += (unsigned int) got;
    }

  return TRUE;
}

static gboolean
read_secret (const char     *path,
             gnutls_datum_t *secret,
             GError        **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  gboolean good;
  gsize size;

  if (fd < 0)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "%s: %s", path, g_strerror (errno));
      return FALSE;
    }

  good = check_file (fd, path, &size, error);
  if (good && !read_all (fd, secret, size))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "%s: not readable", path);
      good = FALSE;
    }
  close (fd);

  return good;
}

static BeketKey *
load_private (const char *path,
              GError    **error)
{
  g_auto (gnutls_datum_t) secret = { 0 };
  g_auto (gnutls_x509_privkey_t) x509 = NULL;
  int result;

  if (!read_secret (path, &secret, error))
    return NULL;

  if ((result = gnutls_x509_privkey_init (&x509)) < 0 ||
      (result = gnutls_x509_privkey_import2 (x509, &secret, GNUTLS_X509_FMT_PEM, NULL, 0)) < 0)
    {
      beket_gnutls_fail (error, BEKET_ERROR_SIGNER, path, result);
      return NULL;
    }

  return beket_key_new_take (g_steal_pointer (&x509), error);
}

BeketKey *
beket_key_load (const char *key_path,
                const char *certificate_path,
                GError    **error)
{
  g_autoptr (BeketKey) self = NULL;
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  g_autofree char *pem = NULL;
  gsize length;

  g_return_val_if_fail (key_path != NULL, NULL);
  g_return_val_if_fail (certificate_path != NULL, NULL);

  if (!(self = load_private (key_path, error)))
    return NULL;

  if (!g_file_get_contents (certificate_path, &pem, &length, NULL))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "%s: not readable", certificate_path);
      return NULL;
    }

  self->certificate = beket_certificate_from_pem (pem, length, error);
  if (self->certificate == NULL || !(certificate = beket_key_own_certificate (self, error)))
    {
      g_prefix_error (error, "%s: ", certificate_path);
      return NULL;
    }

  return g_steal_pointer (&self);
}

gboolean
beket_key_is_here (BeketKey *self,
                   GError  **error)
{
  if (self->token == NULL)
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "A key on a token does not leave it");
  return FALSE;
}

gboolean
beket_key_save (BeketKey   *self,
                const char *path,
                GError    **error)
{
  g_auto (gnutls_datum_t) pem = { 0 };
  g_autoptr (GError) failure = NULL;
  int result;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!beket_key_is_here (self, error))
    return FALSE;

  result = gnutls_x509_privkey_export2_pkcs8 (self->x509, GNUTLS_X509_FMT_PEM, NULL,
                                              GNUTLS_PKCS_PLAIN, &pem);
  if (result < 0)
    return beket_gnutls_fail (error, BEKET_ERROR_SIGNER, path, result);

  /* A newer GLib gives the file the mode of the one that it replaces. Where there is none yet, this does nothing. */
  chmod (path, 0600);
  if (g_file_set_contents_full (path, (const char *) pem.data, pem.size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &failure))
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "%s", failure->message);
  return FALSE;
}

BeketKey *
beket_key_ref (BeketKey *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beket_key_unref (BeketKey *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    key_free (self);
}

GBytes *
beket_key_certificate (BeketKey *self)
{
  return self->certificate;
}

void
beket_key_set_certificate (BeketKey *self,
                           GBytes   *der)
{
  g_autoptr (GBytes) old = self->certificate;

  self->certificate = der != NULL ? g_bytes_ref (der) : NULL;
}

gnutls_x509_crt_t
beket_key_own_certificate (BeketKey *self,
                           GError  **error)
{
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  g_auto (gnutls_pubkey_t) pubkey = NULL;

  if (self->certificate == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "The key has no certificate");
      return NULL;
    }

  if (!(certificate = beket_certificate_import (self->certificate, error)) ||
      !(pubkey = beket_certificate_pubkey (certificate, error)))
    return NULL;

  if (!beket_pubkey_equal (pubkey, self->pubkey))
    {
      beket_error_set_reason (error, BEKET_ERROR_SIGNER, "key-mismatch", "The certificate is of another key");
      return NULL;
    }

  return g_steal_pointer (&certificate);
}
