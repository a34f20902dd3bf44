/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blobs: found by their hash, never wrong, never half.
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "domain/error.h"
#include "fixture.h"

#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"   /* FIPS 180-2, B.1 */

static void
test_store (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = beket_blob_path (folder, ABC);
  char hash[BEKET_HASH_LENGTH + 1];

  g_assert_true (g_str_has_suffix (path, "/blobs/ba/" ABC));
  g_assert_false (beket_blob_exists (folder, ABC));
  g_assert_true (beket_blob_store (folder, bytes, hash, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (hash, ==, ABC);
  g_assert_true (beket_blob_exists (folder, ABC));

  loaded = beket_blob_load (folder, ABC, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, loaded));

  /* getodk/central-backend#299: the same again is no error. */
  memset (hash, 0, sizeof hash);
  g_assert_true (beket_blob_store (folder, bytes, hash, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (hash, ==, ABC);
  fixture_remove (folder);
}

static void
test_empty (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) loaded = NULL;
  char hash[BEKET_HASH_LENGTH + 1];

  g_assert_true (beket_blob_store (folder, bytes, hash, NULL));
  g_assert_cmpstr (hash, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  loaded = beket_blob_load (folder, hash, NULL);
  g_assert_cmpuint (g_bytes_get_size (loaded), ==, 0);
  fixture_remove (folder);
}

static void
test_not_there (void)
{
  static const char *const names[] = { ABC, "", "../../etc/passwd", "BA7816BF", NULL };
  g_autofree char *folder = fixture_folder ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (beket_blob_exists (folder, names[i]));
      g_assert_null (beket_blob_load (folder, names[i], &error));
      g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
    }

  fixture_remove (folder);
}

/* getodk/central#793: a file that is sent again overwrote the first. Under a hash only its own bytes ever stand: a changed byte is told,
 * and storing the right bytes heals it. */
static void
test_corrupt (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) healed = NULL;
  g_autofree char *path = beket_blob_path (folder, ABC);
  g_autoptr (GError) error = NULL;
  char hash[BEKET_HASH_LENGTH + 1];

  g_assert_true (beket_blob_store (folder, bytes, hash, NULL));
  g_assert_true (g_file_set_contents (path, "abd", 3, NULL));
  g_assert_null (beket_blob_load (folder, ABC, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
  g_clear_error (&error);

  g_assert_true (beket_blob_store (folder, bytes, hash, &error));
  g_assert_no_error (error);
  healed = beket_blob_load (folder, ABC, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (healed, bytes));
  fixture_remove (folder);
}

static void
test_limit (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autoptr (GBytes) most = g_bytes_new_take (g_malloc0 (BEKET_BLOB_MAX), BEKET_BLOB_MAX);
  g_autoptr (GBytes) more = g_bytes_new_take (g_malloc0 (BEKET_BLOB_MAX + 1), BEKET_BLOB_MAX + 1);
  g_autoptr (GBytes) loaded = NULL;
  g_autoptr (GError) error = NULL;
  char hash[BEKET_HASH_LENGTH + 1] = "";

  g_assert_false (beket_blob_store (folder, more, hash, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_STORE);
  g_assert_cmpstr (hash, ==, "");
  g_clear_error (&error);

  g_assert_true (beket_blob_store (folder, most, hash, &error));
  g_assert_no_error (error);
  loaded = beket_blob_load (folder, hash, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (loaded), ==, BEKET_BLOB_MAX);
  fixture_remove (folder);
}

static guint
n_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* A file system that takes only half of it: an error, and not a trace of the half. */
static void
test_half_written (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autofree char *shelf = g_build_filename (folder, "blobs", "30", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (1024 * 1024), 1024 * 1024);
  int status;
  pid_t pid = fixture_fork ();

  if (pid == 0)
    {
      struct rlimit limit = { 512 * 1024, 512 * 1024 };
      g_autoptr (GError) error = NULL;
      char hash[BEKET_HASH_LENGTH + 1];
      gboolean stored;

      signal (SIGXFSZ, SIG_IGN);
      setrlimit (RLIMIT_FSIZE, &limit);
      stored = beket_blob_store (folder, bytes, hash, &error);
      _exit (!stored && g_error_matches (error, BEKET_ERROR, BEKET_ERROR_STORE) ? 0 : 1);
    }

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpuint (n_files (shelf), ==, 0);
  fixture_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ledger/blob/store/central-backend#299", test_store);
  g_test_add_func ("/ledger/blob/empty", test_empty);
  g_test_add_func ("/ledger/blob/not-there", test_not_there);
  g_test_add_func ("/ledger/blob/corrupt/getodk-central#793", test_corrupt);
  g_test_add_func ("/ledger/blob/limit", test_limit);
  g_test_add_func ("/ledger/blob/half-written", test_half_written);

  return g_test_run ();
}
