/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* beket_setup_write: durable, mode 0600. */
gboolean beket_setup_write       (const char  *path,
                                  const char  *text,
                                  gsize        length,
                                  GError     **error);
/* beket_setup_read_small: (transfer full): a file of at most 64 KiB. */
GBytes  *beket_setup_read_small  (const char  *path,
                                  GError     **error);
/* beket_setup_make_folder: mode 0700, with parents. */
gboolean beket_setup_make_folder (const char  *path,
                                  GError     **error);

G_END_DECLS
