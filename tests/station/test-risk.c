/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Risk rules at a station: simulated, switched on, firing, judged; and nothing of it for the peer.
 */

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "domain/parse-error.h"
#include "station/risk.h"
#include "support/booth.h"

static char *
sample (const char *name)
{
  return g_build_filename (g_getenv ("BEKET_DATADIR"), "risk", name, NULL);
}

/* The rest of a lorry's way: every control ends, and it is admitted or not. */
static void
end (Booth         *booth,
     BeketCrossing *crossing,
     const char    *result)
{
  beket_station_control_async (booth->station, crossing, 1, BEKET_CONTROL_START, NULL, NULL, booth_done, booth);
  booth_step (booth);
  beket_station_control_async (booth->station, crossing, 1, BEKET_CONTROL_FINISH, result, NULL, booth_done, booth);
  booth_step (booth);
  beket_station_satisfy_async (booth->station, crossing, booth_done, booth);
  booth_step (booth);
  beket_station_decide_async (booth->station, crossing, "admitted", booth_done, booth);
  booth_step (booth);
}

static const BeketValue *
figures_of (BeketValue *rows,
            const char *rule)
{
  for (guint i = 0; i < beket_value_length (rows); i++)
    if (g_str_equal (beket_value_get_text (beket_value_index (rows, i), "rule"), rule))
      return beket_value_index (rows, i);
  g_assert_not_reached ();
}

static void
assert_figures (Booth      *booth,
                const char *state,
                int         fired,
                int         confirmed,
                int         not_confirmed,
                int         open)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) rows = beket_tools_risk_list (booth->station, NULL, &error);
  const BeketValue *row;

  g_assert_no_error (error);
  row = figures_of (rows, "plate-again-today");
  g_assert_cmpstr (beket_value_get_text (row, "state"), ==, state);
  g_assert_cmpint (beket_value_get_integer (row, "fired", -1), ==, fired);
  g_assert_cmpint (beket_value_get_integer (row, "confirmed", -1), ==, confirmed);
  g_assert_cmpint (beket_value_get_integer (row, "notConfirmed", -1), ==, not_confirmed);
  g_assert_cmpint (beket_value_get_integer (row, "open", -1), ==, open);
}

static gboolean
collect (const char *line,
         gsize       length,
         gpointer    data)
{
  g_string_append_len (data, line, (gssize) length);
  g_string_append_c (data, '\n');
  return TRUE;
}

static GString *
bytes_of (Booth      *booth,
          const char *ledger)
{
  GString *all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  beket_tools_export (booth->station, NULL, ledger, collect, all, &error);
  g_assert_no_error (error);
  return all;
}

static void
simulate (Booth      *booth,
          const char *path,
          int         crossings,
          int         hits,
          int         confirmed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) report = beket_tools_risk_simulate (booth->station, path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (beket_value_get_integer (report, "crossings", -1), ==, crossings);
  g_assert_cmpint (beket_value_get_integer (report, "hits", -1), ==, hits);
  g_assert_cmpint (beket_value_get_integer (report, "confirmed", -1), ==, confirmed);
}

static gboolean
has_alert (Booth         *booth,
           BeketCrossing *crossing,
           BeketLanguage  language,
           const char    *text)
{
  g_autoptr (GPtrArray) alerts = beket_station_alerts (booth->station, crossing, language);

  for (guint i = 0; i < alerts->len; i++)
    if (strstr (g_ptr_array_index (alerts, i), text) != NULL)
      return TRUE;
  return FALSE;
}

/* From the past to the next lorry: what an administrator does, what the officer sees, what is counted. */
static void
test_way (void)
{
  g_autofree char *path = sample ("plate-again-today.json");
  Booth booth;
  BeketCrossing *crossing;
  g_auto (GStrv) asked = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  simulate (&booth, path, 0, 0, 0);
  end (&booth, booth_lorry (&booth), "no-remarks");
  end (&booth, booth_lorry (&booth), "violation");
  simulate (&booth, path, 2, 1, 1);

  g_assert_true (beket_tools_risk_enable (booth.station, path, &error));
  g_assert_no_error (error);
  assert_figures (&booth, "on", 0, 0, 0, 0);
  crossing = booth_lorry (&booth);
  booth_settle (&booth);
  assert_figures (&booth, "on", 1, 0, 0, 1);
  g_assert_true (has_alert (&booth, crossing, BEKET_KK, "Осы көлік бүгін осында бұрын өткен: Жүкті"));
  g_assert_true (has_alert (&booth, crossing, BEKET_RU, "Это ТС сегодня здесь уже проходило: Сверьте"));
  asked = beket_station_risk_asked (booth.station, crossing);
  g_assert_cmpuint (g_strv_length (asked), ==, 1);
  g_assert_cmpstr (asked[0], ==, "customs");
  words = beket_station_risk_words (booth.station, crossing);
  g_assert_cmpstr (words[0], ==, "same-day");
  hits = beket_station_hits (booth.station, crossing);
  g_assert_cmpint (beket_value_get_integer (beket_value_index (((BeketRiskHit *) hits->pdata[0])->reasons, 0), "value", 0),
                   ==, 2);
  end (&booth, crossing, "no-remarks");
  assert_figures (&booth, "on", 1, 0, 1, 0);

  end (&booth, booth_lorry (&booth), "violation");
  assert_figures (&booth, "on", 2, 1, 1, 0);
  g_assert_true (beket_tools_risk_disable (booth.station, "plate-again-today", &error));
  g_assert_no_error (error);
  assert_figures (&booth, "off", 2, 1, 1, 0);
  end (&booth, booth_lorry (&booth), "violation");
  assert_figures (&booth, "off", 2, 1, 1, 0);
  g_assert_false (beket_tools_risk_disable (booth.station, "plate-again-today", &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  booth_clear (&booth);
}

/* What a rule asks for stands in the plan of the next crossing, and the officer answers it like any other. */
static void
test_plan (void)
{
  static const char text[] =
    "{\"id\":\"asks\",\"version\":\"1.0\",\"title\":{\"kk\":\"ә\",\"ru\":\"я\"},\"explanation\":{\"kk\":\"ә\",\"ru\":\"я\"},"
    "\"when\":\"crossing.subject = \\\"truck\\\"\",\"controls\":[\"radiation\"],\"weight\":10,\"validFrom\":\"2026-01-01\","
    "\"on\":true,\"owner\":\"KZSYR\",\"checked\":false}";
  Booth booth;
  g_autofree char *path = NULL;
  const BeketValue *controls;
  const BeketValue *last;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  path = g_build_filename (booth.root, "asks.json", NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  simulate (&booth, path, 0, 0, 0);
  g_assert_true (beket_tools_risk_enable (booth.station, path, &error));
  g_assert_no_error (error);
  controls = beket_value_get (beket_crossing_get_facts (booth_lorry (&booth)), "controls");
  last = beket_value_index (controls, beket_value_length (controls) - 1);
  g_assert_cmpstr (beket_value_get_text (last, "kind"), ==, "radiation");
  g_assert_false (beket_value_get_boolean (last, "mandatory"));
  booth_clear (&booth);
}

/* Article 4: not a name, not a title, not a count. */
static void
test_nothing_for_the_peer (void)
{
  static const char *const secrets[] = {
    "risk", "plate-again-today", "бұрын өткен", "уже проходило", "secondLine", "seen", "weight\":30", "advance"
  };
  g_autofree char *path = sample ("plate-again-today.json");
  Booth booth;
  g_autoptr (GString) own = NULL;
  g_autoptr (GString) peer = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  simulate (&booth, path, 0, 0, 0);
  g_assert_true (beket_tools_risk_enable (booth.station, path, &error));
  end (&booth, booth_lorry (&booth), "no-remarks");
  end (&booth, booth_lorry (&booth), "violation");
  own = bytes_of (&booth, "own");
  peer = bytes_of (&booth, "peer");
  g_assert_nonnull (strstr (own->str, "risk.fired"));
  g_assert_nonnull (strstr (own->str, "risk.judged"));
  g_assert_nonnull (strstr (own->str, "plate-again-today"));
  g_assert_nonnull (strstr (peer->str, "control.recorded"));
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    g_assert_null (strstr (peer->str, secrets[i]));
  booth_clear (&booth);
}

static void
test_enable_refuses (void)
{
  g_autofree char *path = sample ("plate-again-today.json");
  g_autofree char *other = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *changed = NULL;
  Booth booth;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  g_assert_false (beket_tools_risk_enable (booth.station, path, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_clear_error (&error);

  /* One byte more is another rule. */
  simulate (&booth, path, 0, 0, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  other = g_build_filename (booth.root, "plate-again-today.json", NULL);
  changed = g_strconcat (text, " ", NULL);
  g_assert_true (g_file_set_contents (other, changed, -1, NULL));
  g_assert_false (beket_tools_risk_enable (booth.station, other, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED);
  g_clear_error (&error);

  /* Nor one that its owner has switched off. */
  parts = g_strsplit (text, "\"on\": true", 2);
  g_free (changed);
  changed = g_strjoinv ("\"on\": false", parts);
  g_assert_true (g_file_set_contents (other, changed, -1, NULL));
  simulate (&booth, other, 0, 0, 0);
  g_assert_false (beket_tools_risk_enable (booth.station, other, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED);
  booth_clear (&booth);
}

static void
test_bad_rule (void)
{
  static const char text[] = "{\"id\":\"r\",\"version\":\"1.0\",\"title\":{\"kk\":\"ә\",\"ru\":\"я\"},"
                             "\"explanation\":{\"kk\":\"ә\",\"ru\":\"я\"},\"when\":\"persons.colour\"}";
  Booth booth;
  g_autofree char *path = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  path = g_build_filename (booth.root, "r.json", NULL);
  expected = g_strdup_printf ("%s: when: reads \"persons.colour\", which it cannot", path);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_null (beket_tools_risk_simulate (booth.station, path, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_UNKNOWN);
  g_assert_cmpstr (error->message, ==, expected);
  booth_clear (&booth);
}

/* What is on stays on over a restart, unless somebody has changed its file; a bad file is told and stops nobody. */
static void
test_restart (void)
{
  g_autofree char *path = sample ("plate-again-today.json");
  Booth booth;
  g_autofree char *installed = NULL;
  g_autofree char *bad = NULL;
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (BeketValue) rows = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  simulate (&booth, path, 0, 0, 0);
  g_assert_true (beket_tools_risk_enable (booth.station, path, &error));
  booth_close (&booth);
  booth_open (&booth);
  assert_figures (&booth, "on", 0, 0, 0, 0);

  installed = g_build_filename (booth.folder, "library", "risk", "plate-again-today.json", NULL);
  bad = g_build_filename (booth.folder, "library", "risk", "bad.json", NULL);
  g_assert_true (g_file_get_contents (installed, &text, NULL, NULL));
  changed = g_strconcat (text, "\n", NULL);
  g_assert_true (g_file_set_contents (installed, changed, -1, NULL));
  g_assert_true (g_file_set_contents (bad, "{}", -1, NULL));
  booth_close (&booth);
  booth_open (&booth);
  assert_figures (&booth, "changed", 0, 0, 0, 0);
  rows = beket_tools_risk_list (booth.station, faults, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (faults, 0), "bad.json: id: missing"));
  booth_clear (&booth);
}

static BeketCrossing *
begun (Booth *booth)
{
  GListModel *crossings = beket_station_crossings (booth->station);

  for (guint i = 0; i < g_list_model_get_n_items (crossings); i++)
    {
      g_autoptr (BeketCrossing) crossing = g_list_model_get_item (crossings, i);

      if (beket_crossing_get_state (crossing) == BEKET_CROSSING_IN_CONTROL)
        return g_steal_pointer (&crossing);
    }
  g_assert_not_reached ();
}

/* A crossing that began before a restart fires once; another rule may still join it at the decision. */
static void
test_fires_once (void)
{
  g_autofree char *path = sample ("plate-again-today.json");
  Booth booth;
  g_autoptr (BeketCrossing) crossing = NULL;
  g_autoptr (GString) own = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  simulate (&booth, path, 0, 0, 0);
  g_assert_true (beket_tools_risk_enable (booth.station, path, &error));
  end (&booth, booth_lorry (&booth), "no-remarks");
  booth_lorry (&booth);
  booth_close (&booth);
  booth_open (&booth);
  booth_sign_in (&booth);
  crossing = begun (&booth);
  end (&booth, crossing, "violation");
  own = bytes_of (&booth, "own");
  parts = g_strsplit (own->str, "\"risk.fired\"", -1);
  g_assert_cmpuint (g_strv_length (parts) - 1, ==, 1);
  assert_figures (&booth, "on", 1, 1, 0, 0);
  g_clear_object (&crossing);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/risk/way", test_way);
  g_test_add_func ("/station/risk/plan", test_plan);
  g_test_add_func ("/station/risk/nothing-for-the-peer", test_nothing_for_the_peer);
  g_test_add_func ("/station/risk/enable-refuses", test_enable_refuses);
  g_test_add_func ("/station/risk/bad-rule", test_bad_rule);
  g_test_add_func ("/station/risk/restart", test_restart);
  g_test_add_func ("/station/risk/fires-once", test_fires_once);
  return g_test_run ();
}
