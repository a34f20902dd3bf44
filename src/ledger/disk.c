/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files that must outlive a power cut.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "domain/error.h"

gboolean
beket_disk_fail (int         code,
                 const char *what,
                 const char *path,
                 GError    **error)
{
  gboolean full = code == ENOSPC || code == EDQUOT;

  g_set_error (error, BEKET_ERROR, full ? BEKET_ERROR_FULL : BEKET_ERROR_STORE,
               "%s: %s: %s", path, what, g_strerror (code));
  return FALSE;
}

gboolean
beket_disk_make_folder (const char *path,
                        GError    **error)
{
  if (g_mkdir_with_parents (path, 0700) != 0)
    return beket_disk_fail (errno, "cannot make the folder", path, error);

  if (g_chmod (path, 0700) != 0)
    return beket_disk_fail (errno, "cannot close the folder to others", path, error);

  return TRUE;
}

gboolean
beket_disk_sync (const char *path,
                 GError    **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  int code;

  if (fd < 0)
    return beket_disk_fail (errno, "cannot open", path, error);

  code = fsync (fd) != 0 ? errno : 0;
  close (fd);
  return code == 0 || beket_disk_fail (code, "cannot sync", path, error);
}

void
beket_disk_forget (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    return;

  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  close (fd);
}

/* Returns 0 or an errno. */
static int
write_all (int     fd,
           GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  while (length > 0)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno != EINTR)
        return errno;
      if (n > 0)
        {
          data += n;
          length -= n;
        }
    }

  return fsync (fd) != 0 ? errno : 0;
}

static gboolean
write_beside (const char *temporary,
              int         fd,
              GBytes     *bytes,
              GError    **error)
{
  int code = write_all (fd, bytes);

  /* Some file systems tell of a full disk only here. */
  if (close (fd) != 0 && code == 0)
    code = errno;

  return code == 0 || beket_disk_fail (code, "cannot write", temporary, error);
}

gboolean
beket_disk_write (const char *path,
                  GBytes     *bytes,
                  GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    return beket_disk_fail (errno, "cannot make the file", path, error);

  if (!write_beside (temporary, fd, bytes, error))
    {
      g_unlink (temporary);
      return FALSE;
    }

  if (g_rename (temporary, path) != 0)
    {
      int code = errno;

      g_unlink (temporary);
      return beket_disk_fail (code, "cannot name the file", path, error);
    }

  return beket_disk_sync (folder, error);
}
