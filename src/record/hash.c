/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SHA-256.
 *
 * DESIGN: by GnuTLS, which has the processor's own instructions for it, and not by GLib, whose portable code needs six times
 * as long: two sums lie between the officer's Enter and "saved", and two for each entry of a ledger that is verified.
 */

#define G_LOG_DOMAIN "beket-record"

#include "config.h"

#include "record/hash.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

#include "record/hex.h"

struct _BeketHash
{
  gnutls_hash_hd_t handle;   /* (owned) */
};

/* A program that cannot hash any more can neither write nor believe anything. */
static void
must (int result)
{
  if (result < 0)
    g_error ("SHA-256: %s", gnutls_strerror (result));
}

BeketHash *
beket_hash_new (void)
{
  BeketHash *self = g_new0 (BeketHash, 1);

  must (gnutls_hash_init (&self->handle, GNUTLS_DIG_SHA256));
  return self;
}

void
beket_hash_free (BeketHash *self)
{
  gnutls_hash_deinit (self->handle, NULL);
  g_free (self);
}

void
beket_hash_add (BeketHash  *self,
                const void *bytes,
                gsize       length)
{
  if (length > 0)
    must (gnutls_hash (self->handle, bytes, length));
}

void
beket_hash_end (BeketHash *self,
                guint8     digest[BEKET_HASH_BYTES])
{
  gnutls_hash_output (self->handle, digest);
}

void
beket_hash_end_hex (BeketHash *self,
                    char       hex[BEKET_HASH_LENGTH + 1])
{
  guint8 digest[BEKET_HASH_BYTES];

  beket_hash_end (self, digest);
  beket_hex_write (digest, sizeof digest, hex);
}

void
beket_hash_digest (const void *bytes,
                   gsize       length,
                   guint8      digest[BEKET_HASH_BYTES])
{
  must (gnutls_hash_fast (GNUTLS_DIG_SHA256, bytes, length, digest));
}

char *
beket_hash_hex (const void *bytes,
                gsize       length)
{
  char *hex = g_malloc (BEKET_HASH_LENGTH + 1);
  guint8 digest[BEKET_HASH_BYTES];

  beket_hash_digest (bytes, length, digest);
  beket_hex_write (digest, sizeof digest, hex);
  return hex;
}
