/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station-private.h"
#include "station/tools.h"

G_BEGIN_DECLS

/* What doctor looks at, one function for each part of a station; each adds its findings (element-type BeketFinding). Private to the room. */

typedef enum
{
  BEKET_DOCTOR_WELL,
  BEKET_DOCTOR_WARNING,   /* it works, and somebody should know */
  BEKET_DOCTOR_BAD,
} BeketDoctorLevel;

/** beket_doctor_add: @what: stable word; @text: (transfer full). */
void  beket_doctor_add         (GPtrArray         *findings,
                                BeketDoctorLevel   level,
                                const char        *what,
                                char              *text);
/** beket_doctor_add_error: @error's reason, as "It cannot be read: ...". */
void  beket_doctor_add_error   (GPtrArray         *findings,
                                const char        *what,
                                const GError      *error);
/** beket_doctor_add_damage: what is wrong with the store, and how a copy takes its place. */
void  beket_doctor_add_damage  (GPtrArray         *findings,
                                const char        *fault);

/* Of the folder, also of one that does not open. */
/** beket_doctor_files: %FALSE: there is something that is better not read. */
gboolean  beket_doctor_files   (GPtrArray         *findings,
                                const char        *folder);
void  beket_doctor_disk        (GPtrArray         *findings,
                                const char        *folder);

/* Of a station that opened. */
void  beket_doctor_keys        (GPtrArray         *findings,
                                BeketStation      *station);
void  beket_doctor_library     (GPtrArray         *findings,
                                BeketStation      *station);
void  beket_doctor_records     (GPtrArray         *findings,
                                BeketStation      *station);

/* ---- Is what stands on a disk encrypted? ---- */

typedef enum
{
  BEKET_DISK_UNKNOWN,     /* a network, memory, a file system that does not say */
  BEKET_DISK_PLAIN,
  BEKET_DISK_ENCRYPTED,
} BeketDiskCover;

/**
 * beket_disk_cover:
 * @root: where /proc and /sys are looked for: "/", or a tree of a test
 * @path: absolute, without symbolic links
 *
 * Follows the device that @path is mounted from down to what it consists of (LVM, RAID): dm-crypt below all of it is encrypted.
 */
BeketDiskCover  beket_disk_cover  (const char  *root,
                                   const char  *path);

G_END_DECLS
