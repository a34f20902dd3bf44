/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Honest acts are valid; what was done to one is found and called by its word.
 */

#include "config.h"

#include "fixture.h"

#include "record/hash.h"

#include <string.h>

#include "act/structure.h"
#include "record/json.h"

static Fixture fixture;

#define WEEK (7 * 24 * 3600 * (gint64) G_USEC_PER_SEC)
#define YEAR (365 * 24 * 3600 * (gint64) G_USEC_PER_SEC)

static void
verdict_is (GBytes     *pdf,
            gint64      trusted_time,
            guint       at_least,
            const char *word)
{
  g_autoptr (BeketVerdict) verdict = beket_act_verify (pdf, fixture.trust, trusted_time, at_least);

  g_assert_cmpstr (verdict->failed, ==, word);
  g_assert_cmpint (verdict->valid, ==, word == NULL);
}

/* ---- Honest acts ---- */

static void
test_valid (void)
{
  g_autoptr (GBytes) once = fixture_act (&fixture, 1);
  g_autoptr (GBytes) twice = fixture_sign (&fixture, once, 1);
  g_autoptr (BeketVerdict) verdict = beket_act_verify (twice, fixture.trust, 0, 2);

  verdict_is (once, 0, 0, NULL);
  verdict_is (once, 0, 1, NULL);
  g_assert_true (verdict->valid);
  g_assert_null (verdict->failed);
  g_assert_cmpuint (verdict->n_signers, ==, 2);
  g_assert_cmpstr (verdict->signers[0].identity->id, ==, "KZ-10442");
  g_assert_cmpstr (verdict->signers[1].identity->party, ==, "RU");
  g_assert_cmpstr (verdict->signers[0].name, ==, "Үлгібаев Нұрлан Әлиұлы");
  g_assert_cmpint (verdict->signers[0].when, ==, FIXTURE_DRAWN + 60 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpuint (strlen (verdict->record_hash), ==, 64);
  g_assert_cmpstr (beket_value_get_text (beket_value_get (verdict->record, "act"), "number"), ==,
                   "JCA-KZSYR-20261122-000001-02");
}

/* The attached record is the very one that was given. */
static void
test_record (void)
{
  g_autoptr (BeketValue) record = fixture_record (5);
  g_autoptr (GBytes) base = fixture_render (&fixture, record);
  g_autoptr (GBytes) once = fixture_sign (&fixture, base, 0);
  g_autoptr (BeketVerdict) verdict = beket_act_verify (once, fixture.trust, 0, 0);

  g_assert_true (verdict->valid);
  g_assert_true (beket_value_equal (verdict->record, record));
}

/* As many persons as the form takes: many pages and objects, and still within every limit. */
static void
test_large (void)
{
  g_autoptr (BeketValue) record = fixture_record (200);
  g_autoptr (GBytes) base = fixture_render (&fixture, record);
  g_autoptr (GBytes) once = fixture_sign (&fixture, base, 0);
  g_autoptr (GBytes) twice = fixture_sign (&fixture, once, 1);

  verdict_is (twice, 0, 2, NULL);
}

static void
test_unsigned (void)
{
  g_autoptr (GBytes) base = fixture_act (&fixture, 0);

  verdict_is (base, 0, 0, "signature-missing");
}

static void
test_rollback (void)
{
  g_autoptr (GBytes) once = fixture_act (&fixture, 1);
  g_autoptr (GBytes) twice = fixture_sign (&fixture, once, 1);
  g_autoptr (BeketStructure) structure = beket_structure_read (twice, NULL);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (twice, 0, structure->ends[1]);

  verdict_is (cut, 0, 1, NULL);
  verdict_is (cut, 0, 2, "rollback");
}

/* ---- Times and certificates ---- */

static void
test_times (void)
{
  g_autoptr (GBytes) once = fixture_act (&fixture, 1);

  verdict_is (once, FIXTURE_DRAWN, 0, NULL);
  verdict_is (once, FIXTURE_DRAWN + 30 * YEAR, 0, "certificate-expired");
  verdict_is (once, FIXTURE_DRAWN - 2 * YEAR, 0, "certificate-not-yet-valid");
}

static void
test_stranger (void)
{
  g_autoptr (GBytes) once = fixture_act (&fixture, 1);
  g_autoptr (BeketTrust) empty = beket_trust_new ();
  g_autoptr (BeketVerdict) verdict = beket_act_verify (once, empty, 0, 0);

  g_assert_cmpstr (verdict->failed, ==, "certificate-unknown");
  g_assert_cmpuint (verdict->n_signers, ==, 0);
}

/* Revoked on a day: what was surely signed before it holds, what cannot be shown to be older does not. */
static void
test_revoked (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketKey) key = fixture_key (fixture.kz, BEKET_KEY_P256, BEKET_ROLE_OFFICER, "KZ",
                                          "Үлгібаев", "KZ-10442");
  g_autoptr (GBytes) base = fixture_act (&fixture, 0);
  g_autoptr (GBytes) once = beket_act_sign (base, 0, key, "Үлгібаев", FIXTURE_DRAWN, &error);
  g_autofree char *list = NULL;

  g_assert_no_error (error);
  verdict_is (once, FIXTURE_DRAWN + WEEK, 0, NULL);
  list = beket_authority_revoke_at (fixture.kz, beket_key_certificate (key), FIXTURE_DRAWN + WEEK, &error);
  g_assert_no_error (error);
  fixture_add_list (&fixture, fixture.trust, "KZ");
  verdict_is (once, FIXTURE_DRAWN + WEEK - G_USEC_PER_SEC, 0, NULL);
  verdict_is (once, FIXTURE_DRAWN + WEEK, 0, "certificate-revoked");
}

/* No list, or a list of another day, does not tell whether the certificate still held. */
static void
test_lists (void)
{
  g_autoptr (GBytes) once = fixture_act (&fixture, 1);
  g_autoptr (BeketTrust) trust = beket_trust_new ();
  g_autoptr (BeketVerdict) missing = NULL;
  g_autoptr (BeketVerdict) of_another = NULL;
  g_autoptr (BeketVerdict) good = NULL;
  gint64 until;

  beket_trust_add_root (trust, "KZ", beket_authority_root (fixture.kz), NULL);
  beket_trust_add_root (trust, "RU", beket_authority_root (fixture.ru), NULL);
  missing = beket_act_verify (once, trust, 0, 0);
  g_assert_cmpstr (missing->failed, ==, "revocation-missing");
  fixture_add_list (&fixture, trust, "RU");
  of_another = beket_act_verify (once, trust, 0, 0);
  g_assert_cmpstr (of_another->failed, ==, "revocation-missing");
  fixture_add_list (&fixture, trust, "KZ");
  good = beket_act_verify (once, trust, 0, 0);
  g_assert_true (good->valid);

  until = beket_trust_listed_until (fixture.trust, "KZ");
  verdict_is (once, until, 0, NULL);
  verdict_is (once, until + G_USEC_PER_SEC, 0, "revocation-stale");
}

/* ---- Who signs ---- */

static void
signed_by (BeketAuthority *authority,
           BeketRole       role,
           const char     *party,
           const char     *id,
           const char     *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketKey) key = fixture_key (authority, BEKET_KEY_P256, role, party, "Үлгібаев", id);
  g_autoptr (GBytes) base = fixture_act (&fixture, 0);
  g_autoptr (GBytes) once = beket_act_sign (base, 0, key, "Үлгібаев", FIXTURE_DRAWN, &error);

  g_assert_no_error (error);
  verdict_is (once, 0, 0, word);
}

static void
test_who (void)
{
  signed_by (fixture.kz, BEKET_ROLE_OFFICER, "KZ", "KZ-10442", NULL);
  signed_by (fixture.kz, BEKET_ROLE_OFFICER, "KZ", "KZ-99999", "signer");
  signed_by (fixture.ru, BEKET_ROLE_OFFICER, "RU", "RU-20817", "signer");
  signed_by (fixture.kz, BEKET_ROLE_STATION, "KZ", "KZ-KZSYR-B02", "certificate-role");
}

static GBytes *
sign_twice_by (BeketValue *record,
               BeketKey   *first,
               BeketKey   *second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) base = fixture_render (&fixture, record);
  g_autoptr (GBytes) once = beket_act_sign (base, 0, first, "A", FIXTURE_DRAWN, &error);
  GBytes *twice = beket_act_sign (once, 1, second, "B", FIXTURE_DRAWN, &error);

  g_assert_no_error (error);
  return twice;
}

static void
test_same_signer (void)
{
  g_autoptr (BeketValue) record = fixture_record (1);
  BeketValue *second = beket_value_index (beket_value_get (record, "signatures"), 1);
  g_autoptr (BeketKey) renewed = fixture_key (fixture.kz, BEKET_KEY_P256, BEKET_ROLE_OFFICER, "KZ",
                                              "Үлгібаев", "KZ-10442");
  g_autoptr (GBytes) same = NULL;
  g_autoptr (GBytes) other_key = NULL;

  beket_value_set_text (second, "id", "KZ-10442");
  beket_value_set_text (second, "party", "KZ");
  same = sign_twice_by (record, fixture.officers[0], fixture.officers[0]);
  other_key = sign_twice_by (record, fixture.officers[0], renewed);
  verdict_is (same, 0, 0, "same-signer");
  verdict_is (other_key, 0, 0, "same-signer");
}

/* The record may leave open who signs for the other party, but not for which party, and never the
 * first. */
static void
test_open_signer (void)
{
  g_autoptr (BeketValue) record = fixture_record (1);
  BeketValue *signers = beket_value_get (record, "signatures");
  g_autoptr (GBytes) open = NULL;
  g_autoptr (GBytes) wrong_party = NULL;
  g_autoptr (GBytes) nobody = NULL;

  beket_value_set_text (beket_value_index (signers, 1), "id", NULL);
  open = sign_twice_by (record, fixture.officers[0], fixture.officers[1]);
  verdict_is (open, 0, 2, NULL);

  beket_value_set_text (beket_value_index (signers, 1), "party", "KZ");
  wrong_party = sign_twice_by (record, fixture.officers[0], fixture.officers[1]);
  verdict_is (wrong_party, 0, 0, "signer");

  beket_value_set_text (beket_value_index (signers, 0), "id", NULL);
  nobody = sign_twice_by (record, fixture.officers[0], fixture.officers[1]);
  verdict_is (nobody, 0, 0, "signer");
}

/* Two names for one place are no name. */
static void
test_two_for_one_field (void)
{
  g_autoptr (BeketValue) record = fixture_record (1);
  BeketValue *signers = beket_value_get (record, "signatures");
  g_autoptr (GBytes) told = NULL;
  g_autoptr (GBytes) twice = NULL;

  beket_value_set_integer (beket_value_index (signers, 0), "field", 0);
  beket_value_set_integer (beket_value_index (signers, 1), "field", 1);
  told = sign_twice_by (record, fixture.officers[0], fixture.officers[1]);
  verdict_is (told, 0, 2, NULL);

  beket_value_set_integer (beket_value_index (signers, 1), "field", 0);
  twice = sign_twice_by (record, fixture.officers[0], fixture.officers[1]);
  verdict_is (twice, 0, 0, "signer");
}

/* ---- The record ---- */

static void
with_record (const char *json,
             const char *seal,
             const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) record = fixture_record (1);
  g_autoptr (GBytes) attached = g_bytes_new (json, strlen (json));
  const BeketForm *form = beket_library_form (fixture.data, "D1", "1.0", NULL);
  g_autoptr (GBytes) base = beket_act_render (fixture.data, form, record, attached, seal, &error);
  g_autoptr (GBytes) once = NULL;

  g_assert_no_error (error);
  once = fixture_sign (&fixture, base, 0);
  verdict_is (once, 0, 0, word);
}

static void
test_bad_record (void)
{
  g_autoptr (BeketValue) record = fixture_record (1);
  g_autoptr (BeketValue) other = fixture_record (2);
  g_autofree char *json = beket_json_write (record);
  g_autofree char *other_json = beket_json_write (other);
  g_autofree char *spaced = g_strconcat (json, " ", NULL);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);
  g_autofree char *seal = fixture_seal (&fixture, record, hash);
  g_autofree char *other_hash = beket_hash_hex (other_json, strlen (other_json));
  g_autofree char *other_seal = fixture_seal (&fixture, other, other_hash);

  with_record (json, seal, NULL);
  with_record (json, NULL, NULL);
  with_record (other_json, seal, "seal");
  with_record (json, other_seal, "seal");
  with_record (spaced, NULL, "record");
  with_record ("{\"a\":1,\"a\":1}", NULL, "record");
  with_record ("", NULL, "record");
  with_record ("{}", NULL, "signer");
  with_record (json, "KZ1:NO SEAL", "seal");
}

/* ---- No act at all ---- */

static void
test_not_an_act (void)
{
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("hello\n%%EOF\n", 12);
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (BEKET_ACT_MAX + 1), BEKET_ACT_MAX + 1);
  g_autoptr (GBytes) limit = g_bytes_new_take (g_malloc0 (BEKET_ACT_MAX), BEKET_ACT_MAX);

  verdict_is (empty, 0, 0, "not-an-act");
  verdict_is (text, 0, 0, "not-an-act");
  verdict_is (large, 0, 0, "size");
  verdict_is (limit, 0, 0, "not-an-act");
}

/* Eight megabytes of anything end with a word, and soon: the time of this test is the limit. */
static void
test_hostile (void)
{
  static const char *const patterns[] = {
    "\n%%EOF\n", "endobj\n", "stream\n", "<<", "[ ", "( ", "/A ", "1 0 R ", "1 0 obj\n", "xref\n0 ", "startxref\n", "0000000015 00000 n \n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GString) text = g_string_new ("%PDF-1.7\n%\277\367\242\376\n1 0 obj\n");
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (BeketVerdict) verdict = NULL;
      gsize table;

      while (text->len < BEKET_ACT_MAX - 400)
        g_string_append (text, patterns[i]);
      g_string_append (text, "\nendobj\n");
      table = text->len;
      g_string_append_printf (text, "xref\n0 2\n0000000000 65535 f \n0000000015 00000 n \ntrailer << /Info 1 0 R /Root 1 0 R"
                              " /Size 2 /ID [<00><00>] >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", table);
      pdf = g_bytes_new (text->str, text->len);
      verdict = beket_act_verify (pdf, fixture.trust, 0, 0);
      g_assert_false (verdict->valid);
      g_assert_nonnull (verdict->failed);
    }
}

int
main (int   argc,
      char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_open (&fixture);
  g_test_add_func ("/act/verify/valid", test_valid);
  g_test_add_func ("/act/verify/record", test_record);
  g_test_add_func ("/act/verify/large", test_large);
  g_test_add_func ("/act/verify/unsigned", test_unsigned);
  g_test_add_func ("/act/verify/rollback", test_rollback);
  g_test_add_func ("/act/verify/times", test_times);
  g_test_add_func ("/act/verify/stranger", test_stranger);
  g_test_add_func ("/act/verify/revoked", test_revoked);
  g_test_add_func ("/act/verify/lists", test_lists);
  g_test_add_func ("/act/verify/who", test_who);
  g_test_add_func ("/act/verify/same-signer", test_same_signer);
  g_test_add_func ("/act/verify/open-signer", test_open_signer);
  g_test_add_func ("/act/verify/two-for-one-field", test_two_for_one_field);
  g_test_add_func ("/act/verify/bad-record", test_bad_record);
  g_test_add_func ("/act/verify/not-an-act", test_not_an_act);
  g_test_add_func ("/act/verify/hostile", test_hostile);
  result = g_test_run ();
  fixture_close (&fixture);
  return result;
}
