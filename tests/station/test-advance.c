/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Advance notices at a station: taken in, expected, known when the lorry comes, filled when the officer asks.
 */

#include "config.h"

#include <string.h>

#include "domain/clock.h"
#include "domain/error.h"
#include "domain/parse-error.h"
#include "station/advance.h"
#include "station/item.h"
#include "station/risk.h"
#include "support/booth.h"

#define HOUR (60 * 60 * (gint64) G_USEC_PER_SEC)

/* A notice of the plate of booth_lorry(), @hours from now. */
static char *
write_notice (Booth      *booth,
              const char *id,
              int         revision,
              const char *more,
              int         hours)
{
  g_autofree char *sent = beket_time_format_wire (booth->now - 24 * HOUR);
  g_autofree char *eta = beket_time_format_wire (booth->now + hours * HOUR);
  g_autofree char *text = NULL;
  char *path = g_strdup_printf ("%s/%s-%d.json", booth->root, id, revision);

  text = g_strdup_printf ("{\"format\":\"advance.notice\",\"sender\":\"KZ-TRANS-01\",\"id\":\"%s\",\"revision\":%d,"
                          "\"sent\":\"%s\",\"eta\":\"%s\",\"direction\":\"exit\",\"subject\":\"truck\","
                          "\"vehicles\":[{\"plate\":\"512abc07\",\"trailer\":\"641 SD 07\"}],\"bookings\":[\"BOOKING-%s\"],%s}",
                          id, revision, sent, eta, id, more);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

#define HERE "\"point\":\"KZSYR\",\"cargo\":[{\"name\":\"Ет\",\"massKg\":1200}]"

static gboolean
import (Booth      *booth,
        const char *id,
        int         revision,
        const char *more,
        int         hours,
        gboolean   *fresh,
        GError    **error)
{
  g_autofree char *path = write_notice (booth, id, revision, more, hours);
  gboolean ok = beket_tools_advance_import (booth->station, path, fresh, error);

  booth_settle (booth);
  return ok;
}

static void
import_good (Booth      *booth,
             const char *id,
             int         hours)
{
  gboolean fresh = FALSE;
  g_autoptr (GError) error = NULL;

  g_assert_true (import (booth, id, 1, HERE, hours, &fresh, &error));
  g_assert_no_error (error);
  g_assert_true (fresh);
}

/* Keys of what is expected, in order. */
static char *
expected (Booth *booth)
{
  GListModel *model = beket_station_notices (booth->station);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (model, i);

      g_string_append_printf (all, "%s;", beket_item_text (item, "id"));
    }
  return g_string_free (all, FALSE);
}

#define assert_expected(booth, list) \
  G_STMT_START { g_autofree char *now_expected = expected (booth); g_assert_cmpstr (now_expected, ==, list); } G_STMT_END

static void
test_import (void)
{
  Booth booth;
  gboolean fresh = TRUE;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  import_good (&booth, "b", 5);
  import_good (&booth, "a", 2);
  assert_expected (&booth, "a;b;");

  g_assert_true (import (&booth, "a", 1, HERE, 2, &fresh, &error));
  g_assert_false (fresh);
  g_assert_false (import (&booth, "a", 1, HERE, 3, &fresh, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "a-1.json: revision: "));
  g_clear_error (&error);

  /* Another time; then not at all. */
  g_assert_true (import (&booth, "a", 2, HERE, 9, &fresh, &error));
  assert_expected (&booth, "b;a;");
  g_assert_true (import (&booth, "b", 2, HERE ",\"cancelled\":true", 5, &fresh, &error));
  assert_expected (&booth, "a;");

  /* It is in the ledger, and there after a restart and after a rebuild. */
  booth_close (&booth);
  booth_open (&booth);
  assert_expected (&booth, "a;");
  g_assert_true (beket_tools_rebuild (booth.station, NULL, &error));
  g_assert_no_error (error);
  booth_settle (&booth);
  assert_expected (&booth, "a;");
  booth_clear (&booth);
}

static void
test_import_refuses (void)
{
  Booth booth;
  gboolean fresh;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  g_assert_false (import (&booth, "a", 1, "\"point\":\"RUMSH\"", 2, &fresh, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "point: RUMSH"));
  g_clear_error (&error);
  g_assert_false (import (&booth, "a", 1, "\"point\":\"KZSYR\",\"containers\":[\"CSQU3054384\"]", 2, &fresh, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_CHECK_DIGIT);
  g_assert_nonnull (strstr (error->message, "a-1.json: containers[0]: "));
  g_clear_error (&error);
  g_assert_false (beket_tools_advance_import (booth.station, booth.root, &fresh, &error));
  g_assert_nonnull (error);
  assert_expected (&booth, "");
  booth_clear (&booth);
}

static gboolean
has_alert (Booth         *booth,
           BeketCrossing *crossing,
           const char    *text)
{
  g_autoptr (GPtrArray) alerts = beket_station_alerts (booth->station, crossing, BEKET_KK);

  for (guint i = 0; i < alerts->len; i++)
    if (strstr (g_ptr_array_index (alerts, i), text) != NULL)
      return TRUE;
  return FALSE;
}

/* The plate is scanned: the officer sees that it is expected; begun, it is expected no more. */
static void
test_match (void)
{
  Booth booth;
  BeketCrossing *crossing;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  import_good (&booth, "tomorrow", 26);
  import_good (&booth, "now", 1);
  import_good (&booth, "next-week", 24 * 7);
  crossing = beket_station_new_crossing (booth.station, "truck");
  booth_settle (&booth);
  g_assert_cmpuint (beket_value_length (beket_station_expected (booth.station, crossing)), ==, 0);
  g_assert_cmpint (beket_station_scan (booth.station, crossing, "512 ABC 07", NULL, NULL), ==, BEKET_SCAN_PLATE);
  g_assert_false (has_alert (&booth, crossing, "Алдын ала хабарланған: "));
  booth_settle (&booth);
  g_assert_cmpuint (beket_value_length (beket_station_expected (booth.station, crossing)), ==, 2);
  g_assert_true (has_alert (&booth, crossing, "Алдын ала хабарланған: "));
  g_assert_true (has_alert (&booth, crossing, "KZ-TRANS-01 now"));

  /* Nothing is filled by itself. */
  g_assert_null (beket_value_get (beket_crossing_get_facts (crossing), "cargo"));
  beket_station_scan (booth.station, crossing, BOOTH_MRZ, NULL, &error);
  beket_station_begin_async (booth.station, crossing, booth_done, &booth);
  booth_step (&booth);
  booth_settle (&booth);
  assert_expected (&booth, "tomorrow;next-week;");

  /* It stays the notice of this crossing; the next crossing of this lorry is tomorrow's. */
  g_assert_true (has_alert (&booth, crossing, "KZ-TRANS-01 now"));
  crossing = beket_station_new_crossing (booth.station, "truck");
  beket_station_scan (booth.station, crossing, "512 ABC 07", NULL, NULL);
  has_alert (&booth, crossing, "");
  booth_settle (&booth);
  g_assert_true (has_alert (&booth, crossing, "KZ-TRANS-01 tomorrow"));
  booth_clear (&booth);
}

/* The notice comes when the lorry stands there already. */
static void
test_late_notice (void)
{
  Booth booth;
  BeketCrossing *crossing;

  booth_init (&booth);
  crossing = beket_station_new_crossing (booth.station, "truck");
  beket_station_scan (booth.station, crossing, "512 ABC 07", NULL, NULL);
  has_alert (&booth, crossing, "");
  booth_settle (&booth);
  g_assert_false (has_alert (&booth, crossing, "KZ-TRANS-01"));
  import_good (&booth, "a", 0);
  g_assert_true (has_alert (&booth, crossing, "KZ-TRANS-01 a"));
  booth_clear (&booth);
}

static void
test_fill (void)
{
  Booth booth;
  BeketCrossing *crossing;
  BeketValue *cargo;

  booth_init (&booth);
  booth_sign_in (&booth);
  import_good (&booth, "a", 1);
  g_assert_cmpstr (beket_station_notice_with_number (booth.station, "BOOKING-a"), ==, "KZ-TRANS-01 a");
  g_assert_null (beket_station_notice_with_number (booth.station, "BOOKING-b"));
  crossing = beket_station_new_expected (booth.station, "KZ-TRANS-01 a");
  g_assert_cmpstr (beket_crossing_get_title (crossing), ==, "512 ABC 07");
  cargo = beket_value_get (beket_crossing_get_facts (crossing), "cargo");
  g_assert_cmpint (beket_value_get_integer (cargo, "grossWeightKg", 0), ==, 1200);

  /* What the officer has typed stands. */
  beket_value_set_text (cargo, "goodsName", "Сүт");
  beket_value_set (cargo, "grossWeightKg", NULL);
  g_assert_cmpuint (beket_station_fill_expected (booth.station, crossing, "KZ-TRANS-01 a"), ==, 1);
  g_assert_cmpstr (beket_value_get_text (cargo, "goodsName"), ==, "Сүт");
  g_assert_cmpuint (beket_station_fill_expected (booth.station, crossing, "KZ-TRANS-01 z"), ==, 0);
  g_assert_null (beket_station_new_expected (booth.station, "KZ-TRANS-01 z"));

  /* What is registered is not filled any more. */
  beket_station_scan (booth.station, crossing, BOOTH_MRZ, NULL, NULL);
  beket_station_begin_async (booth.station, crossing, booth_done, &booth);
  booth_step (&booth);
  beket_value_set (cargo, "grossWeightKg", NULL);
  g_assert_cmpuint (beket_station_fill_expected (booth.station, crossing, "KZ-TRANS-01 a"), ==, 0);
  booth_clear (&booth);
}

/* A rule may ask whether a lorry was announced, today and in the past. */
static void
test_risk (void)
{
  g_autofree char *rule = g_build_filename (g_getenv ("BEKET_DATADIR"), "risk", "lorry-without-notice.json", NULL);
  Booth booth;
  BeketCrossing *crossing;
  g_autoptr (BeketValue) report = NULL;
  g_autoptr (GPtrArray) announced = NULL;
  g_autoptr (GPtrArray) not_announced = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  booth_lorry (&booth);
  import_good (&booth, "a", 1);
  crossing = booth_lorry (&booth);
  report = beket_tools_risk_simulate (booth.station, rule, &error);
  g_assert_no_error (error);
  g_assert_cmpint (beket_value_get_integer (report, "crossings", 0), ==, 2);
  g_assert_cmpint (beket_value_get_integer (report, "hits", 0), ==, 1);

  g_assert_true (beket_tools_risk_enable (booth.station, rule, &error));
  booth_settle (&booth);
  announced = beket_station_hits (booth.station, crossing);
  g_assert_cmpuint (announced->len, ==, 0);
  crossing = booth_lorry (&booth);
  booth_settle (&booth);
  not_announced = beket_station_hits (booth.station, crossing);
  g_assert_cmpuint (not_announced->len, ==, 1);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/advance/import", test_import);
  g_test_add_func ("/station/advance/import-refuses", test_import_refuses);
  g_test_add_func ("/station/advance/match", test_match);
  g_test_add_func ("/station/advance/late-notice", test_late_notice);
  g_test_add_func ("/station/advance/fill", test_fill);
  g_test_add_func ("/station/advance/risk", test_risk);
  return g_test_run ();
}
