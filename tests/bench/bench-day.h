/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/booth.h"

G_BEGIN_DECLS

#define BENCH_DAY_CROSSINGS 6000

/** bench_day_fill: so many crossings of today with five controls each, decided, each with an act; written to the ledger, past the use cases. */
void bench_day_fill (Booth *booth);

G_END_DECLS
