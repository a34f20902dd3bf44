/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Certificates that a right authority signed and that still do not suit the role which they name.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "trust-support.h"

#include <string.h>

#define SIGN GNUTLS_KEY_DIGITAL_SIGNATURE
#define BIND GNUTLS_KEY_NON_REPUDIATION
#define CLIENT GNUTLS_KP_TLS_WWW_CLIENT
#define SERVER GNUTLS_KP_TLS_WWW_SERVER

typedef struct
{
  BeketRole    role;
  unsigned int usage;         /* 0 = no such extension */
  const char  *purposes[3];
  const char  *reason;        /* (nullable): %NULL = good */
  gboolean     authority;     /* CA:TRUE */
  gboolean     other_kind;    /* Ed25519 for P-256 and the other way round */
} Row;

static const Row rows[] = {
  { BEKET_ROLE_OFFICER, SIGN | BIND, { NULL }, NULL },
  { BEKET_ROLE_OFFICER, SIGN, { NULL }, ": not for this role" },
  { BEKET_ROLE_OFFICER, BIND, { NULL }, ": not for this role" },
  { BEKET_ROLE_OFFICER, 0, { NULL }, ": not for this role" },
  { BEKET_ROLE_OFFICER, SIGN | BIND, { CLIENT }, ": not for this role" },
  { BEKET_ROLE_OFFICER, SIGN | BIND, { NULL }, ": not for this role", .authority = TRUE },
  { BEKET_ROLE_OFFICER, SIGN | BIND, { NULL }, ": not for this role", .other_kind = TRUE },
  { BEKET_ROLE_OFFICER, SIGN | BIND | GNUTLS_KEY_KEY_CERT_SIGN, { NULL }, ": not for this role" },
  { BEKET_ROLE_OFFICER, SIGN | BIND | GNUTLS_KEY_CRL_SIGN, { NULL }, ": not for this role" },
  { BEKET_ROLE_STATION, SIGN, { CLIENT }, NULL },
  { BEKET_ROLE_STATION, SIGN, { NULL }, ": not for this role" },
  { BEKET_ROLE_STATION, SIGN, { SERVER }, ": not for this role" },
  { BEKET_ROLE_STATION, SIGN, { CLIENT, SERVER }, ": not for this role" },
  { BEKET_ROLE_STATION, SIGN, { GNUTLS_KP_ANY }, ": not for this role" },
  { BEKET_ROLE_STATION, GNUTLS_KEY_KEY_AGREEMENT, { CLIENT }, ": not for this role" },
  { BEKET_ROLE_ADVANCE, SIGN, { CLIENT }, NULL },
  { BEKET_ROLE_ADVANCE, SIGN, { CLIENT, SERVER }, ": not for this role" },
  { BEKET_ROLE_ADVANCE, SIGN, { NULL }, ": not for this role" },
  { BEKET_ROLE_NODE, SIGN, { CLIENT, SERVER }, NULL },
  { BEKET_ROLE_NODE, SIGN, { SERVER, CLIENT }, NULL },
  { BEKET_ROLE_NODE, SIGN, { SERVER }, ": not for this role" },
  { BEKET_ROLE_NODE, SIGN, { CLIENT }, ": not for this role" },
  { BEKET_ROLE_NODE, SIGN, { CLIENT, SERVER, GNUTLS_KP_ANY }, ": not for this role" },
  { BEKET_ROLE_NODE, SIGN, { CLIENT, SERVER }, ": not for this role", .other_kind = TRUE },
  { BEKET_ROLE_LOG, SIGN, { NULL }, NULL },
  { BEKET_ROLE_LOG, SIGN, { CLIENT }, ": not for this role" },
  { BEKET_ROLE_LOG, SIGN, { NULL }, ": not for this role", .other_kind = TRUE },
  { BEKET_ROLE_SEAL, SIGN, { NULL }, NULL },
  { BEKET_ROLE_SEAL, SIGN, { NULL }, ": not for this role", .other_kind = TRUE },
};

static gnutls_x509_crt_t
craft_row (const Row *row)
{
  gboolean edwards = (kind_for (row->role) == BEKET_KEY_ED25519) != row->other_kind;
  g_autoptr (BeketKey) key = beket_key_generate (edwards ? BEKET_KEY_ED25519 : BEKET_KEY_P256, NULL);
  g_autoptr (BeketIdentity) identity = identity_for (row->role, "KZ");
  gnutls_x509_crt_t certificate = craft (key, identity);

  g_assert_cmpint (gnutls_x509_crt_set_basic_constraints (certificate, row->authority, -1), ==, 0);
  if (row->usage != 0)
    g_assert_cmpint (gnutls_x509_crt_set_key_usage (certificate, row->usage), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (row->purposes) && row->purposes[i] != NULL; i++)
    g_assert_cmpint (gnutls_x509_crt_set_key_purpose_oid (certificate, row->purposes[i], 0), ==, 0);

  return certificate;
}

static void
check_row (BeketTrust *trust,
           GBytes     *der,
           const Row  *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketIdentity) identity = beket_trust_check (trust, der, row->role, WHEN, &error);

  if (row->reason == NULL)
    {
      g_assert_no_error (error);
      g_assert_nonnull (identity);
      return;
    }

  g_assert_null (identity);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED);
  g_assert_true (g_str_has_suffix (error->message, row->reason));
}

static void
test_rows (void)
{
  g_autoptr (World) world = world_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) der = craft_sign (craft_row (&rows[i]), world->kz, GNUTLS_DIG_SHA256);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      check_row (world->trust, der, &rows[i]);
    }
}

/* SHA-1 can be made to collide: what it signs nobody signed. */
static void
test_sha1 (void)
{
  static const Row row = { BEKET_ROLE_OFFICER, SIGN | BIND, { NULL }, ": unknown authority" };
  g_autoptr (World) world = world_new ();
  g_autoptr (GBytes) der = craft_sign (craft_row (&row), world->kz, GNUTLS_DIG_SHA1);

  check_row (world->trust, der, &row);
}

/* RFC 5280, 4.2: who does not know a critical extension does not use the certificate. */
static void
test_critical (void)
{
  static const Row row = { BEKET_ROLE_OFFICER, SIGN | BIND, { NULL }, ": unknown authority" };
  g_autoptr (World) world = world_new ();
  gnutls_x509_crt_t certificate = craft_row (&row);
  g_autoptr (GBytes) der = NULL;

  g_assert_cmpint (gnutls_x509_crt_set_extension_by_oid (certificate, "1.3.6.1.4.1.99999.1",
                                                         "\x05\x00", 2, 1), ==, 0);
  der = craft_sign (certificate, world->kz, GNUTLS_DIG_SHA256);
  check_row (world->trust, der, &row);
}

/* An officer's key is no authority, whatever it signs. */
static void
test_chain_through_officer (void)
{
  static const Row row = { BEKET_ROLE_OFFICER, SIGN | BIND, { NULL }, ": unknown authority" };
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) officer = world_key (world->kz, BEKET_ROLE_OFFICER);
  g_auto (gnutls_x509_crt_t) certificate = craft_row (&row);
  g_auto (gnutls_x509_crt_t) issuer = beket_key_own_certificate (officer, NULL);
  g_autoptr (GBytes) der = NULL;

  g_assert_cmpint (gnutls_x509_crt_privkey_sign (certificate, issuer, officer->key, GNUTLS_DIG_SHA256, 0), ==, 0);
  der = beket_certificate_export (certificate, NULL);
  check_row (world->trust, der, &row);
}

/* Officers' tokens may hold RSA keys; short ones are no better than none. */
static void
test_rsa (void)
{
  static const Row good = { BEKET_ROLE_OFFICER, 0, { NULL }, NULL };
  static const Row short_one = { BEKET_ROLE_OFFICER, 0, { NULL }, ": unknown authority" };
  static const Row station = { BEKET_ROLE_STATION, 0, { NULL }, ": not for this role" };
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) long_key = rsa_key (world, 2048);
  g_autoptr (BeketKey) short_key = rsa_key (world, 1024);

  check_row (world->trust, beket_key_certificate (long_key), &good);
  check_row (world->trust, beket_key_certificate (long_key), &station);
  check_row (world->trust, beket_key_certificate (short_key), &short_one);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust/role/rows", test_rows);
  g_test_add_func ("/trust/role/rsa", test_rsa);
  g_test_add_func ("/trust/role/sha1", test_sha1);
  g_test_add_func ("/trust/role/critical", test_critical);
  g_test_add_func ("/trust/role/chain-through-officer", test_chain_through_officer);

  return g_test_run ();
}
