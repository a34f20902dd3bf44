/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing in: the right PIN, wrong ones, the lock that grows and outlives a restart.
 */

#include "config.h"

#include "domain/error.h"
#include "support/booth.h"

static void
try_wrong (Booth *booth)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (beket_tools_sign_in (booth->station, BOOTH_OFFICER, "000000", &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_PIN);
  g_assert_null (beket_station_get_officer (booth->station));
}

static void
test_right (void)
{
  Booth booth;

  booth_init (&booth);
  booth_sign_in (&booth);
  g_assert_cmpstr (beket_station_get_officer (booth.station)->name, ==, "Ахметов Н.");
  beket_station_lock (booth.station);
  g_assert_null (beket_station_get_officer (booth.station));
  /* Back from a lock it is the same shift. */
  booth_sign_in (&booth);
  beket_station_show_exchange (booth.station, TRUE);
  booth_settle (&booth);
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_outbox (booth.station)), ==, 1);
  booth_clear (&booth);
}

static void
test_lock (void)
{
  Booth booth;
  g_autoptr (GError) error = NULL;
  gint64 until;

  booth_init (&booth);
  for (int i = 0; i < 3; i++)
    try_wrong (&booth);
  until = beket_station_locked_until (booth.station, BOOTH_OFFICER);
  g_assert_cmpint (until, ==, booth.now + 30 * G_USEC_PER_SEC);
  /* Even the right one is not asked now, and a restart is no way round. */
  booth_close (&booth);
  booth_open (&booth);
  g_assert_false (beket_tools_sign_in (booth.station, BOOTH_OFFICER, BOOTH_PIN, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_LOCKED);
  booth.now = until + 1;
  try_wrong (&booth);
  g_assert_cmpint (beket_station_locked_until (booth.station, BOOTH_OFFICER), ==, booth.now + 60 * G_USEC_PER_SEC);
  booth.now += 61 * G_USEC_PER_SEC;
  booth_sign_in (&booth);
  g_assert_cmpint (beket_station_locked_until (booth.station, BOOTH_OFFICER), ==, 0);
  booth_clear (&booth);
}

static void
test_stranger (void)
{
  Booth booth;
  g_autoptr (GError) error = NULL;

  booth_init (&booth);
  g_assert_false (beket_tools_sign_in (booth.station, "KZ-99999", BOOTH_PIN, &error));
  g_assert_error (error, BEKET_ERROR, BEKET_ERROR_SIGNER);
  booth_clear (&booth);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/station/sign-in/right", test_right);
  g_test_add_func ("/station/sign-in/lock", test_lock);
  g_test_add_func ("/station/sign-in/stranger", test_stranger);
  return g_test_run ();
}
