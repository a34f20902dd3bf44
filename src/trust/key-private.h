/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trust/gnutls-private.h"
#include "trust/key.h"

G_BEGIN_DECLS

typedef struct _BeketTokenAccess BeketTokenAccess;

struct _BeketKey
{
  gatomicrefcount ref_count;

  gnutls_x509_privkey_t x509;          /* (owned) (nullable): for saving; none of a key on a token */
  gnutls_privkey_t      key;           /* (owned): for signing; borrows @x509 */
  BeketTokenAccess     *token;         /* (owned) (nullable): where the key is when it is not here */
  gnutls_pubkey_t       pubkey;        /* (owned) */
  GBytes               *certificate;   /* (owned) (nullable): DER */
};

/** beket_key_new_empty: (transfer full): nothing in it yet. */
BeketKey          *beket_key_new_empty           (void);
void               beket_token_access_free       (BeketTokenAccess       *self);
/** beket_key_new_take: (transfer full): @x509: (transfer full), also on error. A kind that Beket does not know: %BEKET_ERROR_SIGNER. */
BeketKey          *beket_key_new_take            (gnutls_x509_privkey_t   x509,
                                                  GError                **error);
/** beket_key_own_certificate: (transfer full): the certificate, after proof that it is this key's; else %BEKET_ERROR_SIGNER. */
gnutls_x509_crt_t  beket_key_own_certificate     (BeketKey               *self,
                                                  GError                **error);

/** beket_key_is_here: not on a token, which no key leaves; else %BEKET_ERROR_SIGNER. */
gboolean           beket_key_is_here             (BeketKey               *self,
                                                  GError                **error);
/** beket_key_prove: a signature over random bytes that the certificate verifies: so this is its key; else %BEKET_ERROR_SIGNER, "key-mismatch", or why it did not sign. */
gboolean           beket_key_prove               (BeketKey               *self,
                                                  GError                **error);
/** beket_pin_check: 1 to 255 bytes of UTF-8, else @code: %BEKET_ERROR_PIN of one that was asked, %BEKET_ERROR_INVALID of a new one. */
gboolean           beket_pin_check               (const char             *pin,
                                                  BeketError              code,
                                                  GError                **error);
/** beket_key_fail: why @self did not sign: a token's reason, or what GnuTLS says. Returns: always %FALSE. */
gboolean           beket_key_fail                (BeketKey               *self,
                                                  int                     result,
                                                  GError                **error);

G_END_DECLS
