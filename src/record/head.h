/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value.h"

G_BEGIN_DECLS

/**
 * BeketHead:
 * "I hold entries 1 to seq of this chain, the last has this hash." Signed by a station with each push and by a node as its
 * receipt. The signed bytes are the canonical JSON of the six members; the signature is raw ECDSA
 * P-256 with SHA-256 in DER, base64 on the wire.
 */
typedef struct
{
  char   *origin;    /* (owned) */
  char   *ledger;    /* (owned) */
  char   *inc;       /* (owned) */
  gint64  seq;       /* 0 = nothing yet */
  char   *hash;      /* (owned): 64 zeros for seq 0 */
  char   *time;      /* (owned): wire form */
} BeketHead;

BeketHead *beket_head_new        (const char       *origin,
                                  const char       *ledger,
                                  const char       *inc,
                                  gint64            seq,
                                  const char       *hash,
                                  const char       *time);
void       beket_head_free       (BeketHead        *self);
/** beket_head_bytes: (transfer full): what is signed. */
GBytes    *beket_head_bytes      (const BeketHead  *self);

/** beket_head_seal: (transfer full): `{"certificate":"<base64 DER>","head":"<exact text>","signature":"<base64>"}`, one line. */
char      *beket_head_seal       (GBytes           *head,
                                  GBytes           *signature,
                                  GBytes           *certificate);
/** beket_head_open: reads such a line; the caller checks signature and certificate over the exact bytes. Limit 16 KiB. */
BeketHead *beket_head_open       (const char       *line,
                                  gsize             length,
                                  GBytes          **head,
                                  GBytes          **signature,
                                  GBytes          **certificate,
                                  GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketHead, beket_head_free)

G_END_DECLS
