/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The power goes while an act is signed, at each change of a file in turn, those of the act's own file too (getodk/collect#6522): afterwards
 * the act is signed and whole, or the crossing waits as it was and can be signed; never half of it.
 */

#include "config.h"

#include "ledger/fault-power.h"
#include "ledger/fault-vfs.h"
#include "station/station-private.h"
#include "support/booth.h"
#include "support/seed.h"

#define MAX_MOMENTS 200
#define STEP        4

static void
decide (Booth *booth)
{
  BeketCrossing *crossing = booth_lorry (booth);

  beket_station_satisfy_async (booth->station, crossing, booth_done, booth);
  booth_step (booth);
  beket_station_decide_async (booth->station, crossing, "admitted", booth_done, booth);
  booth_step (booth);
  booth_settle (booth);
}

static void
draw (Booth         *booth,
      BeketCrossing *crossing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  beket_station_draw_act_async (booth->station, crossing, booth_done, booth);
  pdf = beket_station_draw_act_finish (booth->station, booth_wait (booth), &error);
  g_assert_no_error (error);
  booth_settle (booth);
}

static gboolean
sign (Booth         *booth,
      BeketCrossing *crossing)
{
  g_autofree char *entry = NULL;

  beket_station_sign_act_async (booth->station, crossing, BOOTH_PIN, booth_done, booth);
  entry = beket_station_sign_act_finish (booth->station, booth_wait (booth), NULL);
  return entry != NULL;
}

/* Read without a note that somebody has seen it: that would be written when the power goes next. */
static void
assert_newest_valid (Booth *booth)
{
  g_autoptr (BeketItem) item = g_list_model_get_item (beket_station_acts (booth->station), 0);
  g_autoptr (BeketActView) view = NULL;

  beket_station_read_act_async (booth->station, beket_item_text (item, "entry"), booth_done, booth);
  view = beket_station_open_act_finish (booth->station, booth_wait (booth), NULL);
  g_assert_true (view->valid);
}

/* Whatever came to the disk. @told: the officer was told that it is signed. Returns: it is. */
static gboolean
check_after (Booth   *booth,
             guint    n_before,
             gboolean told)
{
  guint n_acts = g_list_model_get_n_items (beket_station_acts (booth->station));
  gboolean is_signed = n_acts == n_before + 1;

  g_assert_true (is_signed || n_acts == n_before);
  g_assert_true (is_signed || !told);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_crossings (booth->station)), ==, is_signed ? 0 : 1);
  if (is_signed)
    assert_newest_valid (booth);
  return is_signed;
}

/* TRUE: there was such a moment. */
static gboolean
try_moment (Booth *booth,
            guint  nth,
            guint *n_acts,
            GRand *rand)
{
  g_autoptr (BeketCrossing) crossing = NULL;
  gboolean told, met;

  booth_sign_in (booth);
  if (g_list_model_get_n_items (beket_station_crossings (booth->station)) == 0)
    decide (booth);
  crossing = g_list_model_get_item (beket_station_crossings (booth->station), 0);
  g_assert_cmpint (beket_crossing_get_state (crossing), ==, BEKET_CROSSING_ADMITTED);
  draw (booth, crossing);
  fault_vfs_arm_power (nth);
  told = sign (booth, crossing);
  g_clear_object (&crossing);
  booth_close (booth);
  met = fault_vfs_disarm ();
  fault_power_off (nth % 2 == 0 ? rand : NULL);
  booth_open (booth);
  booth_settle (booth);
  *n_acts += check_after (booth, *n_acts, told);
  return met;
}

static void
test_power (void)
{
  g_autoptr (GRand) rand = seed_rand ();
  gboolean whole = seed_is_long ();
  guint step = whole ? 1 : STEP;
  guint nth = whole ? 0 : (guint) g_rand_int_range (rand, 0, STEP);
  Booth booth;
  guint n_tried = 0;
  guint n_acts = 0;

  booth_init (&booth);
  /* Once an act is signed, what is left is what follows it: search and register. */
  for (; try_moment (&booth, nth, &n_acts, rand) && (whole || n_acts < 2); nth += step, n_tried++)
    g_assert_cmpuint (nth, <, MAX_MOMENTS);
  g_test_message ("%u moments tried, up to %u, %u acts%s", n_tried, nth, n_acts, whole ? "" : "; all of them with BEKET_LONG=1");
  g_assert_cmpuint (n_tried, >=, 5);
  g_assert_cmpuint (n_acts, >=, 1);
  booth_assert_whole (&booth);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register ();
  g_test_add_func ("/station/sign-power/getodk-collect#6522", test_power);
  return g_test_run ();
}
