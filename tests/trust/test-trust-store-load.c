/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The trust store on disk: what is loaded, and which file is named when one is bad.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "trust-support.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  World *world;
  char  *folder;
} Fixture;

static void
put (Fixture    *f,
     const char *kind,
     const char *name,
     const char *text)
{
  g_autofree char *folder = g_build_filename (f->folder, kind, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
put_root (Fixture        *f,
          const char     *name,
          BeketAuthority *authority)
{
  g_autofree char *pem = beket_certificate_to_pem (beket_authority_root (authority));

  put (f, "roots", name, pem);
}

static void
set_up (Fixture      *f,
        gconstpointer unused)
{
  f->world = world_new ();
  f->folder = g_build_filename (f->world->folder, "trust", NULL);
  put_root (f, "KZ.pem", f->world->kz);
  put_root (f, "RU.pem", f->world->ru);
}

static void
tear_down (Fixture      *f,
           gconstpointer unused)
{
  world_free (f->world);
  g_free (f->folder);
}

static void
test_roots (Fixture      *f,
            gconstpointer unused)
{
  g_autoptr (BeketKey) kz = world_key (f->world->kz, BEKET_ROLE_NODE);
  g_autoptr (BeketKey) ru = world_key (f->world->ru, BEKET_ROLE_STATION);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketTrust) trust = NULL;
  g_autoptr (BeketIdentity) node = NULL, station = NULL;

  put (f, "roots", "README", "not a certificate");
  trust = beket_trust_load (f->folder, &error);
  g_assert_no_error (error);
  node = beket_trust_check (trust, beket_key_certificate (kz), BEKET_ROLE_NODE, WHEN, &error);
  g_assert_no_error (error);
  station = beket_trust_check (trust, beket_key_certificate (ru), BEKET_ROLE_STATION, WHEN, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (node->party, ==, "KZ");
  g_assert_cmpstr (station->party, ==, "RU");
}

static void
test_two_roots_in_a_file (Fixture      *f,
                          gconstpointer unused)
{
  g_autoptr (World) other = world_new ();
  g_autoptr (BeketKey) key = world_key (other->kz, BEKET_ROLE_NODE);
  g_autofree char *old = beket_certificate_to_pem (beket_authority_root (f->world->kz));
  g_autofree char *new = beket_certificate_to_pem (beket_authority_root (other->kz));
  g_autofree char *both = g_strconcat (old, new, NULL);
  g_autoptr (BeketTrust) trust = NULL;
  g_autoptr (BeketIdentity) identity = NULL;

  put (f, "roots", "KZ.pem", both);
  trust = beket_trust_load (f->folder, NULL);
  identity = beket_trust_check (trust, beket_key_certificate (key), BEKET_ROLE_NODE, WHEN, NULL);
  g_assert_nonnull (identity);
}

static void
test_lists (Fixture      *f,
            gconstpointer unused)
{
  g_autoptr (BeketKey) key = world_key (f->world->kz, BEKET_ROLE_NODE);
  g_autofree char *list = beket_authority_revoke_at (f->world->kz, beket_key_certificate (key), FROM, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketTrust) trust = NULL;

  put (f, "crls", "KZ.crl", list);
  put (f, "crls", "README", "not a list");
  trust = beket_trust_load (f->folder, &error);
  g_assert_no_error (error);
  assert_fails (BEKET_ERROR_REFUSED, "revoked",
                beket_trust_check (trust, beket_key_certificate (key), BEKET_ROLE_NODE, WHEN, e));
}

static void
test_bad_files (Fixture      *f,
                gconstpointer unused)
{
  static const struct { const char *kind, *name, *text; BeketError code; const char *words; } rows[] = {
    { "roots", "kz.pem", "", BEKET_ERROR_REFUSED, "roots/kz.pem: not named by a country code" },
    { "roots", "KAZ.pem", "", BEKET_ERROR_REFUSED, "roots/KAZ.pem: not named by a country code" },
    { "roots", "AA.pem", "junk", BEKET_ERROR_CORRUPT, "roots/AA.pem: Root: " },
    { "roots", "AA.pem", "", BEKET_ERROR_CORRUPT, "roots/AA.pem: Root: " },
    { "crls", "a.pem", "junk", BEKET_ERROR_CORRUPT, "crls/a.pem: Revocation list: " },
    { "crls", "a.crl", "junk", BEKET_ERROR_CORRUPT, "crls/a.crl: Revocation list: " },
    { "crls", "a.der", "junk", BEKET_ERROR_CORRUPT, "crls/a.der: Revocation list: " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (f->folder, rows[i].kind, rows[i].name, NULL);

      put (f, rows[i].kind, rows[i].name, rows[i].text);
      assert_fails (rows[i].code, rows[i].words, beket_trust_load (f->folder, e));
      g_assert_cmpint (g_unlink (path), ==, 0);
    }

  /* The other state's root under our name would make their officers ours. */
  put_root (f, "KZ.pem", f->world->ru);
  assert_fails (BEKET_ERROR_REFUSED, "roots/KZ.pem: Root of KZ: another state's", beket_trust_load (f->folder, e));
}

static void
test_nothing (Fixture      *f,
              gconstpointer unused)
{
  g_autofree char *roots = g_build_filename (f->folder, "roots", NULL);

  remove_folder (roots);
  assert_fails (BEKET_ERROR_STORE, "roots", beket_trust_load (f->folder, e));
  put (f, "roots", "README", "");
  assert_fails (BEKET_ERROR_REFUSED, "no root", beket_trust_load (f->folder, e));
}

#define ADD(path, function) \
  g_test_add ("/trust/store-load/" path, Fixture, NULL, set_up, (function), tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("roots", test_roots);
  ADD ("two-roots-in-a-file", test_two_roots_in_a_file);
  ADD ("lists", test_lists);
  ADD ("bad-files", test_bad_files);
  ADD ("nothing", test_nothing);

  return g_test_run ();
}
