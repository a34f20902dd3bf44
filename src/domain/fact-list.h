/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The lists and objects of a crossing's facts, and what their rows hold: what a protocol's condition may read, and where a bus's or a
 * train's people, wagons and consignments are written. */

/**
 * beket_fact_is_known:
 * @among: (nullable): a list whose rows are asked
 * @path: of a condition: "animals", "crossing.subject", and "hsCode" when @among is "consignments"
 */
gboolean beket_fact_is_known (const char *among,
                              const char *path);

/** beket_fact_is_list: is @name a list of rows? */
gboolean beket_fact_is_list  (const char *name);

G_END_DECLS
