/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two states with their authorities, and certificates that no authority of ours would sign.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "trust-support.h"

#include <glib/gstdio.h>
#include <string.h>

static BeketAuthority *
new_authority (World      *self,
               const char *party)
{
  g_autofree char *folder = g_build_filename (self->folder, party, NULL);
  g_autoptr (GError) error = NULL;
  BeketAuthority *authority = beket_authority_create (folder, party, &error);

  g_assert_no_error (error);
  g_assert_true (beket_trust_add_root (self->trust, party, beket_authority_root (authority), &error));
  g_assert_no_error (error);

  return authority;
}

World *
world_new (void)
{
  World *self = g_new0 (World, 1);

  self->folder = g_dir_make_tmp ("beket-trust-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->trust = beket_trust_new ();
  self->kz = new_authority (self, "KZ");
  self->ru = new_authority (self, "RU");

  return self;
}

void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }

  g_rmdir (folder);
}

void
world_free (World *self)
{
  remove_folder (self->folder);
  g_clear_pointer (&self->kz, beket_authority_free);
  g_clear_pointer (&self->ru, beket_authority_free);
  g_clear_pointer (&self->trust, beket_trust_unref);
  g_free (self->folder);
  g_free (self);
}

BeketIdentity *
identity_for (BeketRole   role,
              const char *party)
{
  g_autofree char *id = NULL;

  switch (role)
    {
      case BEKET_ROLE_OFFICER:
        id = g_strdup_printf ("%s-10442", party);
        return beket_identity_new (role, party, "border", "KZSYR", "Әлия Нұрқызы Үлгі", id);

      case BEKET_ROLE_NODE:
      case BEKET_ROLE_LOG:
        id = g_strdup_printf ("%s-NODE", party);
        return beket_identity_new (role, party, "node", NULL, id, id);

      case BEKET_ROLE_ADVANCE:
        id = g_strdup_printf ("%s-TRANS-01", party);
        return beket_identity_new (role, party, "carrier", NULL, "Үлгі тасымал", id);

      case BEKET_ROLE_STATION:
      case BEKET_ROLE_SEAL:
      default:
        id = g_strdup_printf ("%s-KZSYR-B02", party);
        return beket_identity_new (role, party, "border", "KZSYR", "Бекет 2", id);
    }
}

BeketKeyKind
kind_for (BeketRole role)
{
  return role == BEKET_ROLE_LOG || role == BEKET_ROLE_SEAL ? BEKET_KEY_ED25519 : BEKET_KEY_P256;
}

BeketKey *
world_key (BeketAuthority *authority,
           BeketRole       role)
{
  g_autoptr (BeketIdentity) identity = identity_for (role, authority->party);
  g_autoptr (GError) error = NULL;
  BeketKey *key = beket_key_generate (kind_for (role), &error);

  g_assert_no_error (error);
  g_assert_true (beket_authority_issue_for (authority, key, identity, FROM, DAYS, &error));
  g_assert_no_error (error);

  return key;
}

gnutls_x509_crt_t
craft (BeketKey            *key,
       const BeketIdentity *identity)
{
  gnutls_x509_crt_t certificate;
  time_t from = (time_t) (FROM / G_USEC_PER_SEC);

  g_assert_cmpint (gnutls_x509_crt_init (&certificate), ==, 0);
  g_assert_cmpint (beket_authority_set_key (certificate, key->pubkey), ==, 0);
  g_assert_cmpint (beket_authority_set_serial (certificate), ==, 0);
  if (identity != NULL)
    g_assert_cmpint (beket_names_write ((BeketNames) { .certificate = certificate }, identity), ==, 0);
  g_assert_cmpint (gnutls_x509_crt_set_activation_time (certificate, from), ==, 0);
  g_assert_cmpint (gnutls_x509_crt_set_expiration_time (certificate, from + DAYS * 86400), ==, 0);

  return certificate;
}

GBytes *
craft_sign (gnutls_x509_crt_t         certificate,
            BeketAuthority           *authority,
            gnutls_digest_algorithm_t digest)
{
  g_autoptr (GError) error = NULL;
  GBytes *der;

  g_assert_cmpint (gnutls_x509_crt_privkey_sign (certificate, authority->root,
                                                 authority->key->key, digest, 0), ==, 0);
  der = beket_certificate_export (certificate, &error);
  g_assert_no_error (error);
  gnutls_x509_crt_deinit (certificate);

  return der;
}

BeketKey *
rsa_key (World       *world,
         unsigned int bits)
{
  g_autoptr (BeketIdentity) identity = identity_for (BEKET_ROLE_OFFICER, "KZ");
  g_autoptr (BeketKey) key = g_new0 (BeketKey, 1);
  g_autoptr (GBytes) der = NULL;
  gnutls_x509_crt_t certificate;

  g_atomic_ref_count_init (&key->ref_count);
  g_assert_cmpint (gnutls_x509_privkey_init (&key->x509), ==, 0);
  g_assert_cmpint (gnutls_x509_privkey_generate (key->x509, GNUTLS_PK_RSA, bits, 0), ==, 0);
  g_assert_cmpint (gnutls_privkey_init (&key->key), ==, 0);
  g_assert_cmpint (gnutls_privkey_import_x509 (key->key, key->x509, 0), ==, 0);
  g_assert_cmpint (gnutls_pubkey_init (&key->pubkey), ==, 0);
  g_assert_cmpint (gnutls_pubkey_import_privkey (key->pubkey, key->key, 0, 0), ==, 0);
  certificate = craft (key, identity);
  g_assert_cmpint (gnutls_x509_crt_set_key_usage (certificate, GNUTLS_KEY_DIGITAL_SIGNATURE |
                                                  GNUTLS_KEY_NON_REPUDIATION), ==, 0);
  der = craft_sign (certificate, world->kz, GNUTLS_DIG_SHA256);
  beket_key_set_certificate (key, der);

  return g_steal_pointer (&key);
}

GBytes *
read_data (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "trust", "data", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

guint8
byte_at (GBytes *bytes,
         gsize   position)
{
  return ((const guint8 *) g_bytes_get_data (bytes, NULL))[position];
}

GBytes *
mutate (GBytes *bytes,
        gsize   position,
        guint8  value)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  guint8 *copy = g_memdup2 (data, size);

  copy[position] = value;
  return g_bytes_new_take (copy, size);
}

void
assert_room (BeketKey *key,
             GBytes   *cms)
{
  g_autoptr (GError) error = NULL;
  gsize room = beket_key_cms_room (key, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (cms), <=, room);
  g_assert_cmpuint (room - g_bytes_get_size (cms), <, 128);
}
