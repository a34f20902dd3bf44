/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** BeketQr: a text as a QR code (alphanumeric, error level M): encoded once, drawn on each page. */
typedef struct _BeketQr BeketQr;

/** beket_qr_new: (transfer full): %BEKET_ERROR_INVALID when @text is too long. */
BeketQr *beket_qr_new  (const char     *text,
                        GError        **error);
void     beket_qr_free (BeketQr        *self);

/** beket_qr_draw: its dark modules as lines, no picture, in the source of @cr; @size: at most, without the quiet zone. */
void     beket_qr_draw (const BeketQr  *self,
                        cairo_t        *cr,
                        double          x,
                        double          y,
                        double          size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketQr, beket_qr_free)

G_END_DECLS
