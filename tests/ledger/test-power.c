/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The power goes at every single change of a file in turn: of what was not synced any part may have reached the disk. What was said to
 * be saved is there. And a disk that says "synced" and has nothing (couchbase-lite-ios#1482): it may cost what came after the lie,
 * never an entry of before, and never without being found.
 */

#include "config.h"

#include "domain/error.h"
#include "fault-power.h"
#include "fault-state.h"
#include "fault-vfs.h"
#include "support/seed.h"

#define MAX_FAULTS 400
#define N_COINS 8      /* what reached the disk, by a coin for each write, so many times for each moment */

typedef struct
{
  const char *name;
  gboolean    lies;
  gboolean    closes;   /* the program ends before the power goes: what is in the log was moved into the file */
  gboolean    coins;    /* else nothing that was not synced is there */
} Case;

static const Case cases[] = {
  { "nothing-unsynced-is-there", FALSE, FALSE, FALSE },
  { "any-part-of-it-is-there", FALSE, FALSE, TRUE },
  { "lost-sync", TRUE, FALSE, FALSE },
  { "lost-sync-and-closed", TRUE, TRUE, FALSE },
  { "lost-sync-any-part-is-there", TRUE, TRUE, TRUE },
};

static gboolean
write_until_dark (const Case *test,
                  const char *folder,
                  guint       nth,
                  gboolean   *met)
{
  g_autoptr (BeketLedger) ledger = NULL;
  gboolean saved = FALSE;

  if (test->lies)
    fault_vfs_arm_lie (nth);
  else
    fault_vfs_arm_power (nth);

  ledger = beket_ledger_open (folder, NULL, NULL);
  if (ledger != NULL)
    saved = beket_ledger_write (ledger, fault_write_all, NULL, NULL);
  if (test->lies && !test->closes)
    fault_vfs_cut_power ();
  g_clear_object (&ledger);
  *met = fault_vfs_disarm ();
  return saved;
}

/* Some pages are of the old state and others of the new one: it is told, or it is nothing that an entry is made of. */
static void
check_mixed (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketLedger) ledger = beket_ledger_open (folder, NULL, &error);
  g_autoptr (GPtrArray) faults = ledger != NULL ? beket_ledger_check (ledger, &error) : NULL;

  if (faults == NULL)
    g_assert_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT);
  else if (faults->len == 0)
    g_assert_cmpuint (fixture_verify (ledger) | 2, ==, 3);
}

/* TRUE: there was such a moment. */
static gboolean
try_one (const Case *test,
         guint       nth,
         GRand      *rand)
{
  g_autofree char *folder = fault_make_old ();
  gboolean met;
  gboolean saved = write_until_dark (test, folder, nth, &met);

  fault_power_off (test->coins ? rand : NULL);
  if (test->lies && test->coins)
    check_mixed (folder);
  else
    fault_check_after (folder, saved && !(test->lies && met));
  fixture_remove (folder);
  return met;
}

static void
test_power (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GRand) rand = seed_rand ();
  guint step = SEED_STEP;
  guint nth = seed_first (rand);
  guint coin = 0;

  /* There is little to lie about. */
  if (test->lies)
    {
      step = 1;
      nth = 0;
    }
  while (try_one (test, nth, rand))
    {
      coin = (coin + 1) % (test->coins ? N_COINS : 1);
      nth += coin == 0 ? step : 0;
      g_assert_cmpuint (nth, <, MAX_FAULTS);
    }

  g_test_message ("%u moments", nth);
  g_assert_cmpuint (nth, >=, test->lies ? 1 : 10);
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
      g_autofree char *path = g_strconcat ("/ledger/power/couchbase-lite-ios#1482/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_power);
    }

  return g_test_run ();
}
