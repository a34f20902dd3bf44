/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blobs: files named by their hash, durable before an entry names them.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/blob.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "domain/error.h"
#include "ledger/disk.h"
#include "record/entry.h"

char *
beket_blob_path (const char *folder,
                 const char *hash)
{
  char shelf[3] = { 0 };

  g_return_val_if_fail (beket_is_hash (hash), NULL);

  memcpy (shelf, hash, 2);
  return g_build_filename (folder, "blobs", shelf, hash, NULL);
}

static gboolean
has_hash (GBytes     *bytes,
          const char *hash)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  g_autofree char *computed = beket_hash_hex (data, length);

  return strcmp (computed, hash) == 0;
}

gboolean
beket_blob_exists (const char *folder,
                   const char *hash)
{
  g_autofree char *path = NULL;
  struct stat info;

  if (!beket_is_hash (hash))
    return FALSE;

  path = beket_blob_path (folder, hash);
  return lstat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size <= BEKET_BLOB_MAX;
}

static gboolean
check_size (const char *path,
            GError    **error)
{
  struct stat info;

  if (stat (path, &info) != 0)
    return beket_disk_fail (errno, "cannot read", path, error);

  if (!S_ISREG (info.st_mode) || info.st_size > BEKET_BLOB_MAX)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "%s: not a blob, or too large", path);
      return FALSE;
    }

  return TRUE;
}

GBytes *
beket_blob_load (const char *folder,
                 const char *hash,
                 GError    **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failed = NULL;
  g_autofree char *path = NULL;
  char *contents;
  gsize length;

  if (!beket_is_hash (hash))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "\"%s\" is no name of a blob", hash);
      return NULL;
    }

  path = beket_blob_path (folder, hash);
  if (!check_size (path, error))
    return NULL;

  if (!g_file_get_contents (path, &contents, &length, &failed))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "%s", failed->message);
      return NULL;
    }

  bytes = g_bytes_new_take (contents, length);
  if (length > BEKET_BLOB_MAX || !has_hash (bytes, hash))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT,
                   "%s: its bytes do not have the hash of its name", path);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

static gboolean
make_shelf (const char *folder,
            const char *path,
            GError    **error)
{
  g_autofree char *blobs = g_build_filename (folder, "blobs", NULL);
  g_autofree char *shelf = g_path_get_dirname (path);

  if (g_file_test (shelf, G_FILE_TEST_IS_DIR))
    return TRUE;

  return beket_disk_make_folder (blobs, error) &&
         beket_disk_make_folder (shelf, error) &&
         beket_disk_sync (blobs, error);
}

/* A file that is there but not whole is no reason to refuse: it is written again. */
static gboolean
is_stored (const char *folder,
           const char *hash,
           const char *path)
{
  g_autofree char *shelf = g_path_get_dirname (path);
  g_autoptr (GBytes) there = NULL;

  if (!beket_blob_exists (folder, hash))
    return FALSE;

  /* Another process may have named it and not yet synced the name. */
  there = beket_blob_load (folder, hash, NULL);
  return there != NULL && beket_disk_sync (shelf, NULL);
}

gboolean
beket_blob_store (const char *folder,
                  GBytes     *bytes,
                  char       *hash,
                  GError    **error)
{
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  g_autofree char *computed = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL && hash != NULL, FALSE);

  if (length > BEKET_BLOB_MAX)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE,
                   "a blob of %" G_GSIZE_FORMAT " bytes is more than %d", length, BEKET_BLOB_MAX);
      return FALSE;
    }

  computed = beket_hash_hex (data, length);
  path = beket_blob_path (folder, computed);
  if (!is_stored (folder, computed, path) &&
      (!make_shelf (folder, path, error) || !beket_disk_write (path, bytes, error)))
    return FALSE;

  g_strlcpy (hash, computed, BEKET_HASH_LENGTH + 1);
  return TRUE;
}
