/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an officer waits for: a scan until its fields are filled and judged, and Enter until "saved". The first against one
 * frame of a screen, the second against one bare durable insert of as many bytes on the same disk in the same run.
 */

#include "config.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "support/booth.h"

#define N_RUNS 5
#define N_TIMES 200
#define FRAME_US 16667.0

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values,
        guint   n)
{
  qsort (values, n, sizeof *values, compare);
  return values[n / 2];
}

static double
mean (const double *values,
      guint         n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += values[i];

  return sum / n;
}

/* ---- A scan ---- */

static double
time_scan (Booth *booth)
{
  BeketCrossing *crossing = beket_station_new_crossing (booth->station, "truck");
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GPtrArray) complaints = NULL;
  g_autoptr (GPtrArray) alerts = NULL;
  double took;

  g_assert_cmpint (beket_station_scan (booth->station, crossing, BOOTH_MRZ, NULL, NULL), ==, BEKET_SCAN_MRZ);
  complaints = beket_station_check (booth->station, crossing, "documents");
  alerts = beket_station_alerts (booth->station, crossing, BEKET_KK);
  took = (double) (g_get_monotonic_time () - begin);
  g_assert_cmpuint (complaints->len, ==, 0);
  beket_station_abandon_async (booth->station, crossing, "өлшеу", booth_done, booth);
  booth_step (booth);
  booth_settle (booth);
  return took;
}

/* ---- Enter ---- */

static double
time_enter (Booth         *booth,
            BeketCrossing *crossing)
{
  gint64 begin;
  double took;

  beket_station_control_async (booth->station, crossing, 0, BEKET_CONTROL_START, NULL, NULL, booth_done, booth);
  booth_step (booth);
  booth_settle (booth);
  begin = g_get_monotonic_time ();
  beket_station_control_async (booth->station, crossing, 0, BEKET_CONTROL_FINISH, "no-remarks", NULL, booth_done, booth);
  booth_step (booth);
  took = (double) (g_get_monotonic_time () - begin);
  booth_settle (booth);
  /* Planned again, for the next time. */
  beket_value_set_text (beket_value_index (beket_value_get (beket_crossing_get_facts (crossing), "controls"), 0),
                        "status", "planned");
  return took;
}

/* ---- The same bytes, bare ---- */

static sqlite3 *
open_bare (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                 "CREATE TABLE bare (position INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  return db;
}

static double
time_bare (sqlite3 *db,
           gsize    length)
{
  g_autofree char *bytes = g_malloc0 (length);
  sqlite3_stmt *insert;
  gint64 begin = g_get_monotonic_time ();

  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO bare (bytes) VALUES (?1)", -1, &insert, NULL), ==, SQLITE_OK);
  sqlite3_bind_blob64 (insert, 1, bytes, length, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
  sqlite3_finalize (insert);
  return (double) (g_get_monotonic_time () - begin);
}

static gboolean
count_line (const char *line,
            gsize       length,
            gpointer    last)
{
  gsize *lengths = last;

  lengths[0] = lengths[1];
  lengths[1] = length;
  return TRUE;
}

/* Header and body of the newest entry, and the draft that goes with it. */
static gsize
bytes_written (Booth *booth)
{
  g_autofree char *drafts = beket_tools_list (booth->station, "crossings", NULL);
  gsize lengths[2] = { 0 };

  g_assert_true (beket_tools_export (booth->station, NULL, "peer", count_line, lengths, NULL));
  g_assert_cmpuint (lengths[0], >, 0);
  return lengths[0] + lengths[1] + strlen (drafts);
}

/** Figures: of one run, microseconds. */
typedef struct
{
  double median[2];   /* bare, ours */
  double mean[2];
} Figures;

/* By turns, so that a disk that is slow for a while is slow for both. */
static void
time_run (Booth         *booth,
          BeketCrossing *crossing,
          sqlite3       *db,
          Figures       *figures)
{
  gsize length = bytes_written (booth);
  double bares[N_TIMES], enters[N_TIMES];

  for (guint i = 0; i < N_TIMES; i++)
    {
      bares[i] = time_bare (db, length);
      enters[i] = time_enter (booth, crossing);
    }
  *figures = (Figures) {
    { median (bares, N_TIMES), median (enters, N_TIMES) }, { mean (bares, N_TIMES), mean (enters, N_TIMES) }
  };
}

/* The flush of a disk takes one of two times, some twenty apart: the median sees one of them, the mean what is waited for in all. */
static void
print_enter (const char    *of,
             const Figures *runs,
             gsize          offset)
{
  double bare[N_RUNS], enter[N_RUNS], ratios[N_RUNS];

  for (guint run = 0; run < N_RUNS; run++)
    {
      const double *pair = G_STRUCT_MEMBER_P (&runs[run], offset);

      bare[run] = pair[0];
      enter[run] = pair[1];
      ratios[run] = pair[1] / pair[0];
    }
  printf ("guide.enter %s ratio %.2f (bare %.0f us, ours %.0f us)\n", of, median (ratios, N_RUNS), median (bare, N_RUNS),
          median (enter, N_RUNS));
}

int
main (void)
{
  Booth booth;
  BeketCrossing *crossing;
  sqlite3 *db;
  double scans[N_TIMES];
  Figures runs[N_RUNS];

  booth_init (&booth);
  booth_sign_in (&booth);
  for (guint i = 0; i < N_TIMES; i++)
    scans[i] = time_scan (&booth);
  printf ("guide.scan ratio %.4f of a frame (%.0f us)\n", median (scans, N_TIMES) / FRAME_US, scans[N_TIMES / 2]);

  crossing = booth_lorry (&booth);
  db = open_bare (booth.root);
  time_enter (&booth, crossing);
  for (guint run = 0; run < N_RUNS; run++)
    time_run (&booth, crossing, db, &runs[run]);
  print_enter ("median", runs, G_STRUCT_OFFSET (Figures, median));
  print_enter ("mean", runs, G_STRUCT_OFFSET (Figures, mean));
  sqlite3_close (db);
  booth_clear (&booth);
  return EXIT_SUCCESS;
}
