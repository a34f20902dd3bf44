/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A station whose disk fails, whose clock jumps, whose file is damaged: work goes on, what is not saved says so, nothing that was there is
 * less.
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "domain/clock.h"
#include "domain/error.h"
#include "ledger/fault-vfs.h"
#include "station/station-private.h"
#include "support/booth.h"
#include "support/seed.h"

#define N_FLIPS 60

static void
type (Booth         *booth,
      BeketCrossing *crossing,
      const char    *text)
{
  BeketValue *cargo = beket_value_object (beket_crossing_get_facts (crossing), "cargo");

  beket_value_set_text (cargo, "goodsName", text);
  beket_station_touch (booth->station, crossing, "cargo.goodsName");
}

/* All that a crossing needs to be begun. */
static void
scan (Booth         *booth,
      BeketCrossing *crossing)
{
  static const char *const scans[] = { BOOTH_MRZ, "512 ABC 07" };

  for (guint i = 0; i < G_N_ELEMENTS (scans); i++)
    beket_station_scan (booth->station, crossing, scans[i], NULL, NULL);
  booth_settle (booth);
}

static const char *
typed (BeketCrossing *crossing)
{
  return beket_value_get_text (beket_value_get (beket_crossing_get_facts (crossing), "cargo"), "goodsName");
}

static BeketCrossing *
nth (Booth *booth,
     guint  n)
{
  g_autoptr (BeketCrossing) crossing = g_list_model_get_item (beket_station_crossings (booth->station), n);

  return crossing;   /* the queue owns it */
}

static void
wait_for_trouble (BeketCrossing *crossing,
                  gboolean       wanted)
{
  while ((beket_crossing_get_error (crossing) != NULL) != wanted)
    g_main_context_iteration (NULL, TRUE);
}

static void
begin_refused (Booth         *booth,
               BeketCrossing *crossing,
               BeketError     code)
{
  g_autoptr (GError) error = NULL;

  beket_station_begin_async (booth->station, crossing, booth_done, booth);
  error = booth_refusal (booth);
  g_assert_error (error, BEKET_ERROR, (int) code);
}

static gsize
size_of (Booth      *booth,
         const char *name)
{
  g_autofree char *path = g_build_filename (booth->folder, name, NULL);
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (gsize) info.st_size : 0;
}

/* ---- Not saved ---- */

/* opencrvs-core#7005: an error taken for success, and the record was gone. Here: a word at the crossing, and the facts stay. */
static void
test_not_saved (void)
{
  Booth booth;
  BeketCrossing *crossing;

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = beket_station_new_crossing (booth.station, "truck");
  scan (&booth, crossing);
  fault_vfs_arm (0, EIO, TRUE);
  type (&booth, crossing, "жоғалмайды");
  wait_for_trouble (crossing, TRUE);
  g_assert_error (beket_crossing_get_error (crossing), BEKET_ERROR, BEKET_ERROR_STORE);
  begin_refused (&booth, crossing, BEKET_ERROR_STORE);
  g_assert_cmpstr (typed (crossing), ==, "жоғалмайды");
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_crossings (booth.station)), ==, 1);

  /* Nobody types: it is tried again by itself. */
  g_assert_true (fault_vfs_disarm ());
  wait_for_trouble (crossing, FALSE);
  booth_assert_whole (&booth);
  booth_close (&booth);
  booth_open (&booth);
  g_assert_cmpstr (typed (nth (&booth, 0)), ==, "жоғалмайды");
  booth_clear (&booth);
}

/* ---- A full disk ---- */

/* KeePassXC#12149: a full disk, and the file was cut to nothing. */
static void
test_full_for_an_hour (void)
{
  Booth booth;
  BeketCrossing *old;
  BeketCrossing *new;
  gsize before;

  booth_init (&booth);
  booth_sign_in (&booth);
  old = booth_lorry (&booth);
  booth_settle (&booth);
  before = size_of (&booth, "ledger.db") + size_of (&booth, "ledger.db-wal");
  fault_vfs_arm (0, ENOSPC, TRUE);
  new = beket_station_new_crossing (booth.station, "truck");
  scan (&booth, new);

  for (int minute = 1; minute <= 60; minute++)
    {
      g_autofree char *text = g_strdup_printf ("%d", minute);

      booth.now += G_TIME_SPAN_MINUTE;
      type (&booth, new, text);
      booth_settle (&booth);
      g_assert_error (beket_crossing_get_error (new), BEKET_ERROR, BEKET_ERROR_FULL);
      if (minute % 20 == 0)
        begin_refused (&booth, new, BEKET_ERROR_FULL);
    }

  g_assert_cmpuint (size_of (&booth, "ledger.db") + size_of (&booth, "ledger.db-wal"), >=, before);
  booth_assert_whole (&booth);

  g_assert_true (fault_vfs_disarm ());
  wait_for_trouble (new, FALSE);
  g_assert_cmpint (beket_crossing_get_saved (new), ==, booth.now);
  beket_station_begin_async (booth.station, new, booth_done, &booth);
  booth_step (&booth);
  beket_station_satisfy_async (booth.station, old, booth_done, &booth);
  booth_step (&booth);
  booth_assert_whole (&booth);
  booth_close (&booth);
  booth_open (&booth);
  g_assert_cmpstr (typed (nth (&booth, 1)), ==, "60");
  booth_clear (&booth);
}

/* ---- The clock ---- */

typedef struct
{
  gint64 times[8];
  guint  n;
} Times;

/* As the chain has them. */
static gboolean
read_times (BeketTx *tx,
            gpointer data,
            GError **error)
{
  Times *times = data;
  g_autoptr (GPtrArray) entries = beket_tx_entries (tx, NULL, "own", NULL, 1, 100, G_MAXSIZE, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      BeketEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (BeketValue) body = beket_body_parse (entry->body, NULL);

      g_assert_cmpint (entry->seq, ==, i + 1);
      if (g_str_equal (beket_value_get_text (body, "type"), "crossing.opened"))
        g_assert_true (beket_time_parse_wire (entry->time, &times->times[times->n++], NULL));
    }
  return entries != NULL;
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              gpointer    data)
{
  *(guint *) data += 1;
}

static gboolean
doctor_tells (Booth      *booth,
              const char *what,
              gboolean    bad)
{
  g_autoptr (GPtrArray) findings = beket_tools_doctor (booth->folder, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      BeketFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->what, what) && (bad ? finding->bad : finding->warning))
        return TRUE;
    }
  return FALSE;
}

/* A day on, a day back, two days on: the order is that of the numbers, each time is what the clock said, and a person is told. */
static void
test_clock (void)
{
  static const int days[] = { 0, 1, 0, -1, 1 };
  Booth booth;
  Times times = { .n = 0 };
  gint64 start;
  guint told = 0;

  booth_init (&booth);
  booth_sign_in (&booth);
  start = booth.now;
  g_signal_connect (booth.station, "notify::clock-behind", G_CALLBACK (count_notify), &told);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      booth.now = start + days[i] * G_TIME_SPAN_DAY + i * G_TIME_SPAN_SECOND;
      booth_lorry (&booth);
      booth_settle (&booth);
      g_assert_cmpint (beket_station_get_clock_behind (booth.station), ==, i == 2 || i == 3);
    }
  g_assert_cmpuint (told, ==, 2);

  g_assert_true (beket_ledger_read (booth.station->ledger, read_times, &times, NULL));
  g_assert_cmpuint (times.n, ==, G_N_ELEMENTS (days));
  for (guint i = 0; i < times.n; i++)
    g_assert_cmpint (times.times[i] / 1000, ==, (start + days[i] * G_TIME_SPAN_DAY + i * G_TIME_SPAN_SECOND) / 1000);
  booth_assert_whole (&booth);
  booth_close (&booth);

  /* The system's clock is a day behind the newest entry, and was set back before. */
  g_assert_true (doctor_tells (&booth, "clock", TRUE));
  g_assert_true (doctor_tells (&booth, "clock", FALSE));
  booth_clear (&booth);
}

/* ---- A tired disk ---- */

static void
remove_store (Booth *booth)
{
  static const char *const names[] = { "ledger.db", "ledger.db-wal", "ledger.db-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (booth->folder, names[i], NULL);

      g_remove (path);
    }
}

static void
flip (const char *path,
      GRand      *rand)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  bytes[g_rand_int_range (rand, 0, (gint32) length)] ^= (char) g_rand_int_range (rand, 1, 256);
  g_assert_true (g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Small pages, so that there is something on most of them. */
static void
make_small (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM; PRAGMA journal_mode = WAL",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static guint
count_bad (GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((BeketFinding *) g_ptr_array_index (findings, i))->bad;
  return n;
}

/* Any byte of the store: doctor ends with words, whatever it finds. What it finds, and that it does, is in ledger/test-flip.c. */
static void
test_doctor_any_byte (void)
{
  g_autoptr (GRand) rand = seed_rand ();
  Booth booth;
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  guint n_bad = 0;

  booth_init (&booth);
  booth_sign_in (&booth);
  booth_lorry (&booth);
  booth_close (&booth);
  path = g_build_filename (booth.folder, "ledger.db", NULL);
  make_small (path);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (guint i = 0; i < (seed_is_long () ? 50 * N_FLIPS : N_FLIPS); i++)
    {
      g_autoptr (GPtrArray) findings = NULL;

      remove_store (&booth);
      g_assert_true (g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      flip (path, rand);
      findings = beket_tools_doctor (booth.folder, NULL);
      g_assert_cmpuint (findings->len, >, 0);
      n_bad += count_bad (findings) > 0;
    }
  g_test_message ("%u were told", n_bad);
  remove_store (&booth);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register ();
  g_test_add_func ("/station/fault/not-saved/opencrvs-core#7005", test_not_saved);
  g_test_add_func ("/station/fault/full-for-an-hour/KeePassXC#12149", test_full_for_an_hour);
  g_test_add_func ("/station/fault/clock-set-back-and-forth", test_clock);
  g_test_add_func ("/station/fault/doctor-any-byte", test_doctor_any_byte);
  return g_test_run ();
}
