/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BeketNodeUpload:
 * A file on its way in: hashed while it is written under blobs/partial/, and moved to its name blobs/ab/abcd... only when its
 * SHA-256 is what was promised and it is on the disk.
 */
typedef struct _BeketNodeUpload BeketNodeUpload;

#define BEKET_NODE_BLOB_MAX (32 * 1024 * 1024)

BeketNodeUpload *beket_node_upload_new    (const char       *folder,
                                           GError          **error);
/** beket_node_upload_free: what was not finished is removed. */
void             beket_node_upload_free   (BeketNodeUpload  *self);
/** beket_node_upload_write: remembers its first error for finish. */
void             beket_node_upload_write  (BeketNodeUpload  *self,
                                           const void       *bytes,
                                           gsize             length);
/** beket_node_upload_finish: %BEKET_ERROR_CORRUPT when the bytes are not @hash; %BEKET_ERROR_STORE, %BEKET_ERROR_FULL. */
gboolean         beket_node_upload_finish (BeketNodeUpload  *self,
                                           const char       *hash,
                                           GError          **error);

/* ---- Files that stay ---- */

/** beket_node_blob_path: (transfer full). */
char     *beket_node_blob_path   (const char  *folder,
                                  const char  *hash);
gboolean  beket_node_blob_exists (const char  *folder,
                                  const char  *hash);
/** beket_node_blob_store: the whole at once. */
gboolean  beket_node_blob_store  (const char  *folder,
                                  GBytes      *bytes,
                                  const char  *hash,
                                  GError     **error);

/* ---- Files that come in parts, each at its offset ---- */

/** beket_node_part_size: bytes of @hash that are here so far. */
gint64    beket_node_part_size   (const char  *folder,
                                  const char  *hash);
/** beket_node_part_write: @offset must be the size so far, else %BEKET_ERROR_INVALID and nothing is written. */
gboolean  beket_node_part_write  (const char  *folder,
                                  const char  *hash,
                                  gint64       offset,
                                  const void  *bytes,
                                  gsize        length,
                                  GError     **error);
/** beket_node_part_finish: checks the whole and gives it its name; a wrong one is thrown away: %BEKET_ERROR_CORRUPT. */
gboolean  beket_node_part_finish (const char  *folder,
                                  const char  *hash,
                                  GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketNodeUpload, beket_node_upload_free)

G_END_DECLS
