/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/** beket_register_totals: (transfer full): the totals of a day, as beket_station_register_async() has them, in two lines: how many, how they ended, and at which hours. */
char *beket_register_totals (BeketStation     *station,
                             const BeketValue *totals);

G_END_DECLS
