/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * No act without its entry, no entry without its act: opencrvs-core#12292, a printed certificate and no record of it; getodk/collect#6522, a
 * row before its file. At every change of the store while an act is signed: there is an act in the list, whole, and its crossing is
 * closed; or there is none, and it can be signed again.
 */

#include "config.h"

#include <errno.h>

#include "ledger/fault-vfs.h"
#include "support/booth.h"

static BeketCrossing *
decided_lorry (Booth *booth)
{
  BeketCrossing *crossing = booth_lorry (booth);
  g_autoptr (GBytes) pdf = NULL;

  beket_station_satisfy_async (booth->station, crossing, booth_done, booth);
  booth_step (booth);
  beket_station_decide_async (booth->station, crossing, "admitted", booth_done, booth);
  booth_step (booth);
  beket_station_draw_act_async (booth->station, crossing, booth_done, booth);
  pdf = beket_station_draw_act_finish (booth->station, booth_wait (booth), NULL);
  g_assert_nonnull (pdf);
  return crossing;
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

static void
test_act (void)
{
  Booth booth;
  BeketCrossing *crossing = NULL;
  guint n_signed = 0;
  gboolean met = TRUE;

  booth_init (&booth);
  booth_sign_in (&booth);
  for (guint i = 0; met; i++)
    {
      gboolean done;

      if (crossing == NULL)
        crossing = decided_lorry (&booth);
      booth_settle (&booth);
      fault_vfs_arm (i, EIO, FALSE);
      done = sign (&booth, crossing);
      met = fault_vfs_disarm ();
      booth_settle (&booth);
      n_signed += done;
      g_assert_cmpuint (g_list_model_get_n_items (beket_station_acts (booth.station)), ==, n_signed);
      g_assert_cmpuint (g_list_model_get_n_items (beket_station_crossings (booth.station)), ==, !done);
      booth_assert_whole (&booth);
      if (done)
        crossing = NULL;
    }
  g_test_message ("%u acts", n_signed);
  g_assert_cmpuint (n_signed, >=, 1);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register ();
  g_test_add_func ("/station/act-fault/signing/opencrvs-core#12292", test_act);
  return g_test_run ();
}
