/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act on paper: whose seal it is, what it says, and whether the act that came another way says the same.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "act/paper-seal.h"
#include "domain/error.h"
#include "domain/parse-error.h"
#include "station/item.h"
#include "station/printed.h"
#include "station/setup.h"
#include "station/station-private.h"
#include "support/peer-act.h"
#include "trust/authority.h"

#define NUMBER "JCA-RUMSH-20261128-000001-P01"
#define HASH   "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4"
#define OTHER  "0000000000000000000000000000000000000000000000000000000000000001"

/* What a key seals: an act of this number and record. */
static char *
seal (BeketKey   *key,
      const char *number,
      const char *record,
      gint64      when)
{
  g_autoptr (GError) error = NULL;
  BeketPaperSeal says = {
    .number = (char *) number, .form = (char *) "D1", .parties = (char *) "RU KZ", .decision = (char *) "admitted",
    .when = when, .record_hash = (char *) record,
  };
  char *text = beket_paper_seal_make (key, &says, &error);

  g_assert_no_error (error);
  return text;
}

static BeketValue *
scan (Booth      *booth,
      const char *text)
{
  g_autoptr (GError) error = NULL;
  BeketValue *paper;

  beket_station_scan_printed_async (booth->station, text, booth_done, booth);
  paper = beket_station_scan_printed_finish (booth->station, booth_wait (booth), &error);
  g_assert_no_error (error);
  g_object_set_data (G_OBJECT (booth->station), "booth-result", NULL);
  booth_settle (booth);
  return paper;
}

static void
verdict_is (Booth      *booth,
            const char *text,
            const char *verdict)
{
  g_autoptr (BeketValue) paper = scan (booth, text);

  g_assert_cmpstr (beket_value_get_text (paper, "verdict"), ==, verdict);
  g_assert_cmpint (beket_value_get_text (paper, "sealer") != NULL, ==, g_str_equal (verdict, "valid"));
  g_assert_cmpint (beket_value_get_text (paper, "reason") != NULL, ==, g_str_equal (verdict, "refused"));
}

/* ---- An act of this booth ---- */

static void
test_own_act (void)
{
  Booth booth;
  g_autofree char *entry = NULL;
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  g_autoptr (BeketValue) paper = NULL;
  g_autoptr (BeketValue) other = NULL;
  g_autoptr (BeketItem) item = NULL;
  g_autofree char *number = NULL;
  g_autofree char *record = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  booth.now += G_TIME_SPAN_MINUTE;   /* the certificate of the seal is younger than the booth */
  entry = booth_issue_act (&booth);
  item = g_list_model_get_item (beket_station_acts (booth.station), 0);
  number = g_strdup (beket_item_text (item, "number"));
  record = g_strdup (beket_item_text (item, "record"));
  g_assert_cmpstr (beket_item_text (item, "paper"), ==, "");

  text = seal (booth.station->seal_key, number, record, booth.now);
  paper = scan (&booth, text);
  g_assert_cmpstr (beket_value_get_text (paper, "verdict"), ==, "valid");
  g_assert_cmpstr (beket_value_get_text (paper, "sealer"), ==, "KZ-KZSYR-B02");
  g_assert_cmpstr (beket_value_get_text (beket_value_get (paper, "act"), "paper"), ==, "same");

  changed = seal (booth.station->seal_key, number, OTHER, booth.now);
  other = scan (&booth, changed);
  g_assert_cmpstr (beket_value_get_text (other, "verdict"), ==, "valid");
  g_assert_cmpstr (beket_value_get_text (beket_value_get (other, "act"), "paper"), ==, "different");
  g_clear_object (&item);
  item = g_list_model_get_item (beket_station_acts (booth.station), 0);
  g_assert_cmpstr (beket_item_text (item, "paper"), ==, "different");
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

/* ---- Keys ---- */

static BeketKey *
key_of (Booth      *booth,
        const char *authority,
        const char *id)
{
  g_autofree char *folder = g_build_filename (booth->root, authority, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketAuthority) issuer = g_file_test (folder, G_FILE_TEST_EXISTS)
                                      ? beket_authority_open (folder, &error) : NULL;
  g_autoptr (BeketIdentity) identity = beket_identity_new (BEKET_ROLE_SEAL, "KZ", "border", "KZSYR", id, id);
  BeketKey *key = beket_key_generate (BEKET_KEY_ED25519, &error);

  if (issuer == NULL)
    {
      g_assert_true (beket_setup_authority (folder, "KZ", &error));
      issuer = beket_authority_open (folder, &error);
    }
  g_assert_no_error (error);
  g_assert_true (beket_authority_issue_for (issuer, key, identity, booth->now - G_TIME_SPAN_DAY, 30, &error));
  g_assert_no_error (error);
  return key;
}

static void
reopen (Booth *booth)
{
  booth_close (booth);
  booth_open (booth);
  booth_sign_in (booth);
}

static gboolean
make_known (Booth    *booth,
            BeketKey *key,
            GError  **error)
{
  g_autofree char *path = g_build_filename (booth->root, "other-seal.pem", NULL);
  g_autofree char *pem = beket_certificate_to_pem (beket_key_certificate (key));

  g_assert_true (g_file_set_contents (path, pem, -1, NULL));
  return beket_setup_enrol_seal (booth->folder, path, error);
}

static void
test_keys (void)
{
  Booth booth;
  g_autoptr (BeketKey) key = NULL;
  g_autoptr (BeketKey) stranger = NULL;
  g_autofree char *text = NULL;
  g_autofree char *broken = NULL;
  g_autofree char *late = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  key = key_of (&booth, "authority", "KZ-KZSYR-B07");
  stranger = key_of (&booth, "another", "KZ-KZSYR-B08");
  text = seal (key, NUMBER, HASH, booth.now);
  verdict_is (&booth, text, "unknown-key");

  g_assert_true (make_known (&booth, key, &error));
  g_assert_no_error (error);
  g_assert_false (make_known (&booth, stranger, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED);
  reopen (&booth);
  verdict_is (&booth, text, "valid");

  broken = g_strdup (text);
  broken[strlen (broken) - 1] = broken[strlen (broken) - 1] == '0' ? '1' : '0';
  verdict_is (&booth, broken, "refused");
  late = seal (key, NUMBER, HASH, booth.now + 60 * G_TIME_SPAN_DAY);
  verdict_is (&booth, late, "refused");
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

/* A key that is revoked today is good for nothing, whatever day it wrote on the page. */
static void
test_revoked (void)
{
  Booth booth;
  g_autoptr (BeketKey) key = NULL;
  g_autofree char *authority = NULL;
  g_autofree char *lists = NULL;
  g_autofree char *path = NULL;
  g_autofree char *crl = NULL;
  g_autofree char *text = NULL;
  g_autoptr (BeketAuthority) issuer = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  key = key_of (&booth, "authority", "KZ-KZSYR-B07");
  g_assert_true (make_known (&booth, key, NULL));
  text = seal (key, NUMBER, HASH, booth.now - G_TIME_SPAN_HOUR);

  authority = g_build_filename (booth.root, "authority", NULL);
  issuer = beket_authority_open (authority, NULL);
  crl = beket_authority_revoke_at (issuer, beket_key_certificate (key), booth.now - G_USEC_PER_SEC, NULL);
  lists = g_build_filename (booth.folder, "trust", "crls", NULL);
  g_assert_cmpint (g_mkdir_with_parents (lists, 0700), ==, 0);
  path = g_build_filename (lists, "KZ.pem", NULL);
  g_assert_true (g_file_set_contents (path, crl, -1, NULL));
  reopen (&booth);
  verdict_is (&booth, text, "refused");
  booth_clear (&booth);
}

/* ---- First the paper, then the act ---- */

static void
test_before_the_act (void)
{
  static const char *const records[] = { HASH, OTHER };

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      Booth booth;
      PeerAct act = { NUMBER, "512 ABC 07", "entry", "valid", 0, NULL, records[i] };
      g_autoptr (BeketKey) key = NULL;
      g_autofree char *text = NULL;
      g_autoptr (BeketValue) paper = NULL;
      g_autoptr (BeketItem) item = NULL;

      booth_init (&booth);
      booth_sign_in (&booth);
      key = key_of (&booth, "authority", "KZ-KZSYR-B07");
      text = seal (key, NUMBER, HASH, booth.now);
      paper = scan (&booth, text);
      g_assert_null (beket_value_get (paper, "act"));
      peer_act_arrive (&booth, &act);
      item = g_list_model_get_item (beket_station_neighbour (booth.station), 0);
      g_assert_cmpstr (beket_item_text (item, "paper"), ==, i == 0 ? "same" : "different");
      g_free (act.prev);
      booth_assert_whole (&booth);
      booth_clear (&booth);
    }
}

/* A forged seal says nothing of an act: it does not make the true one look wrong. */
static void
test_forged (void)
{
  Booth booth;
  PeerAct act = { NUMBER, "512 ABC 07", "entry", "valid", 0, NULL, HASH };
  g_autofree char *text = NULL;
  g_autoptr (BeketValue) paper = NULL;
  g_autoptr (BeketItem) item = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  text = seal (booth.station->seal_key, NUMBER, OTHER, booth.now);
  text[strlen (text) - 1] = text[strlen (text) - 1] == '0' ? '1' : '0';
  peer_act_arrive (&booth, &act);
  paper = scan (&booth, text);
  g_assert_cmpstr (beket_value_get_text (paper, "verdict"), ==, "refused");
  g_assert_null (beket_value_get (paper, "act"));
  item = g_list_model_get_item (beket_station_neighbour (booth.station), 0);
  g_assert_cmpstr (beket_item_text (item, "paper"), ==, "");
  g_free (act.prev);
  booth_clear (&booth);
}

static void
test_refused (void)
{
  Booth booth;
  g_autofree char *text = NULL;
  g_autoptr (BeketValue) paper = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth.now += G_TIME_SPAN_MINUTE;
  text = seal (booth.station->seal_key, NUMBER, HASH, booth.now);
  g_assert_true (beket_station_is_printed (text));
  g_assert_false (beket_station_is_printed ("P<KAZ"));
  g_assert_null (beket_tools_scan_printed (booth.station, text, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
  g_clear_error (&error);
  booth_sign_in (&booth);
  g_assert_null (beket_tools_scan_printed (booth.station, "KZ1:AB#", &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_CHARACTER);
  g_assert_cmpint (beket_parse_error_get_position (error), ==, 6);
  paper = beket_tools_scan_printed (booth.station, text, NULL);
  g_assert_cmpstr (beket_value_get_text (paper, "verdict"), ==, "valid");
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/station/paper/own-act", test_own_act);
  g_test_add_func ("/station/paper/keys", test_keys);
  g_test_add_func ("/station/paper/revoked", test_revoked);
  g_test_add_func ("/station/paper/before-the-act", test_before_the_act);
  g_test_add_func ("/station/paper/forged", test_forged);
  g_test_add_func ("/station/paper/refused", test_refused);

  return g_test_run ();
}
