/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act by the use cases: drawn, signed, opened again, and what is refused.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "domain/act-number.h"
#include "domain/error.h"
#include "station/item.h"
#include "support/booth.h"

static BeketCrossing *
decided_lorry (Booth *booth)
{
  BeketCrossing *crossing = booth_lorry (booth);
  BeketValue *controls = beket_value_get (beket_crossing_get_facts (crossing), "controls");

  beket_value_set_text (beket_value_index (controls, 0), "serviceMarks", "құпия белгі");
  beket_station_satisfy_async (booth->station, crossing, booth_done, booth);
  booth_step (booth);
  beket_station_decide_async (booth->station, crossing, "admitted", booth_done, booth);
  booth_step (booth);
  return crossing;
}

static GBytes *
draw (Booth         *booth,
      BeketCrossing *crossing)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf;

  beket_station_draw_act_async (booth->station, crossing, booth_done, booth);
  pdf = beket_station_draw_act_finish (booth->station, booth_wait (booth), &error);
  g_assert_no_error (error);
  return pdf;
}

static char *
sign (Booth         *booth,
      BeketCrossing *crossing,
      const char    *pin,
      GError       **error)
{
  beket_station_sign_act_async (booth->station, crossing, pin, booth_done, booth);
  return beket_station_sign_act_finish (booth->station, booth_wait (booth), error);
}

static char *
signed_act (Booth *booth)
{
  BeketCrossing *crossing = decided_lorry (booth);
  g_autoptr (GBytes) pdf = draw (booth, crossing);
  g_autoptr (GError) error = NULL;
  char *entry = sign (booth, crossing, BOOTH_PIN, &error);

  g_assert_no_error (error);
  booth_settle (booth);
  return entry;
}

static void
test_sign (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketActView) view = NULL;
  g_autofree char *entry = NULL;
  BeketActNumber number;
  gsize length;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = decided_lorry (&booth);
  first = draw (&booth, crossing);
  again = draw (&booth, crossing);
  g_assert_true (first == again);
  g_assert_true (beket_act_number_parse (beket_crossing_get_act (crossing), &number, NULL));
  g_assert_cmpstr (number.workstation, ==, "B02");

  g_assert_null (sign (&booth, crossing, "999999", &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_PIN);
  g_clear_error (&error);
  entry = sign (&booth, crossing, BOOTH_PIN, &error);
  g_assert_no_error (error);
  booth_settle (&booth);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_crossings (booth.station)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_acts (booth.station)), ==, 1);

  view = beket_tools_open_act (booth.station, entry, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (view->failed, ==, NULL);
  g_assert_true (view->valid);
  g_assert_cmpuint (view->signers->len, ==, 1);
  g_assert_cmpstr (((BeketOfficer *) g_ptr_array_index (view->signers, 0))->id, ==, BOOTH_OFFICER);
  /* What was shown is what was signed: the file begins with those very bytes. */
  length = g_bytes_get_size (first);
  g_assert_cmpmem (g_bytes_get_data (view->pdf, NULL), length, g_bytes_get_data (first, NULL), length);
  booth_clear (&booth);
}

/* Article 4: service marks are in no byte that leaves. */
static void
test_service_marks (void)
{
  Booth booth;
  g_autofree char *entry = NULL;
  g_autofree char *record = NULL;
  g_autoptr (BeketActView) view = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  entry = signed_act (&booth);
  view = beket_tools_open_act (booth.station, entry, NULL);
  record = beket_tools_json (view->record);
  g_assert_null (strstr (record, "құпия"));
  g_assert_null (strstr (record, "overruled"));
  g_assert_nonnull (strstr (record, "AKHMETOV"));
  booth_clear (&booth);
}

static gboolean
has_secret (const char *line,
            gsize       length,
            gpointer    data)
{
  g_assert_null (g_strstr_len (line, (gssize) length, "құпия"));
  return TRUE;
}

static void
test_peer_ledger (void)
{
  Booth booth;
  g_autofree char *entry = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  entry = signed_act (&booth);
  g_assert_true (beket_tools_export (booth.station, NULL, "peer", has_secret, NULL, &error));
  g_assert_no_error (error);
  booth_clear (&booth);
}

static void
test_numbers (void)
{
  Booth booth;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autoptr (BeketItem) newest = NULL;
  g_autoptr (BeketItem) older = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  one = signed_act (&booth);
  two = signed_act (&booth);
  newest = g_list_model_get_item (beket_station_acts (booth.station), 0);
  older = g_list_model_get_item (beket_station_acts (booth.station), 1);
  g_assert_cmpstr (beket_item_get_key (newest), ==, two);
  g_assert_nonnull (strstr (beket_item_text (older, "number"), "-000001-"));
  g_assert_nonnull (strstr (beket_item_text (newest, "number"), "-000002-"));
  booth_clear (&booth);
}

static void
test_changed_after_drawing (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = decided_lorry (&booth);
  pdf = draw (&booth, crossing);
  beket_value_set_text (beket_value_object (beket_crossing_get_facts (crossing), "cargo"), "goodsName", "басқа");
  g_assert_null (sign (&booth, crossing, BOOTH_PIN, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_acts (booth.station)), ==, 0);
  booth_clear (&booth);
}

static char *
blob_path (Booth *booth)
{
  g_autoptr (BeketItem) item = g_list_model_get_item (beket_station_acts (booth->station), 0);
  const char *blob = beket_item_text (item, "blob");
  g_autofree char *folder = g_strndup (blob, 2);

  return g_build_filename (booth->folder, "blobs", folder, blob, NULL);
}

/* One byte of the file on the disk: it is not shown as good, and doctor finds it. */
static void
test_damaged_file (void)
{
  Booth booth;
  g_autofree char *entry = NULL;
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (BeketActView) view = NULL;
  g_autoptr (BeketActView) copy = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;
  gsize length;

  booth_init (&booth);
  booth_sign_in (&booth);
  entry = signed_act (&booth);
  path = blob_path (&booth);
  g_assert_true (g_file_get_contents (path, &bytes, &length, &error));
  bytes[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, &error));
  view = beket_tools_open_act (booth.station, entry, &error);
  g_assert_false (view->valid);
  g_assert_cmpstr (view->failed, ==, "digest");
  copy = beket_tools_verify_file (booth.station, path, &error);
  g_assert_false (copy->valid);
  booth_close (&booth);
  findings = beket_tools_doctor (booth.folder, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      BeketFinding *finding = g_ptr_array_index (findings, i);

      found = found || (finding->bad && g_str_equal (finding->what, "chains"));
    }
  g_assert_true (found);
  booth_clear (&booth);
}

static void
test_foreign_file (void)
{
  Booth booth;
  g_autofree char *path = NULL;
  g_autoptr (BeketActView) view = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  path = g_build_filename (booth.root, "x.pdf", NULL);
  g_assert_true (g_file_set_contents (path, "%PDF-1.7\nhello\n%%EOF\n", -1, NULL));
  view = beket_tools_verify_file (booth.station, path, &error);
  g_assert_no_error (error);
  g_assert_false (view->valid);
  g_assert_cmpstr (view->failed, ==, "not-an-act");
  booth_clear (&booth);
}

static void
test_answer_own (void)
{
  Booth booth;
  g_autofree char *entry = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  entry = signed_act (&booth);
  g_assert_false (beket_tools_answer (booth.station, entry, "recognised", NULL, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/act/sign", test_sign);
  g_test_add_func ("/station/act/service-marks", test_service_marks);
  g_test_add_func ("/station/act/peer-ledger", test_peer_ledger);
  g_test_add_func ("/station/act/numbers", test_numbers);
  g_test_add_func ("/station/act/changed-after-drawing", test_changed_after_drawing);
  g_test_add_func ("/station/act/damaged-file", test_damaged_file);
  g_test_add_func ("/station/act/foreign-file", test_foreign_file);
  g_test_add_func ("/station/act/answer-own", test_answer_own);
  return g_test_run ();
}
