/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/** beketctl_act_compare: `beketctl act compare`: the neighbour's @act beside what the open crossing about the same has found. Returns: exit status, 0 also where they differ. */
int beketctl_act_compare (BeketStation *station,
                          const char   *act,
                          gboolean      json);

G_END_DECLS
