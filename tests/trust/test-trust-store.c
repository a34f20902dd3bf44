/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom a station trusts: role by role, state by state, moment by moment.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "trust-support.h"

#include <string.h>

static void
trusts (BeketTrust *trust,
        GBytes     *der,
        BeketRole   role,
        gint64      when)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketIdentity) identity = beket_trust_check (trust, der, role, when, &error);

  g_assert_no_error (error);
  g_assert_cmpint (identity->role, ==, role);
}

#define refuses(reason, trust, der, role, when) \
  G_STMT_START { \
    g_autoptr (GError) refusal = NULL; \
    g_assert_null (beket_trust_check ((trust), (der), (role), (when), &refusal)); \
    g_assert_error (refusal, BEKET_ERROR, BEKET_ERROR_REFUSED); \
    if (!g_str_has_suffix (refusal->message, (reason))) \
    g_error ("\"%s\" does not end with \"%s\"", refusal->message, (reason)); \
  } G_STMT_END

static void
test_matrix (void)
{
  g_autoptr (World) world = world_new ();
  BeketAuthority *authorities[] = { world->kz, world->ru };

  for (gsize a = 0; a < G_N_ELEMENTS (authorities); a++)
    {
      for (int is = BEKET_ROLE_STATION; is <= BEKET_ROLE_ADVANCE; is++)
        {
          g_autoptr (BeketKey) key = world_key (authorities[a], (BeketRole) is);
          GBytes *der = beket_key_certificate (key);

          for (int wanted = BEKET_ROLE_STATION; wanted <= BEKET_ROLE_ADVANCE; wanted++)
            {
              if (is == wanted)
                trusts (world->trust, der, (BeketRole) wanted, WHEN);
              else
                refuses (": not for this role", world->trust, der, (BeketRole) wanted, WHEN);
            }
        }
    }
}

static void
test_identity_is_told (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->ru, BEKET_ROLE_OFFICER);
  g_autoptr (BeketIdentity) identity = NULL;

  identity = beket_trust_check (world->trust, beket_key_certificate (key), BEKET_ROLE_OFFICER, WHEN, NULL);
  g_assert_cmpstr (identity->party, ==, "RU");
  g_assert_cmpstr (identity->id, ==, "RU-10442");
  g_assert_cmpstr (identity->name, ==, "Әлия Нұрқызы Үлгі");
}

/* ---- States ---- */

static gnutls_x509_crt_t
craft_officer (BeketKey   *key,
               const char *party)
{
  g_autoptr (BeketIdentity) identity = identity_for (BEKET_ROLE_OFFICER, party);
  gnutls_x509_crt_t certificate = craft (key, identity);

  g_assert_cmpint (gnutls_x509_crt_set_basic_constraints (certificate, 0, -1), ==, 0);
  g_assert_cmpint (gnutls_x509_crt_set_key_usage (certificate, GNUTLS_KEY_DIGITAL_SIGNATURE |
                                                  GNUTLS_KEY_NON_REPUDIATION), ==, 0);
  return certificate;
}

static void
test_another_state (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = beket_key_generate (BEKET_KEY_P256, NULL);
  g_autoptr (GBytes) kz_by_ru = craft_sign (craft_officer (key, "KZ"), world->ru, GNUTLS_DIG_SHA256);
  g_autoptr (GBytes) ru_by_kz = craft_sign (craft_officer (key, "RU"), world->kz, GNUTLS_DIG_SHA256);
  g_autoptr (GBytes) third = craft_sign (craft_officer (key, "KG"), world->kz, GNUTLS_DIG_SHA256);
  g_autoptr (GBytes) good = craft_sign (craft_officer (key, "KZ"), world->kz, GNUTLS_DIG_SHA256);

  trusts (world->trust, good, BEKET_ROLE_OFFICER, WHEN);
  refuses (": another state's certificate", world->trust, kz_by_ru, BEKET_ROLE_OFFICER, WHEN);
  refuses (": another state's certificate", world->trust, ru_by_kz, BEKET_ROLE_OFFICER, WHEN);
  refuses (": another state's certificate", world->trust, third, BEKET_ROLE_OFFICER, WHEN);
}

static void
test_unknown_authority (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (World) other = world_new ();
  g_autoptr (BeketTrust) nobody = beket_trust_new ();
  g_autoptr (BeketKey) key = world_key (other->kz, BEKET_ROLE_STATION);
  GBytes *der = beket_key_certificate (key);

  /* The other world's authority has the same name: only the key tells them apart. */
  refuses (": unknown authority", world->trust, der, BEKET_ROLE_STATION, WHEN);
  refuses (": unknown authority", nobody, der, BEKET_ROLE_STATION, WHEN);
  trusts (other->trust, der, BEKET_ROLE_STATION, WHEN);
}

/* A new root beside the old one: what either signed is good. */
static void
test_two_roots (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (World) other = world_new ();
  g_autoptr (BeketKey) old = world_key (world->kz, BEKET_ROLE_STATION);
  g_autoptr (BeketKey) new = world_key (other->kz, BEKET_ROLE_STATION);

  g_assert_true (beket_trust_add_root (world->trust, "KZ", beket_authority_root (other->kz), NULL));
  trusts (world->trust, beket_key_certificate (old), BEKET_ROLE_STATION, WHEN);
  trusts (world->trust, beket_key_certificate (new), BEKET_ROLE_STATION, WHEN);
}

static void
test_roots (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketTrust) trust = beket_trust_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_STATION);
  g_autoptr (GBytes) junk = g_bytes_new_static ("junk", 4);

  assert_fails (BEKET_ERROR_REFUSED, "another state's",
                beket_trust_add_root (trust, "RU", beket_authority_root (world->kz), e));
  assert_fails (BEKET_ERROR_REFUSED, "not a root",
                beket_trust_add_root (trust, "KZ", beket_key_certificate (key), e));
  assert_fails (BEKET_ERROR_CORRUPT, "Certificate", beket_trust_add_root (trust, "KZ", junk, e));
  assert_fails (BEKET_ERROR_CORRUPT, "Certificate", beket_trust_check (trust, junk, BEKET_ROLE_NODE, WHEN, e));
  refuses (": unknown authority", trust, beket_key_certificate (key), BEKET_ROLE_STATION, WHEN);
}

/* ---- Moments ---- */

static void
test_moments (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_STATION);
  GBytes *der = beket_key_certificate (key);
  gint64 end = FROM + DAYS * DAY;

  refuses (": not yet valid", world->trust, der, BEKET_ROLE_STATION, FROM - 1);
  trusts (world->trust, der, BEKET_ROLE_STATION, FROM);
  trusts (world->trust, der, BEKET_ROLE_STATION, end);
  trusts (world->trust, der, BEKET_ROLE_STATION, end + G_USEC_PER_SEC - 1);
  refuses (": expired", world->trust, der, BEKET_ROLE_STATION, end + G_USEC_PER_SEC);
  refuses (": expired", world->trust, der, BEKET_ROLE_STATION, G_MAXINT64);
  refuses (": not yet valid", world->trust, der, BEKET_ROLE_STATION, -1);
  refuses (": not yet valid", world->trust, der, BEKET_ROLE_STATION, G_MININT64);
}

/* The root's own years count as well. */
static void
test_moments_of_root (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketTrust) trust = beket_trust_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_STATION);
  GBytes *der = beket_key_certificate (key);
  g_auto (gnutls_x509_crt_t) root = NULL;
  g_autoptr (GBytes) short_root = NULL;
  gnutls_datum_t datum = beket_bytes_datum (beket_authority_root (world->kz));

  /* The same name and key, but only a week in the middle of the certificate's month. */
  g_assert_cmpint (gnutls_x509_crt_init (&root), ==, 0);
  g_assert_cmpint (gnutls_x509_crt_import (root, &datum, GNUTLS_X509_FMT_DER), ==, 0);
  g_assert_cmpint (gnutls_x509_crt_set_activation_time (root, (FROM + 7 * DAY) / G_USEC_PER_SEC), ==, 0);
  g_assert_cmpint (gnutls_x509_crt_set_expiration_time (root, (FROM + 14 * DAY) / G_USEC_PER_SEC), ==, 0);
  short_root = craft_sign (g_steal_pointer (&root), world->kz, GNUTLS_DIG_SHA256);
  g_assert_true (beket_trust_add_root (trust, "KZ", short_root, NULL));

  refuses (": not yet valid", trust, der, BEKET_ROLE_STATION, FROM + 6 * DAY);
  trusts (trust, der, BEKET_ROLE_STATION, FROM + 10 * DAY);
  refuses (": expired", trust, der, BEKET_ROLE_STATION, FROM + 15 * DAY);
}

/* ---- Revocation ---- */

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/* An officer who left in week two signed well in week one. */
static void
test_revoked (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) gone = world_key (world->kz, BEKET_ROLE_OFFICER);
  g_autoptr (BeketKey) here = world_key (world->kz, BEKET_ROLE_OFFICER);
  g_autofree char *list = beket_authority_revoke_at (world->kz, beket_key_certificate (gone), FROM + 7 * DAY, NULL);
  g_autoptr (GBytes) pem = bytes_of (list);
  GBytes *der = beket_key_certificate (gone);

  trusts (world->trust, der, BEKET_ROLE_OFFICER, FROM + 8 * DAY);
  g_assert_true (beket_trust_add_crl (world->trust, pem, NULL));
  trusts (world->trust, der, BEKET_ROLE_OFFICER, FROM + 7 * DAY - 1);
  refuses (": revoked", world->trust, der, BEKET_ROLE_OFFICER, FROM + 7 * DAY);
  refuses (": revoked", world->trust, der, BEKET_ROLE_OFFICER, FROM + 8 * DAY);
  trusts (world->trust, beket_key_certificate (here), BEKET_ROLE_OFFICER, FROM + 8 * DAY);
}

/* An old list after a new one, or a list of the other state, takes no revocation back. */
static void
test_lists_add_up (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_OFFICER);
  g_autoptr (BeketKey) ru_key = world_key (world->ru, BEKET_ROLE_OFFICER);
  g_autofree char *path = g_build_filename (world->folder, "KZ", "crl.pem", NULL);
  g_autofree char *empty = NULL, *full = NULL, *ru = NULL;
  g_autoptr (GBytes) empty_pem = NULL, full_pem = NULL, ru_pem = NULL;

  g_assert_true (g_file_get_contents (path, &empty, NULL, NULL));
  full = beket_authority_revoke_at (world->kz, beket_key_certificate (key), FROM, NULL);
  ru = beket_authority_revoke_at (world->ru, beket_key_certificate (ru_key), FROM, NULL);
  empty_pem = bytes_of (empty);
  full_pem = bytes_of (full);
  ru_pem = bytes_of (ru);

  g_assert_true (beket_trust_add_crl (world->trust, full_pem, NULL));
  g_assert_true (beket_trust_add_crl (world->trust, empty_pem, NULL));
  refuses (": revoked", world->trust, beket_key_certificate (key), BEKET_ROLE_OFFICER, WHEN);
  trusts (world->trust, beket_key_certificate (ru_key), BEKET_ROLE_OFFICER, WHEN);
  g_assert_true (beket_trust_add_crl (world->trust, ru_pem, NULL));
  refuses (": revoked", world->trust, beket_key_certificate (ru_key), BEKET_ROLE_OFFICER, WHEN);
}

/* Of two dates the earlier counts, in whichever order the lists come. */
static void
test_earliest_counts (gconstpointer order)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_OFFICER);
  g_auto (gnutls_x509_crt_t) certificate = beket_key_own_certificate (key, NULL);
  const gint64 days[] = { GPOINTER_TO_INT (order), 12 - GPOINTER_TO_INT (order) };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_auto (gnutls_x509_crl_t) crl = NULL;
      g_autofree char *text = NULL;
      g_autoptr (GBytes) pem = NULL;

      g_assert_cmpint (gnutls_x509_crl_init (&crl), ==, 0);
      g_assert_cmpint (gnutls_x509_crl_set_crt (crl, certificate,
                                                (FROM + days[i] * DAY) / G_USEC_PER_SEC), ==, 0);
      text = beket_authority_write_crl (world->kz, crl, i + 2, NULL);
      pem = bytes_of (text);
      g_assert_true (beket_trust_add_crl (world->trust, pem, NULL));
    }

  trusts (world->trust, beket_key_certificate (key), BEKET_ROLE_OFFICER, FROM + 3 * DAY);
  refuses (": revoked", world->trust, beket_key_certificate (key), BEKET_ROLE_OFFICER, FROM + 4 * DAY);
}

static void
test_bad_lists (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (World) other = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_OFFICER);
  g_autoptr (BeketKey) other_key = world_key (other->kz, BEKET_ROLE_OFFICER);
  g_autofree char *list = beket_authority_revoke_at (world->kz, beket_key_certificate (key), FROM, NULL);
  g_autofree char *foreign = beket_authority_revoke_at (other->kz, beket_key_certificate (other_key), FROM, NULL);
  g_autoptr (GBytes) foreign_pem = bytes_of (foreign), junk = bytes_of ("junk"), empty = bytes_of ("");
  g_auto (gnutls_datum_t) der = { 0 };
  gnutls_datum_t text = { (guint8 *) list, (unsigned) strlen (list) };
  g_autoptr (GBytes) good = NULL;

  assert_fails (BEKET_ERROR_REFUSED, "unknown authority", beket_trust_add_crl (world->trust, foreign_pem, e));
  assert_fails (BEKET_ERROR_CORRUPT, "Revocation list", beket_trust_add_crl (world->trust, junk, e));
  assert_fails (BEKET_ERROR_CORRUPT, "Revocation list", beket_trust_add_crl (world->trust, empty, e));

  g_assert_cmpint (gnutls_pem_base64_decode2 ("X509 CRL", &text, &der), ==, 0);
  good = beket_datum_bytes (&der);
  for (gsize i = 0; i < g_bytes_get_size (good); i++)
    {
      g_autoptr (GBytes) wrong = mutate (good, i, byte_at (good, i) ^ 0x01);

      g_assert_false (beket_trust_add_crl (world->trust, wrong, NULL));
    }
  trusts (world->trust, beket_key_certificate (key), BEKET_ROLE_OFFICER, WHEN);
  g_assert_true (beket_trust_add_crl (world->trust, good, NULL));
  refuses (": revoked", world->trust, beket_key_certificate (key), BEKET_ROLE_OFFICER, WHEN);
}

/* ---- Threads ---- */

typedef struct
{
  BeketTrust *trust;
  GBytes     *der;
} Task;

static gpointer
check_often (gpointer data)
{
  Task *task = data;

  for (int i = 0; i < 100; i++)
    trusts (task->trust, task->der, BEKET_ROLE_NODE, WHEN);

  beket_trust_unref (task->trust);
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (BeketKey) key = world_key (world->kz, BEKET_ROLE_NODE);
  Task task = { world->trust, beket_key_certificate (key) };
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      beket_trust_ref (world->trust);
      threads[i] = g_thread_new ("check", check_often, &task);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trust/store/matrix", test_matrix);
  g_test_add_func ("/trust/store/identity", test_identity_is_told);
  g_test_add_func ("/trust/store/another-state", test_another_state);
  g_test_add_func ("/trust/store/unknown-authority", test_unknown_authority);
  g_test_add_func ("/trust/store/two-roots", test_two_roots);
  g_test_add_func ("/trust/store/roots", test_roots);
  g_test_add_func ("/trust/store/moments", test_moments);
  g_test_add_func ("/trust/store/moments-of-root", test_moments_of_root);
  g_test_add_func ("/trust/store/revoked", test_revoked);
  g_test_add_func ("/trust/store/lists-add-up", test_lists_add_up);
  g_test_add_data_func ("/trust/store/earliest/first", GINT_TO_POINTER (4), test_earliest_counts);
  g_test_add_data_func ("/trust/store/earliest/last", GINT_TO_POINTER (8), test_earliest_counts);
  g_test_add_func ("/trust/store/bad-lists", test_bad_lists);
  g_test_add_func ("/trust/store/threads", test_threads);

  return g_test_run ();
}
