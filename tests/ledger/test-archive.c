/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Copies that an older program made, or that were made while search and register were behind: they are read and restored all the same.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "crowd.h"
#include "domain/error.h"
#include "fixture.h"
#include "ledger/migrate.h"
#include "record/hash.h"

typedef struct
{
  FixtureLedger station;
  char         *stick;    /* (owned): where copies go */
  char         *copy;     /* (owned) */
  BeketEntry   *act;      /* (owned) */
} Fixture;

/* Nothing of it was followed yet. */
static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (BeketValue) facts = beket_value_new_object ();
  Crowd crowd;

  fixture_set_up (&self->station, NULL);
  crowd = (Crowd) { self->station.folder, self->station.ledger };
  self->stick = fixture_folder ();
  self->copy = g_build_filename (self->stick, "copy", NULL);
  crowd_add_person (facts, "АХМЕТОВ", "НҰРЛАН", "N12345678");
  crowd_open_crossing (&crowd, "c1", facts);
  self->act = fixture_append (crowd.ledger, "peer", fixture_body ("act.issued", "c1", "number", "D1-1", "blob", BEKET_NO_HASH, NULL));
  fixture_fill_kept (crowd.ledger, self->act);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  fixture_remove (self->stick);
  fixture_tear_down (&self->station, NULL);
  beket_entry_unref (self->act);
  g_free (self->stick);
  g_free (self->copy);
}

/* As a program that knew the first @version steps would have made it: the same entries, and the tables of that time. */
static void
make_older (Fixture *self,
            guint    version)
{
  g_autofree char *path = g_build_filename (self->copy, "ledger.db", NULL);
  g_autofree char *script = NULL;
  g_autoptr (GPtrArray) steps = beket_migrations ();
  sqlite3 *db;

  g_assert_cmpint (g_mkdir (self->copy, 0700), ==, 0);
  script = g_strdup_printf ("ATTACH '%s/ledger.db' AS now; INSERT INTO meta SELECT * FROM now.meta;"
                            "INSERT INTO entry SELECT * FROM now.entry; INSERT INTO blob_name SELECT * FROM now.blob_name;"
                            "INSERT INTO blob_wanted SELECT * FROM now.blob_wanted;"
                            "INSERT INTO draft VALUES ('d', x'7b7d', 1, 1)", self->station.folder);
  g_ptr_array_set_size (steps, (int) version);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_true (beket_migrate (db, NULL, steps, NULL));
  g_assert_cmpint (sqlite3_exec (db, script, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static char *
contents (Fixture *self,
          gsize   *length)
{
  g_autofree char *path = g_build_filename (self->copy, "ledger.db", NULL);
  char *bytes;

  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  return bytes;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static gboolean
write_mark (BeketTx *tx,
            gpointer data,
            GError **error)
{
  return beket_tx_set_mark (tx, "name", "text", error);
}

/* All of it is found, nothing is written, on the stick or into the copy, and nothing is left of it. */
static void
assert_read (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketLedger) archive = NULL;
  g_autoptr (BeketValue) acts = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n, m;
  guint files = count_files (self->station.folder);
  Crowd crowd;

  before = contents (self, &n);
  archive = beket_ledger_open_archive (self->copy, self->station.folder, NULL, &error);
  g_assert_no_error (error);
  crowd = (Crowd) { self->copy, archive };
  crowd_finds (&crowd, "ахмет", "N12345678 ");
  crowd_finds (&crowd, "D1-1", "D1-1 ");
  acts = fixture_acts (archive, TRUE);
  g_assert_cmpuint (beket_value_length (acts), ==, 1);
  g_assert_false (beket_ledger_write (archive, write_mark, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);

  g_clear_object (&archive);
  after = contents (self, &m);
  g_assert_cmpmem (before, n, after, m);
  g_assert_cmpuint (count_files (self->copy), <=, 2);
  g_assert_cmpuint (count_files (self->station.folder), ==, files);
}

static void
assert_restored (Fixture *self)
{
  g_autofree char *folder = fixture_folder ();
  g_autofree char *before = fixture_dump (self->station.folder, "entry");
  g_autofree char *there = NULL;
  g_autofree char *drafts = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (GError) error = NULL;

  g_clear_object (&ledger);
  beket_ledger_restore (self->copy, folder, NULL, NOW, NULL, &error);
  g_assert_no_error (error);
  there = fixture_dump (folder, "entry");
  g_assert_cmpstr (there, ==, before);
  drafts = fixture_dump (folder, "draft");
  g_assert_cmpstr (drafts, ==, "d|{}|1|1|\n");

  ledger = fixture_open (folder);
  others = beket_ledger_check_projections (ledger, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < others->len; i++)
    g_error ("%s is not what the entries make", (char *) g_ptr_array_index (others, i));
  g_clear_object (&ledger);
  fixture_remove (folder);
}

static void
test_older (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) steps = beket_migrations ();

  for (guint version = 1; version < steps->len; version++)
    {
      make_older (self, version);
      assert_read (self);
      assert_restored (self);
      fixture_remove (self->copy);
    }
}

/* An officer looks for somebody in a copy that was made in the moment after the crossing, or while all was made again after an erasure. */
static void
test_behind (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = beket_ledger_backup (self->station.folder, self->copy, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  assert_read (self);
}

/* Who cannot be brought up to date for want of a folder to work in is told so. */
static void
test_no_workshop (Fixture      *self,
                  gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->stick, "nowhere", NULL);
  g_autoptr (GError) error = NULL;

  make_older (self, 1);
  g_assert_null (beket_ledger_open_archive (self->copy, nowhere, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
}

#define ADD(name, func) g_test_add ("/ledger/archive/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("older", test_older);
  ADD ("behind", test_behind);
  ADD ("no-workshop", test_no_workshop);
  return g_test_run ();
}
