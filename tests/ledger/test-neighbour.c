/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Offences, requests and evidence in the ledger: whose word counts; and that tables are their entries.
 */

#include "config.h"

#include "told.h"

#include "ledger/neighbour.h"

#define REQUEST(number) \
  "{'number':'" number "','text':'?','officer':'KZ-1','topics':['identity'],'requested':'" TIME "','due':'" TIME "'}"

/* ---- Queries ---- */

typedef struct
{
  BeketMatter kind;
  const char *key;       /* (nullable): all of them */
  BeketValue *found;
} Ask;

static gboolean
ask (BeketTx *tx,
     gpointer data,
     GError **error)
{
  Ask *call = data;

  call->found = call->key != NULL ? beket_tx_matter (tx, call->kind, call->key, NULL, error)
                                  : beket_tx_matters (tx, call->kind, 200, error);
  return call->found != NULL;
}

static BeketValue *
find (Told       *self,
      BeketMatter kind,
      const char *key)
{
  Ask call = { kind, key, NULL };
  g_autoptr (GError) error = NULL;

  beket_ledger_read (self->ledger, ask, &call, &error);
  g_assert_no_error (error);
  return call.found;
}

static void
assert_state (Told       *self,
              BeketMatter kind,
              const char *key,
              const char *state)
{
  g_autoptr (BeketValue) row = find (self, kind, key);

  g_assert_cmpstr (beket_value_get_text (row, "state"), ==, state);
}

static char *
reply (const char *entry,
       const char *more)
{
  return g_strdup_printf ("{'number':'1','entry':'%s','officer':'X-1',%s}", entry, more);
}

#define RECEIVED "'received':'" TIME "'"
#define ANSWERED(outcome) "'outcome':'" outcome "','text':'t','answered':'" TIME "'"

/* ---- Offences ---- */

static void
test_offence (Told         *self,
              gconstpointer unused)
{
  g_autofree char *mine = told_write (self, "peer", "offence.reported", "c1", OFFENCE ("D10-1"));
  g_autofree char *word = reply (mine, RECEIVED);
  g_autoptr (BeketValue) rows = NULL;
  const BeketValue *row;

  assert_state (self, BEKET_MATTER_OFFENCE, "D10-1", "signed");
  /* Nobody acknowledges for the other state, and what it tells before us is no less its word. */
  told_say (self, "offence.received", "x", word);
  told_hear (self, NEAR, "offence.received", "x", word);
  assert_state (self, BEKET_MATTER_OFFENCE, "D10-1", "signed");
  told_hear (self, THERE, "offence.received", "x", word);
  told_hear (self, THERE, "offence.received", "x", word);
  assert_state (self, BEKET_MATTER_OFFENCE, mine, "acknowledged");
  told_hear (self, THERE, "offence.reported", "c9", OFFENCE ("D10-9"));
  told_hear (self, NEAR, "offence.reported", "c8", OFFENCE ("D10-8"));

  rows = find (self, BEKET_MATTER_OFFENCE, NULL);
  g_assert_cmpuint (beket_value_length (rows), ==, 3);
  row = beket_value_index (rows, 1);
  g_assert_cmpstr (beket_value_get_text (row, "side"), ==, "peer");
  g_assert_cmpstr (beket_value_get_text (row, "party"), ==, "RU");   /* whatever it says of itself */
  g_assert_cmpstr (beket_value_get_text (row, "state"), ==, "received");
  g_assert_cmpstr (beket_value_get_text (row, "crossing"), ==, "c9");
  row = beket_value_index (rows, 2);
  g_assert_cmpstr (beket_value_get_text (row, "side"), ==, "own");
  g_assert_cmpstr (beket_value_get_text (beket_value_get (row, "reply"), "origin"), ==, THERE);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (rows, 0), "side"), ==, "ours");
}

/* What the peer may not see is in no list of what both have told. */
static void
test_own_ledger (Told         *self,
                 gconstpointer unused)
{
  g_autofree char *entry = told_write (self, "own", "offence.reported", "c1", OFFENCE ("D10-1"));
  g_autoptr (BeketValue) none = find (self, BEKET_MATTER_OFFENCE, "D10-1");

  g_assert_cmpint (beket_value_get_kind (none), ==, BEKET_VALUE_NULL);
}

/* ---- Assistance ---- */

static void
test_assistance (Told         *self,
                 gconstpointer unused)
{
  g_autofree char *mine = told_write (self, "peer", "assistance.requested", "x", REQUEST ("D11-1"));
  g_autofree char *partly = reply (mine, ANSWERED ("partly"));
  g_autofree char *done = reply (mine, ANSWERED ("done"));
  g_autofree char *declined = reply (mine, ANSWERED ("declined"));

  told_hear (self, THERE, "assistance.answered", "x", partly);
  assert_state (self, BEKET_MATTER_ASSISTANCE, "D11-1", "partly");
  told_hear (self, THERE, "assistance.answered", "x", done);
  told_say (self, "assistance.answered", "x", declined);
  assert_state (self, BEKET_MATTER_ASSISTANCE, "D11-1", "done");
}

/* An answer that comes before its question is kept for it. */
static void
test_answer_first (Told         *self,
                   gconstpointer unused)
{
  g_autoptr (BeketEntry) question = fixture_next (NEAR, "peer", NULL, told_body ("assistance.requested", "x", REQUEST ("D11-5")));
  g_autofree char *done = reply (question->hash, ANSWERED ("done"));

  told_hear (self, THERE, "assistance.answered", "x", done);
  g_assert_cmpint (fixture_accept (self->ledger, question), ==, BEKET_ACCEPT_NEW);
  assert_state (self, BEKET_MATTER_ASSISTANCE, "D11-5", "done");
}

/* ---- Evidence ---- */

#define ITEM(event) "{'item':'E-1','kind':'thing','event':'" event "','officer':'KZ-1','recorded':'" TIME "'}"
#define HAND_OVER \
  "{'number':'D12-1','item':'E-1','kind':'thing','fromParty':'KZ','fromOfficer':'KZ-1','toParty':'RU','toOfficer':'RU-1'," \
  "'handedOver':'" TIME "'}"

static gboolean
read_custody (BeketTx *tx,
              gpointer data,
              GError **error)
{
  *(char **) data = beket_tx_custody (tx, "E-1", error);
  return TRUE;
}

static void
assert_custody (Told       *self,
                const char *last)
{
  g_autofree char *event = NULL;

  beket_ledger_read (self->ledger, read_custody, &event, NULL);
  g_assert_cmpstr (event, ==, last);
}

static void
test_evidence (Told         *self,
               gconstpointer unused)
{
  assert_custody (self, NULL);
  told_hear (self, THERE, "evidence.handed-over", "x", HAND_OVER);   /* theirs of the same number */
  assert_custody (self, NULL);
  g_free (told_write (self, "own", "evidence.recorded", "x", ITEM ("seized")));
  g_free (told_write (self, "own", "evidence.recorded", "x", ITEM ("packed")));
  assert_custody (self, "packed");
  told_say (self, "evidence.handed-over", "x", HAND_OVER);
  assert_custody (self, "handed-over");
  g_free (told_write (self, "own", "evidence.recorded", "x", ITEM ("returned")));
  assert_custody (self, "returned");
}

/* ---- Replay ---- */

static void
test_rebuild (Told         *self,
              gconstpointer unused)
{
  static const char *const tables[] = { "matter", "matter_reply", "day_state" };
  char *before[G_N_ELEMENTS (tables)];
  g_autoptr (GError) error = NULL;

  test_offence (self, NULL);
  test_evidence (self, NULL);
  told_say (self, "day.closed", DAY, CLOSED (DAY));
  told_say (self, "day.reopened", DAY, REOPENED);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      before[i] = fixture_dump (self->folder, tables[i]);
      g_assert_cmpstr (before[i], !=, "");
    }

  beket_ledger_rebuild (self->ledger, NULL, &error);
  g_assert_no_error (error);
  /* As a store that was brought to this schema when such entries were there already. */
  g_clear_object (&self->ledger);
  fixture_sql (self->folder, "DELETE FROM matter; DELETE FROM day_state; INSERT INTO mark (name, text) VALUES ('replay', '008')");
  self->ledger = fixture_open (self->folder);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *after = fixture_dump (self->folder, tables[i]);

      g_assert_cmpstr (after, ==, before[i]);
      g_free (before[i]);
    }
}

#define ADD(name, func) g_test_add ("/ledger/neighbour/" name, Told, NULL, told_set_up, func, told_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
  ADD ("offence", test_offence);
  ADD ("own-ledger", test_own_ledger);
  ADD ("assistance", test_assistance);
  ADD ("answer-first", test_answer_first);
  ADD ("evidence", test_evidence);
  ADD ("rebuild", test_rebuild);
  return g_test_run ();
}
