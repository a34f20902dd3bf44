/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The register's lines: what the station's own crossings have come to, and what was seen in them.
 */

#include "config.h"

#include <string.h>

#include "fixture.h"

#define BLOB "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

typedef struct
{
  char        *folder;
  BeketLedger *ledger;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->folder = fixture_folder ();
  self->ledger = fixture_open (self->folder);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_object (&self->ledger);
  fixture_remove (self->folder);
  g_free (self->folder);
}

typedef struct
{
  const char *day;
  const char *key;
  BeketValue *rows;
  gint64      seen;
} Register;

static gboolean
read_register (BeketTx *tx,
               gpointer data,
               GError **error)
{
  Register *call = data;

  call->rows = beket_tx_crossings (tx, call->day, 10, error);
  return call->rows != NULL && beket_tx_seen (tx, call->key, DAY, &call->seen, error);
}

static BeketValue *
crossings (Fixture    *self,
           const char *day)
{
  Register call = { day, "", NULL, 0 };
  g_autoptr (GError) error = NULL;

  beket_ledger_read (self->ledger, read_register, &call, &error);
  g_assert_no_error (error);
  return call.rows;
}

static gint64
seen (Fixture    *self,
      const char *key)
{
  Register call = { NULL, key, NULL, -1 };

  g_assert_true (beket_ledger_read (self->ledger, read_register, &call, NULL));
  beket_value_unref (call.rows);
  return call.seen;
}

static void
open_crossing (Fixture    *self,
               const char *id,
               const char *plate,
               const char *document)
{
  g_autoptr (BeketValue) data = beket_value_new_object ();
  BeketValue *vehicle = beket_value_new_object ();
  BeketValue *person = beket_value_new_object ();

  beket_value_set_text (vehicle, "plate", plate);
  beket_value_set_text (person, "documentNumber", document);
  beket_value_set_text (data, "title", plate);
  beket_value_set_text (data, "direction", "exit");
  beket_value_set_text (data, "subject", "vehicle");
  beket_value_set_text (data, "point", "KZSYR");
  beket_value_append (beket_value_list (data, "usedTransportMeans"), vehicle);
  beket_value_append (beket_value_list (data, "persons"), person);
  beket_entry_unref (fixture_append (self->ledger, "own",
                                     beket_body_new ("crossing.opened", "KZ-10442", "urn:beket:kz:kzsyr:b02",
                                                     id, g_steal_pointer (&data))));
}

static void
assert_crossing (Fixture    *self,
                 const char *state,
                 const char *act)
{
  g_autoptr (BeketValue) rows = crossings (self, DAY);
  const BeketValue *row = beket_value_index (rows, 0);

  g_assert_cmpuint (beket_value_length (rows), ==, 1);
  g_assert_cmpstr (beket_value_get_text (row, "id"), ==, "c1");
  g_assert_cmpstr (beket_value_get_text (row, "state"), ==, state);
  g_assert_cmpstr (beket_value_get_text (row, "act"), ==, act);
  g_assert_cmpstr (beket_value_get_text (row, "opened"), ==, "2026-11-22T09:14:03.118Z");
  g_assert_true ((beket_value_get (row, "decided") != NULL) == (strcmp (state, "admitted") == 0));
}

static void
test_register (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (BeketEntry) foreign = fixture_next (THERE, "peer", NULL,
                                                 fixture_body ("crossing.decided", "c1", "decision", "refused", NULL));
  g_autoptr (BeketEntry) act = NULL;
  g_autoptr (BeketValue) none = NULL;

  open_crossing (self, "c1", "123 ABC 02", "N01234567");
  assert_crossing (self, "registered", NULL);
  beket_entry_unref (fixture_append (self->ledger, "peer",
                                     fixture_body ("control.recorded", "c1", "kind", "border", NULL)));
  assert_crossing (self, "in-control", NULL);
  beket_entry_unref (fixture_append (self->ledger, "peer",
                                     fixture_body ("crossing.decided", "c1", "decision", "admitted", NULL)));
  assert_crossing (self, "admitted", NULL);
  act = fixture_append (self->ledger, "peer",
                        fixture_body ("act.issued", "c1", "number", "D1-1", "blob", BLOB, NULL));
  assert_crossing (self, "admitted", "D1-1");

  /* A stranger's word about a crossing with the same name changes nothing. */
  fixture_accept (self->ledger, foreign);
  assert_crossing (self, "admitted", "D1-1");
  none = crossings (self, "2026-11-21");
  g_assert_cmpuint (beket_value_length (none), ==, 0);
}

static void
test_abandoned (Fixture      *self,
                gconstpointer data)
{
  open_crossing (self, "c1", "123 ABC 02", "N01234567");
  beket_entry_unref (fixture_append (self->ledger, "own",
                                     fixture_body ("crossing.abandoned", "c1", "reason", "turned", NULL)));
  assert_crossing (self, "abandoned", NULL);
}

static void
test_seen (Fixture      *self,
           gconstpointer data)
{
  open_crossing (self, "c1", "123 ABC 02", "N01234567");
  open_crossing (self, "c2", "123 abc 02", "N07654321");

  g_assert_cmpint (seen (self, "123ABC02"), ==, 2);
  g_assert_cmpint (seen (self, "N01234567"), ==, 1);
  g_assert_cmpint (seen (self, "N00000000"), ==, 0);
  g_assert_cmpint (seen (self, "123ABC0"), ==, 0);
  g_assert_cmpint (seen (self, "%"), ==, 0);
}

/* The day is the point's: at 22:30 in UTC it is tomorrow at Сырым. */
static void
test_day_of_the_point (Fixture      *self,
                       gconstpointer data)
{
  g_autoptr (BeketLibrary) library = NULL;
  g_autoptr (BeketValue) today = NULL;
  g_autoptr (BeketValue) tomorrow = NULL;
  BeketValue *facts = beket_value_new_object ();
  g_autoptr (BeketValue) event = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (BeketEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  library = beket_library_load (g_getenv ("BEKET_DATADIR"), &error);
  g_assert_no_error (error);
  g_clear_object (&self->ledger);
  self->ledger = beket_ledger_open (self->folder, library, &error);
  g_assert_no_error (error);

  /* Of an earlier incarnation of this station, so that the time is ours to choose. */
  beket_value_set_text (facts, "point", "KZSYR");
  event = beket_body_new ("crossing.opened", "KZ-10442", "urn:beket:kz:kzsyr:b02", "c9", facts);
  body = beket_body_write (event, NULL);
  entry = beket_entry_new (HERE, "own", "00112233445566aa", 1, NULL, "2026-11-22T22:30:00.000Z", body);
  g_assert_cmpint (fixture_accept (self->ledger, entry), ==, BEKET_ACCEPT_NEW);

  today = crossings (self, "2026-11-22");
  tomorrow = crossings (self, "2026-11-23");
  g_assert_cmpuint (beket_value_length (today), ==, 0);
  g_assert_cmpuint (beket_value_length (tomorrow), ==, 1);
}

#define ADD(name, func) g_test_add ("/ledger/register/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("register", test_register);
  ADD ("abandoned", test_abandoned);
  ADD ("seen", test_seen);
  ADD ("day-of-the-point", test_day_of_the_point);

  return g_test_run ();
}
