/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/booth.h"

G_BEGIN_DECLS

typedef struct
{
  const char *number;
  const char *title;       /* a plate */
  const char *direction;   /* as the neighbour sees it */
  const char *verdict;     /* what this booth found: "valid", or the first failed check */
  gint64      seq;         /* of the last that came: begins with 0 */
  char       *prev;        /* (owned) (nullable) */
  const char *record;      /* (nullable): hash of its record */
} PeerAct;

/** peer_act_arrive: the next act of the neighbour's chain is taken in and judged; the booth is settled after it. */
void  peer_act_arrive (Booth    *booth,
                       PeerAct  *act);

G_END_DECLS
