/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** beket_scan_is_zone: a whole machine readable zone, by its shape. */
gboolean beket_scan_is_zone       (const char *text);

/** beket_scan_is_zone_begun: one or more whole lines of a zone, and lines are missing. */
gboolean beket_scan_is_zone_begun (const char *text);

G_END_DECLS
