/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts of both sides and how far each has come.
 */

#include "config.h"

#include <string.h>

#include "fixture.h"

#define T1 "2026-11-22T10:00:00.000Z"
#define T2 "2026-11-22T10:05:00.000Z"
#define T3 "2026-11-22T10:10:00.000Z"

typedef struct
{
  char        *folder;
  BeketLedger *ledger;
  char         blob[BEKET_HASH_LENGTH + 1];
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7", 8);

  self->folder = fixture_folder ();
  self->ledger = fixture_open (self->folder);
  g_assert_true (beket_blob_store (self->folder, pdf, self->blob, NULL));
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_object (&self->ledger);
  fixture_remove (self->folder);
  g_free (self->folder);
}

static BeketValue *
act_body (Fixture    *self,
          const char *crossing,
          const char *number)
{
  g_autoptr (BeketValue) data = beket_value_new_object ();
  BeketValue *signer = beket_value_new_object ();

  beket_value_set_text (signer, "id", "KZ-10442");
  beket_value_set_text (data, "number", number);
  beket_value_set_text (data, "blob", self->blob);
  beket_value_set_integer (data, "size", 8);
  beket_value_set_text (data, "title", "123 ABC 02");
  beket_value_set_text (data, "form", "D1");
  beket_value_set_text (data, "formVersion", "1.0");
  beket_value_set_text (data, "decision", "admitted");
  beket_value_set_text (data, "issued", T1);
  beket_value_append (beket_value_list (data, "signers"), signer);
  return beket_body_new ("act.issued", "KZ-10442", "urn:beket:kz:kzsyr:b02", crossing, g_steal_pointer (&data));
}

static const char *
state_of (Fixture    *self,
          const char *key)
{
  g_autoptr (BeketValue) row = fixture_act (self->ledger, key);

  return g_intern_string (beket_value_get_text (row, "state"));
}

static const char *
stage_of (Fixture    *self,
          const char *key,
          const char *stage)
{
  g_autoptr (BeketValue) row = fixture_act (self->ledger, key);

  return g_intern_string (beket_value_get_text (beket_value_get (row, "stages"), stage));
}

/* Something of ours must stand between, so that receipts cover more than the act. */
static BeketEntry *
issue (Fixture    *self,
       const char *crossing,
       const char *number)
{
  BeketEntry *entry;

  beket_entry_unref (fixture_append (self->ledger, "peer",
                                     fixture_body ("control.recorded", crossing, "kind", "border", NULL)));
  entry = fixture_append (self->ledger, "peer", act_body (self, crossing, number));
  return entry;
}

static BeketValue *
word_body (Fixture          *self,
           const char       *type,
           const BeketEntry *act,
           const char       *blob,
           const char       *decision)
{
  g_autoptr (BeketValue) data = beket_value_new_object ();

  beket_value_set_text (data, "act", "D1-1");
  beket_value_set_text (data, "entry", act->hash);
  beket_value_set_text (data, "blob", blob);
  beket_value_set_text (data, "decision", decision);
  beket_value_set_text (data, "verdict", "valid");
  beket_value_set_text (data, "officer", "RU-20117");
  beket_value_set_text (data, "note", "note");
  beket_value_append (beket_value_list (data, "reasons"), beket_value_new_text ("N3"));
  return beket_body_new (type, "RU-20117", "urn:beket:ru:rumsh:p01", "c1", g_steal_pointer (&data));
}

static void
test_all_stages (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (BeketEntry) act = issue (self, "c1", "D1-1");
  g_autoptr (BeketEntry) received = NULL;
  g_autoptr (BeketEntry) answer = NULL;
  g_autoptr (BeketValue) row = NULL;
  const BeketValue *said;

  g_assert_cmpstr (state_of (self, act->hash), ==, "signed");
  fixture_stage (self->ledger, act, "own-node", T1);
  g_assert_cmpstr (state_of (self, act->hash), ==, "sent");
  g_assert_cmpstr (stage_of (self, act->hash, "own-node"), ==, T1);
  g_assert_null (stage_of (self, act->hash, "peer-node"));

  fixture_stage (self->ledger, act, "peer-node", T2);
  g_assert_cmpstr (state_of (self, "D1-1"), ==, "received");
  g_assert_cmpstr (stage_of (self, "D1-1", "peer-node"), ==, T2);
  g_assert_null (stage_of (self, "D1-1", "peer-post"));

  received = fixture_next (THERE, "peer", NULL, word_body (self, "act.received", act, self->blob, NULL));
  fixture_accept (self->ledger, received);
  g_assert_cmpstr (state_of (self, "D1-1"), ==, "received");
  g_assert_cmpstr (stage_of (self, "D1-1", "peer-post"), ==, received->time);

  answer = fixture_next (THERE, "peer", received,
                         word_body (self, "act.recognised", act, self->blob, "recognised"));
  fixture_accept (self->ledger, answer);
  row = fixture_act (self->ledger, "D1-1");
  g_assert_cmpstr (beket_value_get_text (row, "state"), ==, "recognised");
  g_assert_cmpstr (beket_value_get_text (beket_value_get (row, "stages"), "recognised"), ==, answer->time);
  g_assert_cmpstr (beket_value_get_text (row, "verdict"), ==, "valid");
  said = beket_value_get (row, "answer");
  g_assert_cmpstr (beket_value_get_text (said, "entry"), ==, answer->hash);
  g_assert_cmpstr (beket_value_get_text (said, "origin"), ==, THERE);
  g_assert_cmpstr (beket_value_get_text (said, "officer"), ==, "RU-20117");
  g_assert_cmpstr (beket_value_get_text (said, "note"), ==, "note");
  g_assert_cmpstr (beket_value_to_text (beket_value_index (beket_value_get (said, "reasons"), 0)), ==, "N3");
}

static void
test_row (Fixture      *self,
          gconstpointer data)
{
  g_autoptr (BeketEntry) act = issue (self, "c1", "D1-1");
  g_autoptr (BeketValue) rows = fixture_acts (self->ledger, TRUE);
  g_autoptr (BeketValue) theirs = fixture_acts (self->ledger, FALSE);
  const BeketValue *row = beket_value_index (rows, 0);
  const BeketValue *signers = beket_value_get (row, "signers");

  g_assert_cmpuint (beket_value_length (rows), ==, 1);
  g_assert_cmpuint (beket_value_length (theirs), ==, 0);
  g_assert_cmpstr (beket_value_get_text (row, "entry"), ==, act->hash);
  g_assert_cmpstr (beket_value_get_text (row, "number"), ==, "D1-1");
  g_assert_cmpstr (beket_value_get_text (row, "crossing"), ==, "c1");
  g_assert_cmpstr (beket_value_get_text (row, "origin"), ==, HERE);
  g_assert_cmpstr (beket_value_get_text (row, "blob"), ==, self->blob);
  g_assert_cmpint (beket_value_get_integer (row, "size", 0), ==, 8);
  g_assert_cmpstr (beket_value_get_text (row, "title"), ==, "123 ABC 02");
  g_assert_cmpstr (beket_value_get_text (row, "form"), ==, "D1");
  g_assert_cmpstr (beket_value_get_text (row, "decision"), ==, "admitted");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (signers, 0), "id"), ==, "KZ-10442");
  g_assert_true (beket_value_get_boolean (row, "have_blob"));
  g_assert_null (beket_value_get (row, "answer"));
}

static void
test_answers (Fixture      *self,
              gconstpointer data)
{
  static const struct
  {
    const char *type;
    const char *decision;
    const char *state;
  } cases[] = {
    { "act.recognised", "partly", "partly" },
    { "act.declined", "not-recognised", "not-recognised" },
    { "act.declined", NULL, "not-recognised" },
    { "act.declined", "recognised", "not-recognised" },
    { "act.recognised", NULL, "recognised" },
  };
  g_autoptr (BeketEntry) act = issue (self, "c1", "D1-1");
  BeketEntry *last = NULL;

  /* The newest answer is the valid one. */
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      BeketEntry *answer = fixture_next (THERE, "peer", last,
                                         word_body (self, cases[i].type, act, self->blob, cases[i].decision));

      g_assert_cmpint (fixture_accept (self->ledger, answer), ==, BEKET_ACCEPT_NEW);
      g_assert_cmpstr (state_of (self, "D1-1"), ==, cases[i].state);
      g_clear_pointer (&last, beket_entry_unref);
      last = answer;
    }

  beket_entry_unref (last);
}

/* Nobody recognises an act of the own state, and nobody by a word about other bytes. */
static void
test_words_that_do_not_count (Fixture      *self,
                              gconstpointer data)
{
  g_autoptr (BeketEntry) act = issue (self, "c1", "D1-1");
  g_autoptr (BeketEntry) near = NULL;
  g_autoptr (BeketEntry) other_bytes = NULL;

  near = fixture_next (NEAR, "peer", NULL, word_body (self, "act.recognised", act, self->blob, NULL));
  fixture_accept (self->ledger, near);
  other_bytes = fixture_next (THERE, "peer", NULL, word_body (self, "act.recognised", act, act->hash, NULL));
  fixture_accept (self->ledger, other_bytes);
  g_assert_cmpstr (state_of (self, "D1-1"), ==, "signed");
}

/* The answer of a station may come before the act that it answers. */
static void
test_neighbour (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (BeketEntry) act = fixture_next (THERE, "peer", NULL, act_body (self, "r1", "D1-R"));
  g_autoptr (BeketEntry) near = NULL;
  g_autoptr (BeketEntry) received = NULL;
  g_autoptr (BeketValue) mine = NULL;
  g_autoptr (BeketValue) theirs = NULL;

  near = fixture_next (NEAR, "peer", NULL, act_body (self, "n1", "D1-N"));
  fixture_accept (self->ledger, near);
  g_assert_cmpint (fixture_accept (self->ledger, act), ==, BEKET_ACCEPT_NEW);
  g_assert_cmpstr (state_of (self, act->hash), ==, "sent");

  received = fixture_append (self->ledger, "peer", word_body (self, "act.received", act, self->blob, NULL));
  g_assert_cmpstr (state_of (self, act->hash), ==, "received");
  beket_entry_unref (fixture_append (self->ledger, "peer",
                                     word_body (self, "act.recognised", act, self->blob, "recognised")));

  mine = fixture_acts (self->ledger, TRUE);
  theirs = fixture_acts (self->ledger, FALSE);
  g_assert_cmpuint (beket_value_length (mine), ==, 0);
  g_assert_cmpuint (beket_value_length (theirs), ==, 1);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (theirs, 0), "state"), ==, "recognised");
  g_assert_cmpstr (beket_value_get_text (beket_value_index (theirs, 0), "verdict"), ==, "valid");
  g_assert_cmpstr (beket_value_get_text (beket_value_get (beket_value_index (theirs, 0), "answer"), "origin"),
                   ==, HERE);
}

static void
test_answer_before_act (Fixture      *self,
                        gconstpointer data)
{
  g_autoptr (BeketEntry) act = fixture_next (NEAR, "peer", NULL, act_body (self, "n1", "D1-N"));
  g_autoptr (BeketEntry) answer = fixture_next (THERE, "peer", NULL,
                                                word_body (self, "act.recognised", act, self->blob, NULL));
  g_autoptr (BeketValue) none = NULL;

  fixture_accept (self->ledger, answer);
  none = fixture_act (self->ledger, "D1-N");
  g_assert_cmpint (beket_value_get_kind (none), ==, BEKET_VALUE_NULL);
  fixture_accept (self->ledger, act);
  g_assert_cmpstr (state_of (self, "D1-N"), ==, "recognised");
}

/* A foreign station that claims our number does not hide our act. */
static void
test_claimed_number (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr (BeketEntry) claimed = fixture_next (THERE, "peer", NULL, act_body (self, "r1", "D1-1"));
  g_autoptr (BeketEntry) act = NULL;
  g_autoptr (BeketValue) by_number = NULL;
  g_autoptr (BeketValue) by_hash = NULL;

  fixture_accept (self->ledger, claimed);
  act = issue (self, "c1", "D1-1");
  by_number = fixture_act (self->ledger, "D1-1");
  by_hash = fixture_act (self->ledger, claimed->hash);
  g_assert_cmpstr (beket_value_get_text (by_number, "entry"), ==, act->hash);
  g_assert_cmpstr (beket_value_get_text (by_hash, "origin"), ==, THERE);
}

static gboolean
count_waiting (BeketTx *tx,
               gpointer data,
               GError **error)
{
  return beket_tx_waiting (tx, data, error);
}

static gint64
waiting (Fixture *self)
{
  gint64 count = -1;

  g_assert_true (beket_ledger_read (self->ledger, count_waiting, &count, NULL));
  return count;
}

/* DHIS2: "Sync finished but we did not receive server confirmation for all records". Here each record says what confirmed it. */
static void
test_stages (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (BeketEntry) first = fixture_append (self->ledger, "peer", act_body (self, "c1", "D1-1"));
  g_autoptr (BeketEntry) second = fixture_append (self->ledger, "peer", act_body (self, "c2", "D1-2"));
  g_autoptr (BeketEntry) third = fixture_append (self->ledger, "own",
                                                 fixture_body ("shift.closed", "s", NULL));
  g_autoptr (BeketValue) outbox = NULL;
  g_autofree char *rows = NULL;

  g_assert_cmpint (waiting (self), ==, 3);
  fixture_stage (self->ledger, second, "own-node", T3);
  g_assert_cmpint (waiting (self), ==, 1);

  /* Earlier times are kept, later ones that say no more are not. */
  fixture_stage (self->ledger, first, "own-node", T2);
  fixture_stage (self->ledger, first, "own-node", T3);
  g_assert_cmpstr (stage_of (self, "D1-1", "own-node"), ==, T2);
  g_assert_cmpstr (stage_of (self, "D1-2", "own-node"), ==, T3);
  fixture_stage (self->ledger, second, "own-node", T1);
  g_assert_cmpstr (stage_of (self, "D1-1", "own-node"), ==, T1);
  g_assert_cmpstr (stage_of (self, "D1-2", "own-node"), ==, T1);
  rows = fixture_dump (self->folder, "(SELECT stage, seq, time FROM stage)");
  g_assert_cmpstr (rows, ==, "own-node|2|" T1 "|\n");

  fixture_stage (self->ledger, third, "own-node", T1);
  g_assert_cmpint (waiting (self), ==, 0);
  outbox = fixture_rows (self->ledger, beket_tx_outbox);
  g_assert_cmpuint (beket_value_length (outbox), ==, 3);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (outbox, 0), "type"), ==, "shift.closed");
  g_assert_cmpstr (beket_value_get_text (beket_value_get (beket_value_index (outbox, 2), "stages"), "own-node"),
                   ==, T1);
}

#define ADD(name, func) g_test_add ("/ledger/act/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("all-stages", test_all_stages);
  ADD ("row", test_row);
  ADD ("answers", test_answers);
  ADD ("words-that-do-not-count", test_words_that_do_not_count);
  ADD ("neighbour", test_neighbour);
  ADD ("answer-before-act", test_answer_before_act);
  ADD ("claimed-number", test_claimed_number);
  ADD ("stages/DHIS2", test_stages);

  return g_test_run ();
}
