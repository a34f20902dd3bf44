/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** beket_is_hex: exactly @length lower-case hexadecimal digits? */
gboolean  beket_is_hex        (const char  *text,
                               gsize        length);
/** beket_hex_write: two digits a byte, lower-case, and a zero: @hex has room for 2 x @length + 1. */
void      beket_hex_write     (const guint8 *bytes,
                               gsize        length,
                               char        *hex);
/** beket_random_bytes: from the kernel; never fails once the machine has started. */
void      beket_random_bytes  (guint8      *bytes,
                               gsize        length);
/** beket_random_hex: (transfer full): @n_bytes random bytes as hex. */
char     *beket_random_hex    (gsize        n_bytes);

/** beket_base64_parse: (transfer full): only the canonical form of RFC 4648: no line ends, no stray characters, padded. %BEKET_PARSE_ERROR_FORMAT. */
GBytes   *beket_base64_parse  (const char  *text,
                               GError     **error);

G_END_DECLS
