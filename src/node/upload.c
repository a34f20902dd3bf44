/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files on their way in, named by their SHA-256 only when they are whole and durable.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/upload.h"

#include "domain/error.h"
#include "record/hash.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct _BeketNodeUpload
{
  char      *folder;   /* (owned) */
  char      *path;     /* (owned): under partial/ */
  int        fd;
  BeketHash *sum;      /* (owned) */
  GError    *error;    /* (owned) (nullable): the first */
};

static gboolean
fail (const char *path,
      GError    **error)
{
  int code = errno;

  g_set_error (error, BEKET_ERROR,
               code == ENOSPC || code == EDQUOT ? BEKET_ERROR_FULL : BEKET_ERROR_STORE,
               "%s: %s", path, g_strerror (code));
  return FALSE;
}

static gboolean
write_all (int         fd,
           const char *path,
           const void *bytes,
           gsize       length,
           GError    **error)
{
  for (const char *at = bytes; length > 0;)
    {
      gssize written = write (fd, at, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return fail (path, error);
      at += written;
      length -= (gsize) written;
    }
  return TRUE;
}

static gboolean
sync_folder (const char *path,
             GError    **error)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (!done)
    fail (path, error);
  if (fd >= 0)
    close (fd);
  return done;
}

char *
beket_node_blob_path (const char *folder,
                      const char *hash)
{
  char start[3] = { hash[0], hash[1], '\0' };

  return g_build_filename (folder, start, hash, NULL);
}

gboolean
beket_node_blob_exists (const char *folder,
                        const char *hash)
{
  g_autofree char *path = beket_node_blob_path (folder, hash);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* File, then its name, then the folder that holds the name: only then it survives a power cut. */
static gboolean
give_name (const char *folder,
           const char *from,
           int         fd,
           const char *hash,
           GError    **error)
{
  g_autofree char *path = beket_node_blob_path (folder, hash);
  g_autofree char *parent = g_path_get_dirname (path);
  gboolean made = g_mkdir (parent, 0700) == 0;

  if (!made && errno != EEXIST)
    return fail (parent, error);
  if (fsync (fd) != 0 || g_rename (from, path) != 0)
    return fail (path, error);
  return sync_folder (parent, error) && sync_folder (folder, error);
}

/* ---- In one piece ---- */

BeketNodeUpload *
beket_node_upload_new (const char *folder,
                       GError    **error)
{
  g_autoptr (BeketNodeUpload) self = g_new0 (BeketNodeUpload, 1);

  self->folder = g_strdup (folder);
  self->path = g_build_filename (folder, "partial", "put-XXXXXX", NULL);
  self->sum = beket_hash_new ();
  self->fd = g_mkstemp_full (self->path, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd >= 0)
    return g_steal_pointer (&self);
  fail (self->path, error);
  g_clear_pointer (&self->path, g_free);
  return NULL;
}

void
beket_node_upload_free (BeketNodeUpload *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  if (self->path != NULL)
    g_unlink (self->path);
  g_free (self->path);
  g_free (self->folder);
  beket_hash_free (self->sum);
  g_clear_error (&self->error);
  g_free (self);
}

void
beket_node_upload_write (BeketNodeUpload *self,
                         const void      *bytes,
                         gsize            length)
{
  if (self->error != NULL)
    return;
  beket_hash_add (self->sum, bytes, length);
  write_all (self->fd, self->path, bytes, length, &self->error);
}

gboolean
beket_node_upload_finish (BeketNodeUpload *self,
                          const char      *hash,
                          GError         **error)
{
  char got[BEKET_HASH_LENGTH + 1];

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  beket_hash_end_hex (self->sum, got);
  if (!g_str_equal (got, hash))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "the bytes have SHA-256 %s", got);
      return FALSE;
    }
  if (!give_name (self->folder, self->path, self->fd, hash, error))
    return FALSE;
  g_clear_pointer (&self->path, g_free);
  return TRUE;
}

gboolean
beket_node_blob_store (const char *folder,
                       GBytes     *bytes,
                       const char *hash,
                       GError    **error)
{
  g_autoptr (BeketNodeUpload) upload = NULL;

  if (beket_node_blob_exists (folder, hash))
    return TRUE;
  upload = beket_node_upload_new (folder, error);
  if (upload == NULL)
    return FALSE;
  beket_node_upload_write (upload, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return beket_node_upload_finish (upload, hash, error);
}

/* ---- In parts ---- */

static char *
part_path (const char *folder,
           const char *hash)
{
  return g_build_filename (folder, "partial", hash, NULL);
}

gint64
beket_node_part_size (const char *folder,
                      const char *hash)
{
  g_autofree char *path = part_path (folder, hash);
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (gint64) info.st_size : 0;
}

static gboolean
append_at (int         fd,
           const char *path,
           gint64      offset,
           const void *bytes,
           gsize       length,
           GError    **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    return fail (path, error);
  if (info.st_size != offset)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                   "the next part begins at %" G_GINT64_FORMAT, (gint64) info.st_size);
      return FALSE;
    }
  return write_all (fd, path, bytes, length, error);
}

gboolean
beket_node_part_write (const char *folder,
                       const char *hash,
                       gint64      offset,
                       const void *bytes,
                       gsize       length,
                       GError    **error)
{
  g_autofree char *path = part_path (folder, hash);
  int fd = open (path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  gboolean done;

  if (fd < 0)
    return fail (path, error);
  done = append_at (fd, path, offset, bytes, length, error);
  close (fd);
  return done;
}

gboolean
beket_node_part_finish (const char *folder,
                        const char *hash,
                        GError    **error)
{
  g_autofree char *path = part_path (folder, hash);
  g_autofree char *bytes = NULL;
  g_autofree char *got = NULL;
  gboolean done;
  gsize length;
  int fd;

  if (!g_file_get_contents (path, &bytes, &length, error))
    return FALSE;
  got = beket_hash_hex (bytes, length);
  if (!g_str_equal (got, hash))
    {
      g_unlink (path);
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "the bytes have SHA-256 %s", got);
      return FALSE;
    }
  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return fail (path, error);
  done = give_name (folder, path, fd, hash, error);
  close (fd);
  return done;
}
