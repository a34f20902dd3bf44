/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random moments and places that can be repeated.
 */

#include "config.h"

#include "support/seed.h"

GRand *
seed_rand (void)
{
  const char *given = g_getenv ("BEKET_SEED");
  guint32 seed = given != NULL ? (guint32) g_ascii_strtoull (given, NULL, 10) : g_random_int ();

  g_test_message ("BEKET_SEED=%u repeats this", seed);
  return g_rand_new_with_seed (seed);
}

guint
seed_first (GRand *rand)
{
  return (guint) g_rand_int_range (rand, 0, SEED_STEP);
}

gboolean
seed_is_long (void)
{
  return g_strcmp0 (g_getenv ("BEKET_LONG"), "1") == 0;
}
