/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trust/der.h"
#include "trust/evidence.h"
#include "trust/gnutls-private.h"

G_BEGIN_DECLS

/* A SignedData as others write it: what ours may not have is allowed here. Pieces of the bytes that were read. */
typedef struct
{
  BeketDer content_type;     /* OID of what is inside */
  BeketDer content;          /* octets inside; no data when detached */
  BeketDer certificates;     /* the set's elements; may be empty */
  BeketDer issuer;           /* of the signer; no data when it is named by a key identifier */
  BeketDer serial;
  BeketDer digest;           /* OID */
  BeketDer attributes;       /* the whole element; no data when there are none */
  BeketDer message_digest;   /* values of attributes; no data: not there */
  BeketDer signing_time;     /* the whole element */
  BeketDer algorithm;        /* OID of the signature */
  BeketDer signature;
} BeketForeignCms;

/* What a receipt says: pieces of its content. */
typedef struct
{
  const char *kind;
  BeketDer    digest;        /* OID */
  BeketDer    imprint;
  BeketDer    time;          /* the whole element */
} BeketReceipt;

/** beket_foreign_cms_read: what is wrong, or %NULL. A TimeStampResp round the SignedData is taken off. */
const char *beket_foreign_cms_read (BeketDer         der,
                                    BeketForeignCms *cms);
/** beket_receipt_read: what is wrong, or %NULL. */
const char *beket_receipt_read     (const BeketForeignCms *cms,
                                    BeketReceipt    *receipt);
/** beket_der_time: a UTCTime or GeneralizedTime in UTC; 0 when it is none. */
gint64      beket_der_time         (BeketDer         whole);
/** beket_der_oid_text: (transfer full): "1.2.840.113549.1.7.2"; "?" when it is none. */
char       *beket_der_oid_text     (BeketDer         oid);

G_END_DECLS
