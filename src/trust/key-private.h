/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trust/gnutls-private.h"
#include "trust/key.h"

G_BEGIN_DECLS

struct _BeketKey
{
  gatomicrefcount ref_count;

  gnutls_x509_privkey_t x509;          /* (owned): for saving */
  gnutls_privkey_t      key;           /* (owned): for signing; borrows @x509 */
  gnutls_pubkey_t       pubkey;        /* (owned) */
  GBytes               *certificate;   /* (owned) (nullable): DER */
};

/** beket_key_new_take: (transfer full): @x509: (transfer full), also on error. A kind that Beket does not know: %BEKET_ERROR_SIGNER. */
BeketKey          *beket_key_new_take            (gnutls_x509_privkey_t   x509,
                                                  GError                **error);
/** beket_key_own_certificate: (transfer full): the certificate, after proof that it is this key's; else %BEKET_ERROR_SIGNER. */
gnutls_x509_crt_t  beket_key_own_certificate     (BeketKey               *self,
                                                  GError                **error);

G_END_DECLS
