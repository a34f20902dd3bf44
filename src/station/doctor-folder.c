/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * doctor: the data folder: who may read it, and what it stands on.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "ledger/blob.h"
#include "station/doctor.h"

/* Below this a busy day may no longer fit: 6 000 crossings with acts and photographs. */
#define LOW_SPACE (2ULL * 1024 * 1024 * 1024)

/* More than any key, certificate or list of ours. Blobs have a limit of their own, the store has none. */
#define MAX_FILE (16 * 1024 * 1024)
#define MAX_LINES 10
#define MAX_DEPTH 8

/* ---- Files and their permissions ---- */

typedef struct
{
  GPtrArray *findings;
  guint      n_open;
  guint      n_strange;
} Look;

static void look_at (Look       *look,
                     const char *path,
                     guint       depth);

static void
look_into (Look       *look,
           const char *folder,
           guint       depth)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      /* Forms and reference data are nobody's secret; an administrator copies them as they come. */
      if (depth > 0 || !g_str_equal (name, "library"))
        look_at (look, path, depth + 1);
    }
}

/* A pipe would be read for ever, a file without end too. */
static gboolean
is_strange (const char        *path,
            const struct stat *info)
{
  g_autofree char *name = g_path_get_basename (path);

  if (S_ISDIR (info->st_mode))
    return FALSE;
  if (!S_ISREG (info->st_mode))
    return TRUE;
  return info->st_size > (beket_is_hash (name) ? BEKET_BLOB_MAX : MAX_FILE) && !g_str_has_prefix (name, "ledger.db");
}

static void
look_at (Look       *look,
         const char *path,
         guint       depth)
{
  struct stat info;

  if (lstat (path, &info) != 0 || S_ISLNK (info.st_mode))
    return;

  if (is_strange (path, &info) && look->n_strange++ < MAX_LINES)
    {
      g_autofree char *shown = g_filename_display_name (path);

      beket_doctor_add (look->findings, BEKET_DOCTOR_BAD, "files",
                        g_strdup_printf (_ ("This cannot be a file of a station, or it is too large: %s. Move it away"), shown));
    }

  if ((info.st_mode & 077) != 0 && look->n_open++ < MAX_LINES)
    {
      g_autofree char *shown = g_filename_display_name (path);

      beket_doctor_add (look->findings, BEKET_DOCTOR_BAD, "permissions",
                        g_strdup_printf (_ ("Others can read %s: take their rights away (chmod go= …)"), shown));
    }

  if (S_ISDIR (info.st_mode) && depth < MAX_DEPTH)
    look_into (look, path, depth);
}

/* It has records in it that no erasure reaches (Article 4), and perhaps some that are nowhere else. */
static void
check_aside (GPtrArray  *findings,
             const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "ledger.db-damaged-") && !g_str_has_suffix (name, "-shm"))
      {
        g_autofree char *shown = g_filename_display_name (name);

        beket_doctor_add (findings, BEKET_DOCTOR_WARNING, "files",
                          g_strdup_printf (_ ("A damaged store is kept here: %s. Remove it when nobody needs what was not sent from it"), shown));
      }
}

gboolean
beket_doctor_files (GPtrArray  *findings,
                    const char *folder)
{
  Look look = { findings, 0, 0 };

  /* A folder that is not there is no matter of its rights. */
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;

  look_at (&look, folder, 0);
  check_aside (findings, folder);
  if (look.n_open > MAX_LINES)
    beket_doctor_add (findings, BEKET_DOCTOR_BAD, "permissions",
                      g_strdup_printf (_ ("Further files that others can read: %u"), look.n_open - MAX_LINES));
  if (look.n_open == 0)
    beket_doctor_add (findings, BEKET_DOCTOR_WELL, "permissions", g_strdup (_ ("Only the owner can read the data folder")));
  return look.n_strange == 0;
}

/* ---- Disk ---- */

static void
check_space (GPtrArray  *findings,
             const char *folder)
{
  struct statvfs info;
  g_autofree char *size = NULL;
  guint64 room;

  if (statvfs (folder, &info) != 0)
    return;
  room = (guint64) info.f_bavail * info.f_frsize;
  size = g_format_size (room);
  if (room < LOW_SPACE)
    beket_doctor_add (findings, BEKET_DOCTOR_BAD, "disk", g_strdup_printf (_ ("Free disk space: %s. Make room"), size));
  else
    beket_doctor_add (findings, BEKET_DOCTOR_WELL, "disk", g_strdup_printf (_ ("Free disk space: %s"), size));
}

static void
check_cover (GPtrArray  *findings,
             const char *folder)
{
  char *path = realpath (folder, NULL);
  BeketDiskCover cover = path != NULL ? beket_disk_cover ("/", path) : BEKET_DISK_UNKNOWN;

  free (path);
  if (cover == BEKET_DISK_ENCRYPTED)
    beket_doctor_add (findings, BEKET_DOCTOR_WELL, "encryption", g_strdup (_ ("The disk is encrypted")));
  else if (cover == BEKET_DISK_PLAIN)
    beket_doctor_add (findings, BEKET_DOCTOR_WARNING, "encryption",
                      g_strdup (_ ("The disk is not encrypted: whoever takes it away can read the records. "
                                   "Move the data folder to an encrypted partition (cryptsetup; see README)")));
  else
    beket_doctor_add (findings, BEKET_DOCTOR_WARNING, "encryption",
                      g_strdup (_ ("It cannot be told whether the disk is encrypted: ask whoever set it up")));
}

void
beket_doctor_disk (GPtrArray  *findings,
                   const char *folder)
{
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return;

  check_space (findings, folder);
  check_cover (findings, folder);
}
