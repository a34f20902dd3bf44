/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"
#include "tool/command.h"

G_BEGIN_DECLS

/** beketctl_act_evidence_is_call: "evidence list ACT" or "evidence add ACT FILE". */
gboolean  beketctl_act_evidence_is_call (const BeketOptions *options);
/** beketctl_act_evidence: runs it; @officer, @pin_file: (nullable): needed to add. */
int       beketctl_act_evidence         (BeketStation       *station,
                                     const BeketOptions *options,
                                     const char         *officer,
                                     const char         *pin_file);

G_END_DECLS
