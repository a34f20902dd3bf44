/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/merkle.h"
#include "trust/identity.h"

G_BEGIN_DECLS

/* The peer state's receipt for one entry, complete in itself: the checkpoint of the own state's log that the peer
 * cosigned, the audit path of the entry in it (RFC 6962) and the peer's certificate. */

/** beket_proof_write: (transfer full): JSON text in canonical form. */
char     *beket_proof_write (guint64       index,
                             GArray       *path,          /* (element-type BeketMerkleHash) */
                             const char   *note,
                             GBytes       *certificate);
/**
 * beket_proof_check:
 * @header: exact bytes of the entry's header
 * @party: own state: the cosigner must be a LOG of another
 *
 * Checks certificate, cosignature and path. @time: (out) (transfer full): of the cosignature, wire form.
 * %BEKET_ERROR_CORRUPT, %BEKET_ERROR_REFUSED, %BEKET_PARSE_ERROR.
 */
gboolean  beket_proof_check (const char   *proof,
                             GBytes       *header,
                             BeketTrust   *trust,
                             const char   *party,
                             gint64        now,
                             char        **time,
                             GError      **error);

G_END_DECLS
