/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The neighbour's act and the crossing here: which belongs to which, and by which a control may be recognised.
 */

#include "config.h"

#include "domain/error.h"
#include "station/station-private.h"
#include "support/booth.h"

#define THERE "RU-RUMSH-P01"
#define TIME  "2026-11-28T09:00:00.000Z"
#define BLOB  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

typedef struct
{
  const char *number;
  const char *title;
  const char *direction;
  const char *verdict;
  gint64      seq;
  char       *prev;    /* (owned) (nullable) */
} Act;

static BeketValue *
issued (const Act *act)
{
  BeketValue *data = beket_value_new_object ();

  beket_value_set_text (data, "number", act->number);
  beket_value_set_text (data, "title", act->title);
  beket_value_set_text (data, "direction", act->direction);
  beket_value_set_text (data, "peerPoint", "KZSYR");
  beket_value_set_text (data, "decision", "admitted");
  beket_value_set_text (data, "blob", BLOB);
  return beket_body_new ("act.issued", "RU-20917", "urn:beket:ru:rumsh:p01", "crossing-there", data);
}

/* What the booth itself writes when it has verified the file. */
static gboolean
receive (BeketTx          *tx,
         const Act        *act,
         const BeketEntry *entry,
         GError          **error)
{
  BeketValue *data = beket_value_new_object ();
  g_autoptr (BeketValue) body = NULL;
  g_autoptr (BeketEntry) received = NULL;

  beket_value_set_text (data, "act", act->number);
  beket_value_set_text (data, "entry", entry->hash);
  beket_value_set_text (data, "blob", BLOB);
  beket_value_set_text (data, "verdict", act->verdict);
  body = beket_body_new ("act.received", "KZ-KZSYR-B02", "urn:beket:kz:kzsyr:b02", "crossing-there", data);
  received = beket_tx_append (tx, "peer", body, NULL, g_get_real_time (), error);
  return received != NULL;
}

static gboolean
come_in (BeketTx *tx,
         gpointer data,
         GError **error)
{
  Act *act = data;
  g_autoptr (BeketValue) body = issued (act);
  g_autoptr (GBytes) bytes = beket_body_write (body, error);
  g_autoptr (BeketEntry) entry = beket_entry_new (THERE, "peer", "00112233445566aa", act->seq, act->prev, TIME, bytes);
  BeketAccept how;

  g_free (act->prev);
  act->prev = g_strdup (entry->hash);
  return beket_tx_accept (tx, entry, g_get_real_time (), &how, error) && how == BEKET_ACCEPT_NEW &&
         receive (tx, act, entry, error);
}

static void
arrive (Booth *booth,
        Act   *act)
{
  g_autoptr (GError) error = NULL;

  act->seq++;
  beket_ledger_write (booth->station->ledger, come_in, act, &error);
  g_assert_no_error (error);
  booth_settle (booth);
}

static void
assert_found (Booth         *booth,
              BeketCrossing *crossing,
              const char    *number)
{
  g_autoptr (BeketItem) act = beket_station_peer_act (booth->station, crossing);

  g_assert_cmpstr (act != NULL ? beket_item_text (act, "number") : NULL, ==, number);
}

static void
recognise (Booth         *booth,
           BeketCrossing *crossing,
           const char    *number)
{
  beket_station_control_async (booth->station, crossing, 1, BEKET_CONTROL_RECOGNISE, NULL, number, booth_done, booth);
}

static void
assert_refused (Booth         *booth,
                BeketCrossing *crossing,
                const char    *number)
{
  g_autoptr (GError) error = NULL;

  recognise (booth, crossing, number);
  error = booth_refusal (booth);
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_INVALID);
}

static void
test_passage (void)
{
  Booth booth;
  BeketCrossing *crossing;
  Act act = { "JCA-RUMSH-20261128-000001-P01-X", "512 ABC 07", "exit", "valid", 0, NULL };

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  assert_found (&booth, crossing, NULL);

  /* The other way: it came from there this morning. */
  arrive (&booth, &act);
  assert_found (&booth, crossing, NULL);
  /* Another lorry. */
  act.number = "JCA-RUMSH-20261128-000002-P01-X";
  act.title = "513 ABC 07";
  act.direction = "entry";
  arrive (&booth, &act);
  assert_found (&booth, crossing, NULL);
  /* Exit here is entry there; a Cyrillic А is the letter of the plate all the same. */
  act.number = "JCA-RUMSH-20261128-000003-P01-X";
  act.title = "512 АBC 07";
  arrive (&booth, &act);
  assert_found (&booth, crossing, act.number);
  g_free (act.prev);
  booth_clear (&booth);
}

static void
test_recognise (void)
{
  Booth booth;
  BeketCrossing *crossing;
  const BeketValue *control;
  Act act = { "JCA-RUMSH-20261128-000001-P01-X", "512 ABC 07", "entry", "digest", 0, NULL };

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  assert_refused (&booth, crossing, act.number);
  arrive (&booth, &act);
  /* It is there, but it is not what was signed. */
  assert_refused (&booth, crossing, act.number);

  act.number = "JCA-RUMSH-20261128-000002-P01-X";
  act.verdict = "valid";
  arrive (&booth, &act);
  assert_refused (&booth, crossing, "JCA-RUMSH-20261128-000009-P01-X");
  assert_refused (&booth, crossing, NULL);
  recognise (&booth, crossing, act.number);
  booth_step (&booth);
  control = beket_value_index (beket_value_get (beket_crossing_get_facts (crossing), "controls"), 1);
  g_assert_cmpstr (beket_value_get_text (control, "status"), ==, "recognised");
  g_assert_cmpstr (beket_value_get_text (control, "reliedAct"), ==, act.number);
  g_free (act.prev);
  booth_clear (&booth);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/peer-act/passage", test_passage);
  g_test_add_func ("/station/peer-act/recognise", test_recognise);
  return g_test_run ();
}
