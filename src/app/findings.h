/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* What this booth has itself found of what the peer's act is about. */

/** beket_findings_of: (transfer none) (nullable): facts of the open crossing here with the same vehicle, document or container. */
const BeketValue *beket_findings_of  (BeketStation     *station,
                                      const BeketValue *record);

/**
 * beket_findings_row: (transfer none) (nullable)
 * @own: (nullable): facts of the own crossing
 * @row: one object of the peer's record in @section
 *
 * The own object that is about the same thing: the section itself, or the row of it with the same number.
 */
const BeketValue *beket_findings_row (const BeketValue *own,
                                      const BeketSection *section,
                                      const BeketValue *row);

G_END_DECLS
