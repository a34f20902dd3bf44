/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A store before and after one use case, which nothing may leave between.
 */

#include "config.h"

#include "fault-state.h"

gboolean
fault_write_all (BeketTx *tx,
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

gboolean
fault_is_new (BeketLedger *ledger)
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

char *
fault_make_old (void)
{
  char *folder = fixture_folder ();
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (GError) error = NULL;

  beket_ledger_write (ledger, write_old, NULL, &error);
  g_assert_no_error (error);
  return folder;
}

void
fault_check_after (const char *folder,
                   gboolean    said_saved)
{
  g_autoptr (BeketLedger) ledger = fixture_open (folder);
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  /* What was said to be saved is there; what was said not to be saved may only be there as a whole. */
  if (!fault_is_new (ledger))
    g_assert_false (said_saved);

  faults = beket_ledger_check (ledger, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (faults->len, ==, 0);

  /* And it goes on. */
  beket_entry_unref (fixture_append (ledger, "own", fixture_body ("shift.closed", "s", NULL)));
}
