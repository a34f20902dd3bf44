/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The neighbour's act and the crossing here: which belongs to which, and by which a control may be recognised.
 */

#include "config.h"

#include "domain/error.h"
#include "station/station-private.h"
#include "support/peer-act.h"

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
  PeerAct act = { "JCA-RUMSH-20261128-000001-P01-X", "512 ABC 07", "exit", "valid", 0, NULL };

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  assert_found (&booth, crossing, NULL);

  /* The other way: it came from there this morning. */
  peer_act_arrive (&booth, &act);
  assert_found (&booth, crossing, NULL);
  /* Another lorry. */
  act.number = "JCA-RUMSH-20261128-000002-P01-X";
  act.title = "513 ABC 07";
  act.direction = "entry";
  peer_act_arrive (&booth, &act);
  assert_found (&booth, crossing, NULL);
  /* Exit here is entry there; a Cyrillic А is the letter of the plate all the same. */
  act.number = "JCA-RUMSH-20261128-000003-P01-X";
  act.title = "512 АBC 07";
  peer_act_arrive (&booth, &act);
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
  PeerAct act = { "JCA-RUMSH-20261128-000001-P01-X", "512 ABC 07", "entry", "digest", 0, NULL };

  booth_init (&booth);
  booth_sign_in (&booth);
  crossing = booth_lorry (&booth);
  assert_refused (&booth, crossing, act.number);
  peer_act_arrive (&booth, &act);
  /* It is there, but it is not what was signed. */
  assert_refused (&booth, crossing, act.number);

  act.number = "JCA-RUMSH-20261128-000002-P01-X";
  act.verdict = "valid";
  peer_act_arrive (&booth, &act);
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
