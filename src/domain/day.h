/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * beket_day_parse:
 * @text: "2026-11-22" (ISO 8601 calendar date, extended form) and nothing else
 * @day: (nullable)
 *
 * Errors: LENGTH, CHARACTER, DATE with positions.
 */
gboolean beket_day_parse    (const char  *text,
                             GDate       *day,
                             GError     **error);
gboolean beket_day_is_valid (const char  *text);

/**
 * beket_day_start:
 * @utc_us: (out): its first instant in UTC, microseconds since 1970
 *
 * Errors: as beket_day_parse(). A point's own boundaries are in local-time.h.
 */
gboolean beket_day_start    (const char  *text,
                             gint64      *utc_us,
                             GError     **error);

/** beket_day_typed: (transfer full) (nullable): the ISO day of "22.11.2026" or "22112026" at the beginning of @text, which need not
 * exist; @length: (out): the characters that were it. */
char    *beket_day_typed    (const char  *text,
                             int         *length);

/** beket_day_is_within: is @day between @from and @to, both counted in? %NULL means open on that side. */
gboolean beket_day_is_within (const char *day,
                             const char  *from,
                             const char  *to);

/**
 * beket_day_years:
 * @from, @until: (nullable): ISO days, or times of the wire: then their UTC days
 * @years: (out): whole years from @from to @until, below zero when @until is before; the 29th of February is completed on
 *     the 1st of March
 *
 * Returns: %FALSE when one of them is no day.
 */
gboolean beket_day_years    (const char  *from,
                             const char  *until,
                             int         *years);

/**
 * beket_template_match:
 * @pattern: '0' stands for a digit, every other character for itself
 *
 * Do the first strlen (@pattern) characters of @text have this shape? Errors: LENGTH, CHARACTER with a position.
 */
gboolean beket_template_match (const char *text,
                             const char  *pattern,
                             GError     **error);

G_END_DECLS
