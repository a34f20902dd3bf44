/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BEKET_ROLE_STATION,   /* TLS client, heads */
  BEKET_ROLE_SEAL,      /* paper seals (QR) of a station: Ed25519 */
  BEKET_ROLE_NODE,      /* TLS server and client, receipts */
  BEKET_ROLE_LOG,       /* checkpoints of a node: Ed25519 */
  BEKET_ROLE_OFFICER,   /* signatures on acts */
  BEKET_ROLE_ADVANCE,   /* TLS client: a carrier or a national system that sends advance notices (Article 5) */
} BeketRole;

/**
 * BeketIdentity:
 * Who a certificate speaks for (RFC 5280, 4.1.2.6 and 4.2.1.6): C = party, O = body, OU = point, CN = name, serialNumber = id, and one
 * subjectAltName URI that names the role: urn:beket:kz:station:KZ-KZSYR-B02, urn:beket:kz:officer:KZ-10442,
 * urn:beket:kz:node:KZ-NODE, urn:beket:kz:log:KZ-NODE, urn:beket:kz:seal:KZ-KZSYR-B02, urn:beket:kz:advance:KZ-TRANS-01. An id begins with its party, so
 * that one state's authority cannot name a station or an officer of the other.
 */
typedef struct _BeketIdentity
{
  BeketRole  role;
  char      *party;   /* (owned): "KZ" */
  char      *body;    /* (owned): word of "body" */
  char      *point;   /* (owned) (nullable) */
  char      *name;    /* (owned): CN */
  char      *id;      /* (owned): serialNumber: station's origin, officer's id, node's name */
  char     **hosts;   /* (owned) (nullable): for the request of a node: DNS names and IP addresses; else %NULL */
} BeketIdentity;

BeketIdentity *beket_identity_new              (BeketRole             role,
                                                const char           *party,
                                                const char           *body,
                                                const char           *point,
                                                const char           *name,
                                                const char           *id);
BeketIdentity *beket_identity_copy             (const BeketIdentity  *self);
void           beket_identity_free             (BeketIdentity        *self);
/** beket_identity_from_certificate: (transfer full): reads, does not judge. Exactly one urn:beket: URI that agrees with C and serialNumber, else %BEKET_ERROR_REFUSED. */
BeketIdentity *beket_identity_from_certificate (GBytes               *der,
                                                GError              **error);
const char    *beket_role_word                 (BeketRole             role);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketIdentity, beket_identity_free)

/**
 * BeketTrust:
 * The roots of both states, each good only for its own country code, and their revocation lists. Immutable once filled, then thread safe.
 */
typedef struct _BeketTrust BeketTrust;

BeketTrust    *beket_trust_new                 (void);
BeketTrust    *beket_trust_ref                 (BeketTrust           *self);
void           beket_trust_unref               (BeketTrust           *self);
gboolean       beket_trust_add_root            (BeketTrust           *self,
                                                const char           *party,
                                                GBytes               *der,
                                                GError              **error);
/**
 * beket_trust_add_crl: signed by a root that was added before, else %BEKET_ERROR_REFUSED. Lists add up: a certificate that one
 * list names stays revoked, from the earliest time named. An authority must therefore keep those whose certificate has expired on its lists
 * as well. A list with a critical extension (a part of a list, a difference to another) is refused.
 */
gboolean       beket_trust_add_crl             (BeketTrust           *self,
                                                GBytes               *crl,     /* DER or PEM */
                                                GError              **error);
/**
 * beket_trust_allow_gost: officers' keys of GOST R 34.10-2012 (RFC 7091) are trusted from now on like others. Off in a new store: outside the program
 * nobody but GnuTLS and OpenSSL with a GOST engine can check what they sign.
 */
void           beket_trust_allow_gost          (BeketTrust           *self);
/**
 * beket_trust_load: roots/XX.pem and, if there, crls/ (.pem, .crl, .der) and trust.ini ("gost=true" in [signatures]: beket_trust_allow_gost()) of a folder. A
 * bad file refuses the whole folder; errors begin with its path.
 */
BeketTrust    *beket_trust_load                (const char           *folder,
                                                GError              **error);

/**
 * beket_trust_check:
 * @when: UTC microseconds at which the certificate must have been valid (a trusted time, not "now", for acts)
 *
 * Issued by a root of the certificate's own country, valid and not revoked at @when (a later revocation does not undo what
 * was signed before), the root valid at @when too, key, key usage and extended key usage right for @role.
 * Returns: (transfer full) (nullable): who it is. Errors: %BEKET_ERROR_REFUSED whose message ends with the reason: "expired",
 * "not yet valid", "revoked", "unknown authority", "not for this role", "GOST is off", "another state's certificate", with beket_error_get_reason();
 * %BEKET_ERROR_CORRUPT when @der is not a certificate.
 */
BeketIdentity *beket_trust_check               (BeketTrust           *self,
                                                GBytes               *der,
                                                BeketRole             role,
                                                gint64                when,
                                                GError              **error);

/**
 * beket_trust_check_list:
 * @when: UTC microseconds
 *
 * Do the revocation lists of the root that issued @der tell of @when? They do up to the next update that the newest of them announces: what was
 * revoked until then is named. Errors: %BEKET_ERROR_REFUSED whose message ends with "no revocation list" or "revocation list too old", or
 * with beket_trust_check()'s reason when no root issued it.
 */
gboolean       beket_trust_check_list          (BeketTrust           *self,
                                                GBytes               *der,
                                                gint64                when,
                                                GError              **error);
/** beket_trust_parties: (transfer full): the states whose roots are here, each once. */
char         **beket_trust_parties             (BeketTrust           *self);
/** beket_trust_listed_until: UTC microseconds up to which the lists of @party's newest root tell everything; -1: there is no list. */
gint64         beket_trust_listed_until        (BeketTrust           *self,
                                                const char           *party);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketTrust, beket_trust_unref)

G_END_DECLS
