/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

/* Crossings in any number, the same each time: synthetic persons with zipfian names in both alphabets, a thousand crossings a day. Five persons and one
 * vehicle to three crossings: a car with three persons, and two on foot. */

guint  bench_crossings_of (guint       n_persons);
/** bench_make: (transfer full): a folder with a ledger of that many crossings, opened and decided through entries, followed by search and register. @tell: print how long that took. */
char  *bench_make         (guint       n_crossings,
                           gboolean    tell);
void   bench_remove       (const char *folder);
/** bench_day: (transfer full): of a crossing. */
char  *bench_day          (guint       n_crossings,
                           guint       crossing);
/** bench_target: (transfer full): a name, a plate or a document number that is there. */
char  *bench_target       (GRand      *rand,
                           guint       n_crossings);

G_END_DECLS
