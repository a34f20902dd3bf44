/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "domain/value.h"
#include "trust/identity.h"
#include "trust/key.h"

G_BEGIN_DECLS

/* The QR on each page: the essentials of the act, readable with no network. "KZ1:" + base45 (RFC 9285) of: version (1);
 * act number, form, parties and decision, each ASCII with its length (1 + n); time (8, seconds big-endian), SHA-256 of the
 * record JSON (32), key id (8: first bytes of the seal certificate's SHA-256), Ed25519 signature over all before it (64). */

#define BEKET_PAPER_SEAL_PREFIX "KZ1:"

typedef struct
{
  char    *number;        /* (owned): of the act */
  char    *form;          /* (owned): "D1" */
  char    *parties;       /* (owned): whose officers sign it, "KZ RU" */
  char    *decision;      /* (owned): a word of the list "decision", or "" where the form has none */
  gint64   when;          /* UTC microseconds, whole seconds */
  char    *record_hash;   /* (owned): hex */
  char    *key_id;        /* (owned) (nullable until it is sealed): hex */
} BeketPaperSeal;

/** beket_paper_seal_of: (transfer full): what the seal of an act with this record says, not sealed yet. %BEKET_ERROR_INVALID where the record has no number or form. */
BeketPaperSeal *beket_paper_seal_of    (const BeketValue      *record,
                                        const char            *record_hash,
                                        gint64                 when,
                                        GError               **error);
/** beket_paper_seal_equal: do they say the same of an act? Time and key are the sealer's and not asked for. */
gboolean        beket_paper_seal_equal (const BeketPaperSeal  *a,
                                        const BeketPaperSeal  *b);
/** beket_paper_seal_make: (transfer full): text for the QR. */
char           *beket_paper_seal_make  (BeketKey              *seal_key,
                                        const BeketPaperSeal  *says,
                                        GError               **error);
/** beket_paper_seal_read: (transfer full): reads and checks the signature with @certificate when given (its role must be SEAL; the caller checks its chain). Limit 512 characters. */
BeketPaperSeal *beket_paper_seal_read  (const char            *text,
                                        GBytes                *certificate,
                                        GError               **error);
/** beket_paper_seal_is_of: was it made with the key of this certificate, by its id? Says nothing of the signature. */
gboolean        beket_paper_seal_is_of (const BeketPaperSeal  *self,
                                        GBytes                *certificate);
void            beket_paper_seal_free  (BeketPaperSeal        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketPaperSeal, beket_paper_seal_free)

G_END_DECLS
