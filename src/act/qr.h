/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** beket_qr_fits: can @text be a QR code (alphanumeric, error level M)? %BEKET_ERROR_INVALID when it is too long. */
gboolean beket_qr_fits (const char  *text,
                        GError     **error);

/** beket_qr_draw: fills its dark modules as rectangles, no picture, in the source of @cr; @size: without the quiet zone. */
void     beket_qr_draw (cairo_t     *cr,
                        const char  *text,
                        double       x,
                        double       y,
                        double       size);

G_END_DECLS
