/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Small strict readings of texts that come over the wire. */

/** beket_base64_decode: (transfer full) (nullable): standard alphabet with padding, nothing else: what g_base64_encode() would write. */
GBytes   *beket_base64_decode (const char  *text);
/** beket_number_parse: a decimal number from 0 to 2^53 - 1 with no sign and no leading zero. */
gboolean  beket_number_parse  (const char  *text,
                               gint64      *number);
/** beket_is_inc: 16 lower-case hex characters. */
gboolean  beket_is_inc        (const char  *text);
/** beket_hex_decode: @count bytes of lower-case hex. */
gboolean  beket_hex_decode    (const char  *text,
                               guint8      *bytes,
                               gsize        count);

G_END_DECLS
