/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long to wait after a failure, and how much to send at once. A plain value; the dice are given in from outside. */

#define BEKET_PACE_FIRST_MS  500
/* A notice of an offence must stand on the neighbour's screen soon after the link is back, so nobody waits longer. */
#define BEKET_PACE_LAST_MS   5000
#define BEKET_PACE_LEAST_MS  20
#define BEKET_PACE_BATCH     50     /* entries at the start */
#define BEKET_PACE_BATCH_MAX 1000

typedef struct
{
  guint pause;   /* ms: the longest that the next failure may wait */
  guint batch;   /* entries of the next push */
} BeketPace;

void   beket_pace_init      (BeketPace  *self);
/**
 * beket_pace_failed:
 * @dice: at least 0, less than 1
 * @at_least: seconds that the other end asked for (Retry-After), else 0
 *
 * Full jitter: many stations that lost the same node must not come back in step.
 * Returns: ms to wait; the bound doubles from 0.5 s to 5 s.
 */
guint  beket_pace_failed    (BeketPace  *self,
                             double      dice,
                             guint       at_least);
/** beket_pace_succeeded: the next failure waits shortly again. */
void   beket_pace_succeeded (BeketPace  *self);
/** beket_pace_grow: a batch went through: try twice as much. */
void   beket_pace_grow      (BeketPace  *self);
/** beket_pace_shrink: a batch timed out or was too large: half, never none. */
void   beket_pace_shrink    (BeketPace  *self);

G_END_DECLS
