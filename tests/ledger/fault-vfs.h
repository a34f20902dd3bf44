/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A file system under SQLite that refuses: stands before the real one, counts what changes a file, and fails from a given one on. What goes
 * past SQLite (fault-disk.c) is counted with it.
 */

/** fault_vfs_register: every database that is opened from now on stands on it. */
void      fault_vfs_register  (void);
/** fault_vfs_arm: the @nth change from now on (from 0) fails with @code (ENOSPC, EIO), half written; so do all after it if @for_good. */
void      fault_vfs_arm       (guint     nth,
                               int       code,
                               gboolean  for_good);
/** fault_vfs_arm_power: at the @nth change the machine stands still: nothing reaches the disk any more. Then fault_power_off(). */
void      fault_vfs_arm_power (guint     nth);
/** fault_vfs_arm_lie: the @nth sync from now on says that it is done and is not, and so does each after it. */
void      fault_vfs_arm_lie   (guint     nth);
/** fault_vfs_cut_power: after a lie: from here on nothing reaches the disk. */
void      fault_vfs_cut_power (void);
/** fault_vfs_disarm: returns whether anything failed, or was lied about. */
gboolean  fault_vfs_disarm    (void);

/** fault_vfs_strike: one more change of a file, by others than SQLite. Returns: the errno that it fails with, 0 when it does not. */
int       fault_vfs_strike    (void);
/** fault_vfs_lies: one more sync. Returns: whether it only says so. */
gboolean  fault_vfs_lies      (void);
/** fault_vfs_remembers: what is not synced is remembered (fault-power.h). */
gboolean  fault_vfs_remembers (void);

/** fault_disk_forgotten: of fault-disk.c: how many files were taken out of memory, to be read from the medium. */
guint     fault_disk_forgotten (void);

G_END_DECLS
