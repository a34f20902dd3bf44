/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** beket_body_blob: (transfer full) (nullable): the SHA-256 (hex) of the file that a body names in its member data.blob; it must be durable before the entry is. */
char *beket_body_blob      (GBytes      *body);
/** beket_content_digest: (transfer full): a Content-Digest field (RFC 9530) for a hash in hex. */
char *beket_content_digest (const char  *hash);

G_END_DECLS
