/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trust/identity.h"
#include "trust/key.h"

G_BEGIN_DECLS

/* A certificate authority for tests and demonstrations, one per state. Names itself "Beket test authority KZ". */

typedef struct _BeketAuthority BeketAuthority;

/** beket_authority_create: makes root key and certificate in @folder (root.pem, root.key, crl.pem). A folder that has one is refused. */
BeketAuthority *beket_authority_create  (const char          *folder,
                                         const char          *party,
                                         GError             **error);
BeketAuthority *beket_authority_open    (const char          *folder,
                                         GError             **error);
void            beket_authority_free    (BeketAuthority      *self);
/** beket_authority_root: (transfer none): DER. */
GBytes         *beket_authority_root    (BeketAuthority      *self);
/** beket_authority_issue: (transfer full): DER for the key of the PKCS#10 @request_pem and the identity that it names; must be of the authority's own party. @days: validity. */
GBytes         *beket_authority_issue   (BeketAuthority      *self,
                                         const char          *request_pem,
                                         int                  days,
                                         GError             **error);
/** beket_authority_issue_for: the same for a key at hand; sets the key's certificate. */
gboolean        beket_authority_issue_for (BeketAuthority    *self,
                                         BeketKey            *key,
                                         const BeketIdentity *identity,
                                         gint64               from,      /* UTC microseconds */
                                         int                  days,
                                         GError             **error);
/** beket_authority_revoke: adds the certificate to crl.pem, from now on. (transfer full): the new list, PEM. */
char           *beket_authority_revoke  (BeketAuthority      *self,
                                         GBytes              *der,
                                         GError             **error);
/** beket_authority_revoke_at: the same from another moment, @when: UTC microseconds. */
char           *beket_authority_revoke_at (BeketAuthority    *self,
                                         GBytes              *der,
                                         gint64               when,
                                         GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketAuthority, beket_authority_free)

G_END_DECLS
