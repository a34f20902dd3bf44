/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts that were taken back and records that were corrected: whose word counts, and what reads how.
 */

#include "config.h"

#include "fixture.h"

#include <string.h>

#include "domain/error.h"
#include "ledger/correction.h"

#define HASH "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

typedef struct
{
  char        *folder;
  BeketLedger *ledger;
  char         blob[BEKET_HASH_LENGTH + 1];
} Self;

static void
set_up (Self         *self,
        gconstpointer unused)
{
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.7", 8);

  self->folder = fixture_folder ();
  self->ledger = fixture_open (self->folder);
  g_assert_true (beket_blob_store (self->folder, pdf, self->blob, NULL));
}

static void
tear_down (Self         *self,
           gconstpointer unused)
{
  g_clear_object (&self->ledger);
  fixture_remove (self->folder);
  g_free (self->folder);
}

static BeketValue *
act (Self       *self,
     const char *number)
{
  return fixture_body ("act.issued", "c1", "number", number, "blob", self->blob, NULL);
}

static BeketValue *
annulled (const BeketEntry *entry,
          const char       *reason)
{
  return fixture_body ("act.annulled", "c1", "act", "D1-1", "entry", entry->hash, "reason", reason, "text", "қате",
                       "officer", "RU-1", "approvedBy", "RU-2", NULL);
}

static BeketValue *
superseded (const BeketEntry *entry)
{
  return fixture_body ("act.superseded", "c1", "act", "D1-1", "entry", entry->hash, "reason", "C1", "text", "қате",
                       "officer", "KZ-1", "replacement", "D1-2", "replacementBlob", HASH, NULL);
}

static const char *
end_of (Self             *self,
        const BeketEntry *entry,
        const char       *member)
{
  g_autoptr (BeketValue) row = fixture_act (self->ledger, entry->hash);

  return g_intern_string (beket_value_get_text (beket_value_get (row, "end"), member));
}

static const char *
state_of (Self             *self,
          const BeketEntry *entry)
{
  g_autoptr (BeketValue) row = fixture_act (self->ledger, entry->hash);

  return g_intern_string (beket_value_get_text (row, "state"));
}

static void
assert_rebuilt (Self *self)
{
  static const char *const tables[] = { "act_end", "correction", "crossing_step", "act" };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *before = fixture_dump (self->folder, tables[i]);
      g_autofree char *after = NULL;

      g_assert_true (beket_ledger_rebuild (self->ledger, NULL, NULL));
      after = fixture_dump (self->folder, tables[i]);
      g_assert_cmpstr (before, ==, after);
    }
}

/* ---- Acts ---- */

static void
test_superseded (Self         *self,
                 gconstpointer unused)
{
  g_autoptr (BeketEntry) one = fixture_append (self->ledger, "peer", act (self, "D1-1"));
  g_autoptr (BeketEntry) two = fixture_append (self->ledger, "peer", act (self, "D1-2"));
  g_autoptr (BeketEntry) end = NULL;
  g_autoptr (BeketValue) crossings = NULL;

  g_assert_cmpstr (state_of (self, one), ==, "signed");
  end = fixture_append (self->ledger, "peer", superseded (one));
  g_assert_cmpstr (state_of (self, one), ==, "superseded");
  g_assert_cmpstr (end_of (self, one, "replacement"), ==, "D1-2");
  g_assert_cmpstr (end_of (self, one, "entry"), ==, end->hash);
  g_assert_cmpstr (state_of (self, two), ==, "signed");
  assert_rebuilt (self);
}

/* Taken back it is by its own station alone, and whatever the other state has answered. */
static void
test_whose_word (Self         *self,
                 gconstpointer unused)
{
  g_autoptr (BeketEntry) theirs = fixture_next (THERE, "peer", NULL, act (self, "D1-1"));
  g_autoptr (BeketEntry) foreign = NULL;
  g_autoptr (BeketEntry) end = NULL;
  g_autoptr (BeketEntry) again = NULL;

  fixture_accept (self->ledger, theirs);
  foreign = fixture_next (NEAR, "peer", NULL, annulled (theirs, "C1"));
  g_assert_cmpint (fixture_accept (self->ledger, foreign), ==, BEKET_ACCEPT_NEW);
  g_assert_cmpstr (state_of (self, theirs), ==, "sent");
  beket_entry_unref (fixture_append (self->ledger, "peer",
                                     fixture_body ("act.recognised", "c1", "entry", theirs->hash, "blob", self->blob,
                                                   "decision", "recognised", NULL)));
  g_assert_cmpstr (state_of (self, theirs), ==, "recognised");

  end = fixture_next (THERE, "peer", theirs, annulled (theirs, "C5"));
  fixture_accept (self->ledger, end);
  g_assert_cmpstr (state_of (self, theirs), ==, "annulled");
  g_assert_cmpstr (end_of (self, theirs, "reason"), ==, "C5");
  g_assert_cmpstr (end_of (self, theirs, "approvedBy"), ==, "RU-2");
  /* Once for all. */
  again = fixture_next (THERE, "peer", end, superseded (theirs));
  fixture_accept (self->ledger, again);
  g_assert_cmpstr (state_of (self, theirs), ==, "annulled");
  assert_rebuilt (self);
}

static BeketValue *
correction (const char *corrects,
            const char *type,
            const char *part,
            ...)
{
  BeketValue *body = fixture_body ("correction.recorded", "c1", "entry", corrects, "type", type, "reason", "C3", "text",
                                   "қате", "officer", "KZ-1", NULL);
  BeketValue *object = beket_value_object (beket_value_get (body, "data"), part);
  const char *name;
  va_list pairs;

  va_start (pairs, part);
  while ((name = va_arg (pairs, const char *)) != NULL)
    beket_value_set_text (object, name, va_arg (pairs, const char *));
  va_end (pairs);
  return body;
}

static BeketValue *
crossings (BeketTx *tx,
           guint    limit,
           GError **error)
{
  return beket_tx_crossings (tx, NULL, limit, error);
}

static const char *
register_says (Self       *self,
               const char *member)
{
  g_autoptr (BeketValue) rows = fixture_rows (self->ledger, crossings);

  return g_intern_string (beket_value_get_text (beket_value_index (rows, 0), member));
}

/* The register shows the act that holds, and the decision as it was corrected, at the time when it was taken. */
static void
test_register (Self         *self,
               gconstpointer unused)
{
  g_autoptr (BeketEntry) one = NULL;
  g_autoptr (BeketEntry) decided = NULL;

  beket_entry_unref (fixture_append (self->ledger, "own", fixture_body ("crossing.opened", "c1", "title", "512", NULL)));
  decided = fixture_append (self->ledger, "peer", fixture_body ("crossing.decided", "c1", "decision", "admitted", NULL));
  one = fixture_append (self->ledger, "peer", act (self, "D1-1"));
  g_assert_cmpstr (register_says (self, "act"), ==, "D1-1");
  beket_entry_unref (fixture_append (self->ledger, "peer", annulled (one, "C1")));
  g_assert_null (register_says (self, "act"));
  g_assert_cmpstr (register_says (self, "state"), ==, "admitted");
  beket_entry_unref (fixture_append (self->ledger, "peer",
                                     correction (decided->hash, "crossing.decided", "decision", "decision", "refused",
                                                 "decided", "2026-11-22T08:00:00.000Z", NULL)));
  g_assert_cmpstr (register_says (self, "state"), ==, "refused");
  g_assert_cmpstr (register_says (self, "decided"), ==, "2026-11-22T08:00:00.000Z");
  assert_rebuilt (self);
}

/* ---- Malformed ---- */

static gboolean
append_bad (BeketTx *tx,
            gpointer data,
            GError **error)
{
  g_autoptr (BeketEntry) entry = beket_tx_append (tx, "peer", data, NULL, NOW, error);

  return entry != NULL;
}

static void
assert_bad (Self       *self,
            BeketValue *body)
{
  g_autoptr (BeketEntry) entry = fixture_next (THERE, "peer", NULL, beket_value_copy (body));
  g_autoptr (GError) error = NULL;

  g_assert_false (beket_ledger_write (self->ledger, append_bad, body, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  tear_down (self, NULL);
  set_up (self, NULL);
  /* What another station writes so is kept in its chain and read by nobody. */
  g_assert_cmpint (fixture_accept (self->ledger, entry), ==, BEKET_ACCEPT_QUARANTINED);
  g_assert_cmpint (fixture_head (self->ledger, THERE, "peer", NULL), ==, 1);
  beket_value_unref (body);
}

static void
test_malformed (Self         *self,
                gconstpointer unused)
{
  assert_bad (self, fixture_body ("act.annulled", "c1", "act", "D1-1", "entry", "x", "reason", "C1", "text", "t", "officer",
                                  "KZ-1", "approvedBy", "KZ-2", NULL));
  assert_bad (self, fixture_body ("act.annulled", "c1", "act", "D1-1", "entry", HASH, "reason", "C1", "text", "t",
                                  "officer", "KZ-1", NULL));
  assert_bad (self, fixture_body ("act.annulled", "c1", "act", "D1-1", "entry", HASH, "reason", "C1", "text", "t",
                                  "officer", "KZ-1", "approvedBy", "KZ-1", NULL));
  assert_bad (self, fixture_body ("act.superseded", "c1", "act", "D1-1", "entry", HASH, "reason", "C1", "text", "t",
                                  "officer", "KZ-1", "replacement", "D1-2", NULL));
  assert_bad (self, fixture_body ("correction.recorded", "c1", "entry", HASH, "type", "act.issued", "reason", "C1",
                                  "text", "t", "officer", "KZ-1", NULL));
  assert_bad (self, fixture_body ("correction.recorded", "c1", "entry", HASH, "type", "crossing.decided", "reason", "C1",
                                  "text", "t", "officer", "KZ-1", NULL));
}

/* ---- Records ---- */

static gboolean
read_records (BeketTx *tx,
              gpointer data,
              GError **error)
{
  return (*(BeketValue **) data = beket_tx_records (tx, "c1", error)) != NULL;
}

static BeketValue *
records (Self *self)
{
  BeketValue *rows = NULL;
  g_autoptr (GError) error = NULL;

  beket_ledger_read (self->ledger, read_records, &rows, &error);
  g_assert_no_error (error);
  return rows;
}

static void
test_records (Self         *self,
              gconstpointer unused)
{
  g_autoptr (BeketEntry) control = NULL;
  g_autoptr (BeketEntry) decided = NULL;
  g_autoptr (BeketEntry) first = NULL;
  g_autoptr (BeketEntry) second = NULL;
  g_autoptr (BeketValue) rows = NULL;
  const BeketValue *row;

  control = fixture_append (self->ledger, "peer",
                            fixture_body ("control.recorded", "c1", "kind", "border", "status", "done", "result",
                                          "no-remarks", "remarks", "жоқ", NULL));
  decided = fixture_append (self->ledger, "peer", fixture_body ("crossing.decided", "c1", "decision", "admitted", NULL));
  first = fixture_append (self->ledger, "peer",
                          correction (control->hash, "control.recorded", "control", "kind", "border", "result", "violation",
                                      NULL));
  second = fixture_append (self->ledger, "peer",
                           correction (decided->hash, "crossing.decided", "decision", "decision", "refused", NULL));
  /* One of a record that was corrected already changes nothing; nor does one with another kind of record. */
  beket_entry_unref (fixture_append (self->ledger, "peer",
                                     correction (control->hash, "control.recorded", "control", "kind", "border", "result",
                                                 "no-remarks", NULL)));
  beket_entry_unref (fixture_append (self->ledger, "peer",
                                     correction (second->hash, "control.recorded", "control", "kind", "border", NULL)));
  rows = records (self);
  g_assert_cmpuint (beket_value_length (rows), ==, 2);
  row = beket_value_index (rows, 0);
  g_assert_cmpstr (beket_value_get_text (row, "entry"), ==, control->hash);
  g_assert_cmpstr (beket_value_get_text (row, "latest"), ==, first->hash);
  g_assert_cmpstr (beket_value_get_text (beket_value_get (row, "data"), "result"), ==, "violation");
  g_assert_cmpstr (beket_value_get_text (beket_value_get (row, "data"), "status"), ==, "done");
  g_assert_null (beket_value_get (beket_value_get (row, "data"), "remarks"));
  row = beket_value_index (rows, 1);
  g_assert_cmpstr (beket_value_get_text (row, "latest"), ==, second->hash);
  g_assert_cmpstr (beket_value_get_text (beket_value_get (row, "data"), "decision"), ==, "refused");
  assert_rebuilt (self);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_use_memory ();
  g_test_add ("/ledger/correction/superseded", Self, NULL, set_up, test_superseded, tear_down);
  g_test_add ("/ledger/correction/whose-word", Self, NULL, set_up, test_whose_word, tear_down);
  g_test_add ("/ledger/correction/register", Self, NULL, set_up, test_register, tear_down);
  g_test_add ("/ledger/correction/malformed", Self, NULL, set_up, test_malformed, tear_down);
  g_test_add ("/ledger/correction/records", Self, NULL, set_up, test_records, tear_down);
  return g_test_run ();
}
