/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/parse-error.h"
#include "domain/point.h"

G_BEGIN_DECLS

/* Two clocks stand at the border: an instant is UTC inside and has a local time at each point, by the offset that its
 * reference data gives for that instant. A point that is not known (%NULL) has UTC. */

/** BeketSpan: from an instant to another one that is no longer counted in; UTC microseconds. Empty when @to <= @from. */
typedef struct
{
  gint64 from;
  gint64 to;
} BeketSpan;

/** beket_point_offset: minutes from UTC at the point at that instant. */
int      beket_point_offset   (const BeketPoint  *self,
                               gint64             utc_us);

/** beket_point_day: (transfer full): the register's day of the point: "2026-11-22". */
char    *beket_point_day      (const BeketPoint  *self,
                               gint64             utc_us);

/** beket_point_time: (transfer full): "22.11.2026 14:14:03 (UTC+5)" at the point. */
char    *beket_point_time     (const BeketPoint  *self,
                               gint64             utc_us);

/**
 * beket_point_parse_time: a time of the point's clock as people type it
 * @text: "22.11.2026 14:14", with seconds or without, its date and hours with their marks or as digits alone, with the zone
 *     behind it as beket_point_time() writes it; or "14:14" alone
 * @day: (nullable): the ISO day that "14:14" alone belongs to
 *
 * An hour that the clock shows twice means the first, unless the zone says otherwise. Errors: EMPTY, CHARACTER, DATE, RANGE with
 * positions; RANGE also for a moment that the clock jumped over.
 */
gboolean beket_point_parse_time (const BeketPoint *self,
                               const char        *text,
                               const char        *day,
                               gint64            *utc_us,
                               GError           **error);

/**
 * beket_points_times:
 * @times: (out) (transfer full): the local time at @own and at @peer; the second is %NULL when the clocks agree
 */
void     beket_points_times   (const BeketPoint  *own,
                               const BeketPoint  *peer,
                               gint64             utc_us,
                               char              *times[2]);

/**
 * beket_point_day_span:
 *
 * The instants whose register day at the point is @day: for queries over UTC columns. A day on which the clock is moved has
 * more or less than 24 hours. Returns: %FALSE when @day is no day.
 */
gboolean beket_point_day_span (const BeketPoint  *self,
                               const char        *day,
                               BeketSpan         *span);

/**
 * beket_points_day_spans:
 * @both: (nullable): while it is @day at both points; empty when it never is
 * @either: (nullable): while it is @day at one of them at least
 *
 * What two registers of the same day have in common, and what they cover together. Returns: %FALSE when @day is no day.
 */
gboolean beket_points_day_spans (const BeketPoint *own,
                               const BeketPoint  *peer,
                               const char        *day,
                               BeketSpan         *both,
                               BeketSpan         *either);

G_END_DECLS
