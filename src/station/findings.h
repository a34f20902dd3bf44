/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/comparison.h"
#include "station/station.h"

G_BEGIN_DECLS

/** beket_station_findings: (transfer none) (nullable): what was found here of what the act's @record is about: facts of the open crossing with the same vehicle,
 * document or container; they change with it. To be compared by beket_comparison_new(). @record: (nullable). */
const BeketValue *beket_station_findings (BeketStation     *self,
                                          const BeketValue *record);

G_END_DECLS
