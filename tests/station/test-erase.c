/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Retention by the use case: who erases, what goes, and that the station is as well as before.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "domain/error.h"
#include "station/erase.h"
#include "station/station-private.h"
#include "support/booth.h"

#define RULES "{\"rules\":[{\"id\":\"all\",\"days\":1,\"kinds\":[\"crossing.opened\",\"control.recorded\",\"crossing.decided\"," \
  "\"act.issued\"],\"basis\":{\"kk\":\"ә\",\"ru\":\"я\"},\"checked\":false}],\"kept\":[\"body.erased\"]}"

static void
use_rules (Booth *booth)
{
  g_autofree char *folder = g_build_filename (booth->root, "data", NULL);
  g_autofree char *codes = g_build_filename (folder, "codes", NULL);
  g_autofree char *path = g_build_filename (codes, "retention.json", NULL);

  g_assert_cmpint (g_mkdir_with_parents (codes, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, RULES, -1, NULL));
  g_free (booth->station->data_folder);
  booth->station->data_folder = g_steal_pointer (&folder);
}

static void
begin (Booth *booth)
{
  booth_init (booth);
  booth_add_supervisor (booth);
  use_rules (booth);
  booth_sign_in (booth);
}

static char *
issue (Booth *booth)
{
  BeketCrossing *lorry = booth_lorry (booth);
  g_autoptr (GError) error = NULL;
  char *entry;

  beket_station_satisfy_async (booth->station, lorry, booth_done, booth);
  booth_step (booth);
  beket_station_decide_async (booth->station, lorry, "admitted", booth_done, booth);
  booth_step (booth);
  entry = beket_tools_draw_and_sign (booth->station, lorry, BOOTH_PIN, &error);
  g_assert_no_error (error);
  booth_settle (booth);
  return entry;
}

/* As if both nodes had it all. */
static gboolean
acknowledge (BeketTx *tx,
             gpointer data,
             GError **error)
{
  static const char *const ledgers[] = { "own", "peer" };
  g_autofree char *inc = beket_tx_incarnation (tx, error);

  for (gsize i = 0; i < G_N_ELEMENTS (ledgers); i++)
    for (gsize j = 0; j < 2; j++)
      if (!beket_tx_stage (tx, beket_tx_origin (tx), ledgers[i], inc, 1000, j == 0 ? "own-node" : "peer-node",
                           "2026-11-28T09:00:00.000Z", "{}", error))
        return FALSE;
  return TRUE;
}

static void
count (const BeketValue *row,
       gpointer          data)
{
  g_assert_cmpstr (beket_value_get_text (row, "rule"), ==, "all");
  g_assert_cmpstr (beket_value_get_text (beket_value_get (row, "basis"), "ru"), ==, "я");
  *(guint *) data += 1;
}

static guint
n_over (Booth        *booth,
        BeketErasure *result)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  beket_tools_erasable (booth->station, count, &n, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result->entries, ==, n);
  return n;
}

static void
test_who (void)
{
  Booth booth;
  BeketErasure result;
  g_autoptr (GError) error = NULL;

  begin (&booth);
  g_assert_false (beket_tools_erase (booth.station, "expired", NULL, &result, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_POWER);
  g_clear_error (&error);
  g_assert_true (beket_tools_sign_in (booth.station, BOOTH_SUPERVISOR, BOOTH_HER_PIN, NULL));
  g_assert_false (beket_tools_erase (booth.station, "because", NULL, &result, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  booth_clear (&booth);
}

static guint
n_faults (Booth *booth)
{
  g_autoptr (GPtrArray) faults = beket_ledger_check (booth->station->ledger, NULL);

  for (guint i = 0; i < faults->len; i++)
    if (strstr (g_ptr_array_index (faults, i), "acknowledged") == NULL)
      g_error ("%s", (char *) g_ptr_array_index (faults, i));
  return faults->len;
}

static void
test_erase (void)
{
  Booth booth;
  BeketErasure result;
  g_autofree char *act = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  BeketCrossing *open;

  begin (&booth);
  act = issue (&booth);
  open = booth_lorry (&booth);
  g_assert_cmpuint (n_over (&booth, &result), ==, 0);
  booth.now += 2 * G_TIME_SPAN_DAY;
  g_assert_cmpuint (n_over (&booth, &result), ==, 0);
  g_assert_cmpint (result.unsent, ==, 6);
  g_assert_true (beket_ledger_write (booth.station->ledger, acknowledge, NULL, NULL));
  g_assert_cmpuint (n_over (&booth, &result), ==, 6);
  g_assert_true (beket_tools_sign_in (booth.station, BOOTH_SUPERVISOR, BOOTH_HER_PIN, NULL));

  beket_tools_erase (booth.station, "expired", "мерзімі өтті", &result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (result.entries, ==, 6);
  g_assert_cmpuint (result.files, ==, 1);
  g_assert_cmpuint (n_over (&booth, &result), ==, 0);
  booth_settle (&booth);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_acts (booth.station)), ==, 0);
  /* Who is still here is still here. */
  g_assert_true (g_list_model_get_n_items (beket_station_crossings (booth.station)) == 1 && open != NULL);
  n_faults (&booth);
  rows = beket_tools_list (booth.station, "outbox", NULL);
  g_assert_true (beket_tools_rebuild (booth.station, NULL, &error));
  again = beket_tools_list (booth.station, "outbox", NULL);
  g_assert_cmpstr (rows, ==, again);
  g_assert_nonnull (strstr (rows, "body.erased"));
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/erase/who", test_who);
  g_test_add_func ("/station/erase/erase", test_erase);
  return g_test_run ();
}
