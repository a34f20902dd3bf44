/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers of acts: one crossing, one number; none twice.
 */

#include "config.h"

#include "domain/error.h"
#include "fixture.h"

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
  const char        *chain;
  BeketValue        *body;
  const char *const *blobs;
} Call;

static gboolean
append (BeketTx *tx,
        gpointer data,
        GError **error)
{
  Call *call = data;
  g_autoptr (BeketEntry) entry = beket_tx_append (tx, call->chain, call->body, call->blobs, NOW, error);

  return entry != NULL;
}

typedef struct
{
  const char *day;
  const char *crossing;
  gboolean    refuse;
  gint64      number;
} Number;

static gboolean
give_number (BeketTx *tx,
             gpointer data,
             GError **error)
{
  Number *call = data;

  if (!beket_tx_act_number (tx, call->day, call->crossing, &call->number, error))
    return FALSE;

  if (call->refuse)
    g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_SIGNER, "no key");
  return !call->refuse;
}

static gint64
number_of (Fixture    *self,
           const char *day,
           const char *crossing,
           gboolean    refuse)
{
  Number call = { day, crossing, refuse, -1 };

  g_assert_true (beket_ledger_write (self->ledger, give_number, &call, NULL) == !refuse);
  return call.number;
}

/* getodk/collect#6038: an id that was used again. */
static void
test_numbers (Fixture      *self,
              gconstpointer data)
{
  g_assert_cmpint (number_of (self, DAY, "a", FALSE), ==, 1);
  g_assert_cmpint (number_of (self, DAY, "b", FALSE), ==, 2);
  g_assert_cmpint (number_of (self, DAY, "a", FALSE), ==, 1);
  g_assert_cmpint (number_of (self, "2026-11-23", "a", FALSE), ==, 1);
  g_assert_cmpint (number_of (self, DAY, "c", TRUE), ==, 3);
  g_assert_cmpint (number_of (self, DAY, "d", FALSE), ==, 3);

  g_clear_object (&self->ledger);
  self->ledger = fixture_open (self->folder);
  g_assert_cmpint (number_of (self, DAY, "b", FALSE), ==, 2);
  g_assert_cmpint (number_of (self, DAY, "e", FALSE), ==, 4);
}

/* The same number on the acts of two crossings is refused, whoever made it. */
static void
test_number_on_two_acts (Fixture      *self,
                         gconstpointer data)
{
  const char *blob = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  g_autoptr (BeketEntry) first = NULL;
  g_autoptr (BeketEntry) again = NULL;
  g_autoptr (BeketValue) other = fixture_body ("act.issued", "b", "number", "D1-1", "blob", blob, NULL);
  g_autoptr (GError) error = NULL;

  first = fixture_append (self->ledger, "peer",
                          fixture_body ("act.issued", "a", "number", "D1-1", "blob", blob, NULL));
  again = fixture_append (self->ledger, "peer",
                          fixture_body ("act.issued", "a", "number", "D1-1", "blob", blob, NULL));
  g_assert_false (beket_ledger_write (self->ledger, append, &(Call) { "peer", other, NULL }, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
  g_assert_cmpint (fixture_head (self->ledger, NULL, "peer", NULL), ==, 2);
}

#define ADD(name, func) g_test_add ("/ledger/number/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("numbers/getodk-collect#6038", test_numbers);
  ADD ("number-on-two-acts", test_number_on_two_acts);

  return g_test_run ();
}
