/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * beket_decimal_check:
 * @digits: how many digits may stand after the point
 * @negative: may it be below zero?
 *
 * A decimal is a text, because JSON of a record has no floating point numbers (value.h): "24860.5". One number is written in
 * one way: no needless zero before or after, a point, no "-0". At most 15 digits before the point.
 * Errors with positions: EMPTY, CHARACTER, FORMAT (a needless zero), LENGTH, RANGE (below zero).
 */
gboolean beket_decimal_check   (const char  *text,
                                int          digits,
                                gboolean     negative,
                                GError     **error);

/**
 * beket_decimal_canonical: (transfer full) (nullable)
 *
 * What people write, "24 860,50", as it is kept: "24860.5". Spaces between digits go, a comma is a point.
 * Returns: %NULL when it is no number at all.
 */
char    *beket_decimal_canonical (const char *text);

/** beket_decimal_compare: like strcmp(), but two decimals by their size. */
int      beket_decimal_compare (const char  *a,
                                const char  *b);

G_END_DECLS
