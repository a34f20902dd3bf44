/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A store that cannot be worked with any more. Private to the room. */

/**
 * beket_store_put_aside: the damaged store of @folder, which nobody may have open, is kept under another name, and a new one is made in its place.
 * @kept: (out) (optional) (nullable): its new path; %NULL where there was nothing to keep
 *
 * A store in which nothing is wrong is refused with %BEKET_ERROR_INVALID, unless it is new.
 */
gboolean beket_store_put_aside (const char   *folder,
                                const char   *origin,
                                gint64        now,
                                char        **kept,
                                GError      **error);

G_END_DECLS
