/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Random moments and places that can be repeated. */

/** seed_rand: (transfer full): says its seed; BEKET_SEED in the environment gives it. */
GRand    *seed_rand  (void);
/** SEED_STEP: from one place to the next in a test that goes over all of them. Under AddressSanitizer, where each costs five times as much,
 * not every one is tried: all of them are where the test runs without it. seed_first: where to begin, by chance. */
#ifdef __SANITIZE_ADDRESS__
#define SEED_STEP 5
#else
#define SEED_STEP 1
#endif
guint     seed_first (GRand *rand);
/** seed_is_long: BEKET_LONG: the long drills too. */
gboolean  seed_is_long (void);

G_END_DECLS
