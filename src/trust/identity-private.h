/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trust/gnutls-private.h"
#include "trust/identity.h"

G_BEGIN_DECLS

/* Where names are read from and written to: a certificate or a request; exactly one is set. */
typedef struct
{
  gnutls_x509_crt_t certificate;   /* (not owned) (nullable) */
  gnutls_x509_crq_t request;       /* (not owned) (nullable) */
} BeketNames;

/** beket_identity_check: may such an identity stand in a certificate? %BEKET_ERROR_INVALID. */
gboolean       beket_identity_check   (const BeketIdentity  *self,
                                       GError              **error);
/** beket_identity_uri: (transfer full). */
char          *beket_identity_uri     (const BeketIdentity  *self);

/** beket_names_read: (transfer full): %BEKET_ERROR_REFUSED unless they are the names of one identity. */
BeketIdentity *beket_names_read       (BeketNames            names,
                                       GError              **error);
/** beket_names_write: returns a code of GnuTLS. */
int            beket_names_write      (BeketNames            names,
                                       const BeketIdentity  *identity);

/** beket_role_fits: does a key that signs so suit the role? */
gboolean       beket_role_fits        (BeketRole                role,
                                       gnutls_sign_algorithm_t  algorithm);

G_END_DECLS
