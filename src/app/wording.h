/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** beket_wording_duration: (transfer full): "4:12", "1:04:12"; what is below nothing is "0:00". */
char *beket_wording_duration (gint64      microseconds);
/** beket_wording_day: (transfer full): the ISO day @iso as an officer writes it, "22.11.2026"; @iso itself when it is no day. */
char *beket_wording_day      (const char *iso);
/** beket_wording_iso: (transfer full): "22.11.2026" or "22112026" as an ISO day; anything else as it is. */
char *beket_wording_iso      (const char *text);

G_END_DECLS
