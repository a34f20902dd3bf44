/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which lists a write makes stale: one too few would show an officer what is no longer so.
 */

#include "config.h"

#include <sqlite3.h>

#include "fixture.h"

typedef struct
{
  char        *folder;
  BeketLedger *ledger;
  char         blob[BEKET_HASH_LENGTH + 1];
} Fixture;

static gboolean
ask (BeketTx *tx,
     gpointer data,
     GError **error)
{
  *(guint *) data = beket_tx_touched (tx);
  return TRUE;
}

static guint
touched (Fixture *self)
{
  guint lists = 99;

  g_assert_true (beket_ledger_read (self->ledger, ask, &lists, NULL));
  return lists;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7", 8);

  self->folder = fixture_folder ();
  self->ledger = fixture_open (self->folder);
  g_assert_true (beket_blob_store (self->folder, pdf, self->blob, NULL));
  g_assert_cmpuint (touched (self), ==, BEKET_TOUCHED_ALL);
  g_assert_cmpuint (touched (self), ==, 0);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_object (&self->ledger);
  fixture_remove (self->folder);
  g_free (self->folder);
}

static void
test_own (Fixture      *self,
          gconstpointer data)
{
  g_autoptr (BeketEntry) act = NULL;

  beket_entry_unref (fixture_append (self->ledger, "own", fixture_body ("shift.opened", "s", NULL)));
  g_assert_cmpuint (touched (self), ==, BEKET_TOUCHED_OUTBOX);
  act = fixture_append (self->ledger, "peer", fixture_body ("act.issued", "c", "number", "D1-1", "blob", self->blob, NULL));
  g_assert_cmpuint (touched (self), ==, BEKET_TOUCHED_OUTBOX | BEKET_TOUCHED_ACTS);
  fixture_stage (self->ledger, act, "own-node", "2026-11-22T10:00:00.000Z");
  g_assert_cmpuint (touched (self), ==, BEKET_TOUCHED_ACTS | BEKET_TOUCHED_OUTBOX | BEKET_TOUCHED_INBOX);
  beket_entry_unref (fixture_append (self->ledger, "own", fixture_body ("advance.arrived", "c1", "sender", "KZ-T", "id", "a", NULL)));
  g_assert_cmpuint (touched (self), ==, BEKET_TOUCHED_OUTBOX | BEKET_TOUCHED_NOTICES);
  beket_entry_unref (fixture_append (self->ledger, "peer", fixture_body ("pass.revoked", "1", "number", "1", "issuerParty", "KZ",
                                                                         "issuerBody", "border", "revoked", DAY, NULL)));
  g_assert_cmpuint (touched (self), ==, BEKET_TOUCHED_OUTBOX | BEKET_TOUCHED_RIGHTS);
  g_assert_cmpuint (touched (self), ==, 0);
}

static void
test_theirs (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (BeketEntry) first = fixture_next (THERE, "peer", NULL, fixture_body ("act.issued", "r", "number", "D1-R",
                                                                                  "blob", self->blob, NULL));
  g_autoptr (BeketEntry) second = fixture_next (THERE, "peer", first,
                                                fixture_body ("crossing.decided", "r", "decision", "admitted", NULL));
  g_autoptr (BeketEntry) third = fixture_next (THERE, "peer", second,
                                               fixture_body ("crossing.decided", "r", "decision", "admitted", NULL));

  fixture_accept (self->ledger, first);
  g_assert_cmpuint (touched (self), ==, BEKET_TOUCHED_INBOX | BEKET_TOUCHED_ACTS);
  g_assert_cmpint (fixture_accept (self->ledger, third), ==, BEKET_ACCEPT_QUARANTINED);
  g_assert_cmpuint (touched (self), ==, BEKET_TOUCHED_QUARANTINE);
  /* The gap closes: the third leaves the quarantine. */
  fixture_accept (self->ledger, second);
  g_assert_cmpuint (touched (self), ==, BEKET_TOUCHED_INBOX | BEKET_TOUCHED_QUARANTINE);
}

static void
test_rebuild (Fixture      *self,
              gconstpointer data)
{
  g_assert_true (beket_ledger_rebuild (self->ledger, NULL, NULL));
  g_assert_cmpuint (touched (self), ==, BEKET_TOUCHED_ALL);
}

/* beketctl beside an open window. */
static void
test_another_connection (Fixture      *self,
                         gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "ledger.db", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "INSERT INTO mark VALUES ('a', 'b')", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpuint (touched (self), ==, BEKET_TOUCHED_ALL);
  g_assert_cmpuint (touched (self), ==, 0);
  sqlite3_close (db);
}

#define ADD(name, func) g_test_add ("/ledger/touched/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("own", test_own);
  ADD ("theirs", test_theirs);
  ADD ("rebuild", test_rebuild);
  ADD ("another-connection", test_another_connection);
  return g_test_run ();
}
