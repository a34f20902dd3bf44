/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Colours of what is printed, and colours that are names.
 *
 * DESIGN: whoever tags a page has to know which of its operators belong to which mark, and cairo tells nobody: it can tag by itself (CAIRO_TAG), but then
 * writes an object for each leaf, which took more time than the whole of the drawing, and knows no artifacts. A colour it writes as it gets it,
 * before whatever is painted with it. So each mark is drawn in a colour of its own, from which our pass over the content (finish-mark.c) knows it, and
 * which that pass replaces by the ink.
 */

#define G_LOG_DOMAIN "beket-act"

#include "config.h"

#include "act/layout.h"

#include <math.h>

/* Red and green have a step for each digit of the number: told apart in the six digits that cairo writes, and none so small that it writes more. */
#define STEPS 128
#define FIRST 0.25
#define STEP  (1.0 / 256)
#define BLUE  0.4375   /* of every name, and of no ink */

static const struct
{
  double      colour[3];
  const char *operands;
} inks[] = {
  [BEKET_INK_BLACK] = { { 0, 0, 0 }, "0 0 0 " },
  [BEKET_INK_GREY] = { { 0.27, 0.27, 0.27 }, "0.27 0.27 0.27 " },
  [BEKET_INK_RULE] = { { 0.35, 0.35, 0.35 }, "0.35 0.35 0.35 " },
  [BEKET_INK_HAIR] = { { 0.72, 0.72, 0.72 }, "0.72 0.72 0.72 " },
  [BEKET_INK_SHADE] = { { 0.925, 0.925, 0.925 }, "0.925 0.925 0.925 " },
  [BEKET_INK_WARNING] = { { 0.68, 0.06, 0.06 }, "0.68 0.06 0.06 " },
  [BEKET_INK_WATER] = { { 0.9, 0.9, 0.9 }, "0.9 0.9 0.9 " },
};

const double *
beket_ink_colour (BeketInk ink)
{
  return inks[ink].colour;
}

const char *
beket_ink_operands (BeketInk ink)
{
  return inks[ink].operands;
}

void
beket_mark_colour (guint  index,
                   double colour[3])
{
  colour[0] = FIRST + index % STEPS * STEP;
  colour[1] = FIRST + index / STEPS % STEPS * STEP;
  colour[2] = BLUE;
}

int
beket_mark_of_colour (const double colour[3])
{
  if (fabs (colour[2] - BLUE) > 0.0001)
    return -1;

  return (int) lround ((colour[0] - FIRST) / STEP) + (int) lround ((colour[1] - FIRST) / STEP) * STEPS;
}
