/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trust/identity.h"
#include "trust/key.h"

G_BEGIN_DECLS

/* The QR on each page: readable with no network. "KZ1:" + base45 (RFC 9285) of: version (1), act number as ASCII with its
 * length (1 + n), time (8, seconds big-endian), SHA-256 of the record JSON (32), key id (8: first bytes of the seal
 * certificate's SHA-256), Ed25519 signature over all before it (64). */

typedef struct
{
  char    *number;        /* (owned) */
  gint64   when;          /* UTC microseconds, whole seconds */
  char    *record_hash;   /* (owned): hex */
  char    *key_id;        /* (owned): hex */
} BeketPaperSeal;

/** beket_paper_seal_make: (transfer full): text for the QR. */
char           *beket_paper_seal_make  (BeketKey    *seal_key,
                                        const char  *number,
                                        gint64       when,
                                        const char  *record_hash,
                                        GError     **error);
/** beket_paper_seal_read: (transfer full): reads and checks the signature with @certificate when given (its role must be SEAL; the caller checks its chain). Limit 512 characters. */
BeketPaperSeal *beket_paper_seal_read  (const char  *text,
                                        GBytes      *certificate,
                                        GError     **error);
void            beket_paper_seal_free  (BeketPaperSeal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketPaperSeal, beket_paper_seal_free)

G_END_DECLS
