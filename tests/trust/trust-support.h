/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trust/authority-private.h"
#include "trust/identity-private.h"

/* Two states with an authority each, in a folder that goes when the test ends. All moments are fixed: no test waits. */

#define FROM ((gint64) 1780272000 * G_USEC_PER_SEC)   /* 2026-06-01 */
#define DAY  ((gint64) 86400 * G_USEC_PER_SEC)
#define WHEN (FROM + DAY)
#define DAYS 30

typedef struct
{
  char           *folder;   /* (owned) */
  BeketAuthority *kz;       /* (owned) */
  BeketAuthority *ru;       /* (owned) */
  BeketTrust     *trust;    /* (owned): both roots */
} World;

World             *world_new     (void);
void               world_free    (World               *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

/** identity_for: (transfer full): a good identity of @party: "KZ-10442" or "KZ-NODE" or "KZ-KZSYR-B02". */
BeketIdentity     *identity_for  (BeketRole            role,
                                  const char          *party);
BeketKeyKind       kind_for      (BeketRole            role);
/** world_key: (transfer full): a new key with a certificate from FROM for DAYS. */
BeketKey          *world_key     (BeketAuthority      *authority,
                                  BeketRole            role);

/** craft: (transfer full): a certificate for @key like the authority's, not signed yet: to be spoiled. No names when @identity is %NULL. */
gnutls_x509_crt_t  craft         (BeketKey            *key,
                                  const BeketIdentity *identity);
/** craft_sign: (transfer full): signs, frees @certificate and returns its DER. */
GBytes            *craft_sign    (gnutls_x509_crt_t    certificate,
                                  BeketAuthority      *authority,
                                  gnutls_digest_algorithm_t digest);

/** rsa_key: (transfer full): an officer's key of that kind, also one that is too short, with a certificate. */
BeketKey          *rsa_key       (World               *world,
                                  unsigned int         bits);

/** assert_room: the CMS of @key fits into what was foretold, which is not much more. */
void               assert_room   (BeketKey            *key,
                                  GBytes              *cms);

/** read_data: (transfer full): a file of tests/trust/data. */
GBytes            *read_data     (const char          *name);
void               remove_folder (const char          *folder);
/** mutate: (transfer full): the bytes with one of them changed. */
GBytes            *mutate        (GBytes              *bytes,
                                  gsize                position,
                                  guint8               value);
guint8             byte_at       (GBytes              *bytes,
                                  gsize                position);

/* @expression passes its error to "e". */
#define assert_fails(code, words, expression) \
  G_STMT_START { \
    g_autoptr (GError) failure = NULL; \
    GError **e = &failure; \
    g_assert_false ((expression)); \
    g_assert_error (failure, BEKET_ERROR, (int) (code)); \
    if (strstr (failure->message, (words)) == NULL) \
      g_error ("\"%s\" is not in \"%s\"", (words), failure->message); \
  } G_STMT_END
