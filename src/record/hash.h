/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* SHA-256 (FIPS 180-4), as entries, blobs, trees and seals use it. */

#define BEKET_HASH_BYTES 32
#define BEKET_HASH_LENGTH 64   /* its hex characters */
#define BEKET_NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"

/** BeketHash: a sum over bytes that come in pieces; one thread at a time. */
typedef struct _BeketHash BeketHash;

BeketHash *beket_hash_new        (void);
void       beket_hash_free       (BeketHash   *self);
void       beket_hash_add        (BeketHash   *self,
                                  const void  *bytes,
                                  gsize        length);
/** beket_hash_end: the sum of all that was added; the next byte begins another. */
void       beket_hash_end        (BeketHash   *self,
                                  guint8       digest[BEKET_HASH_BYTES]);
/** beket_hash_end_hex: the same in lower-case hex, with its zero. */
void       beket_hash_end_hex    (BeketHash   *self,
                                  char         hex[BEKET_HASH_LENGTH + 1]);

/** beket_hash_digest: of bytes that lie in one piece. */
void       beket_hash_digest     (const void  *bytes,
                                  gsize        length,
                                  guint8       digest[BEKET_HASH_BYTES]);
/** beket_hash_hex: (transfer full): the same in lower-case hex. */
char      *beket_hash_hex        (const void  *bytes,
                                  gsize        length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketHash, beket_hash_free)

G_END_DECLS
