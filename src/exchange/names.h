/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "domain/value.h"

G_BEGIN_DECLS

/**
 * beket_body_blobs: (transfer full) (element-type utf8)
 * @body: (nullable)
 *
 * The SHA-256 (hex) of each file that a body names in a member "blob" or "blobs" of its data, at any depth, once each: they must be
 * durable before the entry is. Empty for a body that is not there or does not read.
 */
GPtrArray *beket_body_blobs     (GBytes      *body);
/** beket_value_blobs: (transfer full): the same of a body that was read already. */
GPtrArray *beket_value_blobs    (const BeketValue  *body);
/** beket_content_digest: (transfer full): a Content-Digest field (RFC 9530) for a hash in hex. */
char      *beket_content_digest (const char  *hash);

G_END_DECLS
