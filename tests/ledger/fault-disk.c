/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the ledger does past SQLite to a file, counted and failed with the rest. The linker puts these before the real ones (--wrap), in the
 * objects of the test alone: neither SQLite nor GLib is touched.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <sys/types.h>
#include <unistd.h>

#include "fault-power.h"
#include "fault-vfs.h"

gssize __real_write (int fd, gconstpointer bytes, gsize length);
int __real_fsync (int fd);
int __real_link (const char *from, const char *to);
int __real_rename (const char *from, const char *to);
int __real_mkdir (const char *path, mode_t mode);
int __real_g_mkdir_with_parents (const char *path, int mode);
int __real_g_mkstemp_full (char *path, int flags, int mode);
int __real_posix_fadvise64 (int fd, off_t offset, off_t length, int advice);

gssize __wrap_write (int fd, gconstpointer bytes, gsize length);
int __wrap_fsync (int fd);
int __wrap_link (const char *from, const char *to);
int __wrap_rename (const char *from, const char *to);
int __wrap_mkdir (const char *path, mode_t mode);
int __wrap_g_mkdir_with_parents (const char *path, int mode);
int __wrap_g_mkstemp_full (char *path, int flags, int mode);
int __wrap_posix_fadvise64 (int fd, off_t offset, off_t length, int advice);

static guint forgotten;

/* TRUE: it fails, and errno says why. */
static gboolean
strike (void)
{
  int code = fault_vfs_strike ();

  if (code != 0)
    errno = code;
  return code != 0;
}

static char *
path_of (int fd)
{
  g_autofree char *name = g_strdup_printf ("/proc/self/fd/%d", fd);

  return g_file_read_link (name, NULL);
}

/* Half of it gets through. */
gssize
__wrap_write (int           fd,
              gconstpointer bytes,
              gsize         length)
{
  g_autofree char *path = fault_vfs_remembers () ? path_of (fd) : NULL;
  int code = fault_vfs_strike ();

  if (code != 0)
    length /= 2;
  fault_power_wrote (path, bytes, length, lseek (fd, 0, SEEK_CUR));
  if (code == 0)
    return __real_write (fd, bytes, length);

  __real_write (fd, bytes, length);
  errno = code;
  return -1;
}

int
__wrap_fsync (int fd)
{
  g_autofree char *path = path_of (fd);

  if (strike ())
    return -1;
  if (fault_vfs_lies ())
    return 0;

  fault_power_synced (path);
  return __real_fsync (fd);
}

int
__wrap_link (const char *from,
             const char *to)
{
  return strike () ? -1 : __real_link (from, to);
}

int
__wrap_rename (const char *from,
               const char *to)
{
  if (strike ())
    return -1;

  fault_power_renamed (from, to);
  return __real_rename (from, to);
}

int
__wrap_mkdir (const char *path,
              mode_t      mode)
{
  return strike () ? -1 : __real_mkdir (path, mode);
}

int
__wrap_g_mkdir_with_parents (const char *path,
                             int         mode)
{
  return strike () ? -1 : __real_g_mkdir_with_parents (path, mode);
}

int
__wrap_g_mkstemp_full (char *path,
                       int   flags,
                       int   mode)
{
  return strike () ? -1 : __real_g_mkstemp_full (path, flags, mode);
}

int
__wrap_posix_fadvise64 (int   fd,
                        off_t offset,
                        off_t length,
                        int   advice)
{
  forgotten += advice == POSIX_FADV_DONTNEED;
  return __real_posix_fadvise64 (fd, offset, length, advice);
}

guint
fault_disk_forgotten (void)
{
  return forgotten;
}
