/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schema's steps: a copy first, all of a step or nothing of it, and hands off what is newer.
 */

#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include "domain/error.h"
#include "fixture.h"
#include "ledger/db.h"
#include "ledger/migrate.h"
#include "ledger/sql.h"

static GBytes *
contents (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *bytes;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

/* A ledger of today with an entry and a draft in it, closed. */
static char *
make_ledger (void)
{
  char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);

  beket_entry_unref (fixture_append (ledger, "own", fixture_body ("shift.opened", "s", NULL)));
  g_clear_object (&ledger);
  fixture_sql (folder, "INSERT INTO draft VALUES ('d', x'7b7d', 1, 1)");
  return folder;
}

static GPtrArray *
with_step (const char *script)
{
  GPtrArray *steps = beket_migrations ();

  g_ptr_array_add (steps, g_bytes_new_static (script, strlen (script)));
  return steps;
}

/* The number of the step that this test adds behind those of today. */
static guint
next_step (void)
{
  g_autoptr (GPtrArray) steps = beket_migrations ();

  return steps->len + 1;
}

static gint64
version_of (sqlite3 *db)
{
  gint64 version = -1;

  g_assert_true (beket_sql_pragma (db, "PRAGMA user_version", &version, NULL));
  return version;
}

static void
test_next_step (void)
{
  g_autofree char *folder = make_ledger ();
  g_autofree char *copy = g_strdup_printf ("%s/ledger.db.before-%u", folder, next_step ());
  g_autofree char *entries = fixture_dump (folder, "entry");
  g_autofree char *entries_after = NULL;
  g_autofree char *drafts = NULL;
  g_autoptr (GPtrArray) steps = with_step ("ALTER TABLE draft ADD COLUMN note TEXT;"
                                           "UPDATE draft SET note = 'kept';");
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (sqlite3) before = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  db = beket_db_open (folder, steps, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version_of (db), ==, next_step ());
  entries_after = fixture_dump (folder, "entry");
  g_assert_cmpstr (entries, ==, entries_after);
  drafts = fixture_dump (folder, "draft");
  g_assert_cmpstr (drafts, ==, "d|{}|1|1|kept|\n");

  /* The copy is whole, closed to others and of the old version. */
  g_assert_cmpint (stat (copy, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 07777, ==, 0600);
  g_assert_cmpint (sqlite3_open (copy, &before), ==, SQLITE_OK);
  g_assert_cmpint (version_of (before), ==, next_step () - 1);
  g_assert_cmpint (sqlite3_exec (before, "SELECT count (*) FROM entry", NULL, NULL, NULL), ==, SQLITE_OK);

  /* Once is enough. */
  g_clear_pointer (&db, sqlite3_close_v2);
  db = beket_db_open (folder, steps, &error);
  g_assert_no_error (error);
  g_clear_pointer (&db, sqlite3_close_v2);
  g_clear_pointer (&before, sqlite3_close_v2);
  fixture_remove (folder);
}

/* fwupd deleted the database here. Ours is as it was, byte for byte, and opens with the program that made it. */
static void
test_failed_step (void)
{
  g_autofree char *folder = make_ledger ();
  g_autoptr (GPtrArray) steps = with_step ("ALTER TABLE draft ADD COLUMN note TEXT;"
                                           "DELETE FROM draft;"
                                           "SELECT no_such_function ();");
  g_autoptr (GBytes) before = contents (folder, "ledger.db");
  g_autoptr (GBytes) after = NULL;
  g_autofree char *drafts = NULL;
  g_autofree char *step = NULL;
  g_autoptr (BeketLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_db_open (folder, steps, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
  step = g_strdup_printf ("schema step %u", next_step ());
  g_assert_nonnull (strstr (error->message, step));

  after = contents (folder, "ledger.db");
  g_assert_true (g_bytes_equal (before, after));
  drafts = fixture_dump (folder, "draft");
  g_assert_cmpstr (drafts, ==, "d|{}|1|1|\n");
  ledger = fixture_open (folder);
  g_assert_cmpuint (fixture_verify (ledger), ==, 1);
  g_clear_object (&ledger);
  fixture_remove (folder);
}

static void
test_newer (void)
{
  g_autofree char *folder = make_ledger ();
  g_autofree char *newer = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;

  newer = g_strdup_printf ("PRAGMA user_version = %u", next_step ());
  fixture_sql (folder, newer);
  before = contents (folder, "ledger.db");
  g_assert_null (beket_ledger_open (folder, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_NEWER);
  after = contents (folder, "ledger.db");
  g_assert_true (g_bytes_equal (before, after));
  fixture_remove (folder);
}

/* The newer program died with its last commits still in the WAL: those are not ours to move either. */
static void
test_newer_with_wal (void)
{
  g_autofree char *folder = make_ledger ();
  g_autofree char *path = g_build_filename (folder, "ledger.db", NULL);
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) wal_before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GBytes) wal_after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_db_config (db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 1000; DELETE FROM draft", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_clear_pointer (&db, sqlite3_close_v2);

  before = contents (folder, "ledger.db");
  wal_before = contents (folder, "ledger.db-wal");
  g_assert_cmpuint (g_bytes_get_size (wal_before), >, 4096);
  g_assert_null (beket_ledger_open (folder, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_NEWER);
  after = contents (folder, "ledger.db");
  wal_after = contents (folder, "ledger.db-wal");
  g_assert_true (g_bytes_equal (before, after));
  g_assert_true (g_bytes_equal (wal_before, wal_after));
  fixture_remove (folder);
}

/* A ledger of an older program: its entries stay, and what the later steps add is there and empty. */
static void
test_from_the_first (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "ledger.db", NULL);
  g_autoptr (GPtrArray) steps = beket_migrations ();
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  g_autofree char *origin = NULL;
  g_autofree char *notices = NULL;
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (BeketLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (first, g_ptr_array_index (steps, 0));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_true (beket_migrate (db, NULL, first, &error));
  g_assert_cmpint (sqlite3_exec (db, "INSERT INTO meta VALUES ('origin', 'KZ-KZSYR-B02'), ('inc', '00112233445566aa');"
                                 "INSERT INTO draft VALUES ('d', x'7b7d', 1, 1)", NULL, NULL, NULL), ==, SQLITE_OK);
  g_clear_pointer (&db, sqlite3_close_v2);
  ledger = beket_ledger_open (folder, NULL, &error);
  g_assert_no_error (error);
  beket_entry_unref (fixture_append (ledger, "own", fixture_body ("shift.opened", "s", NULL)));
  g_clear_object (&ledger);
  origin = fixture_dump (folder, "draft");
  notices = fixture_dump (folder, "advance");
  g_assert_cmpstr (origin, ==, "d|{}|1|1|\n");
  g_assert_cmpstr (notices, ==, "");
  fixture_remove (folder);
}

static void
test_first_step (void)
{
  g_autoptr (GPtrArray) steps = beket_migrations ();
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_true (beket_migrate (db, NULL, steps, &error));
  g_assert_no_error (error);
  g_assert_cmpint (version_of (db), ==, steps->len);
  g_assert_true (beket_migrate_check (db, steps, &error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ledger/migrate/first-step", test_first_step);
  g_test_add_func ("/ledger/migrate/from-the-first", test_from_the_first);
  g_test_add_func ("/ledger/migrate/next-step", test_next_step);
  g_test_add_func ("/ledger/migrate/failed-step", test_failed_step);
  g_test_add_func ("/ledger/migrate/newer", test_newer);
  g_test_add_func ("/ledger/migrate/newer-with-wal", test_newer_with_wal);

  return g_test_run ();
}
