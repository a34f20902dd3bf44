/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands on the disk: modes, one ledger a folder, and what is no ledger.
 */

#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "domain/error.h"
#include "fixture.h"

static guint
mode_of (const char *folder,
         const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

static void
test_modes (void)
{
  g_autofree char *above = fixture_folder ();
  g_autofree char *folder = g_build_filename (above, "station", NULL);
  g_autoptr (BeketLedger) ledger = NULL;
  g_autoptr (BeketEntry) entry = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GError) error = NULL;
  char hash[BEKET_HASH_LENGTH + 1];

  /* Also where the folder was there before, open to all. */
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  ledger = fixture_open (folder);
  entry = fixture_append (ledger, "own", fixture_body ("shift.opened", "shift-1", NULL));
  g_assert_true (beket_blob_store (folder, bytes, hash, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (mode_of (folder, "."), ==, 0700);
  g_assert_cmpuint (mode_of (folder, "ledger.db"), ==, 0600);
  g_assert_cmpuint (mode_of (folder, "ledger.db-wal"), ==, 0600);
  g_assert_cmpuint (mode_of (folder, "blobs"), ==, 0700);
  g_assert_cmpuint (mode_of (folder, "blobs/ba"), ==, 0700);
  g_assert_cmpuint (mode_of (folder, "blobs/ba/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                    ==, 0600);
  g_clear_object (&ledger);
  fixture_remove (above);
}

static void
test_create_twice (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (BeketEntry) entry = fixture_append (ledger, "own",
                                                 fixture_body ("shift.opened", "shift-1", NULL));
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (beket_ledger_get_origin (ledger), ==, HERE);
  g_assert_cmpstr (beket_ledger_get_folder (ledger), ==, folder);
  g_assert_false (beket_ledger_create (folder, THERE, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
  g_assert_cmpuint (fixture_verify (ledger), ==, 1);
  g_clear_object (&ledger);
  fixture_remove (folder);
}

static void
test_open_nothing (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "ledger.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (beket_ledger_open (folder, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "this is no database, not at all, but long enough", -1, NULL));
  g_assert_null (beket_ledger_open (folder, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
  g_clear_error (&error);

  /* A database, but of another program. */
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  fixture_sql (folder, "CREATE TABLE entry (a)");
  g_assert_null (beket_ledger_open (folder, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
  fixture_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ledger/files/modes", test_modes);
  g_test_add_func ("/ledger/files/create-twice", test_create_twice);
  g_test_add_func ("/ledger/files/open-nothing", test_open_nothing);

  return g_test_run ();
}
