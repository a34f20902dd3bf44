/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pauses grow to a bound and are spread; batches double and halve.
 */

#define G_LOG_DOMAIN "beket-test"

#include "config.h"

#include "exchange/pace.h"

static void
test_pauses (void)
{
  BeketPace pace;
  guint bound = BEKET_PACE_FIRST_MS;

  beket_pace_init (&pace);
  for (guint i = 0; i < 20; i++)
    {
      guint wait = beket_pace_failed (&pace, 0.999999, 0);

      g_assert_cmpuint (wait, <=, bound);
      g_assert_cmpuint (wait, >=, bound - 2);
      bound = MIN (bound * 2, BEKET_PACE_LAST_MS);
    }
  g_assert_cmpuint (bound, ==, BEKET_PACE_LAST_MS);
  beket_pace_succeeded (&pace);
  g_assert_cmpuint (beket_pace_failed (&pace, 0.999999, 0), <=, BEKET_PACE_FIRST_MS);
}

static void
test_jitter (void)
{
  BeketPace low;
  BeketPace middle;

  beket_pace_init (&low);
  beket_pace_init (&middle);
  g_assert_cmpuint (beket_pace_failed (&low, 0.0, 0), ==, BEKET_PACE_LEAST_MS);
  g_assert_cmpuint (beket_pace_failed (&middle, 0.5, 0), ==, BEKET_PACE_FIRST_MS / 2);
}

static void
test_retry_after (void)
{
  BeketPace pace;

  beket_pace_init (&pace);
  g_assert_cmpuint (beket_pace_failed (&pace, 0.5, 7), ==, 7000);
  g_assert_cmpuint (beket_pace_failed (&pace, 0.5, G_MAXUINT), ==, 3600 * 1000);
}

static void
test_batch (void)
{
  BeketPace pace;

  beket_pace_init (&pace);
  g_assert_cmpuint (pace.batch, ==, BEKET_PACE_BATCH);
  for (guint i = 0; i < 10; i++)
    beket_pace_grow (&pace);
  g_assert_cmpuint (pace.batch, ==, BEKET_PACE_BATCH_MAX);
  for (guint i = 0; i < 20; i++)
    beket_pace_shrink (&pace);
  g_assert_cmpuint (pace.batch, ==, 1);
  beket_pace_grow (&pace);
  g_assert_cmpuint (pace.batch, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/pace/pauses", test_pauses);
  g_test_add_func ("/exchange/pace/jitter", test_jitter);
  g_test_add_func ("/exchange/pace/retry-after", test_retry_after);
  g_test_add_func ("/exchange/pace/batch", test_batch);
  return g_test_run ();
}
