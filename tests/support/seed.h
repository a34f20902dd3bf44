/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Random moments and places that can be repeated. */

/** seed_rand: (transfer full): says its seed; BEKET_SEED in the environment gives it. */
GRand    *seed_rand  (void);
/** seed_is_long: BEKET_LONG: the long drills too. */
gboolean  seed_is_long (void);

G_END_DECLS
