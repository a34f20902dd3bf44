/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Risk rules in the ledger: what was simulated and switched on, what fired, what was right.
 */

#include "config.h"

#include "fixture.h"

#include "domain/error.h"
#include "ledger/risk.h"
#include "record/json.h"

#define ONE "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define TWO "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static void
tell (FixtureLedger *self,
      const char    *type,
      const char    *subject,
      const char    *rule,
      const char    *hash)
{
  beket_entry_unref (fixture_append (self->ledger, "own",
                                     fixture_body (type, subject, "rule", rule, "hash", hash, NULL)));
}

static void
judged (FixtureLedger *self,
        const char    *crossing,
        gboolean       violation)
{
  g_autoptr (BeketValue) data = beket_value_new_object ();

  beket_value_set_boolean (data, "violation", violation);
  beket_entry_unref (fixture_append (self->ledger, "own",
                                     beket_body_new ("risk.judged", "KZ-10442", "urn:beket:kz:kzsyr:b02", crossing,
                                                     g_steal_pointer (&data))));
}

static gboolean
read_figures (BeketTx *tx,
              gpointer data,
              GError **error)
{
  return (*(BeketValue **) data = beket_tx_risk_figures (tx, error)) != NULL;
}

static BeketValue *
figures (FixtureLedger *self)
{
  BeketValue *rows = NULL;
  g_autoptr (GError) error = NULL;

  beket_ledger_read (self->ledger, read_figures, &rows, &error);
  g_assert_no_error (error);

  return rows;
}

static void
assert_figures (FixtureLedger *self,
                guint          index,
                int            fired,
                int            confirmed,
                int            not_confirmed,
                int            open)
{
  g_autoptr (BeketValue) rows = figures (self);
  const BeketValue *row = beket_value_index (rows, index);

  g_assert_cmpint (beket_value_get_integer (row, "fired", -1), ==, fired);
  g_assert_cmpint (beket_value_get_integer (row, "confirmed", -1), ==, confirmed);
  g_assert_cmpint (beket_value_get_integer (row, "notConfirmed", -1), ==, not_confirmed);
  g_assert_cmpint (beket_value_get_integer (row, "open", -1), ==, open);
}

static void
test_feedback (FixtureLedger *self,
               gconstpointer  unused)
{
  tell (self, "risk.fired", "x", "r1", ONE);
  tell (self, "risk.fired", "x", "r1", ONE);
  tell (self, "risk.fired", "x", "r2", TWO);
  tell (self, "risk.fired", "y", "r1", ONE);
  tell (self, "risk.fired", "z", "r1", ONE);
  assert_figures (self, 0, 3, 0, 0, 3);
  judged (self, "x", TRUE);
  judged (self, "y", FALSE);
  assert_figures (self, 0, 3, 1, 1, 1);
  assert_figures (self, 1, 1, 1, 0, 0);

  /* Postponed, opened again, decided otherwise: the last word counts. */
  judged (self, "y", TRUE);
  assert_figures (self, 0, 3, 2, 0, 1);
}

static void
test_switches (FixtureLedger *self,
               gconstpointer  unused)
{
  g_autoptr (BeketValue) before = NULL;
  g_autoptr (BeketValue) on = NULL;
  g_autoptr (BeketValue) off = NULL;

  tell (self, "risk.simulated", "r1", "r1", ONE);
  before = figures (self);
  g_assert_false (beket_value_get_boolean (beket_value_index (before, 0), "on"));
  g_assert_cmpstr (beket_value_get_text (beket_value_get (beket_value_index (before, 0), "simulated"), "hash"), ==, ONE);

  tell (self, "risk.enabled", "r1", "r1", ONE);
  tell (self, "risk.simulated", "r1", "r1", TWO);
  on = figures (self);
  g_assert_cmpuint (beket_value_length (on), ==, 1);
  g_assert_true (beket_value_get_boolean (beket_value_index (on, 0), "on"));
  g_assert_cmpstr (beket_value_get_text (beket_value_index (on, 0), "hash"), ==, ONE);

  tell (self, "risk.disabled", "r1", "r1", ONE);
  off = figures (self);
  g_assert_false (beket_value_get_boolean (beket_value_index (off, 0), "on"));
  g_assert_null (beket_value_get_text (beket_value_index (off, 0), "hash"));
}

typedef struct
{
  const char *hash;
  gboolean    simulated;
} Simulated;

static gboolean
read_simulated (BeketTx *tx,
                gpointer data,
                GError **error)
{
  Simulated *call = data;

  return beket_tx_risk_simulated (tx, call->hash, &call->simulated, error);
}

static void
test_simulated (FixtureLedger *self,
                gconstpointer  unused)
{
  Simulated one = { ONE, FALSE };
  Simulated two = { TWO, TRUE };

  tell (self, "risk.simulated", "r1", "r1", ONE);
  tell (self, "risk.enabled", "r1", "r1", TWO);
  g_assert_true (beket_ledger_read (self->ledger, read_simulated, &one, NULL));
  g_assert_true (beket_ledger_read (self->ledger, read_simulated, &two, NULL));
  g_assert_true (one.simulated);
  g_assert_false (two.simulated);
}

typedef struct
{
  BeketValue *body;
  GError     *error;
} Peer;

static gboolean
append_to_peer (BeketTx *tx,
                gpointer data,
                GError **error)
{
  Peer *call = data;
  g_autoptr (BeketEntry) entry = beket_tx_append (tx, "peer", call->body, NULL, NOW, error);

  return entry != NULL;
}

/* Article 4, by construction: whoever tries to share a hit is refused by the ledger itself. */
static void
test_never_shared (void)
{
  static const char *const types[] = {
    "risk.simulated", "risk.enabled", "risk.disabled", "risk.fired", "risk.judged", "advance.received", "advance.arrived"
  };
  g_autofree char *folder = fixture_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketLibrary) library = beket_library_load (g_getenv ("BEKET_DATADIR"), &error);
  g_autoptr (BeketLedger) ledger = NULL;

  g_assert_no_error (error);
  g_clear_object (&ledger);
  beket_ledger_create (folder, HERE, &error);
  ledger = beket_ledger_open (folder, library, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (BeketValue) body = fixture_body (types[i], "x", "rule", "r1", "hash", ONE, "sender", "KZ-T", "id", "a", NULL);
      Peer call = { body, NULL };

      g_assert_cmpstr (beket_library_kind_ledger (library, types[i]), ==, "own");
      g_assert_false (beket_ledger_write (ledger, append_to_peer, &call, &error));
      g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_cmpint (fixture_head (ledger, NULL, "peer", NULL), ==, 0);
  g_clear_object (&ledger);
  fixture_remove (folder);
}

static void
test_rebuild (FixtureLedger *self,
              gconstpointer  unused)
{
  static const char *const tables[] = { "risk_state", "risk_hit", "risk_judged" };
  g_autoptr (GError) error = NULL;

  tell (self, "risk.simulated", "r1", "r1", ONE);
  tell (self, "risk.enabled", "r1", "r1", ONE);
  tell (self, "risk.fired", "x", "r1", ONE);
  tell (self, "risk.fired", "x", "r1", ONE);
  judged (self, "x", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *before = fixture_dump (self->folder, tables[i]);
      g_autofree char *after = NULL;

      g_assert_cmpstr (before, !=, "");
      beket_ledger_rebuild (self->ledger, NULL, &error);
      g_assert_no_error (error);
      after = fixture_dump (self->folder, tables[i]);
      g_assert_cmpstr (after, ==, before);
    }
}

#define ADD(name, func) g_test_add ("/ledger/risk/" name, FixtureLedger, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("feedback", test_feedback);
  ADD ("switches", test_switches);
  ADD ("simulated", test_simulated);
  g_test_add_func ("/ledger/risk/never-shared", test_never_shared);
  ADD ("rebuild", test_rebuild);
  return g_test_run ();
}
