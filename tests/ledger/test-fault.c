/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A disk that is full or fails, at every single change of a file in turn, until none is left: what is there afterwards is
 * the old state or the new one, never one between, and the error says which kind it was.
 */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "domain/error.h"
#include "fault-vfs.h"
#include "fixture.h"

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

/* Everything that one use case writes: an entry, its projections, a draft that goes, a mark. */
static gboolean
write_all (BeketTx *tx,
           gpointer data,
           GError **error)
{
  g_autofree char *filler = g_strnfill (20000, 'x');
  g_autoptr (BeketValue) opened = fixture_body ("crossing.opened", "c2", "plate", "123 ABC 02", "note", filler, NULL);
  g_autoptr (BeketValue) decided = fixture_body ("crossing.decided", "c2", "decision", "admitted", NULL);
  g_autoptr (BeketEntry) first = beket_tx_append (tx, "own", opened, NULL, NOW, error);
  g_autoptr (BeketEntry) second = NULL;

  if (first == NULL)
    return FALSE;

  second = beket_tx_append (tx, "peer", decided, NULL, NOW, error);
  return second != NULL &&
         beket_tx_draft_drop (tx, "c2", error) &&
         beket_tx_set_mark (tx, "shift", "two", error);
}

static gboolean
write_old (BeketTx *tx,
           gpointer data,
           GError **error)
{
  g_autoptr (GBytes) draft = g_bytes_new_static ("{}", 2);
  g_autoptr (BeketValue) opened = fixture_body ("crossing.opened", "c1", NULL);
  g_autoptr (BeketEntry) entry = beket_tx_append (tx, "own", opened, NULL, NOW, error);

  return entry != NULL &&
         beket_tx_draft_save (tx, "c2", draft, NOW, error) &&
         beket_tx_set_mark (tx, "shift", "one", error);
}

typedef struct
{
  guint entries;
  guint crossings;
  guint drafts;
  char *mark;
} State;

static gboolean
read_state (BeketTx *tx,
            gpointer data,
            GError **error)
{
  State *state = data;
  g_autoptr (BeketValue) entries = beket_tx_outbox (tx, 100, error);
  g_autoptr (BeketValue) crossings = beket_tx_crossings (tx, NULL, 100, error);
  g_autoptr (BeketValue) drafts = beket_tx_drafts (tx, error);

  state->entries = beket_value_length (entries);
  state->crossings = beket_value_length (crossings);
  state->drafts = beket_value_length (drafts);
  state->mark = beket_tx_mark (tx, "shift", error);
  return TRUE;
}

/* FALSE: the old one, TRUE: the new one. Anything else fails the test. */
static gboolean
is_new (BeketLedger *ledger)
{
  State state = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean new;

  beket_ledger_read (ledger, read_state, &state, &error);
  g_assert_no_error (error);
  new = g_str_equal (state.mark, "two");
  g_free (state.mark);
  g_assert_cmpuint (state.entries, ==, new ? 3 : 1);
  g_assert_cmpuint (state.crossings, ==, new ? 2 : 1);
  g_assert_cmpuint (state.drafts, ==, new ? 0 : 1);
  g_assert_cmpuint (fixture_verify (ledger), ==, state.entries);
  return new;
}

static char *
make_old (void)
{
  char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (GError) error = NULL;

  beket_ledger_write (ledger, write_old, NULL, &error);
  g_assert_no_error (error);
  return folder;
}

static void
check_after (const char *folder,
             gboolean    said_saved)
{
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  /* What was said to be saved is there; what was said not to be saved may only be there as a whole. */
  if (!is_new (ledger))
    g_assert_false (said_saved);

  faults = beket_ledger_check (ledger, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);

  /* And it goes on. */
  beket_entry_unref (fixture_append (ledger, "own", fixture_body ("shift.closed", "s", NULL)));
}

/* TRUE: the fault was met. */
static gboolean
try_one (const Case *test,
         guint       nth)
{
  g_autofree char *folder = make_old ();
  g_autoptr (BeketLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved = FALSE;
  gboolean met;

  fault_vfs_arm (nth, test->code, test->for_good);
  ledger = beket_ledger_open (folder, NULL, &error);
  if (ledger != NULL)
    saved = beket_ledger_write (ledger, write_all, NULL, &error);

  if (!saved)
    g_assert_error (error, BEKET_ERROR, (int) expected (test));

  /* The officer sees "not saved", makes room and tries again: the same connection must do. */
  if (ledger != NULL && !saved)
    {
      met = fault_vfs_disarm ();
      if (!is_new (ledger))
        {
          g_clear_error (&error);
          beket_ledger_write (ledger, write_all, NULL, &error);
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

  check_after (folder, saved);
  fixture_remove (folder);
  return met;
}

static void
test_write (gconstpointer data)
{
  const Case *test = data;
  guint nth = 0;

  while (try_one (test, nth))
    {
      nth++;
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
  guint nth = 0;

  while (try_to_create (test, nth))
    {
      nth++;
      g_assert_cmpuint (nth, <, MAX_FAULTS);
    }

  g_test_message ("%u faults", nth);
  g_assert_cmpuint (nth, >, 10);
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

  return g_test_run ();
}
