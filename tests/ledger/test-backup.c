/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A copy that is whole, and a station that goes on with it under a new incarnation.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "domain/error.h"
#include "fixture.h"

typedef struct
{
  char        *folder;
  BeketLedger *ledger;
  char        *stick;                          /* where copies go */
  char        *copy;                           /* not there yet */
  char         blob[BEKET_HASH_LENGTH + 1];
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7", 8);

  self->folder = fixture_folder ();
  self->ledger = fixture_open (self->folder);
  self->stick = fixture_folder ();
  self->copy = g_build_filename (self->stick, "copy", NULL);
  g_assert_true (beket_blob_store (self->folder, pdf, self->blob, NULL));
  beket_entry_unref (fixture_append (self->ledger, "own", fixture_body ("crossing.opened", "c1", "title", "A", NULL)));
  beket_entry_unref (fixture_append (self->ledger, "peer", fixture_body ("act.issued", "c1", "number", "D1-1",
                                                                         "blob", self->blob, NULL)));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_object (&self->ledger);
  fixture_remove (self->folder);
  fixture_remove (self->stick);
  g_free (self->copy);
  g_free (self->stick);
  g_free (self->folder);
}

static void
make_copy (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = beket_ledger_backup (self->folder, self->copy, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
}

/* While the station has it open and goes on. */
static void
test_copy (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (BeketLedger) archive = NULL;
  g_autofree char *before = NULL;
  g_autofree char *there = NULL;
  g_autoptr (GError) error = NULL;

  before = fixture_dump (self->folder, "entry");
  make_copy (self);
  beket_entry_unref (fixture_append (self->ledger, "own", fixture_body ("shift.closed", "s", NULL)));
  there = fixture_dump (self->copy, "entry");
  g_assert_cmpstr (there, ==, before);

  archive = beket_ledger_open_archive (self->copy, self->folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_head (archive, NULL, "own", NULL), ==, 1);
  g_assert_cmpint (fixture_head (self->ledger, NULL, "own", NULL), ==, 2);
  g_assert_true (beket_blob_exists (self->copy, self->blob));
}

static gboolean
write_mark (BeketTx *tx,
            gpointer data,
            GError **error)
{
  return beket_tx_set_mark (tx, "name", "text", error);
}

static void
test_read_only (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (BeketLedger) archive = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->copy, "ledger.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n, m;

  make_copy (self);
  g_assert_true (g_file_get_contents (path, &before, &n, NULL));
  archive = beket_ledger_open_archive (self->copy, self->folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (beket_ledger_write (archive, write_mark, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
  g_clear_object (&archive);
  g_assert_true (g_file_get_contents (path, &after, &m, NULL));
  g_assert_cmpmem (before, n, after, m);
}

/* An older copy is never mixed with a newer one. */
static void
test_only_once (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  make_copy (self);
  faults = beket_ledger_backup (self->folder, self->copy, NULL, &error);
  g_assert_null (faults);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
}

/* One bit of @text, wherever it lies in the file. */
static void
spoil (const char *path,
       const char *text)
{
  g_autofree char *bytes = NULL;
  gsize length;
  char *place;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  place = memmem (bytes, length, text, strlen (text));
  g_assert_nonnull (place);
  place[1] ^= 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
test_damaged_blob (Fixture      *self,
                   gconstpointer data)
{
  g_autofree char *path = beket_blob_path (self->folder, self->blob);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  spoil (path, "%PDF");
  faults = beket_ledger_backup (self->folder, self->copy, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (faults, 0), self->blob));
}

/* Syncthing#3876, CouchDB#3897, synapse#16025: a store put back went on with its old numbers. */
static void
test_restore (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) fresh = fixture_open (folder);
  g_autoptr (BeketEntry) next = NULL;
  g_autoptr (BeketEntry) old = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *there = NULL;

  make_copy (self);
  old = fixture_append (self->ledger, "own", fixture_body ("shift.closed", "s", NULL));
  before = fixture_dump (self->copy, "entry");
  g_clear_object (&fresh);
  g_assert_true (beket_ledger_restore (self->copy, folder, NULL, NOW, NULL, &error));
  g_assert_no_error (error);

  there = fixture_dump (folder, "entry");
  g_assert_cmpstr (there, ==, before);
  fresh = fixture_open (folder);
  next = fixture_append (fresh, "own", fixture_body ("shift.opened", "s", NULL));
  /* The number that the lost entry had is never given to another one. */
  g_assert_cmpint (next->seq, ==, 1);
  g_assert_cmpstr (next->inc, !=, old->inc);
  g_assert_cmpint (fixture_head (fresh, NULL, "own", old->inc), ==, 1);
  g_assert_true (beket_blob_exists (folder, self->blob));
  /* And the lost one may come back. */
  g_assert_cmpint (fixture_accept (fresh, old), ==, BEKET_ACCEPT_NEW);
  faults = beket_ledger_check (fresh, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);
  g_clear_object (&fresh);
  fixture_remove (folder);
}

static gboolean
ask_incarnations (BeketTx *tx,
                  gpointer data,
                  GError **error)
{
  char ***names = data;

  *names = beket_tx_incarnations (tx, error);
  return *names != NULL;
}

static gboolean
note (BeketTx *tx,
      gpointer data,
      GError **error)
{
  return beket_tx_note_incarnation (tx, data, error);
}

static void
test_incarnations (Fixture      *self,
                   gconstpointer data)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) fresh = fixture_open (folder);
  g_autoptr (BeketEntry) old = fixture_append (self->ledger, "own", fixture_body ("shift.closed", "s", NULL));
  g_auto (GStrv) names = NULL;

  make_copy (self);
  g_clear_object (&fresh);
  g_assert_true (beket_ledger_restore (self->copy, folder, NULL, NOW, NULL, NULL));
  fresh = fixture_open (folder);
  g_assert_true (beket_ledger_read (fresh, ask_incarnations, &names, NULL));
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], !=, old->inc);
  g_assert_cmpstr (names[1], ==, old->inc);
  g_clear_pointer (&names, g_strfreev);

  /* One of which nothing is here, as a receipt has told; and what is none. */
  g_assert_true (beket_ledger_write (fresh, note, (gpointer) "00112233445566aa", NULL));
  g_assert_true (beket_ledger_write (fresh, note, (gpointer) "00112233445566aa", NULL));
  g_assert_true (beket_ledger_write (fresh, note, (gpointer) "none", NULL));
  g_assert_true (beket_ledger_read (fresh, ask_incarnations, &names, NULL));
  g_assert_cmpuint (g_strv_length (names), ==, 3);
  g_assert_cmpstr (names[2], ==, "00112233445566aa");
  g_clear_object (&fresh);
  fixture_remove (folder);
}

static gboolean
next_number (BeketTx *tx,
             gpointer data,
             GError **error)
{
  return beket_tx_act_number (tx, DAY, "c9", data, error);
}

/* The lost entries may have been acts: their numbers are in somebody's hands. */
static void
test_numbers (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) fresh = fixture_open (folder);
  gint64 before = 0, after = 0;

  g_assert_true (beket_ledger_write (self->ledger, next_number, &before, NULL));
  make_copy (self);
  g_clear_object (&fresh);
  g_assert_true (beket_ledger_restore (self->copy, folder, NULL, NOW, NULL, NULL));
  fresh = fixture_open (folder);
  g_assert_true (beket_ledger_write (fresh, next_number, &after, NULL));
  /* That of a crossing which had one already stays. */
  g_assert_cmpint (after, ==, before);
  g_clear_object (&fresh);
  fixture_remove (folder);
}

static gboolean
new_number (BeketTx *tx,
            gpointer data,
            GError **error)
{
  return beket_tx_act_number (tx, DAY, "c10", data, error);
}

static void
test_new_numbers (Fixture      *self,
                  gconstpointer data)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) fresh = fixture_open (folder);
  gint64 first = 0, after = 0;

  g_assert_true (beket_ledger_write (self->ledger, next_number, &first, NULL));
  make_copy (self);
  g_clear_object (&fresh);
  g_assert_true (beket_ledger_restore (self->copy, folder, NULL, NOW, NULL, NULL));
  fresh = fixture_open (folder);
  g_assert_true (beket_ledger_write (fresh, new_number, &after, NULL));
  g_assert_cmpint (after, >, first + 999);
  g_clear_object (&fresh);
  fixture_remove (folder);
}

/* The disk of the new computer fails as well, and the stick is the same. */
static void
test_twice (Fixture      *self,
            gconstpointer data)
{
  gint64 numbers[3];

  make_copy (self);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *folder = fixture_folder ();
      g_autoptr (BeketLedger) ledger = fixture_open (folder);

      g_clear_object (&ledger);
      g_assert_true (beket_ledger_restore (self->copy, folder, NULL, NOW + i * 2 * G_TIME_SPAN_HOUR, NULL, NULL));
      ledger = fixture_open (folder);
      g_assert_true (beket_ledger_write (ledger, new_number, &numbers[i], NULL));
      g_assert_cmpint (numbers[i], <, 10000000);
      if (i > 0)
        g_assert_cmpint (numbers[i], >, numbers[i - 1] + 999);
      g_clear_object (&ledger);
      fixture_remove (folder);
    }
}

static void
assert_refused (Fixture    *self,
                const char *folder,
                int         code)
{
  g_autofree char *before = fixture_dump (folder, "entry");
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (beket_ledger_restore (self->copy, folder, NULL, NOW, NULL, &error));
  g_assert_error (error, BEKET_ERROR, code);
  after = fixture_dump (folder, "entry");
  g_assert_cmpstr (after, ==, before);
}

/* Over a station that works, or one whose window is open, nothing is ever restored. */
static void
test_restore_refused (Fixture      *self,
                      gconstpointer data)
{
  g_autofree char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (self->copy, "ledger.db", NULL);
  g_autoptr (BeketLedger) fresh = fixture_open (folder);

  make_copy (self);
  assert_refused (self, self->folder, BEKET_ERROR_INVALID);
  assert_refused (self, folder, BEKET_ERROR_STORE);
  g_clear_object (&fresh);
  spoil (path, "\"D1-1\"");
  assert_refused (self, folder, BEKET_ERROR_CORRUPT);
  fixture_remove (folder);
}

static void
test_other_station (Fixture      *self,
                    gconstpointer data)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (GError) error = NULL;

  make_copy (self);
  g_assert_true (beket_ledger_create (folder, NEAR, NULL));
  assert_refused (self, folder, BEKET_ERROR_INVALID);
  fixture_remove (folder);
}

#define ADD(name, func) g_test_add ("/ledger/backup/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("copy", test_copy);
  ADD ("read-only", test_read_only);
  ADD ("only-once", test_only_once);
  ADD ("damaged-blob", test_damaged_blob);
  ADD ("restore/Syncthing#3876", test_restore);
  ADD ("incarnations", test_incarnations);
  ADD ("numbers", test_numbers);
  ADD ("new-numbers", test_new_numbers);
  ADD ("twice", test_twice);
  ADD ("restore-refused", test_restore_refused);
  ADD ("other-station", test_other_station);
  return g_test_run ();
}
