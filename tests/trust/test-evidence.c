/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Evidence of others: what it says, that it is about these bytes, and what cannot be checked is not said to be.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "trust-support.h"
#include "trust/evidence.h"

#include <string.h>

static const char text[] = "the bytes of an act";

static GBytes *
act (void)
{
  return g_bytes_new_static (text, sizeof text - 1);
}

static BeketEvidence *
read_file (const char *name)
{
  g_autoptr (GBytes) file = read_data (name);
  g_autoptr (GBytes) about = act ();
  g_autoptr (GError) error = NULL;
  BeketEvidence *evidence = beket_evidence_read (file, about, &error);

  g_assert_no_error (error);
  return evidence;
}

static void
test_signature (gconstpointer name)
{
  g_autoptr (BeketEvidence) evidence = read_file (name);

  g_assert_cmpstr (evidence->kind, ==, "national-signature");
  g_assert_cmpstr (evidence->who, ==, "ҮЛГІ ҮЛГІҰЛЫ");
  g_assert_cmpstr (evidence->id, ==, "IIN900115000017");
  g_assert_cmpstr (evidence->issuer, ==, "Үлгі куәландырушы орталық");
  g_assert_cmpstr (evidence->digest, ==, "SHA256");
  g_assert_cmpstr (evidence->algorithm, ==, "RSA-SHA256");
  g_assert_cmpstr (evidence->checked, ==, "signature-right");
  g_assert_true ((evidence->when > 0) == (strstr (name, "noattr") == NULL));
}

static void
test_receipts (void)
{
  g_autoptr (BeketEvidence) stamp = read_file ("evidence.tsr");
  g_autoptr (BeketEvidence) dvcs = read_file ("evidence.dvcs");
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (dvcs->when / G_USEC_PER_SEC);
  g_autofree char *told = g_date_time_format_iso8601 (when);

  g_assert_cmpstr (stamp->kind, ==, "time-stamp");
  g_assert_cmpstr (stamp->who, ==, "Үлгі уақыт белгісі");
  g_assert_cmpstr (stamp->checked, ==, "signature-right");
  g_assert_cmpint (stamp->when, >, 0);
  g_assert_cmpstr (dvcs->kind, ==, "third-party-receipt");
  g_assert_cmpstr (dvcs->checked, ==, "signature-right");
  g_assert_cmpstr (told, ==, "2026-11-22T09:15:03Z");
}

static void
test_gost (void)
{
  g_autoptr (BeketEvidence) evidence = read_file ("evidence-gost.p7s");

  g_assert_cmpstr (evidence->who, ==, "ҮЛГІ ГОСТ");
  g_assert_cmpstr (evidence->checked, ==, "signature-right");
  g_assert_nonnull (strstr (evidence->algorithm, "GOST"));
}

/* An algorithm that is not known here is told as it is; and an act that was changed under it is not noticed, so it is not said to be right. */
static void
test_not_checked (void)
{
  g_autoptr (BeketEvidence) evidence = read_file ("evidence-sha3.p7s");

  g_assert_cmpstr (evidence->digest, ==, "2.16.840.1.101.3.4.2.8");
  g_assert_cmpstr (evidence->checked, ==, "not-checked");
  g_assert_cmpstr (evidence->who, ==, "ҮЛГІ ҮЛГІҰЛЫ");
}

static void
test_refused (void)
{
  g_autoptr (GBytes) about = act ();
  g_autoptr (GBytes) other = g_bytes_new_static ("the bytes of AN act", 19);
  g_autoptr (GBytes) inside = read_data ("evidence-inside.p7s");
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (BEKET_EVIDENCE_MAX + 1), BEKET_EVIDENCE_MAX + 1);
  g_autoptr (GBytes) certificate = read_data ("officer.crt");
  static const char *const names[] = { "evidence.p7s", "evidence-noattr.p7s", "evidence.tsr", "evidence.dvcs", "evidence-gost.p7s" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) file = read_data (names[i]);

      assert_fails (BEKET_ERROR_CORRUPT, "Evidence: ", beket_evidence_read (file, other, e));
    }
  assert_fails (BEKET_ERROR_INVALID, "does not read", beket_evidence_read (inside, about, e));
  assert_fails (BEKET_ERROR_INVALID, "larger than", beket_evidence_read (large, about, e));
  assert_fails (BEKET_ERROR_INVALID, "not DER", beket_evidence_read (certificate, about, e));
}

/* Each byte of the signature counts; elsewhere a change may only touch what nobody signed: then nothing that is told differs but who says it. */
static void
test_mutated (gconstpointer name)
{
  g_autoptr (GBytes) file = read_data (name);
  g_autoptr (GBytes) about = act ();
  gsize size = g_bytes_get_size (file);
  guint right = 0;

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) mutant = mutate (file, i, byte_at (file, i) ^ 0x01);
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (file, 0, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (BeketEvidence) evidence = beket_evidence_read (mutant, about, &error);

      g_assert_true ((evidence == NULL) == (error != NULL));
      g_assert_null (beket_evidence_read (cut, about, NULL));
      right += evidence != NULL && strcmp (evidence->checked, "signature-right") == 0;
      g_assert_false (i >= size - 32 && evidence != NULL && strcmp (evidence->checked, "signature-right") == 0);
    }
  g_test_message ("%u of %" G_GSIZE_FORMAT " mutants have a right signature still", right, size);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/trust/evidence/signature/der", "evidence.p7s", test_signature);
  g_test_add_data_func ("/trust/evidence/signature/pem", "evidence.pem", test_signature);
  g_test_add_data_func ("/trust/evidence/signature/no-attributes", "evidence-noattr.p7s", test_signature);
  g_test_add_func ("/trust/evidence/receipts", test_receipts);
  g_test_add_func ("/trust/evidence/gost", test_gost);
  g_test_add_func ("/trust/evidence/not-checked", test_not_checked);
  g_test_add_func ("/trust/evidence/refused", test_refused);
  g_test_add_data_func ("/trust/evidence/mutated/signature", "evidence.p7s", test_mutated);
  g_test_add_data_func ("/trust/evidence/mutated/stamp", "evidence.tsr", test_mutated);
  g_test_add_data_func ("/trust/evidence/mutated/dvcs", "evidence.dvcs", test_mutated);
  return g_test_run ();
}
