/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pauses between attempts and the size of a batch, over links that come and go.
 */

#define G_LOG_DOMAIN "beket-exchange"

#include "config.h"

#include "exchange/pace.h"

void
beket_pace_init (BeketPace *self)
{
  self->pause = BEKET_PACE_FIRST_MS;
  self->batch = BEKET_PACE_BATCH;
}

guint
beket_pace_failed (BeketPace *self,
                   double     dice,
                   guint      at_least)
{
  guint wait = (guint) (self->pause * CLAMP (dice, 0.0, 1.0));

  self->pause = MIN (self->pause * 2, BEKET_PACE_LAST_MS);
  wait = MAX (wait, BEKET_PACE_LEAST_MS);
  return MAX (wait, MIN (at_least, 3600) * 1000);
}

void
beket_pace_succeeded (BeketPace *self)
{
  self->pause = BEKET_PACE_FIRST_MS;
}

void
beket_pace_grow (BeketPace *self)
{
  self->batch = MIN (self->batch * 2, BEKET_PACE_BATCH_MAX);
}

void
beket_pace_shrink (BeketPace *self)
{
  self->batch = MAX (self->batch / 2, 1);
}
