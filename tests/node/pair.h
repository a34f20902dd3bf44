/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "world.h"

G_BEGIN_DECLS

/* One node that runs, and two stations of its state. */

#define HERE "KZ-KZSYR-B02"
#define NEAR "KZ-KZSYR-B03"

typedef struct
{
  World        world;
  WorldNode    kz;
  WorldNode    ru;
  WorldStation here;
  WorldStation near;
} Pair;

void   pair_set_up    (Pair         *one,
                       gconstpointer data);
void   pair_tear_down (Pair         *one,
                       gconstpointer data);
/** pair_held: how many entries the node has of its stations. */
gint64 pair_held      (Pair         *one);

G_END_DECLS
