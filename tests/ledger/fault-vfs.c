/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file system under SQLite that refuses, lies, or is cut off from its power.
 */

#include "config.h"

#include "fault-vfs.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

#include "fault-power.h"

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real;   /* behind this struct, in the same memory */
  const char   *name;   /* (not owned) (nullable): SQLite keeps it until the file is closed */
} FaultFile;

static struct
{
  sqlite3_vfs        vfs;
  sqlite3_vfs       *real;
  sqlite3_io_methods methods;

  GMutex             lock;
  gboolean           armed;
  gboolean           for_good;
  gboolean           lies;        /* only syncs are counted, and none fails */
  gboolean           remembers;   /* what is not durable yet */
  gboolean           dark;        /* nothing gets through any more */
  gboolean           failed;
  guint              left;
  int                code;
  int                last_code;
} fault;

/* TRUE: this one. Under the lock. */
static gboolean
count_down (void)
{
  gboolean struck = fault.left == 0 && (fault.for_good || !fault.failed);

  fault.failed |= struck;
  if (fault.left > 0)
    fault.left--;
  return struck;
}

int
fault_vfs_strike (void)
{
  gboolean struck = FALSE;

  g_mutex_lock (&fault.lock);
  if (fault.armed && !fault.lies)
    {
      struck = count_down ();
      if (struck)
        fault.last_code = fault.code;
    }
  struck |= fault.dark;
  g_mutex_unlock (&fault.lock);
  return struck ? fault.code : 0;
}

gboolean
fault_vfs_lies (void)
{
  gboolean lies;

  g_mutex_lock (&fault.lock);
  lies = fault.armed && fault.lies && count_down ();
  g_mutex_unlock (&fault.lock);
  return lies;
}

static gboolean
strike (void)
{
  return fault_vfs_strike () != 0;
}

static const char *
name_of (sqlite3_file *file)
{
  return fault_vfs_remembers () ? ((FaultFile *) (void *) file)->name : NULL;
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((FaultFile *) (void *) file)->real;
}

static int
fault_close (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
fault_read (sqlite3_file *file,
            void         *bytes,
            int           n,
            sqlite3_int64 offset)
{
  return real_of (file)->pMethods->xRead (real_of (file), bytes, n, offset);
}

static int
write_through (sqlite3_file *file,
               const void   *bytes,
               int           n,
               sqlite3_int64 offset)
{
  fault_power_wrote (name_of (file), bytes, (gsize) n, offset);
  return real_of (file)->pMethods->xWrite (real_of (file), bytes, n, offset);
}

/* A short write: half of it gets through, as it does when a disk fills up. The real file system says FULL for ENOSPC here. */
static int
fault_write (sqlite3_file *file,
             const void   *bytes,
             int           n,
             sqlite3_int64 offset)
{
  if (!strike ())
    return write_through (file, bytes, n, offset);

  write_through (file, bytes, n / 2, offset);
  return fault.code == ENOSPC ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
fault_truncate (sqlite3_file *file,
                sqlite3_int64 size)
{
  if (strike ())
    return SQLITE_IOERR_TRUNCATE;

  fault_power_cut (name_of (file), size);
  return real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
fault_sync (sqlite3_file *file,
            int           flags)
{
  if (strike ())
    return SQLITE_IOERR_FSYNC;

  if (fault_vfs_lies ())
    return SQLITE_OK;

  fault_power_synced (name_of (file));
  return real_of (file)->pMethods->xSync (real_of (file), flags);
}

static int
fault_size (sqlite3_file  *file,
            sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
fault_lock (sqlite3_file *file,
            int           level)
{
  return real_of (file)->pMethods->xLock (real_of (file), level);
}

static int
fault_unlock (sqlite3_file *file,
              int           level)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), level);
}

static int
fault_is_locked (sqlite3_file *file,
                 int          *locked)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), locked);
}

static int
fault_control (sqlite3_file *file,
               int           op,
               void         *argument)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), op, argument);
}

static int
fault_sector (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
fault_device (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

static int
fault_shm_map (sqlite3_file   *file,
               int             region,
               int             size,
               int             extend,
               void volatile **memory)
{
  if (extend && strike ())
    return SQLITE_IOERR_SHMSIZE;

  return real_of (file)->pMethods->xShmMap (real_of (file), region, size, extend, memory);
}

static int
fault_shm_lock (sqlite3_file *file,
                int           offset,
                int           n,
                int           flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
fault_shm_unmap (sqlite3_file *file,
                 int           delete_it)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), delete_it);
}

static int
fault_open (sqlite3_vfs  *vfs,
            const char   *name,
            sqlite3_file *file,
            int           flags,
            int          *out_flags)
{
  FaultFile *self = (FaultFile *) (void *) file;
  int rc;

  self->real = (sqlite3_file *) (void *) (self + 1);
  self->name = name;
  rc = fault.real->xOpen (fault.real, name, self->real, flags, out_flags);
  self->base.pMethods = rc == SQLITE_OK ? &fault.methods : NULL;
  return rc;
}

static int
fault_delete (sqlite3_vfs *vfs,
              const char  *name,
              int          sync_folder)
{
  if (strike ())
    return SQLITE_IOERR_DELETE;

  fault_power_synced (name);
  return fault.real->xDelete (fault.real, name, sync_folder);
}

static int
fault_last_error (sqlite3_vfs *vfs,
                  int          n,
                  char        *text)
{
  return fault.last_code != 0 ? fault.last_code : fault.real->xGetLastError (fault.real, n, text);
}

void
fault_vfs_register (void)
{
  fault.real = sqlite3_vfs_find (NULL);
  fault.vfs = *fault.real;
  fault.vfs.zName = "fault";
  fault.vfs.szOsFile = sizeof (FaultFile) + fault.real->szOsFile;
  fault.vfs.pNext = NULL;
  fault.vfs.xOpen = fault_open;
  fault.vfs.xDelete = fault_delete;
  fault.vfs.xGetLastError = fault_last_error;
  fault.methods = (sqlite3_io_methods) {
    .iVersion = 2,
    .xClose = fault_close,
    .xRead = fault_read,
    .xWrite = fault_write,
    .xTruncate = fault_truncate,
    .xSync = fault_sync,
    .xFileSize = fault_size,
    .xLock = fault_lock,
    .xUnlock = fault_unlock,
    .xCheckReservedLock = fault_is_locked,
    .xFileControl = fault_control,
    .xSectorSize = fault_sector,
    .xDeviceCharacteristics = fault_device,
    .xShmMap = fault_shm_map,
    .xShmLock = fault_shm_lock,
    .xShmBarrier = fault_shm_barrier,
    .xShmUnmap = fault_shm_unmap,
  };
  g_assert_cmpint (sqlite3_vfs_register (&fault.vfs, 1), ==, SQLITE_OK);
}

static void
arm (guint    nth,
     int      code,
     gboolean for_good,
     gboolean lies,
     gboolean remembers)
{
  g_mutex_lock (&fault.lock);
  fault.armed = TRUE;
  fault.failed = FALSE;
  fault.left = nth;
  fault.code = code;
  fault.last_code = 0;
  fault.for_good = for_good;
  fault.lies = lies;
  fault.remembers = remembers;
  g_mutex_unlock (&fault.lock);
}

void
fault_vfs_arm (guint    nth,
               int      code,
               gboolean for_good)
{
  arm (nth, code, for_good, FALSE, FALSE);
}

void
fault_vfs_arm_power (guint nth)
{
  arm (nth, EIO, TRUE, FALSE, TRUE);
}

void
fault_vfs_arm_lie (guint nth)
{
  arm (nth, 0, TRUE, TRUE, TRUE);
}

void
fault_vfs_cut_power (void)
{
  g_mutex_lock (&fault.lock);
  fault.dark = TRUE;
  fault.code = EIO;
  g_mutex_unlock (&fault.lock);
}

gboolean
fault_vfs_remembers (void)
{
  return fault.remembers;
}

gboolean
fault_vfs_disarm (void)
{
  gboolean failed;

  g_mutex_lock (&fault.lock);
  failed = fault.armed && fault.failed;
  fault.armed = FALSE;
  fault.dark = FALSE;
  fault.remembers = FALSE;
  fault.last_code = 0;
  g_mutex_unlock (&fault.lock);
  return failed;
}
