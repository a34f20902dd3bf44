/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second signature under an act: whose it may be, once, and what becomes of it when its file is not what it should be.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "domain/error.h"
#include "domain/powers.h"
#include "ledger/blob.h"
#include "station/correction.h"
#include "station/countersign.h"
#include "support/document.h"

#define HAND_OVER "{'shift':{'date':'2026-11-22','number':'1','handedOver':'2026-11-22T03:00:00.000Z'}," \
  "'leaders':[{'side':'handed-over','name':'Ахметов Н.'},{'side':'took-over','name':'Сейітова А.'}]}"

static void
sign_in (Booth      *booth,
         const char *officer,
         const char *pin)
{
  g_autoptr (GError) error = NULL;

  beket_tools_sign_in (booth->station, officer, pin, &error);
  g_assert_no_error (error);
}

/* A hand-over of the shift has no copy for the neighbour: its second place is of an officer of one's own. Who took over is signed in. (transfer full): its entry. */
static char *
start (Booth *booth)
{
  g_autoptr (BeketActView) view = NULL;

  booth_init (booth);
  booth_add_supervisor (booth);
  booth_sign_in (booth);
  view = document_draw (booth, "D20", NULL, HAND_OVER);
  sign_in (booth, BOOTH_SUPERVISOR, BOOTH_HER_PIN);
  return g_strdup (view->entry);
}

static BeketActView *
open_act (Booth      *booth,
          const char *act)
{
  g_autoptr (GError) error = NULL;
  BeketActView *view = beket_tools_open_act (booth->station, act, &error);

  g_assert_no_error (error);
  return view;
}

static void
refuse (Booth      *booth,
        const char *act,
        const char *pin,
        const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  g_assert_false (beket_tools_countersign (booth->station, act, pin, &error));
  g_assert_cmpstr (beket_error_get_reason (error), ==, reason);
  said = beket_powers_explain_error (error, beket_station_get_codes (booth->station), BEKET_KK);
  g_assert_cmpstr (said, ==, beket_codes_label (beket_station_get_codes (booth->station), "signing-reason", reason, BEKET_KK));
}

static void
countersign (Booth      *booth,
             const char *act)
{
  g_autoptr (GError) error = NULL;

  beket_tools_countersign (booth->station, act, BOOTH_HER_PIN, &error);
  g_assert_no_error (error);
  booth_settle (booth);
}

static char *
second_file (Booth              *booth,
             const BeketActView *view)
{
  return beket_blob_path (booth->folder, beket_value_get_text (beket_value_get (view->row, "countersigned"), "blob"));
}

static void
test_signed (void)
{
  Booth booth;
  g_autofree char *act = start (&booth);
  g_autoptr (BeketActView) before = open_act (&booth, act);
  g_autoptr (BeketActView) after = NULL;
  const BeketValue *signature;
  g_autoptr (GError) error = NULL;

  g_assert_true (beket_station_may_countersign (booth.station, before, &error));
  countersign (&booth, act);
  after = open_act (&booth, act);
  g_assert_true (after->valid);
  g_assert_cmpuint (beket_value_length (after->signatures), ==, 2);
  signature = beket_value_index (after->signatures, 1);
  g_assert_cmpstr (beket_value_get_text (signature, "id"), ==, BOOTH_SUPERVISOR);
  g_assert_cmpstr (beket_value_get_text (after->row, "state"), ==, "countersigned");

  /* The file that was is the beginning of the one that is, and is kept. */
  g_assert_cmpuint (g_bytes_get_size (after->pdf), >, g_bytes_get_size (before->pdf));
  g_assert_cmpmem (g_bytes_get_data (before->pdf, NULL), g_bytes_get_size (before->pdf),
                   g_bytes_get_data (after->pdf, NULL), g_bytes_get_size (before->pdf));
  g_assert_true (beket_blob_exists (booth.folder, beket_value_get_text (after->row, "blob")));
  refuse (&booth, act, BOOTH_HER_PIN, "act-countersigned");
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

/* Not his own act, not the place of the other Party, not with a wrong PIN; nothing is written by any of these. */
static void
test_refused (void)
{
  Booth booth;
  g_autofree char *act = start (&booth);
  g_autofree char *other = NULL;
  g_autoptr (BeketActView) view = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (beket_tools_countersign (booth.station, act, "000000", &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_PIN);
  booth_sign_in (&booth);
  refuse (&booth, act, BOOTH_PIN, "place-of-second");
  other = booth_issue_act (&booth);
  sign_in (&booth, BOOTH_SUPERVISOR, BOOTH_HER_PIN);
  refuse (&booth, other, BOOTH_HER_PIN, "place-of-other");
  view = open_act (&booth, act);
  g_assert_null (beket_value_get (view->row, "countersigned"));
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

/* An act that was taken back holds no longer: nobody puts his name under it. */
static void
test_ended (void)
{
  Booth booth;
  g_autofree char *act = start (&booth);
  BeketGrounds grounds = { "C5", "қате", BOOTH_SUPERVISOR, BOOTH_HER_PIN };
  g_autoptr (GError) error = NULL;

  booth_sign_in (&booth);
  beket_tools_annul (booth.station, act, &grounds, &error);
  g_assert_no_error (error);
  booth_settle (&booth);
  sign_in (&booth, BOOTH_SUPERVISOR, BOOTH_HER_PIN);
  refuse (&booth, act, BOOTH_HER_PIN, "act-ended");
  booth_clear (&booth);
}

/* What the register knows to have two signatures is not accepted with one, from wherever it comes. */
static void
test_rolled_back (void)
{
  Booth booth;
  g_autofree char *act = start (&booth);
  g_autoptr (BeketActView) before = open_act (&booth, act);
  g_autofree char *path = g_build_filename (booth.root, "one.pdf", NULL);
  g_autoptr (BeketActView) one = NULL;
  g_autoptr (GError) error = NULL;

  countersign (&booth, act);
  g_file_set_contents (path, g_bytes_get_data (before->pdf, NULL), (gssize) g_bytes_get_size (before->pdf), &error);
  g_assert_no_error (error);
  one = beket_tools_verify_file (booth.station, path, &error);
  g_assert_no_error (error);
  g_assert_false (one->valid);
  g_assert_cmpstr (one->failed, ==, "rollback");
  booth_clear (&booth);
}

/* A file that is lost or damaged takes nothing from the act as it was issued. */
static void
test_damaged (void)
{
  Booth booth;
  g_autofree char *act = start (&booth);
  g_autofree char *path = NULL;
  g_autoptr (BeketActView) whole = NULL;
  g_autoptr (BeketActView) damaged = NULL;
  g_autoptr (BeketActView) lost = NULL;

  countersign (&booth, act);
  whole = open_act (&booth, act);
  path = second_file (&booth, whole);
  g_chmod (path, 0600);
  g_assert_true (g_file_set_contents (path, "%PDF-1.7", -1, NULL));
  damaged = open_act (&booth, act);
  g_assert_true (damaged->valid);
  g_assert_cmpuint (beket_value_length (damaged->signatures), ==, 1);
  g_assert_null (beket_value_get (damaged->row, "countersigned"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  lost = open_act (&booth, act);
  g_assert_true (lost->valid);
  g_assert_cmpuint (beket_value_length (lost->signatures), ==, 1);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/station/countersign/signed", test_signed);
  g_test_add_func ("/station/countersign/refused", test_refused);
  g_test_add_func ("/station/countersign/ended", test_ended);
  g_test_add_func ("/station/countersign/rolled-back", test_rolled_back);
  g_test_add_func ("/station/countersign/damaged", test_damaged);

  return g_test_run ();
}
