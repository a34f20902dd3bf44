/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long a revocation list tells everything, and which lists do not.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "trust-support.h"

#include <string.h>

/* A list of nobody, made on @day and good until @until; -1: it does not say. */
static GBytes *
list_of (BeketAuthority *authority,
         gint64          day,
         gint64          until)
{
  g_auto (gnutls_x509_crl_t) crl = NULL;
  g_auto (gnutls_datum_t) der = { 0 };
  guint8 id[32];
  size_t size = sizeof (id);

  g_assert_cmpint (gnutls_x509_crt_get_subject_key_id (authority->root, id, &size, NULL), ==, 0);
  g_assert_cmpint (gnutls_x509_crl_init (&crl), ==, 0);
  g_assert_cmpint (gnutls_x509_crl_set_version (crl, 2), ==, 0);
  g_assert_cmpint (gnutls_x509_crl_set_this_update (crl, day / G_USEC_PER_SEC), ==, 0);
  if (until >= 0)
    g_assert_cmpint (gnutls_x509_crl_set_next_update (crl, until / G_USEC_PER_SEC), ==, 0);
  g_assert_cmpint (gnutls_x509_crl_set_authority_key_id (crl, id, size), ==, 0);
  g_assert_cmpint (gnutls_x509_crl_privkey_sign (crl, authority->root, authority->key->key, GNUTLS_DIG_SHA256, 0), ==, 0);
  g_assert_cmpint (gnutls_x509_crl_export2 (crl, GNUTLS_X509_FMT_DER, &der), ==, 0);
  return beket_datum_bytes (&der);
}

static void
add (BeketTrust     *trust,
     BeketAuthority *authority,
     gint64          day,
     gint64          until)
{
  g_autoptr (GBytes) list = list_of (authority, day, until);
  g_autoptr (GError) error = NULL;

  beket_trust_add_crl (trust, list, &error);
  g_assert_no_error (error);
}

static void
tells (BeketTrust *trust,
       BeketKey   *key,
       gint64      when,
       const char *wrong)
{
  g_autoptr (GError) error = NULL;
  gboolean good = beket_trust_check_list (trust, beket_key_certificate (key), when, &error);

  g_assert_cmpint (good, ==, wrong == NULL);
  if (wrong != NULL)
    g_assert_true (g_error_matches (error, BEKET_ERROR, BEKET_ERROR_REFUSED) && g_str_has_suffix (error->message, wrong));
}

static void
test_until (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_OFFICER);

  tells (world->trust, key, WHEN, ": no revocation list");
  add (world->trust, world->kz, FROM, FROM + 7 * DAY);
  tells (world->trust, key, FROM - 90 * DAY, NULL);
  tells (world->trust, key, FROM + 7 * DAY, NULL);
  tells (world->trust, key, FROM + 7 * DAY + G_USEC_PER_SEC, ": revocation list too old");
}

/* A list without a next update tells of the time until it was made. */
static void
test_no_next (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_OFFICER);

  add (world->trust, world->kz, FROM, -1);
  tells (world->trust, key, FROM, NULL);
  tells (world->trust, key, FROM + G_USEC_PER_SEC, ": revocation list too old");
}

/* The newest counts, in whichever order they come. */
static void
test_newest (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_OFFICER);

  add (world->trust, world->kz, FROM + 7 * DAY, FROM + 14 * DAY);
  add (world->trust, world->kz, FROM, FROM + 7 * DAY);
  tells (world->trust, key, FROM + 14 * DAY, NULL);
  tells (world->trust, key, FROM + 15 * DAY, ": revocation list too old");
}

static void
test_other_state (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (World) elsewhere = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_OFFICER);
  g_autoptr (BeketKey) stranger = world_key (elsewhere->kz, BEKET_ROLE_OFFICER);

  add (world->trust, world->ru, FROM, FROM + 7 * DAY);
  tells (world->trust, key, WHEN, ": no revocation list");
  tells (world->trust, stranger, WHEN, ": unknown authority");
}

static void
test_parties (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (World) elsewhere = world_new ();
  g_auto (GStrv) parties = NULL;

  g_assert_true (beket_trust_add_root (world->trust, "KZ", beket_authority_root (elsewhere->kz), NULL));
  parties = beket_trust_parties (world->trust);
  g_assert_cmpuint (g_strv_length (parties), ==, 2);
  g_assert_cmpint (beket_trust_listed_until (world->trust, "KZ"), ==, -1);
  add (world->trust, world->kz, FROM, FROM + 7 * DAY);
  g_assert_cmpint (beket_trust_listed_until (world->trust, "KZ"), ==, FROM + 7 * DAY);
  g_assert_cmpint (beket_trust_listed_until (world->trust, "RU"), ==, -1);
}

/* A list whose next update is past is a list: a folder that has one still opens, and what it names stays revoked. One that was changed is none. */
static void
test_old (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (GBytes) list = list_of (world->kz, FROM - 30 * DAY, FROM - 20 * DAY);

  for (gsize i = 0; i < g_bytes_get_size (list); i++)
    {
      g_autoptr (GBytes) wrong = mutate (list, i, byte_at (list, i) ^ 0x01);

      g_assert_false (beket_trust_add_crl (world->trust, wrong, NULL));
    }
  g_assert_true (beket_trust_add_crl (world->trust, list, NULL));
  g_assert_cmpint (beket_trust_listed_until (world->trust, "KZ"), ==, FROM - 20 * DAY);
}

/* RFC 5280, 5.2: a part of a list must not be taken for the whole of it. */
static void
test_part (void)
{
  g_autoptr (BeketTrust) trust = beket_trust_new ();
  g_autoptr (GBytes) pem = read_data ("list-root.pem");
  g_autoptr (GBytes) part = read_data ("list-part.pem");
  g_autoptr (GBytes) whole = read_data ("list-whole.pem");
  g_autoptr (GBytes) root = beket_certificate_from_pem (g_bytes_get_data (pem, NULL), g_bytes_get_size (pem), NULL);

  g_assert_true (beket_trust_add_root (trust, "KZ", root, NULL));
  assert_fails (BEKET_ERROR_REFUSED, "not known here", beket_trust_add_crl (trust, part, e));
  g_assert_cmpint (beket_trust_listed_until (trust, "KZ"), ==, -1);
  g_assert_true (beket_trust_add_crl (trust, whole, NULL));
  g_assert_cmpint (beket_trust_listed_until (trust, "KZ"), >, FROM);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust/list/until", test_until);
  g_test_add_func ("/trust/list/no-next", test_no_next);
  g_test_add_func ("/trust/list/newest", test_newest);
  g_test_add_func ("/trust/list/other-state", test_other_state);
  g_test_add_func ("/trust/list/parties", test_parties);
  g_test_add_func ("/trust/list/old", test_old);
  g_test_add_func ("/trust/list/part", test_part);

  return g_test_run ();
}
