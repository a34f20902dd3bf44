/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks into search and register: exact at once, refused with a reason, dropped when the next letter is typed; and the tables follow by themselves.
 */

#include "config.h"

#include <sqlite3.h>

#include "domain/error.h"
#include "domain/parse-error.h"
#include "station/access.h"
#include "station/search.h"
#include "station/station-private.h"
#include "support/booth.h"

/* How many entries of the file search and register do not know. */
static gint64
behind (Booth *booth)
{
  g_autofree char *path = g_build_filename (booth->folder, "ledger.db", NULL);
  sqlite3 *db;
  sqlite3_stmt *stmt;
  gint64 count;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT (SELECT max (position) FROM entry) - position FROM followed", -1, &stmt, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  count = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return count;
}

static guint
count_found (Booth      *booth,
             const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) page = beket_tools_search (booth->station, text, NULL, 50, &error);

  g_assert_no_error (error);
  return beket_value_length (beket_value_get (page, "rows"));
}

static BeketValue *
ask_of (const char *name,
        const char *word)
{
  BeketValue *ask = beket_value_new_object ();

  beket_value_set_text (ask, name, word);
  return ask;
}

static void
test_exact (void)
{
  g_autoptr (BeketValue) ask = ask_of ("decision", "registered");
  g_autoptr (BeketValue) page = NULL;
  Booth booth;

  booth_init (&booth);
  booth_sign_in (&booth);
  booth_lorry (&booth);
  g_assert_cmpint (behind (&booth), >, 0);   /* not in the officer's commit */
  g_assert_cmpuint (count_found (&booth, "ахметов 5678"), ==, 1);
  g_assert_cmpint (behind (&booth), ==, 0);
  page = beket_tools_register (booth.station, ask, NULL);
  g_assert_cmpuint (beket_value_length (beket_value_get (page, "rows")), ==, 1);
  booth_clear (&booth);
}

/* After a restore there is much to take in: a look does not wait for all of it, and says so. */
static void
test_behind (void)
{
  Booth booth;
  g_autoptr (BeketValue) page = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *crossing = g_strdup_printf ("crossing-%u", i);

      beket_station_note_crossing (booth.station, crossing);
      g_assert_true (beket_station_flush_views (booth.station, NULL));
    }
  beket_station_stop_following (booth.station);
  beket_station_search_async (booth.station, "ахм", NULL, 50, NULL, booth_done, &booth);
  page = beket_station_look_finish (booth.station, booth_wait (&booth), &error);
  g_assert_no_error (error);
  g_assert_true (beket_value_get_boolean (page, "behind"));
  g_clear_pointer (&page, beket_value_unref);
  page = beket_tools_search (booth.station, "ахм", NULL, 50, &error);
  g_assert_no_error (error);
  g_assert_false (beket_value_get_boolean (page, "behind"));
  booth_clear (&booth);
}

static void
test_follows (void)
{
  Booth booth;

  booth_init (&booth);
  booth_sign_in (&booth);
  booth_lorry (&booth);
  while (behind (&booth) > 0)
    g_main_context_iteration (NULL, TRUE);
  booth_clear (&booth);
}

/* Commits at any distance, on a clock of the test's own: whoever writes without a pause puts it off, but not by a second. */
static void
test_waits (void)
{
  static const gint64 gaps[] = { 0, 1, 40, 249, 251, 600, 2000 };   /* milliseconds */

  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      const gint64 since = 7 * G_USEC_PER_SEC;
      gint64 commit = since;
      gint64 due = commit + beket_follow_wait_ms (commit, since) * 1000;

      g_assert_cmpint (due, >, since);   /* an officer who only looks up is not disturbed at once */
      for (guint n = 0; n < 2000 && commit + gaps[i] * 1000 <= due; n++)
        {
          commit += gaps[i] * 1000;
          due = commit + beket_follow_wait_ms (commit, since) * 1000;
        }
      g_assert_cmpint (due - since, <, G_USEC_PER_SEC);
    }
}

/* A queue of lorries, with no moment of quiet between them. */
static void
test_without_a_pause (void)
{
  gint64 first;
  gint64 now;
  Booth booth;

  booth_init (&booth);
  booth_sign_in (&booth);
  booth_lorry (&booth);
  first = behind (&booth);
  do
    {
      now = behind (&booth);
      booth_lorry (&booth);
    }
  while (behind (&booth) > now);   /* more and more behind, until they follow */
  g_assert_cmpint (first, >, 0);

  /* More entries than one batch has, and then quiet. */
  for (guint i = 0; i < 40; i++)
    booth_lorry (&booth);
  while (behind (&booth) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_found (&booth, "512abc"), >, 40);
  booth_clear (&booth);
}

/* Nothing is written into a copy: a look reads what the copy has. */
static void
test_archive (void)
{
  Booth booth;
  g_autofree char *to = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (BeketStation) archive = NULL;
  g_autoptr (BeketValue) page = NULL;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  booth_sign_in (&booth);
  booth_lorry (&booth);
  g_assert_cmpuint (count_found (&booth, "ахметов"), ==, 1);
  to = g_build_filename (booth.root, "copy", NULL);
  faults = beket_tools_backup (booth.folder, to, NULL, &error);
  g_assert_no_error (error);
  archive = beket_station_open_archive (booth.station, to, &error);
  g_assert_no_error (error);
  page = beket_tools_search (archive, "ахметов", NULL, 50, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (beket_value_length (beket_value_get (page, "rows")), ==, 1);
  g_clear_object (&archive);   /* it holds the station */
  booth_clear (&booth);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) next_letter = g_cancellable_new ();
  g_autoptr (BeketValue) page = NULL;
  g_autoptr (GError) error = NULL;
  Booth booth;

  booth_init (&booth);
  booth_sign_in (&booth);
  booth_lorry (&booth);
  beket_station_search_async (booth.station, "ахм", NULL, 50, next_letter, booth_done, &booth);
  g_cancellable_cancel (next_letter);
  page = beket_station_look_finish (booth.station, booth_wait (&booth), &error);
  g_assert_null (page);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  booth_clear (&booth);
}

static void
test_refused (void)
{
  static const struct { const char *name; const char *word; } bad[] = {
    { "day", "2026-02-30" }, { "direction", "sideways" }, { "subject", "ship" }, { "control", "astrology" }, { "decision", "maybe" },
    { "order", "kk" }, { "order", "de" }, { "after", "x" },
    { "officer", "0123456789012345678901234567890123456789012345678901234567890123456789" },
  };
  Booth booth;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (BeketValue) ask = ask_of (bad[i].name, bad[i].word);

      g_assert_null (beket_tools_register (booth.station, ask, &error));
      g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_null (beket_tools_search (booth.station, "a\xff", NULL, 50, &error));
  g_assert_error (error, BEKET_PARSE_ERROR, BEKET_PARSE_ERROR_CHARACTER);
  g_assert_cmpint (beket_parse_error_get_position (error), ==, 1);
  g_clear_error (&error);
  g_assert_null (beket_tools_search (booth.station, "a", "-1", 50, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/search/exact", test_exact);
  g_test_add_func ("/station/search/behind", test_behind);
  g_test_add_func ("/station/search/follows", test_follows);
  g_test_add_func ("/station/search/waits", test_waits);
  g_test_add_func ("/station/search/without-a-pause", test_without_a_pause);
  g_test_add_func ("/station/search/archive", test_archive);
  g_test_add_func ("/station/search/cancelled", test_cancelled);
  g_test_add_func ("/station/search/refused", test_refused);
  return g_test_run ();
}
