/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Blobs are files named by their SHA-256 under FOLDER/blobs/ab/abcd...; durable (file and directory) before the entry that
 * names them is. Limit 32 MiB. Any thread. Used by stations and nodes. */

#define BEKET_BLOB_MAX (32 * 1024 * 1024)

/** beket_blob_store: @hash: (out): BEKET_HASH_LENGTH + 1 bytes. Storing the same bytes twice is no error. %BEKET_ERROR_FULL when the disk is full. */
gboolean  beket_blob_store  (const char  *folder,
                             GBytes      *bytes,
                             char        *hash,
                             GError     **error);
/** beket_blob_load: (transfer full) (nullable): checks the hash: %BEKET_ERROR_CORRUPT, %BEKET_ERROR_STORE when it is not there. */
GBytes   *beket_blob_load   (const char  *folder,
                             const char  *hash,
                             GError     **error);
gboolean  beket_blob_exists (const char  *folder,
                             const char  *hash);
/** beket_blob_path: (transfer full). */
char     *beket_blob_path   (const char  *folder,
                             const char  *hash);

G_END_DECLS
