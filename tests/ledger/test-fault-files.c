/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A disk that is full or fails, at every change of any file in turn, through SQLite or past it: blobs, copies, a store that is restored,
 * a store that an older program made.
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "crowd.h"
#include "domain/error.h"
#include "fault-power.h"
#include "fault-vfs.h"
#include "fixture.h"
#include "ledger/migrate.h"
#include "support/seed.h"

#define MAX_FAULTS 1000

typedef struct
{
  const char *name;
  int         code;
  gboolean    for_good;
} Case;

/* The other two of test-fault.c add nothing here but time. */
static const Case cases[] = {
  { "full", ENOSPC, TRUE },
  { "broken-once", EIO, FALSE },
};

static void
assert_reason (const Case   *test,
               const GError *error)
{
  BeketError code = test->code == ENOSPC ? BEKET_ERROR_FULL : BEKET_ERROR_STORE;

  g_assert_error (error, BEKET_ERROR, (int) code);
}

static void
loop (const Case *test,
      gboolean ( *try ) (const Case *test, guint nth),
      guint at_least)
{
  g_autoptr (GRand) rand = seed_rand ();
  guint nth = seed_first (rand);

  while (try (test, nth))
    {
      nth += SEED_STEP;
      g_assert_cmpuint (nth, <, MAX_FAULTS);
    }

  g_test_message ("%u faults", nth);
  g_assert_cmpuint (nth, >=, at_least);
}

static void
assert_whole (BeketLedger *ledger)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = beket_ledger_check (ledger, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

/* ---- Blobs ---- */

static const char pdf[] = "%PDF-1.7 the bytes of an act";

static gboolean
try_blob (const Case *test,
          guint       nth)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (GBytes) bytes = g_bytes_new_static (pdf, sizeof pdf);
  g_autofree char *name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr (GBytes) there = NULL;
  g_autoptr (GError) error = NULL;
  char hash[BEKET_HASH_LENGTH + 1];
  gboolean stored;
  gboolean met;

  fault_vfs_arm (nth, test->code, test->for_good);
  stored = beket_blob_store (folder, bytes, hash, &error);
  met = fault_vfs_disarm ();
  if (!stored)
    assert_reason (test, error);

  /* Under its name it is whole, or not there. */
  if (stored || beket_blob_exists (folder, name))
    there = beket_blob_load (folder, name, NULL);
  g_assert_true (there != NULL || !beket_blob_exists (folder, name));

  g_assert_true (beket_blob_store (folder, bytes, hash, NULL));
  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("act.issued", "c", "number", "1", "blob", hash, NULL)));
  assert_whole (ledger);
  g_clear_object (&ledger);
  fixture_remove (folder);
  return met;
}

static void
test_blob (gconstpointer data)
{
  loop (data, try_blob, 5);
}

/* The disk said "synced" and was not: the check finds the file, and whoever brings the bytes again mends it. */
static void
test_blob_lost_sync (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (GBytes) bytes = g_bytes_new_static (pdf, sizeof pdf);
  g_autoptr (GPtrArray) faults = NULL;
  char hash[BEKET_HASH_LENGTH + 1];

  fault_vfs_arm_lie (0);
  g_assert_true (beket_blob_store (folder, bytes, hash, NULL));
  g_assert_true (fault_vfs_disarm ());
  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("act.issued", "c", "number", "1", "blob", hash, NULL)));
  fault_power_off (NULL);

  faults = beket_ledger_check (ledger, NULL);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_true (beket_blob_store (folder, bytes, hash, NULL));
  assert_whole (ledger);
  g_clear_object (&ledger);
  fixture_remove (folder);
}

/* ---- A copy, and a station made from one ---- */

static char *
make_station (void)
{
  char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (GBytes) bytes = g_bytes_new_static (pdf, sizeof pdf);
  char hash[BEKET_HASH_LENGTH + 1];

  g_assert_true (beket_blob_store (folder, bytes, hash, NULL));
  beket_entry_unref (fixture_append (ledger, "own", fixture_body ("crossing.opened", "c", "title", "A", NULL)));
  beket_entry_unref (fixture_append (ledger, "peer", fixture_body ("act.issued", "c", "number", "1", "blob", hash, NULL)));
  crowd_follow (&(Crowd) { folder, ledger }, 20);
  return folder;
}

/* (transfer full) (nullable): a copy that is good, as its maker and as its reader say. */
static BeketLedger *
open_good (const char *copy,
           const char *workshop)
{
  g_autoptr (BeketLedger) archive = beket_ledger_open_archive (copy, workshop, NULL, NULL);
  g_autoptr (GPtrArray) faults = archive != NULL ? beket_ledger_check (archive, NULL) : NULL;

  return faults != NULL && faults->len == 0 ? g_steal_pointer (&archive) : NULL;
}

static gboolean
try_backup (const Case *test,
            guint       nth)
{
  g_autofree char *folder = make_station ();
  g_autofree char *stick = fixture_folder ();
  g_autofree char *copy = g_build_filename (stick, "copy", NULL);
  g_autofree char *again = g_build_filename (stick, "again", NULL);
  guint forgotten = fault_disk_forgotten ();
  g_autofree char *before = fixture_dump (folder, "entry");
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autoptr (BeketLedger) archive = NULL;
  g_autoptr (GError) error = NULL;
  gboolean met;

  fault_vfs_arm (nth, test->code, test->for_good);
  faults = beket_ledger_backup (folder, copy, NULL, &error);
  met = fault_vfs_disarm ();
  if (faults == NULL)
    assert_reason (test, error);

  /* Half a copy never passes for a whole one and is in nobody's way, and a new attempt needs only room. */
  if (faults == NULL)
    g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  else
    g_assert_cmpuint (fault_disk_forgotten () - forgotten, ==, 2);
  archive = open_good (copy, folder);
  if (faults != NULL && faults->len == 0)
    g_assert_nonnull (archive);
  if (archive != NULL)
    g_assert_cmpint (fixture_head (archive, NULL, "peer", NULL), ==, 1);
  g_clear_object (&archive);
  second = beket_ledger_backup (folder, faults == NULL ? copy : again, NULL, NULL);
  g_assert_nonnull (second);
  g_assert_cmpuint (second->len, ==, 0);
  after = fixture_dump (folder, "entry");
  g_assert_cmpstr (after, ==, before);
  fixture_remove (folder);
  fixture_remove (stick);
  return met;
}

static void
test_backup (gconstpointer data)
{
  loop (data, try_backup, 10);
}

static gboolean
try_restore (const Case *test,
             guint       nth)
{
  g_autofree char *old = make_station ();
  g_autofree char *stick = fixture_folder ();
  g_autofree char *copy = g_build_filename (stick, "copy", NULL);
  g_autofree char *folder = fixture_folder ();
  g_autoptr (GPtrArray) faults = beket_ledger_backup (old, copy, NULL, NULL);
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (GError) error = NULL;
  gboolean restored;
  gboolean met;

  g_clear_object (&ledger);
  fault_vfs_arm (nth, test->code, test->for_good);
  restored = beket_ledger_restore (copy, folder, NULL, NOW, NULL, &error);
  met = fault_vfs_disarm ();
  if (!restored)
    assert_reason (test, error);

  /* A new station that has written nothing, and then it can be done again; or all of the copy. */
  ledger = fixture_open (folder);
  if (fixture_verify (ledger) == 0)
    {
      g_assert_false (restored);
      g_clear_object (&ledger);
      g_assert_true (beket_ledger_restore (copy, folder, NULL, NOW, NULL, NULL));
      ledger = fixture_open (folder);
    }
  g_assert_cmpuint (fixture_verify (ledger), ==, 2);
  assert_whole (ledger);
  g_clear_object (&ledger);
  fixture_remove (old);
  fixture_remove (folder);
  fixture_remove (stick);
  return met;
}

static void
test_restore (gconstpointer data)
{
  loop (data, try_restore, 10);
}

/* ---- A store that an older program made ---- */

static void
make_first (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "ledger.db", NULL);
  g_autoptr (GPtrArray) steps = beket_migrations ();
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  sqlite3 *db;

  g_ptr_array_add (first, g_ptr_array_index (steps, 0));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_true (beket_migrate (db, NULL, first, NULL));
  g_assert_cmpint (sqlite3_exec (db, "INSERT INTO meta VALUES ('origin', '" HERE "'), ('inc', '00112233445566aa');"
                                 "INSERT INTO draft VALUES ('d', x'7b7d', 1, 1)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static gint64
version_of (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "ledger.db", NULL);
  sqlite3_stmt *stmt;
  sqlite3 *db;
  gint64 version;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  version = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return version;
}

/* Whoever goes back to the older program must find its own file: all steps were done, or none. */
static gboolean
try_upgrade (const Case *test,
             guint       nth)
{
  g_autofree char *folder = fixture_folder ();
  g_autofree char *drafts = NULL;
  g_autoptr (GPtrArray) steps = beket_migrations ();
  g_autoptr (BeketLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;
  gboolean met;

  make_first (folder);
  fault_vfs_arm (nth, test->code, test->for_good);
  ledger = beket_ledger_open (folder, NULL, &error);
  g_clear_object (&ledger);
  met = fault_vfs_disarm ();
  if (error != NULL)
    {
      assert_reason (test, error);
      if (version_of (folder) != 1)
        g_assert_cmpint (version_of (folder), ==, steps->len);
    }

  ledger = fixture_open (folder);
  beket_entry_unref (fixture_append (ledger, "own", fixture_body ("shift.opened", "s", NULL)));
  assert_whole (ledger);
  g_clear_object (&ledger);
  drafts = fixture_dump (folder, "draft");
  g_assert_cmpstr (drafts, ==, "d|{}|1|1|\n");
  fixture_remove (folder);
  return met;
}

static void
test_upgrade (gconstpointer data)
{
  loop (data, try_upgrade, 10);
}

static void
add (const char   *name,
     const Case   *test,
     GTestDataFunc func)
{
  g_autofree char *path = g_strdup_printf ("/ledger/fault-files/%s-%s", name, test->name);

  g_test_add_data_func (path, test, func);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
  fault_vfs_register ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      add ("blob", &cases[i], test_blob);
      add ("backup", &cases[i], test_backup);
      add ("restore", &cases[i], test_restore);
      add ("upgrade", &cases[i], test_upgrade);
    }
  g_test_add_func ("/ledger/fault-files/blob-lost-sync", test_blob_lost_sync);

  return g_test_run ();
}
