/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file system under SQLite that refuses: stands before the real one, counts what changes a file, and fails from a given one on. */

/** fault_vfs_register: every database that is opened from now on stands on it. */
void      fault_vfs_register (void);
/** fault_vfs_arm: the @nth change from now on (from 0) fails with @code (ENOSPC, EIO); so do all after it if @for_good. */
void      fault_vfs_arm      (guint     nth,
                              int       code,
                              gboolean  for_good);
/** fault_vfs_disarm: returns whether anything failed. */
gboolean  fault_vfs_disarm   (void);

G_END_DECLS
