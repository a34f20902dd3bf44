/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** beket_json_read: (transfer full): the bytes of a file of at most @limit bytes, not yet checked; errors do not name it. */
char *beket_json_read (const char  *path,
                       gsize        limit,
                       gsize       *length,
                       GError     **error);

G_END_DECLS
