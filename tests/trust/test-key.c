/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys on disk: what is saved is loaded again, what is unsafe or does not fit is refused.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "trust-support.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  World *world;
  char  *key;           /* path */
  char  *certificate;   /* path */
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer unused)
{
  f->world = world_new ();
  f->key = g_build_filename (f->world->folder, "station.key", NULL);
  f->certificate = g_build_filename (f->world->folder, "station.pem", NULL);
}

static void
tear_down (Fixture      *f,
           gconstpointer unused)
{
  world_free (f->world);
  g_free (f->key);
  g_free (f->certificate);
}

static void
save_certificate (BeketKey   *key,
                  const char *path)
{
  g_autofree char *pem = beket_certificate_to_pem (beket_key_certificate (key));

  g_assert_true (g_file_set_contents (path, pem, -1, NULL));
}

static void
test_save_load (Fixture      *f,
                gconstpointer data)
{
  BeketRole role = (BeketRole) GPOINTER_TO_INT (data);
  g_autoptr (BeketKey) key = world_key (f->world->kz, role);
  g_autoptr (BeketKey) again = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf st;

  g_assert_true (beket_key_save (key, f->key, &error));
  save_certificate (key, f->certificate);
  g_assert_cmpint (g_stat (f->key, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 07777, ==, 0600);

  again = beket_key_load (f->key, f->certificate, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (beket_key_certificate (again), beket_key_certificate (key)));

  signature = beket_key_sign (again, "head", 4, &error);
  g_assert_true (beket_signature_check (beket_key_certificate (key), "head", 4, signature, &error));
  g_assert_no_error (error);
}

/* Others make TLS identities of these files. */
static void
test_pem_for_tls (Fixture      *f,
                  gconstpointer unused)
{
  g_autoptr (BeketKey) key = world_key (f->world->kz, BEKET_ROLE_NODE);
  g_autofree char *text = NULL;

  g_assert_true (beket_key_save (key, f->key, NULL));
  g_assert_true (g_file_get_contents (f->key, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "-----BEGIN PRIVATE KEY-----\n"));
}

static void
test_save_replaces (Fixture      *f,
                    gconstpointer unused)
{
  g_autoptr (BeketKey) key = world_key (f->world->kz, BEKET_ROLE_STATION);
  GStatBuf st;

  g_assert_true (g_file_set_contents (f->key, "old", -1, NULL));
  g_assert_cmpint (g_chmod (f->key, 0644), ==, 0);
  g_assert_true (beket_key_save (key, f->key, NULL));
  g_assert_cmpint (g_stat (f->key, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 07777, ==, 0600);

  assert_fails (BEKET_ERROR_STORE, "no-such-folder",
                beket_key_save (key, "/no-such-folder/station.key", e));
}

static void
test_open_to_others (Fixture      *f,
                     gconstpointer unused)
{
  static const int modes[] = { 0640, 0604, 0660, 0610, 0601, 0644 };
  g_autoptr (BeketKey) key = world_key (f->world->kz, BEKET_ROLE_STATION);

  g_assert_true (beket_key_save (key, f->key, NULL));
  save_certificate (key, f->certificate);
  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_assert_cmpint (g_chmod (f->key, modes[i]), ==, 0);
      assert_fails (BEKET_ERROR_SIGNER, "open to others",
                    beket_key_load (f->key, f->certificate, e));
    }
}

static void
test_another_key (Fixture      *f,
                  gconstpointer unused)
{
  g_autoptr (BeketKey) key = world_key (f->world->kz, BEKET_ROLE_STATION);
  g_autoptr (BeketKey) other = world_key (f->world->kz, BEKET_ROLE_STATION);

  g_assert_true (beket_key_save (key, f->key, NULL));
  save_certificate (other, f->certificate);
  assert_fails (BEKET_ERROR_SIGNER, "of another key", beket_key_load (f->key, f->certificate, e));
}

static void
test_bad_files (Fixture      *f,
                gconstpointer unused)
{
  static const char *const texts[] = { "", "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n", "key" };
  g_autoptr (BeketKey) key = world_key (f->world->kz, BEKET_ROLE_STATION);
  g_autofree char *large = g_strnfill (65537, 'A');

  save_certificate (key, f->certificate);
  assert_fails (BEKET_ERROR_SIGNER, f->key, beket_key_load (f->key, f->certificate, e));
  assert_fails (BEKET_ERROR_SIGNER, "not a file",
                beket_key_load (f->world->folder, f->certificate, e));

  for (gsize i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      const char *text = i < G_N_ELEMENTS (texts) ? texts[i] : large;

      g_assert_true (g_file_set_contents (f->key, text, -1, NULL));
      g_assert_cmpint (g_chmod (f->key, 0600), ==, 0);
      assert_fails (BEKET_ERROR_SIGNER, f->key, beket_key_load (f->key, f->certificate, e));
    }

  g_assert_true (beket_key_save (key, f->key, NULL));
  g_assert_cmpint (g_unlink (f->certificate), ==, 0);
  assert_fails (BEKET_ERROR_SIGNER, f->certificate, beket_key_load (f->key, f->certificate, e));
  g_assert_true (g_file_set_contents (f->certificate, "nothing", -1, NULL));
  assert_fails (BEKET_ERROR_CORRUPT, f->certificate, beket_key_load (f->key, f->certificate, e));
}

/* A short RSA key or another curve signs nothing here. */
static void
test_unknown_kinds (Fixture      *f,
                    gconstpointer unused)
{
  static const struct { gnutls_pk_algorithm_t algorithm; unsigned int bits; } kinds[] = {
    { GNUTLS_PK_RSA, 1024 },
    { GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP384R1) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gnutls_x509_privkey_t x509;

      g_assert_cmpint (gnutls_x509_privkey_init (&x509), ==, 0);
      g_assert_cmpint (gnutls_x509_privkey_generate (x509, kinds[i].algorithm, kinds[i].bits, 0), ==, 0);
      assert_fails (BEKET_ERROR_SIGNER, "neither", beket_key_new_take (x509, e));
    }
}

static void
test_references (Fixture      *f,
                 gconstpointer unused)
{
  BeketKey *key = beket_key_generate (BEKET_KEY_P256, NULL);
  g_autoptr (GBytes) der = g_bytes_ref (beket_authority_root (f->world->kz));

  g_assert_null (beket_key_certificate (key));
  beket_key_set_certificate (key, der);
  beket_key_set_certificate (key, beket_key_certificate (key));
  g_assert_true (beket_key_certificate (key) == der);
  g_assert_true (beket_key_ref (key) == key);
  beket_key_unref (key);
  beket_key_set_certificate (key, NULL);
  g_assert_null (beket_key_certificate (key));
  beket_key_unref (key);
}

#define ADD(path, data, function) \
  g_test_add ("/trust/key/" path, Fixture, (data), set_up, (function), tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("save-load/p256", GINT_TO_POINTER (BEKET_ROLE_STATION), test_save_load);
  ADD ("save-load/ed25519", GINT_TO_POINTER (BEKET_ROLE_LOG), test_save_load);
  ADD ("pem-for-tls", NULL, test_pem_for_tls);
  ADD ("save-replaces", NULL, test_save_replaces);
  ADD ("open-to-others", NULL, test_open_to_others);
  ADD ("another-key", NULL, test_another_key);
  ADD ("bad-files", NULL, test_bad_files);
  ADD ("unknown-kinds", NULL, test_unknown_kinds);
  ADD ("references", NULL, test_references);

  return g_test_run ();
}
