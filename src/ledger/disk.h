/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Files that must outlive a power cut: written, synced, named, and the name synced. Private to the room. */

/** beket_disk_fail: sets @error from @code (an errno): %BEKET_ERROR_FULL when no room is left, else %BEKET_ERROR_STORE. Returns: always %FALSE. */
gboolean  beket_disk_fail         (int           code,
                                   const char   *what,
                                   const char   *path,
                                   GError      **error);
/** beket_disk_make_folder: makes it with its parents, 0700, also where it was open to others before. */
gboolean  beket_disk_make_folder  (const char   *path,
                                   GError      **error);
/** beket_disk_sync: fsync of a file or a folder by its path. */
gboolean  beket_disk_sync         (const char   *path,
                                   GError      **error);
/** beket_disk_write: a new file 0600 beside @path, synced, then renamed to @path, then its folder synced. */
gboolean  beket_disk_write        (const char   *path,
                                   GBytes       *bytes,
                                   GError      **error);

/** beket_disk_forget: what is read of the file @path after this comes from the medium, not from memory. Only for what is synced. */
void      beket_disk_forget      (const char  *path);

G_END_DECLS
