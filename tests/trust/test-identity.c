/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names in certificates and requests: written and read the same, refused when two readers could see two identities.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "trust-support.h"

#include <string.h>

typedef struct
{
  World    *world;
  BeketKey *key;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer unused)
{
  f->world = world_new ();
  f->key = beket_key_generate (BEKET_KEY_P256, NULL);
}

static void
tear_down (Fixture      *f,
           gconstpointer unused)
{
  beket_key_unref (f->key);
  world_free (f->world);
}

static void
assert_same (const BeketIdentity *one,
             const BeketIdentity *other)
{
  g_assert_cmpint (one->role, ==, other->role);
  g_assert_cmpstr (one->party, ==, other->party);
  g_assert_cmpstr (one->body, ==, other->body);
  g_assert_cmpstr (one->point, ==, other->point);
  g_assert_cmpstr (one->name, ==, other->name);
  g_assert_cmpstr (one->id, ==, other->id);
  if (one->hosts == NULL || other->hosts == NULL)
    g_assert_true (one->hosts == other->hosts);
  else
    g_assert_cmpstrv (one->hosts, other->hosts);
}

static void
test_round_trip (Fixture      *f,
                 gconstpointer unused)
{
  for (int role = BEKET_ROLE_STATION; role <= BEKET_ROLE_ADVANCE; role++)
    {
      g_autoptr (BeketIdentity) identity = identity_for ((BeketRole) role, "KZ");
      g_autoptr (BeketIdentity) copy = beket_identity_copy (identity);
      g_autoptr (BeketIdentity) again = NULL;
      g_autoptr (GBytes) der = craft_sign (craft (f->key, identity), f->world->kz, GNUTLS_DIG_SHA256);
      g_autoptr (GError) error = NULL;

      assert_same (copy, identity);
      again = beket_identity_from_certificate (der, &error);
      g_assert_no_error (error);
      assert_same (again, identity);
    }
}

static void
test_uri (void)
{
  static const char *const uris[] = {
    "urn:beket:kz:station:KZ-KZSYR-B02", "urn:beket:kz:seal:KZ-KZSYR-B02", "urn:beket:kz:node:KZ-NODE",
    "urn:beket:kz:log:KZ-NODE", "urn:beket:kz:officer:KZ-10442", "urn:beket:kz:advance:KZ-TRANS-01",
  };

  for (int role = BEKET_ROLE_STATION; role <= BEKET_ROLE_ADVANCE; role++)
    {
      g_autoptr (BeketIdentity) identity = identity_for ((BeketRole) role, "KZ");
      g_autofree char *uri = beket_identity_uri (identity);

      g_assert_cmpstr (uri, ==, uris[role]);
    }
}

static void
test_hosts (Fixture      *f,
            gconstpointer unused)
{
  static const char *const hosts[] = { "localhost", "node.kz.example", "127.0.0.1", "::1", NULL };
  g_autoptr (BeketIdentity) node = identity_for (BEKET_ROLE_NODE, "KZ");
  g_autoptr (BeketIdentity) again = NULL, asked = NULL;
  g_auto (gnutls_x509_crq_t) request = NULL;
  g_autoptr (GBytes) der = NULL;
  g_autoptr (GError) error = NULL;

  node->hosts = g_strdupv ((char **) hosts);
  der = craft_sign (craft (f->key, node), f->world->kz, GNUTLS_DIG_SHA256);
  again = beket_identity_from_certificate (der, &error);
  g_assert_no_error (error);
  g_assert_null (again->hosts);

  g_assert_cmpint (gnutls_x509_crq_init (&request), ==, 0);
  g_assert_cmpint (beket_names_write ((BeketNames) { .request = request }, node), ==, 0);
  asked = beket_names_read ((BeketNames) { .request = request }, &error);
  g_assert_no_error (error);
  assert_same (asked, node);
}

/* Signs that a distinguished name as text would escape. */
static void
test_signs (Fixture      *f,
            gconstpointer unused)
{
  static const char *const names[] = { "Ұлы, \"Дала\" + <1>; #2 = \\", " a ", "#30", "№ 5 — Хоргос", "ъ" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (BeketIdentity) identity = beket_identity_new (BEKET_ROLE_OFFICER, "KZ", names[i], names[i], names[i], "KZ-1");
      g_autoptr (GBytes) der = craft_sign (craft (f->key, identity), f->world->kz, GNUTLS_DIG_SHA256);
      g_autoptr (GError) error = NULL;
      g_autoptr (BeketIdentity) again = beket_identity_from_certificate (der, &error);

      g_assert_no_error (error);
      assert_same (again, identity);
    }
}

/* ---- Identities that may not be written ---- */

static void
test_not_allowed (void)
{
  g_autofree char *long_name = g_strnfill (65, 'a');
  g_autofree char *long_id = g_strconcat ("KZ-", long_name, NULL);
  g_autofree char *longest = g_strnfill (64, 'a');
  const struct { const char *party, *body, *point, *name, *id, *wrong; } rows[] = {
    { "kz", "border", NULL, "A", "KZ-1", "country code" },
    { "KAZ", "border", NULL, "A", "KZ-1", "country code" },
    { "K1", "border", NULL, "A", "K1-1", "country code" },
    { NULL, "border", NULL, "A", "KZ-1", "country code" },
    { "KZ", "border", NULL, "A", "RU-1", "serialNumber" },
    { "KZ", "border", NULL, "A", "KZ1", "serialNumber" },
    { "KZ", "border", NULL, "A", "KZ-", "serialNumber" },
    { "KZ", "border", NULL, "A", "KZ-a", "serialNumber" },
    { "KZ", "border", NULL, "A", "KZ-1:2", "serialNumber" },
    { "KZ", "border", NULL, "A", NULL, "serialNumber" },
    { "KZ", "border", NULL, "A", long_id, "serialNumber" },
    { "KZ", "", NULL, "A", "KZ-1", "organisation" },
    { "KZ", NULL, NULL, "A", "KZ-1", "organisation" },
    { "KZ", long_name, NULL, "A", "KZ-1", "organisation" },
    { "KZ", "border", "", "A", "KZ-1", "point" },
    { "KZ", "border", "a\nb", "A", "KZ-1", "point" },
    { "KZ", "border", NULL, "", "KZ-1", "common name" },
    { "KZ", "border", NULL, "\xd3", "KZ-1", "common name" },
    { "KZ", "border", NULL, long_name, "KZ-1", "common name" },
  };
  g_autoptr (BeketIdentity) good = beket_identity_new (BEKET_ROLE_OFFICER, "KZ", longest, longest, longest, "KZ-1");

  g_assert_true (beket_identity_check (good, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BeketIdentity) identity = beket_identity_new (BEKET_ROLE_OFFICER, rows[i].party, rows[i].body,
                                                               rows[i].point, rows[i].name, rows[i].id);

      assert_fails (BEKET_ERROR_INVALID, rows[i].wrong, beket_identity_check (identity, e));
    }
}

static void
test_hosts_not_allowed (void)
{
  static const char *const wrong[] = { "", "UPPER.example", "a b", ".example", "-a", "a/b", "a:80", "*.example", "қ.kz" };
  static const char *const good[] = { "node.example", NULL };
  g_autoptr (BeketIdentity) station = identity_for (BEKET_ROLE_STATION, "KZ");
  g_autoptr (BeketIdentity) many = identity_for (BEKET_ROLE_NODE, "KZ");

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (BeketIdentity) node = identity_for (BEKET_ROLE_NODE, "KZ");
      const char *hosts[] = { "localhost", wrong[i], NULL };

      node->hosts = g_strdupv ((char **) hosts);
      assert_fails (BEKET_ERROR_INVALID, "host", beket_identity_check (node, e));
    }

  station->hosts = g_strdupv ((char **) good);
  assert_fails (BEKET_ERROR_INVALID, "host", beket_identity_check (station, e));

  many->hosts = g_new0 (char *, 18);
  for (int i = 0; i < 17; i++)
    many->hosts[i] = g_strdup ("node.example");
  assert_fails (BEKET_ERROR_INVALID, "host", beket_identity_check (many, e));
}

/* ---- Certificates that name nobody, or two ---- */

typedef struct
{
  const char *party, *second_party, *id;
  const char *uris[3];
} Names;

static gnutls_x509_crt_t
certificate_of_names (Fixture *f,
                      Names    names)
{
  gnutls_x509_crt_t certificate = craft (f->key, NULL);
  const struct { const char *oid, *text; } parts[] = {
    { GNUTLS_OID_X520_COUNTRY_NAME, names.party }, { GNUTLS_OID_X520_COUNTRY_NAME, names.second_party },
    { GNUTLS_OID_X520_ORGANIZATION_NAME, "border" }, { GNUTLS_OID_X520_COMMON_NAME, "A" }, { "2.5.4.5", names.id },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i].text != NULL)
        g_assert_cmpint (gnutls_x509_crt_set_dn_by_oid (certificate, parts[i].oid, 0, parts[i].text,
                                                        (unsigned) strlen (parts[i].text)), ==, 0);
    }

  return certificate;
}

static GBytes *
certificate_of (Fixture *f,
                Names    names)
{
  gnutls_x509_crt_t certificate = certificate_of_names (f, names);

  for (gsize i = 0; i < G_N_ELEMENTS (names.uris) && names.uris[i] != NULL; i++)
    g_assert_cmpint (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_URI, names.uris[i],
                                                           (unsigned) strlen (names.uris[i]), GNUTLS_FSAN_APPEND), ==, 0);

  return craft_sign (certificate, f->world->kz, GNUTLS_DIG_SHA256);
}

static void
test_no_identity (Fixture      *f,
                  gconstpointer unused)
{
  static const Names wrong[] = {
    { "KZ", NULL, "KZ-1", { NULL } },
    { "KZ", NULL, "KZ-1", { "http://beket.example" } },
    { "KZ", NULL, "KZ-1", { "urn:beket:ru:officer:KZ-1" } },
    { "KZ", NULL, "KZ-1", { "urn:beket:kz:officer:KZ-2" } },
    { "KZ", NULL, "KZ-1", { "urn:beket:kz:officer:KZ-1:" } },
    { "KZ", NULL, "KZ-1", { "urn:beket:kz:officer:KZ-" } },
    { "KZ", NULL, "KZ-1", { "urn:beket:kz:officer:" } },
    { "KZ", NULL, "KZ-1", { "urn:beket:kz:admin:KZ-1" } },
    { "KZ", NULL, "KZ-1", { "urn:beket:KZ:officer:KZ-1" } },
    { "KZ", NULL, "KZ-1", { "URN:BEKET:kz:officer:KZ-1" } },
    { "KZ", NULL, "KZ-1", { " urn:beket:kz:officer:KZ-1" } },
    { "KZ", NULL, "KZ-1", { "urn:beket:kz:officer:KZ-1", "urn:beket:kz:officer:KZ-1" } },
    { "KZ", NULL, "KZ-1", { "urn:beket:kz:officer:KZ-1", "urn:beket:kz:station:KZ-1" } },
    { "KZ", NULL, "KZ-1", { "urn:beket:kz:officer:KZ-1", "Urn:Beket:x" } },
    { "KZ", "RU", "KZ-1", { "urn:beket:kz:officer:KZ-1" } },
    { "KZ", "KZ", "KZ-1", { "urn:beket:kz:officer:KZ-1" } },
    { NULL, NULL, "KZ-1", { "urn:beket:kz:officer:KZ-1" } },
    { "KZ", NULL, NULL, { "urn:beket:kz:officer:KZ-1" } },
    { "KZ", NULL, "RU-1", { "urn:beket:kz:officer:RU-1" } },
    { "KZ", NULL, "KZ-é", { "urn:beket:kz:officer:KZ-1" } },
  };
  g_autoptr (GBytes) good = certificate_of (f, (Names) { "KZ", NULL, "KZ-1", { "http://x", "urn:beket:kz:officer:KZ-1" } });
  g_autoptr (BeketIdentity) identity = beket_identity_from_certificate (good, NULL);

  g_assert_cmpint (identity->role, ==, BEKET_ROLE_OFFICER);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GBytes) der = certificate_of (f, wrong[i]);

      assert_fails (BEKET_ERROR_REFUSED, "Certificate: ", beket_identity_from_certificate (der, e));
    }
}

/* What stands after a NUL is read by some and not by others. */
static void
test_nul (Fixture      *f,
          gconstpointer unused)
{
  static const char san[] = "\x30\x29\x86\x27urn:beket:kz:officer:KZ-10442\0.example.";
  static const char id[] = "KZ-10442\0x";
  g_autoptr (BeketIdentity) identity = identity_for (BEKET_ROLE_OFFICER, "KZ");
  gnutls_x509_crt_t in_uri = certificate_of_names (f, (Names) { .party = "KZ", .id = "KZ-10442" });
  gnutls_x509_crt_t in_id = craft (f->key, identity);
  g_autoptr (GBytes) uri_der = NULL;
  g_autoptr (GBytes) id_der = NULL;

  g_assert_cmpint (gnutls_x509_crt_set_extension_by_oid (in_uri, "2.5.29.17", san, sizeof san - 1, 0), ==, 0);
  uri_der = craft_sign (in_uri, f->world->kz, GNUTLS_DIG_SHA256);
  assert_fails (BEKET_ERROR_REFUSED, "urn:beket:", beket_identity_from_certificate (uri_der, e));

  g_assert_cmpint (gnutls_x509_crt_set_dn_by_oid (in_id, "2.5.4.5", 0, id, sizeof id - 1), ==, 0);
  id_der = craft_sign (in_id, f->world->kz, GNUTLS_DIG_SHA256);
  assert_fails (BEKET_ERROR_REFUSED, "Certificate: ", beket_identity_from_certificate (id_der, e));
}

/* Every byte of a certificate: read as somebody, or refused, and never more than that. */
static void
test_mutated (Fixture      *f,
              gconstpointer unused)
{
  g_autoptr (BeketKey) key = world_key (f->world->kz, BEKET_ROLE_OFFICER);
  GBytes *der = beket_key_certificate (key);
  guint refused = 0;

  for (gsize i = 0; i < g_bytes_get_size (der); i++)
    {
      for (int bit = 0; bit < 8; bit++)
        {
          g_autoptr (GBytes) mutant = mutate (der, i, (guint8) (byte_at (der, i) ^ (1 << bit)));
          g_autoptr (GError) error = NULL;
          g_autoptr (BeketIdentity) read = beket_identity_from_certificate (mutant, &error);
          g_autoptr (BeketIdentity) trusted = beket_trust_check (f->world->trust, mutant, BEKET_ROLE_OFFICER, WHEN, NULL);

          g_assert_true ((read == NULL) == (error != NULL));
          g_assert_true (read == NULL || beket_identity_check (read, NULL));
          g_assert_null (trusted);
          refused += read == NULL;
        }
    }

  g_assert_cmpuint (refused, >, g_bytes_get_size (der));
}

#define ADD(path, function) \
  g_test_add ("/trust/identity/" path, Fixture, NULL, set_up, (function), tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("round-trip", test_round_trip);
  g_test_add_func ("/trust/identity/uri", test_uri);
  ADD ("hosts", test_hosts);
  ADD ("signs", test_signs);
  g_test_add_func ("/trust/identity/not-allowed", test_not_allowed);
  g_test_add_func ("/trust/identity/hosts-not-allowed", test_hosts_not_allowed);
  ADD ("no-identity", test_no_identity);
  ADD ("nul", test_nul);
  ADD ("mutated", test_mutated);

  return g_test_run ();
}
