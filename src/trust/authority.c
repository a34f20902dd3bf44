/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A certificate authority for tests and demonstrations: its root and its folder.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/authority-private.h"

#include <string.h>

#define ROOT_FROM  1577836800   /* 2020-01-01: before any clock of a demonstration */
#define ROOT_YEARS 20
#define YEAR       ((time_t) 31557600)

void
beket_authority_free (BeketAuthority *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->root, gnutls_x509_crt_deinit);
  g_clear_pointer (&self->key, beket_key_unref);
  g_free (self->folder);
  g_free (self->party);
  g_free (self);
}

GBytes *
beket_authority_root (BeketAuthority *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return beket_key_certificate (self->key);
}

int
beket_authority_set_serial (gnutls_x509_crt_t certificate)
{
  guint8 serial[16];
  int result = gnutls_rnd (GNUTLS_RND_RANDOM, serial, sizeof serial);

  if (result < 0)
    return result;

  /* Positive, and always of the same length: 126 random bits remain. */
  serial[0] = (serial[0] & 0x3f) | 0x40;
  return gnutls_x509_crt_set_serial (certificate, serial, sizeof serial);
}

int
beket_authority_set_key (gnutls_x509_crt_t certificate,
                         gnutls_pubkey_t   pubkey)
{
  guint8 id[32];
  size_t size = sizeof (id);
  int result;

  if ((result = gnutls_x509_crt_set_version (certificate, 3)) < 0 ||
      (result = gnutls_x509_crt_set_pubkey (certificate, pubkey)) < 0 ||
      (result = gnutls_pubkey_get_key_id (pubkey, GNUTLS_KEYID_USE_SHA256, id, &size)) < 0)
    return result;

  /* RFC 7093, 2: the first 160 bits of the SHA-256. */
  return gnutls_x509_crt_set_subject_key_id (certificate, id, 20);
}

/* ---- The root ---- */

static int
name_root (gnutls_x509_crt_t root,
           const char       *party)
{
  g_autofree char *name = g_strdup_printf ("Beket test authority %s", party);
  int result = gnutls_x509_crt_set_dn_by_oid (root, GNUTLS_OID_X520_COUNTRY_NAME, 0, party, 2);

  if (result < 0)
    return result;

  return gnutls_x509_crt_set_dn_by_oid (root, GNUTLS_OID_X520_COMMON_NAME, 0, name,
                                        (unsigned int) strlen (name));
}

static int
write_root (BeketAuthority *self)
{
  time_t until = (time_t) (g_get_real_time () / G_USEC_PER_SEC) + ROOT_YEARS * YEAR;
  int result;

  if ((result = gnutls_x509_crt_init (&self->root)) < 0 ||
      (result = beket_authority_set_key (self->root, self->key->pubkey)) < 0 ||
      (result = beket_authority_set_serial (self->root)) < 0 ||
      (result = name_root (self->root, self->party)) < 0 ||
      (result = gnutls_x509_crt_set_activation_time (self->root, ROOT_FROM)) < 0 ||
      (result = gnutls_x509_crt_set_expiration_time (self->root, until)) < 0 ||
      (result = gnutls_x509_crt_set_basic_constraints (self->root, 1, 0)) < 0 ||
      (result = gnutls_x509_crt_set_key_usage (self->root, GNUTLS_KEY_KEY_CERT_SIGN |
                                               GNUTLS_KEY_CRL_SIGN)) < 0)
    return result;

  return gnutls_x509_crt_privkey_sign (self->root, self->root, self->key->key,
                                       GNUTLS_DIG_SHA256, 0);
}

/* GnuTLS compares names only of certificates that it has read, not of those just written. */
static gboolean
keep_root (BeketAuthority *self,
           GError        **error)
{
  g_autoptr (GBytes) der = beket_certificate_export (self->root, error);

  if (der == NULL)
    return FALSE;

  beket_key_set_certificate (self->key, der);
  g_clear_pointer (&self->root, gnutls_x509_crt_deinit);
  self->root = beket_key_own_certificate (self->key, error);

  return self->root != NULL;
}

static gboolean
make_root (BeketAuthority *self,
           GError        **error)
{
  int result;

  if (!(self->key = beket_key_generate (BEKET_KEY_P256, error)))
    return FALSE;

  if ((result = write_root (self)) < 0)
    return beket_gnutls_fail (error, BEKET_ERROR_SIGNER, "Root", result);

  return keep_root (self, error);
}

/* ---- The folder ---- */

gboolean
beket_authority_write (BeketAuthority       *self,
                       const char           *name,
                       const gnutls_datum_t *text,
                       GError              **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) failure = NULL;

  if (g_file_set_contents_full (path, (const char *) text->data, text->size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0644, &failure))
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "%s", failure->message);
  return FALSE;
}

static gboolean
write_folder (BeketAuthority *self,
              GError        **error)
{
  g_autofree char *key = g_build_filename (self->folder, "root.key", NULL);
  g_auto (gnutls_datum_t) root = { 0 };
  g_auto (gnutls_x509_crl_t) crl = NULL;
  g_autofree char *list = NULL;
  int result;

  if ((result = gnutls_x509_crt_export2 (self->root, GNUTLS_X509_FMT_PEM, &root)) < 0 ||
      (result = gnutls_x509_crl_init (&crl)) < 0)
    return beket_gnutls_fail (error, BEKET_ERROR_SIGNER, "Root", result);

  return beket_key_save (self->key, key, error) &&
         beket_authority_write (self, "root.pem", &root, error) &&
         (list = beket_authority_write_crl (self, crl, 1, error)) != NULL;
}

static gboolean
make_folder (const char *folder,
             GError    **error)
{
  g_autofree char *key = g_build_filename (folder, "root.key", NULL);

  if (g_mkdir_with_parents (folder, 0700) < 0)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "%s: cannot be made", folder);
  else if (g_file_test (key, G_FILE_TEST_EXISTS))
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "%s: has an authority already", folder);
  else
    return TRUE;

  return FALSE;
}

BeketAuthority *
beket_authority_create (const char *folder,
                        const char *party,
                        GError    **error)
{
  g_autoptr (BeketAuthority) self = g_new0 (BeketAuthority, 1);

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (party != NULL, NULL);

  if (strlen (party) != 2 || !g_ascii_isupper (party[0]) || !g_ascii_isupper (party[1]))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "Authority: \"%s\" is not a country code",
                   party);
      return NULL;
    }

  self->folder = g_strdup (folder);
  self->party = g_strdup (party);
  if (!make_folder (folder, error) || !make_root (self, error) || !write_folder (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
read_root (BeketAuthority *self,
           GError        **error)
{
  char country[3] = "";
  size_t size = sizeof (country);
  int result;

  if (!(self->root = beket_key_own_certificate (self->key, error)))
    return FALSE;

  result = gnutls_x509_crt_get_dn_by_oid (self->root, GNUTLS_OID_X520_COUNTRY_NAME, 0, 0,
                                          country, &size);
  if (result < 0)
    return beket_gnutls_fail (error, BEKET_ERROR_SIGNER, "Root", result);

  self->party = g_strdup (country);
  return TRUE;
}

BeketAuthority *
beket_authority_open (const char *folder,
                      GError    **error)
{
  g_autoptr (BeketAuthority) self = g_new0 (BeketAuthority, 1);
  g_autofree char *key = NULL;
  g_autofree char *certificate = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  key = g_build_filename (folder, "root.key", NULL);
  certificate = g_build_filename (folder, "root.pem", NULL);

  self->folder = g_strdup (folder);
  self->key = beket_key_load (key, certificate, error);
  if (self->key == NULL || !read_root (self, error))
    return NULL;

  return g_steal_pointer (&self);
}
