/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The authority of tests and demonstrations: what it issues, what it refuses, what it takes back; and requests to it.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "trust-support.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  World *world;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer unused)
{
  f->world = world_new ();
}

static void
tear_down (Fixture      *f,
           gconstpointer unused)
{
  world_free (f->world);
}

static gnutls_x509_crt_t
parse (GBytes *der)
{
  gnutls_x509_crt_t certificate = beket_certificate_import (der, NULL);

  g_assert_nonnull (certificate);
  return certificate;
}

static void
test_root (Fixture      *f,
           gconstpointer unused)
{
  g_auto (gnutls_x509_crt_t) root = parse (beket_authority_root (f->world->kz));
  g_autofree char *key = g_build_filename (f->world->folder, "KZ", "root.key", NULL);
  g_auto (gnutls_datum_t) name = { 0 };
  unsigned int ca = 0;
  int path_length = -1;
  GStatBuf st;

  g_assert_cmpint (gnutls_x509_crt_get_dn3 (root, &name, 0), ==, 0);
  g_assert_cmpstr ((const char *) name.data, ==, "CN=Beket test authority KZ,C=KZ");
  g_assert_cmpint (gnutls_x509_crt_get_basic_constraints (root, NULL, &ca, &path_length), >=, 0);
  g_assert_cmpuint (ca, ==, 1);
  g_assert_cmpint (path_length, ==, 0);
  g_assert_cmpint (g_stat (key, &st), ==, 0);
  g_assert_cmpint (st.st_mode & 07777, ==, 0600);
}

static void
test_open (Fixture      *f,
           gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (f->world->folder, "KZ", NULL);
  g_autofree char *nowhere = g_build_filename (f->world->folder, "nowhere", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketAuthority) again = beket_authority_open (folder, &error);
  g_autoptr (BeketKey) key = NULL;
  g_autoptr (BeketIdentity) identity = NULL;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (beket_authority_root (again), beket_authority_root (f->world->kz)));
  key = world_key (again, BEKET_ROLE_SEAL);
  identity = beket_trust_check (f->world->trust, beket_key_certificate (key), BEKET_ROLE_SEAL, WHEN, &error);
  g_assert_no_error (error);

  assert_fails (BEKET_ERROR_SIGNER, "nowhere", beket_authority_open (nowhere, e));
  assert_fails (BEKET_ERROR_STORE, "already", beket_authority_create (folder, "KZ", e));
  assert_fails (BEKET_ERROR_INVALID, "country code", beket_authority_create (nowhere, "kz", e));
  assert_fails (BEKET_ERROR_INVALID, "country code", beket_authority_create (nowhere, "KAZ", e));
}

/* ---- Requests ---- */

static GBytes *
issue (BeketAuthority      *authority,
       BeketKey            *key,
       const BeketIdentity *identity)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *request = beket_key_request (key, identity, &error);
  GBytes *der;

  g_assert_no_error (error);
  der = beket_authority_issue (authority, request, DAYS, &error);
  g_assert_no_error (error);

  return der;
}

static void
test_request (Fixture      *f,
              gconstpointer unused)
{
  gint64 now = g_get_real_time ();

  for (int role = BEKET_ROLE_STATION; role <= BEKET_ROLE_ADVANCE; role++)
    {
      g_autoptr (BeketKey) key = beket_key_generate (kind_for ((BeketRole) role), NULL);
      g_autoptr (BeketIdentity) identity = identity_for ((BeketRole) role, "KZ");
      g_autoptr (BeketIdentity) read = NULL;
      g_autoptr (GBytes) der = issue (f->world->kz, key, identity);
      g_autoptr (GBytes) signature = beket_key_sign (key, "mine", 4, NULL);
      g_autoptr (GError) error = NULL;

      read = beket_trust_check (f->world->trust, der, (BeketRole) role, now + DAY, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (read->id, ==, identity->id);
      g_assert_cmpstr (read->name, ==, identity->name);
      g_assert_true (beket_signature_check (der, "mine", 4, signature, &error));
      assert_fails (BEKET_ERROR_REFUSED, "expired",
                    beket_trust_check (f->world->trust, der, (BeketRole) role, now + (DAYS + 1) * DAY, e));
    }
}

/* What TLS clients compare when they connect. */
static void
test_hosts (Fixture      *f,
            gconstpointer unused)
{
  static const char *const hosts[] = { "localhost", "127.0.0.1", "::1", NULL };
  g_autoptr (BeketKey) key = beket_key_generate (BEKET_KEY_P256, NULL);
  g_autoptr (BeketIdentity) identity = identity_for (BEKET_ROLE_NODE, "KZ");
  g_autoptr (GBytes) der = NULL, bare_der = NULL;
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  g_auto (gnutls_x509_crt_t) bare = NULL;

  bare_der = issue (f->world->kz, key, identity);
  identity->hosts = g_strdupv ((char **) hosts);
  der = issue (f->world->kz, key, identity);
  certificate = parse (der);
  bare = parse (bare_der);

  for (gsize i = 0; hosts[i] != NULL; i++)
    {
      g_assert_true (gnutls_x509_crt_check_hostname (certificate, hosts[i]));
      g_assert_false (gnutls_x509_crt_check_hostname (bare, hosts[i]));
    }
  g_assert_false (gnutls_x509_crt_check_hostname (certificate, "example.org"));
}

static gnutls_x509_crq_t
craft_request (BeketKey            *key,
               const BeketIdentity *identity)
{
  gnutls_x509_crq_t request;

  g_assert_cmpint (gnutls_x509_crq_init (&request), ==, 0);
  g_assert_cmpint (beket_names_write ((BeketNames) { .request = request }, identity), ==, 0);
  g_assert_cmpint (gnutls_x509_crq_set_pubkey (request, key->pubkey), ==, 0);

  return request;
}

static char *
craft_request_sign (gnutls_x509_crq_t request,
                    BeketKey         *key)
{
  g_auto (gnutls_datum_t) pem = { 0 };
  char *text;

  g_assert_cmpint (gnutls_x509_crq_privkey_sign (request, key->key, GNUTLS_DIG_UNKNOWN, 0), ==, 0);
  g_assert_cmpint (gnutls_x509_crq_export2 (request, GNUTLS_X509_FMT_PEM, &pem), ==, 0);
  text = g_strndup ((const char *) pem.data, pem.size);
  gnutls_x509_crq_deinit (request);

  return text;
}

/* Only a node is a TLS server: a station that asks for a host name gets none. */
static void
test_hosts_of_station (Fixture      *f,
                       gconstpointer unused)
{
  g_autoptr (BeketKey) key = beket_key_generate (BEKET_KEY_P256, NULL);
  g_autoptr (BeketIdentity) identity = identity_for (BEKET_ROLE_STATION, "KZ");
  gnutls_x509_crq_t request = craft_request (key, identity);
  g_auto (gnutls_x509_crt_t) certificate = NULL;
  g_autofree char *pem = NULL;
  g_autoptr (GBytes) der = NULL;

  g_assert_cmpint (gnutls_x509_crq_set_subject_alt_name (request, GNUTLS_SAN_DNSNAME, "localhost", 9,
                                                         GNUTLS_FSAN_APPEND), ==, 0);
  g_assert_cmpint (gnutls_x509_crq_set_basic_constraints (request, 1, 0), ==, 0);
  pem = craft_request_sign (request, key);
  der = beket_authority_issue (f->world->kz, pem, DAYS, NULL);
  certificate = parse (der);

  g_assert_false (gnutls_x509_crt_check_hostname (certificate, "localhost"));
  g_assert_cmpint (gnutls_x509_crt_get_ca_status (certificate, NULL), ==, 0);
}

/* Whoever asks must hold the key that the request names. */
static void
test_request_of_another_key (Fixture      *f,
                             gconstpointer unused)
{
  g_autoptr (BeketKey) key = beket_key_generate (BEKET_KEY_P256, NULL);
  g_autoptr (BeketKey) thief = beket_key_generate (BEKET_KEY_P256, NULL);
  g_autoptr (BeketIdentity) identity = identity_for (BEKET_ROLE_STATION, "KZ");
  g_autofree char *pem = craft_request_sign (craft_request (key, identity), thief);

  assert_fails (BEKET_ERROR_CORRUPT, "Request", beket_authority_issue (f->world->kz, pem, DAYS, e));
}

static void
test_refusals (Fixture      *f,
               gconstpointer unused)
{
  g_autoptr (BeketKey) key = beket_key_generate (BEKET_KEY_P256, NULL);
  g_autoptr (BeketIdentity) identity = identity_for (BEKET_ROLE_STATION, "KZ");
  g_autoptr (BeketIdentity) log = identity_for (BEKET_ROLE_LOG, "KZ");
  g_autoptr (BeketIdentity) wrong = beket_identity_new (BEKET_ROLE_STATION, "KZ", "border", NULL, "A", "RU-1");
  g_autofree char *request = beket_key_request (key, identity, NULL);
  g_autofree char *log_request = craft_request_sign (craft_request (key, log), key);
  g_autofree char *wrong_request = craft_request_sign (craft_request (key, wrong), key);
  g_autofree char *cut = g_strndup (request, strlen (request) / 2);
  g_autofree char *large = g_strnfill (65537, 'A');
  BeketAuthority *kz = f->world->kz;

  assert_fails (BEKET_ERROR_REFUSED, "another state's", beket_authority_issue (f->world->ru, request, DAYS, e));
  assert_fails (BEKET_ERROR_REFUSED, "not a key for a log", beket_authority_issue (kz, log_request, DAYS, e));
  assert_fails (BEKET_ERROR_REFUSED, "serialNumber", beket_authority_issue (kz, wrong_request, DAYS, e));
  assert_fails (BEKET_ERROR_INVALID, "1 to", beket_authority_issue (kz, request, 0, e));
  assert_fails (BEKET_ERROR_INVALID, "1 to", beket_authority_issue (kz, request, 3661, e));
  assert_fails (BEKET_ERROR_CORRUPT, "Request", beket_authority_issue (kz, cut, DAYS, e));
  assert_fails (BEKET_ERROR_CORRUPT, "Request", beket_authority_issue (kz, "", DAYS, e));
  assert_fails (BEKET_ERROR_CORRUPT, "Request", beket_authority_issue (kz, large, DAYS, e));

  assert_fails (BEKET_ERROR_SIGNER, "not a key for a log", beket_key_request (key, log, e));
  assert_fails (BEKET_ERROR_INVALID, "serialNumber", beket_key_request (key, wrong, e));
  assert_fails (BEKET_ERROR_INVALID, "serialNumber",
                beket_authority_issue_for (kz, key, wrong, FROM, DAYS, e));
  assert_fails (BEKET_ERROR_REFUSED, "not a key for a log",
                beket_authority_issue_for (kz, key, log, FROM, DAYS, e));
  g_assert_null (beket_key_certificate (key));
}

static void
test_serials (Fixture      *f,
              gconstpointer unused)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);

  for (int i = 0; i < 20; i++)
    {
      g_autoptr (BeketKey) key = world_key (f->world->kz, BEKET_ROLE_SEAL);
      g_auto (gnutls_x509_crt_t) certificate = parse (beket_key_certificate (key));
      guint8 serial[64];
      size_t size = sizeof (serial);

      g_assert_cmpint (gnutls_x509_crt_get_serial (certificate, serial, &size), ==, 0);
      g_assert_cmpuint (size, ==, 16);
      g_assert_true (g_hash_table_add (seen, g_bytes_new (serial, size)));
    }
}

/* ---- Taking back ---- */

static int
count_lines (const char *pem)
{
  g_auto (gnutls_x509_crl_t) crl = NULL;
  gnutls_datum_t text = { (guint8 *) pem, (unsigned) strlen (pem) };

  g_assert_cmpint (gnutls_x509_crl_init (&crl), ==, 0);
  g_assert_cmpint (gnutls_x509_crl_import (crl, &text, GNUTLS_X509_FMT_PEM), ==, 0);

  return gnutls_x509_crl_get_crt_count (crl);
}

static void
test_revoke (Fixture      *f,
             gconstpointer unused)
{
  g_autofree char *path = g_build_filename (f->world->folder, "KZ", "crl.pem", NULL);
  g_autofree char *none = NULL, *one = NULL, *two = NULL, *again = NULL, *kept = NULL;
  g_autoptr (BeketKey) first = world_key (f->world->kz, BEKET_ROLE_STATION);
  g_autoptr (BeketKey) second = world_key (f->world->kz, BEKET_ROLE_STATION);
  g_autoptr (BeketKey) foreign = world_key (f->world->ru, BEKET_ROLE_STATION);
  g_autoptr (GBytes) list = NULL;

  g_assert_true (g_file_get_contents (path, &none, NULL, NULL));
  g_assert_cmpint (count_lines (none), ==, 0);
  one = beket_authority_revoke_at (f->world->kz, beket_key_certificate (first), FROM, NULL);
  g_assert_cmpint (count_lines (one), ==, 1);
  two = beket_authority_revoke (f->world->kz, beket_key_certificate (second), NULL);
  g_assert_cmpint (count_lines (two), ==, 2);
  again = beket_authority_revoke (f->world->kz, beket_key_certificate (first), NULL);
  g_assert_cmpstr (again, ==, two);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, two);

  assert_fails (BEKET_ERROR_REFUSED, "not of this authority",
                beket_authority_revoke (f->world->kz, beket_key_certificate (foreign), e));

  list = g_bytes_new (two, strlen (two));
  g_assert_true (beket_trust_add_crl (f->world->trust, list, NULL));
  assert_fails (BEKET_ERROR_REFUSED, "revoked",
                beket_trust_check (f->world->trust, beket_key_certificate (first), BEKET_ROLE_STATION, WHEN, e));
}

/* Revoked "now" is revoked for whoever asks in the same second. */
static void
test_revoke_now (Fixture      *f,
                 gconstpointer unused)
{
  g_autoptr (BeketKey) key = beket_key_generate (BEKET_KEY_P256, NULL);
  g_autoptr (BeketIdentity) identity = identity_for (BEKET_ROLE_STATION, "KZ");
  g_autoptr (GBytes) der = issue (f->world->kz, key, identity);
  g_autofree char *pem = beket_authority_revoke (f->world->kz, der, NULL);
  g_autoptr (GBytes) list = g_bytes_new (pem, strlen (pem));

  g_assert_true (beket_trust_add_crl (f->world->trust, list, NULL));
  assert_fails (BEKET_ERROR_REFUSED, "revoked",
                beket_trust_check (f->world->trust, der, BEKET_ROLE_STATION, g_get_real_time (), e));
}

#define ADD(path, function) \
  g_test_add ("/trust/authority/" path, Fixture, NULL, set_up, (function), tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("root", test_root);
  ADD ("open", test_open);
  ADD ("request", test_request);
  ADD ("hosts", test_hosts);
  ADD ("hosts-of-station", test_hosts_of_station);
  ADD ("request-of-another-key", test_request_of_another_key);
  ADD ("refusals", test_refusals);
  ADD ("serials", test_serials);
  ADD ("revoke", test_revoke);
  ADD ("revoke-now", test_revoke_now);

  return g_test_run ();
}
