/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy of the records, read beside the station that goes on.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "domain/error.h"
#include "station/access.h"
#include "station/item.h"
#include "station/search.h"
#include "station/setup.h"
#include "support/booth.h"

typedef struct
{
  Booth         booth;
  char         *copy;      /* (owned) */
  char         *act;       /* (owned): the one that the copy has */
  BeketStation *archive;   /* (owned) */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&fixture->booth);
  booth_sign_in (&fixture->booth);
  fixture->act = booth_issue_act (&fixture->booth);
  fixture->copy = g_build_filename (fixture->booth.root, "copy", NULL);
  faults = beket_tools_backup (fixture->booth.folder, fixture->copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);

  fixture->archive = beket_station_open_archive (fixture->booth.station, fixture->copy, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  beket_station_close (fixture->archive);
  g_assert_finalize_object (fixture->archive);
  booth_clear (&fixture->booth);
  g_free (fixture->copy);
  g_free (fixture->act);
}

static void
keep_result (GObject      *source,
             GAsyncResult *result,
             gpointer      kept)
{
  *(GAsyncResult **) kept = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **kept)
{
  while (*kept == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *kept;
}

/* The copy has its own: a file that the station has lost is looked for there. */
static void
remove_files (Booth *booth)
{
  g_autofree char *folder = g_build_filename (booth->folder, "blobs", NULL);
  g_autofree char *away = g_build_filename (booth->root, "blobs-away", NULL);

  g_assert_cmpint (g_rename (folder, away), ==, 0);
}

/* What was there when it was made, and no more; the station goes on. */
static void
test_acts (Fixture      *fixture,
           gconstpointer data)
{
  GListModel *acts = beket_station_acts (fixture->archive);
  g_autofree char *later = booth_issue_act (&fixture->booth);
  g_autoptr (BeketItem) item = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BeketActView) view = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (beket_station_acts (fixture->booth.station)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (acts), ==, 1);
  item = g_list_model_get_item (acts, 0);
  g_assert_cmpstr (beket_item_get_key (item), ==, fixture->act);
  g_assert_cmpstr (fixture->act, !=, later);
  remove_files (&fixture->booth);

  beket_station_open_act_async (fixture->archive, fixture->act, keep_result, &result);
  view = beket_station_open_act_finish (fixture->archive, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_true (view->valid);
}

static BeketValue *
ask_register (BeketStation *station)
{
  g_autoptr (BeketValue) ask = beket_value_new_object ();
  g_autoptr (GError) error = NULL;
  BeketValue *page = beket_tools_register (station, ask, &error);

  g_assert_no_error (error);
  return page;
}

/* It was made in the moment before search and register followed, and in the copy nobody follows. */
static void
test_finds (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (BeketValue) page = NULL;
  g_autoptr (BeketValue) lines = ask_register (fixture->archive);
  g_autoptr (BeketValue) expected = ask_register (fixture->booth.station);
  g_autoptr (GError) error = NULL;

  page = beket_tools_search (fixture->archive, "ахметов", NULL, 50, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (beket_value_length (beket_value_get (page, "rows")), ==, 1);
  g_assert_cmpuint (beket_value_length (beket_value_get (expected, "rows")), ==, 1);
  g_assert_true (beket_value_equal (lines, expected));
}

static void
test_writes_nothing (Fixture      *fixture,
                     gconstpointer data)
{
  BeketCrossing *crossing = beket_station_new_crossing (fixture->archive, "truck");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  beket_station_abandon_async (fixture->archive, crossing, "сынақ", keep_result, &result);
  g_assert_false (beket_station_step_finish (fixture->archive, wait_for (&result), &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
}

/* The persons in a copy are the same: who looked at them, and what for, stands in the log of the station (Article 4). */
static void
test_views (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (BeketActView) view = NULL;
  g_autoptr (BeketValue) rows = NULL;
  g_autoptr (GError) error = NULL;
  const BeketValue *row;
  gint64 count;

  g_assert_true (beket_station_set_purpose (fixture->archive, "supervision", &error));
  g_assert_cmpstr (beket_station_get_purpose (fixture->booth.station), ==, "supervision");
  beket_station_open_act_async (fixture->archive, fixture->act, keep_result, &result);
  view = beket_station_open_act_finish (fixture->archive, wait_for (&result), &error);
  g_assert_no_error (error);

  rows = beket_tools_access (fixture->booth.station, 10, &count, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 1);
  row = beket_value_index (rows, 0);
  g_assert_cmpstr (beket_value_get_text (row, "what"), ==, fixture->act);
  g_assert_cmpstr (beket_value_get_text (row, "officer"), ==, BOOTH_OFFICER);
  g_assert_cmpstr (beket_value_get_text (row, "purpose"), ==, "supervision");
}

static void
test_officer (Fixture      *fixture,
              gconstpointer data)
{
  g_assert_cmpstr (beket_station_get_officer (fixture->archive)->id, ==, BOOTH_OFFICER);
  g_assert_cmpstr (beket_station_get_archive (fixture->archive), ==, fixture->copy);
  g_assert_null (beket_station_get_archive (fixture->booth.station));

  beket_station_lock (fixture->booth.station);
  g_assert_null (beket_station_get_officer (fixture->archive));
  booth_sign_in (&fixture->booth);
  g_assert_nonnull (beket_station_get_officer (fixture->archive));
}

static void
test_no_copy (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_station_open_archive (fixture->booth.station, fixture->booth.root, &error));
  g_assert_true (error->domain == BEKET_ERROR);
}

/* Its records would stand under this one's name. */
static void
test_of_another (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->booth.root, "another", NULL);
  BeketProfile profile = {
    .folder = folder,
    .party = (char *) "KZ",
    .body = (char *) "border",
    .point = (char *) "KZSYR",
    .workstation = (char *) "B03",
    .lane = (char *) "3",
    .direction = (char *) "exit",
  };
  g_autoptr (GError) error = NULL;

  beket_setup_init (&profile, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (beket_station_open_archive (fixture->booth.station, folder, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/station/archive/acts", Fixture, NULL, set_up, test_acts, tear_down);
  g_test_add ("/station/archive/finds", Fixture, NULL, set_up, test_finds, tear_down);
  g_test_add ("/station/archive/writes-nothing", Fixture, NULL, set_up, test_writes_nothing, tear_down);
  g_test_add ("/station/archive/views", Fixture, NULL, set_up, test_views, tear_down);
  g_test_add ("/station/archive/officer", Fixture, NULL, set_up, test_officer, tear_down);
  g_test_add ("/station/archive/no-copy", Fixture, NULL, set_up, test_no_copy, tear_down);
  g_test_add ("/station/archive/of-another", Fixture, NULL, set_up, test_of_another, tear_down);
  return g_test_run ();
}
