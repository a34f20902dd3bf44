/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trust/authority.h"
#include "trust/key-private.h"

G_BEGIN_DECLS

struct _BeketAuthority
{
  char              *folder;   /* (owned) */
  char              *party;    /* (owned): "KZ" */
  BeketKey          *key;      /* (owned): the root's, with its certificate */
  gnutls_x509_crt_t  root;     /* (owned) */
};

/** beket_authority_set_serial: a random serial number. A code of GnuTLS. */
int beket_authority_set_serial (gnutls_x509_crt_t  certificate);
/** beket_authority_set_key: the subject's key and its identifier. A code of GnuTLS. */
int beket_authority_set_key    (gnutls_x509_crt_t  certificate,
                                gnutls_pubkey_t    pubkey);
/** beket_authority_write: durable. %BEKET_ERROR_STORE. */
gboolean beket_authority_write (BeketAuthority        *self,
                                const char            *name,
                                const gnutls_datum_t  *text,
                                GError               **error);
/** beket_authority_write_crl: (transfer full): signs @crl as number @number, keeps it as crl.pem; returns its text. */
char    *beket_authority_write_crl (BeketAuthority     *self,
                                    gnutls_x509_crl_t   crl,
                                    guint64             number,
                                    GError            **error);

G_END_DECLS
