/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may be erased: whose time is over, that somebody else holds, and that nobody works on.
 */

#include "config.h"

#include "fixture.h"

#include "ledger/erase.h"

#define LATER (NOW + 10 * G_TIME_SPAN_DAY)
#define HASH "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

typedef struct
{
  BeketExpiry expiries[2];
  gint64      after;
  guint       limit;
  gint64      unsent;
  BeketValue *rows;
} Ask;

static gboolean
ask (BeketTx *tx,
     gpointer data,
     GError **error)
{
  Ask *call = data;

  call->rows = beket_tx_erasable (tx, call->expiries, 2, call->after, call->limit, &call->unsent, error);
  return call->rows != NULL;
}

static guint
erasable (FixtureLedger *self,
          Ask           *call,
          gint64         before)
{
  g_autoptr (GError) error = NULL;

  call->expiries[0] = (BeketExpiry) { "crossing.opened", before };
  call->expiries[1] = (BeketExpiry) { "act.issued", before };
  g_clear_pointer (&call->rows, beket_value_unref);
  beket_ledger_read (self->ledger, ask, call, &error);
  g_assert_no_error (error);
  return beket_value_length (call->rows);
}

static gboolean
save_draft (BeketTx *tx,
            gpointer data,
            GError **error)
{
  g_autoptr (GBytes) json = g_bytes_new_static ("{}", 2);

  return beket_tx_draft_save (tx, data, json, NOW, error);
}

static void
test_erasable (FixtureLedger *self,
               gconstpointer  unused)
{
  g_autoptr (BeketEntry) opened = fixture_append (self->ledger, "own", fixture_body ("crossing.opened", "c1", NULL));
  g_autoptr (BeketEntry) issued = fixture_append (self->ledger, "peer", fixture_body ("act.issued", "c1", "number", "D1-1", "blob",
                                                                                      HASH, NULL));
  g_autoptr (BeketEntry) theirs = fixture_next (THERE, "peer", NULL, fixture_body ("act.issued", "r", "number", "1", "blob",
                                                                                   HASH, NULL));
  Ask call = { .limit = 100 };

  beket_entry_unref (fixture_append (self->ledger, "own", fixture_body ("shift.opened", "s", NULL)));
  fixture_accept (self->ledger, theirs);
  g_assert_cmpuint (erasable (self, &call, NOW), ==, 0);
  /* Theirs has come; ours nobody else holds yet. */
  g_assert_cmpuint (erasable (self, &call, LATER), ==, 1);
  g_assert_cmpint (call.unsent, ==, 2);
  fixture_stage (self->ledger, opened, "own-node", "2026-11-22T10:00:00.000Z");
  g_assert_cmpuint (erasable (self, &call, LATER), ==, 2);
  /* What is for the neighbour must be there. */
  fixture_stage (self->ledger, issued, "own-node", "2026-11-22T10:00:00.000Z");
  g_assert_cmpuint (erasable (self, &call, LATER), ==, 2);
  fixture_stage (self->ledger, issued, "peer-node", "2026-11-22T10:01:00.000Z");
  g_assert_cmpuint (erasable (self, &call, LATER), ==, 3);
  g_assert_cmpint (call.unsent, ==, 0);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (call.rows, 0), "type"), ==, "crossing.opened");

  call.limit = 2;
  g_assert_cmpuint (erasable (self, &call, LATER), ==, 2);
  call.after = beket_value_get_integer (beket_value_index (call.rows, 1), "position", 0);
  g_assert_cmpuint (erasable (self, &call, LATER), ==, 1);

  /* Whoever stands at the booth is not over, however long he stands. */
  call.after = 0;
  g_assert_true (beket_ledger_write (self->ledger, save_draft, (gpointer) "c1", NULL));
  g_assert_cmpuint (erasable (self, &call, LATER), ==, 1);
  fixture_erase (self->ledger, theirs);
  g_assert_cmpuint (erasable (self, &call, LATER), ==, 0);
  g_clear_pointer (&call.rows, beket_value_unref);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
  g_test_add ("/ledger/erasable/all", FixtureLedger, NULL, fixture_set_up, test_erasable, fixture_tear_down);
  return g_test_run ();
}
