/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A disk that is full or fails, at every single change of a file in turn, until none is left: what is there afterwards is
 * the old state or the new one, never one between, and the error says which kind it was. Power that goes is in test-power.c,
 * what does not go through SQLite in test-fault-files.c.
 */

#include "config.h"

#include <errno.h>

#include "domain/error.h"
#include "fault-state.h"
#include "fault-vfs.h"
#include "support/seed.h"

#define MAX_FAULTS 400

typedef struct
{
  const char *name;
  int         code;
  gboolean    for_good;
} Case;

static const Case cases[] = {
  { "full", ENOSPC, TRUE },
  { "full-once", ENOSPC, FALSE },
  { "broken", EIO, TRUE },
  { "broken-once", EIO, FALSE },
};

static BeketError
expected (const Case *test)
{
  return test->code == ENOSPC ? BEKET_ERROR_FULL : BEKET_ERROR_STORE;
}

/* TRUE: the fault was met. */
static gboolean
try_one (const Case *test,
         guint       nth)
{
  g_autofree char *folder = fault_make_old ();
  g_autoptr (BeketLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved = FALSE;
  gboolean met;

  fault_vfs_arm (nth, test->code, test->for_good);
  ledger = beket_ledger_open (folder, NULL, &error);
  if (ledger != NULL)
    saved = beket_ledger_write (ledger, fault_write_all, NULL, &error);

  if (!saved)
    g_assert_error (error, BEKET_ERROR, (int) expected (test));

  /* The officer sees "not saved", makes room and tries again: the same connection must do. */
  if (ledger != NULL && !saved)
    {
      met = fault_vfs_disarm ();
      if (!fault_is_new (ledger))
        {
          g_clear_error (&error);
          beket_ledger_write (ledger, fault_write_all, NULL, &error);
          g_assert_no_error (error);
        }
      saved = TRUE;
      g_clear_object (&ledger);
    }
  else
    {
      g_clear_object (&ledger);
      met = fault_vfs_disarm ();
    }

  fault_check_after (folder, saved);
  fixture_remove (folder);
  return met;
}

static void
test_write (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GRand) rand = seed_rand ();
  guint nth = seed_first (rand);

  while (try_one (test, nth))
    {
      nth += SEED_STEP;
      g_assert_cmpuint (nth, <, MAX_FAULTS);
    }

  g_test_message ("%u faults", nth);
  g_assert_cmpuint (nth, >, 10);
}

/* A station that could not be made is not there, and can be made again. */
static gboolean
try_to_create (const Case *test,
               guint       nth)
{
  g_autofree char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "ledger.db", NULL);
  g_autoptr (BeketLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;
  gboolean made;
  gboolean met;

  fault_vfs_arm (nth, test->code, test->for_good);
  made = beket_ledger_create (folder, HERE, &error);
  met = fault_vfs_disarm ();
  if (!made)
    {
      g_assert_error (error, BEKET_ERROR, (int) expected (test));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }

  ledger = fixture_open (folder);
  beket_entry_unref (fixture_append (ledger, "own", fixture_body ("shift.opened", "s", NULL)));
  g_clear_object (&ledger);
  fixture_remove (folder);
  return met;
}

static void
test_create (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GRand) rand = seed_rand ();
  guint nth = seed_first (rand);

  while (try_to_create (test, nth))
    {
      nth += SEED_STEP;
      g_assert_cmpuint (nth, <, MAX_FAULTS);
    }

  g_test_message ("%u faults", nth);
  g_assert_cmpuint (nth, >, 10);
}

/* The booth starts on a disk that is full to the last block: what is there can be read, "not saved" is said, and with room work goes on. */
static void
test_open_full (void)
{
  g_autofree char *folder = fault_make_old ();
  g_autoptr (BeketLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;

  fault_vfs_arm (0, ENOSPC, TRUE);
  ledger = beket_ledger_open (folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (fault_is_new (ledger));
  g_assert_false (beket_ledger_write (ledger, fault_write_all, NULL, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_FULL);
  g_assert_false (fault_is_new (ledger));
  g_clear_error (&error);

  g_assert_true (fault_vfs_disarm ());
  beket_ledger_write (ledger, fault_write_all, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&ledger);
  fault_check_after (folder, TRUE);
  fixture_remove (folder);
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
      g_autofree char *write = g_strconcat ("/ledger/fault/write-", cases[i].name, NULL);
      g_autofree char *create = g_strconcat ("/ledger/fault/create-", cases[i].name, NULL);

      g_test_add_data_func (write, &cases[i], test_write);
      g_test_add_data_func (create, &cases[i], test_create);
    }

  g_test_add_func ("/ledger/fault/open-full", test_open_full);
  return g_test_run ();
}
