/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A key that cannot sign says why, each time in words of its own in both languages; the act stays unsigned.
 */

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "domain/powers.h"
#include "station/setup.h"
#include "station/station-private.h"
#include "support/booth.h"
#include "trust/authority.h"

#define DAY G_TIME_SPAN_DAY

static void
assert_told (Booth      *booth,
             GError     *error,
             const char *reason,
             const char *kk,
             const char *ru)
{
  BeketCodes *codes = beket_station_get_codes (booth->station);
  g_autofree char *in_kk = beket_powers_explain_error (error, codes, BEKET_KK);
  g_autofree char *in_ru = beket_powers_explain_error (error, codes, BEKET_RU);

  g_assert_nonnull (error);
  g_assert_cmpstr (beket_error_get_reason (error), ==, reason);
  g_assert_nonnull (strstr (in_kk, kk));
  g_assert_nonnull (strstr (in_ru, ru));
}

/* In place of the officer's own file: another key, whose certificate names @identity. */
static void
swap_file (Booth         *booth,
           BeketIdentity *identity,
           gint64         from,
           guint          days)
{
  g_autofree char *authority = g_build_filename (booth->root, "authority", NULL);
  g_autofree char *path = g_build_filename (booth->folder, "officers", BOOTH_OFFICER ".p12", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketAuthority) issuer = beket_authority_open (authority, &error);
  g_autoptr (BeketKey) key = beket_key_generate (BEKET_KEY_P256, &error);
  g_autoptr (GBytes) pkcs12 = NULL;

  beket_authority_issue_for (issuer, key, identity, from, days, &error);
  g_assert_no_error (error);
  pkcs12 = beket_key_to_pkcs12 (key, BOOTH_PIN, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (pkcs12, NULL), (gssize) g_bytes_get_size (pkcs12), &error);
  g_assert_no_error (error);
  beket_identity_free (identity);
}

static BeketCrossing *
drawn_lorry (Booth *booth)
{
  BeketCrossing *crossing = booth_lorry (booth);
  g_autoptr (GBytes) pdf = NULL;

  beket_station_satisfy_async (booth->station, crossing, booth_done, booth);
  booth_step (booth);
  beket_station_decide_async (booth->station, crossing, "admitted", booth_done, booth);
  booth_step (booth);
  beket_station_draw_act_async (booth->station, crossing, booth_done, booth);
  pdf = beket_station_draw_act_finish (booth->station, booth_wait (booth), NULL);
  g_assert_nonnull (pdf);
  return crossing;
}

static void
assert_signing_told (Booth         *booth,
                     BeketCrossing *crossing,
                     const char    *reason,
                     const char    *kk,
                     const char    *ru)
{
  g_autoptr (GError) error = NULL;

  beket_station_sign_act_async (booth->station, crossing, BOOTH_PIN, booth_done, booth);
  g_assert_null (beket_station_sign_act_finish (booth->station, booth_wait (booth), &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER);
  assert_told (booth, error, reason, kk, ru);
  g_object_set_data (G_OBJECT (booth->station), "booth-result", NULL);
  booth_settle (booth);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_acts (booth->station)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_crossings (booth->station)), ==, 1);
}

static BeketIdentity *
officer (const char *id)
{
  return beket_identity_new (BEKET_ROLE_OFFICER, "KZ", "border", "KZSYR", "Ахметов Н.", id);
}

static void
test_certificates (void)
{
  Booth booth;
  BeketCrossing *crossing;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = drawn_lorry (&booth);
  swap_file (&booth, officer (BOOTH_OFFICER), booth.now - 10 * DAY, 5);
  assert_signing_told (&booth, crossing, "certificate-expired", "мерзімі өткен", "истёк");
  swap_file (&booth, officer (BOOTH_OFFICER), booth.now + 2 * DAY, 5);
  assert_signing_told (&booth, crossing, "certificate-not-yet", "әлі басталған жоқ", "ещё не начался");
  swap_file (&booth, officer ("KZ-77777"), booth.now - DAY, 5);
  assert_signing_told (&booth, crossing, "certificate-of-another", "басқа лауазымды", "другому должностному");
  swap_file (&booth, beket_identity_new (BEKET_ROLE_STATION, "KZ", "border", "KZSYR", "B02", "KZ-KZSYR-B02"), booth.now - DAY, 5);
  assert_signing_told (&booth, crossing, "certificate-role", "арналмаған", "не предназначен");
  booth_clear (&booth);
}

/* At the authority, and the list is brought to the booth as an administrator does it. */
static void
revoke_officer (Booth *booth)
{
  g_autofree char *authority = g_build_filename (booth->root, "authority", NULL);
  g_autofree char *list = g_build_filename (authority, "crl.pem", NULL);
  g_autofree char *path = g_build_filename (booth->folder, "officers", BOOTH_OFFICER ".p12", NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *pem = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketAuthority) issuer = beket_authority_open (authority, &error);
  g_autoptr (GBytes) pkcs12 = NULL;
  g_autoptr (BeketKey) key = NULL;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  pkcs12 = g_bytes_new (bytes, length);
  key = beket_key_open_pkcs12 (pkcs12, BOOTH_PIN, &error);
  g_assert_no_error (error);
  pem = beket_authority_revoke_at (issuer, beket_key_certificate (key), booth->now - DAY, &error);
  g_assert_no_error (error);
  beket_setup_list (booth->folder, list, &error);
  g_assert_no_error (error);
}

/* While the window is open: nobody starts the program anew for it. */
static void
test_revoked_meanwhile (void)
{
  Booth booth;
  BeketCrossing *crossing;
  BeketTrust *before;

  booth_init (&booth);
  booth_sign_in (&booth);
  beket_station_watch (booth.station);
  crossing = drawn_lorry (&booth);
  before = booth.station->trust;
  revoke_officer (&booth);
  while (booth.station->trust == before)
    g_main_context_iteration (NULL, TRUE);
  assert_signing_told (&booth, crossing, "certificate-revoked", "қайтарып алынған", "отозван");
  booth_clear (&booth);
}

/* What cannot be read is not used, and what was used before is. */
static void
test_bad_list (void)
{
  Booth booth;
  BeketTrust *before;
  g_autofree char *crls = NULL;
  g_autofree char *path = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *act = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  beket_station_watch (booth.station);
  before = booth.station->trust;
  crls = g_build_filename (booth.folder, "trust", "crls", NULL);
  path = g_build_filename (crls, "bad.crl", NULL);
  g_test_expect_message ("beket-station", G_LOG_LEVEL_WARNING, "*is not used*bad.crl*");
  seen = g_strdup (booth.station->watch_trust);
  g_assert_true (g_file_set_contents (path, "no list", -1, NULL));
  while (g_str_equal (booth.station->watch_trust, seen))
    g_main_context_iteration (NULL, TRUE);
  g_test_assert_expected_messages ();
  g_assert_true (booth.station->trust == before);
  act = booth_issue_act (&booth);
  g_assert_nonnull (act);
  booth_clear (&booth);
}

/* The same where he signs in, and where he is enrolled: there no station is open. */
static void
test_elsewhere (void)
{
  Booth booth;
  g_autofree char *path = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  path = g_build_filename (booth.folder, "officers", BOOTH_OFFICER ".p12", NULL);
  swap_file (&booth, officer (BOOTH_OFFICER), booth.now - 10 * DAY, 5);
  g_assert_false (beket_tools_sign_in (booth.station, BOOTH_OFFICER, BOOTH_PIN, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER);
  assert_told (&booth, error, "certificate-expired", "мерзімі өткен", "истёк");
  g_clear_error (&error);
  g_assert_false (beket_setup_enrol_officer (booth.folder, path, BOOTH_PIN, NULL, "inspector", NULL, &error));
  words = beket_setup_explain (booth.folder, error, BEKET_RU);
  g_assert_nonnull (strstr (words, "истёк"));
  booth_clear (&booth);
}

static void
test_wrong_pin (void)
{
  static const struct { const char *reason, *kk, *ru; } told[] = {
    { "pin-two-left", "тағы екі рет", "ещё две ошибки" },
    { "pin-one-left", "тағы бір рет", "ещё одна ошибка" },
    { "pin-wait", "құлыпталды", "заблокирован" },
    { "pin-wait", "құлыпталды", "заблокирован" },
  };
  Booth booth;

  booth_init (&booth);
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (beket_tools_sign_in (booth.station, BOOTH_OFFICER, "000000", &error));
      g_assert_error (error, BEKET_ERROR, (i < 3 ? BEKET_ERROR_PIN : BEKET_ERROR_LOCKED));
      assert_told (&booth, error, told[i].reason, told[i].kk, told[i].ru);
    }
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/sign-reason/certificates", test_certificates);
  g_test_add_func ("/station/sign-reason/revoked-meanwhile", test_revoked_meanwhile);
  g_test_add_func ("/station/sign-reason/bad-list", test_bad_list);
  g_test_add_func ("/station/sign-reason/elsewhere", test_elsewhere);
  g_test_add_func ("/station/sign-reason/wrong-pin", test_wrong_pin);
  return g_test_run ();
}
