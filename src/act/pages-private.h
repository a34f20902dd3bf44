/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

#include "act/pages.h"

G_BEGIN_DECLS

/* Held by whoever calls poppler, the two below included. */
extern GMutex beket_pages_lock;

/** beket_pages_open: (transfer full): g_object_unref(). */
PopplerDocument *beket_pages_open (GBytes           *pdf,
                                   GError          **error);
BeketPageImage  *beket_pages_draw (PopplerDocument  *document,
                                   int               index,
                                   double            scale,
                                   GError          **error);

G_END_DECLS
