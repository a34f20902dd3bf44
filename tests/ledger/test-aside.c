/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A damaged store gives way to a copy: it is kept, and only where something is wrong with it.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "domain/error.h"
#include "fixture.h"

typedef struct
{
  FixtureLedger station;
  char         *path;     /* (owned): of its store */
  char         *stick;    /* (owned) */
  char         *copy;     /* (owned): with one entry */
  char         *kept;     /* (owned) (nullable) */
} Fixture;

/* The second entry is not in the copy. */
static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GPtrArray) faults = NULL;

  fixture_set_up (&self->station, NULL);
  self->path = g_build_filename (self->station.folder, "ledger.db", NULL);
  self->stick = fixture_folder ();
  self->copy = g_build_filename (self->stick, "copy", NULL);
  beket_entry_unref (fixture_append (self->station.ledger, "own", fixture_body ("shift.opened", "s", NULL)));
  faults = beket_ledger_backup (self->station.folder, self->copy, NULL, NULL);
  g_assert_cmpuint (faults->len, ==, 0);
  beket_entry_unref (fixture_append (self->station.ledger, "own", fixture_body ("shift.closed", "s", NULL)));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  fixture_tear_down (&self->station, NULL);
  fixture_remove (self->stick);
  g_free (self->stick);
  g_free (self->copy);
  g_free (self->path);
  g_free (self->kept);
}

static void
assert_restored (Fixture *self)
{
  g_autoptr (BeketLedger) ledger = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  beket_ledger_restore (self->copy, self->station.folder, HERE, NOW, &self->kept, &error);
  g_assert_no_error (error);
  ledger = fixture_open (self->station.folder);
  g_assert_cmpuint (fixture_verify (ledger), ==, 1);
  beket_entry_unref (fixture_append (ledger, "own", fixture_body ("shift.opened", "s", NULL)));
  faults = beket_ledger_check (ledger, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
assert_refused (Fixture    *self,
                const char *origin,
                int         code)
{
  g_autofree char *before = fixture_dump (self->station.folder, "entry");
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (beket_ledger_restore (self->copy, self->station.folder, origin, NOW, &self->kept, &error));
  g_assert_error (error, BEKET_ERROR, code);
  g_assert_null (self->kept);
  after = fixture_dump (self->station.folder, "entry");
  g_assert_cmpstr (before, ==, after);
}

/* One letter of a body. */
static void
spoil (const char *folder,
       const char *text)
{
  g_autofree char *script = g_strdup_printf ("DROP TRIGGER entry_update;"
                                             "UPDATE entry SET body = CAST (replace (body, '%s', 'shift.x') AS BLOB)", text);

  fixture_sql (folder, script);
}

/* What was not sent from it is still there to be read. */
static void
test_damaged (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *there = NULL;
  sqlite3_stmt *stmt;
  sqlite3 *db;

  g_clear_object (&self->station.ledger);
  spoil (self->station.folder, "shift.opened");
  assert_restored (self);

  g_assert_cmpint (sqlite3_open_v2 (self->kept, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT count (*) FROM entry WHERE type = 'shift.closed'", -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_int (stmt, 0), ==, 1);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}

static gboolean
ask_wanted (BeketTx *tx,
            gpointer data,
            GError **error)
{
  *(BeketValue **) data = beket_tx_blobs_wanted (tx, 10, error);
  return *(BeketValue **) data != NULL;
}

/* A file of an act that is not in the copy: its entry comes back, and the right bytes do with it. */
static void
test_damaged_file (Fixture      *self,
                   gconstpointer data)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7", 8);
  char hash[BEKET_HASH_LENGTH + 1];
  g_autofree char *path = NULL;
  g_autoptr (BeketEntry) act = NULL;
  g_autoptr (BeketLedger) ledger = NULL;
  g_autoptr (BeketValue) wanted = NULL;
  g_autoptr (GPtrArray) faults = NULL;

  g_assert_true (beket_blob_store (self->station.folder, pdf, hash, NULL));
  path = beket_blob_path (self->station.folder, hash);
  act = fixture_append (self->station.ledger, "peer", fixture_body ("act.issued", "c", "number", "1", "blob", hash, NULL));
  g_clear_object (&self->station.ledger);
  g_assert_true (g_file_set_contents (path, "%PDF-1.8", -1, NULL));
  assert_restored (self);

  ledger = fixture_open (self->station.folder);
  g_assert_cmpint (fixture_accept (ledger, act), ==, BEKET_ACCEPT_NEW);
  g_assert_true (beket_ledger_write (ledger, ask_wanted, &wanted, NULL));
  g_assert_cmpuint (beket_value_length (wanted), ==, 1);
  g_assert_cmpstr (beket_value_to_text (beket_value_index (wanted, 0)), ==, hash);
  g_assert_true (beket_blob_store (self->station.folder, pdf, hash, NULL));
  faults = beket_ledger_check (ledger, NULL);
  g_assert_cmpuint (faults->len, ==, 0);
}

static void
test_no_store (Fixture      *self,
               gconstpointer data)
{
  g_autofree char *there = NULL;

  g_clear_object (&self->station.ledger);
  g_assert_true (g_file_set_contents (self->path, "garbage", -1, NULL));
  assert_restored (self);
  g_assert_true (g_file_get_contents (self->kept, &there, NULL, NULL));
  g_assert_cmpstr (there, ==, "garbage");
}

/* The log of the store that is gone must not be taken for that of the new one. */
static void
test_gone (Fixture      *self,
           gconstpointer data)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (log, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 0);
  g_clear_object (&self->station.ledger);
  g_assert_true (g_file_set_contents (log, bytes, (gssize) length, NULL));
  g_assert_cmpint (g_remove (self->path), ==, 0);
  assert_restored (self);
  g_assert_null (self->kept);
}

static void
test_well (Fixture      *self,
           gconstpointer data)
{
  g_clear_object (&self->station.ledger);
  assert_refused (self, HERE, BEKET_ERROR_INVALID);
}

static void
test_open_elsewhere (Fixture      *self,
                     gconstpointer data)
{
  assert_refused (self, HERE, BEKET_ERROR_STORE);
}

static void
test_of_another (Fixture      *self,
                 gconstpointer data)
{
  g_clear_object (&self->station.ledger);
  spoil (self->station.folder, "shift.opened");
  assert_refused (self, NEAR, BEKET_ERROR_INVALID);
}

/* Two damaged ones are no reason to have none. */
static void
test_damaged_copy (Fixture      *self,
                   gconstpointer data)
{
  g_clear_object (&self->station.ledger);
  spoil (self->station.folder, "shift.opened");
  spoil (self->copy, "shift.opened");
  assert_refused (self, HERE, BEKET_ERROR_CORRUPT);
}

#define ADD(name, func) g_test_add ("/ledger/aside/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("damaged", test_damaged);
  ADD ("damaged-file", test_damaged_file);
  ADD ("no-store", test_no_store);
  ADD ("gone", test_gone);
  ADD ("well", test_well);
  ADD ("open-elsewhere", test_open_elsewhere);
  ADD ("of-another", test_of_another);
  ADD ("damaged-copy", test_damaged_copy);
  return g_test_run ();
}
