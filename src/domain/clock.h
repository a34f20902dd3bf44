/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "domain/language.h"

G_BEGIN_DECLS

/* Time is given in from outside: microseconds since 1970 in UTC, as g_get_real_time() counts. A point's zone is an
 * offset in minutes that its reference data gives with dates. */

/** beket_time_format_wire: (transfer full): RFC 3339 with milliseconds and Z: "2026-11-22T09:14:03.118Z". */
char    *beket_time_format_wire  (gint64           utc_us);

/** beket_time_parse_wire: reads only that exact form. */
gboolean beket_time_parse_wire   (const char      *text,
                                  gint64          *utc_us,
                                  GError         **error);

/** beket_time_format_local: (transfer full): "22.11.2026 14:14:03 (UTC+5)"; never without its offset. */
char    *beket_time_format_local (gint64           utc_us,
                                  int              offset_minutes);

/** beket_time_format_clock: (transfer full): "14:14:03" or "14:14" at @offset_minutes, for a screen that names its zone. */
char    *beket_time_format_clock (gint64           utc_us,
                                  int              offset_minutes,
                                  gboolean         seconds);

/** beket_time_day: (transfer full): the point's day, "2026-11-22". */
char    *beket_time_day          (gint64           utc_us,
                                  int              offset_minutes);

/** beket_date_format: (transfer full): the ISO day @iso in words: "2026 жылғы 22 қараша", "22 ноября 2026 г."; @iso itself when it is no day. */
char    *beket_date_format       (const char      *iso,
                                  BeketLanguage    language);

G_END_DECLS
