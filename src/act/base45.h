/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** beket_base45_encode: (transfer full): RFC 9285, 4.1. */
char       *beket_base45_encode (const guint8  *bytes,
                                 gsize          length);
/** beket_base45_decode: (transfer full): RFC 9285, 4.2; %BEKET_PARSE_ERROR with @position added to that of the first bad character. */
GByteArray *beket_base45_decode (const char    *text,
                                 int            position,
                                 GError       **error);

G_END_DECLS
