/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trust/der.h"
#include "trust/gnutls-private.h"

G_BEGIN_DECLS

#define BEKET_CMS_MAX      (16 * 1024)
#define BEKET_CMS_ESS_OID  "1.2.840.113549.1.9.16.2.47"
#define BEKET_CMS_ESS_SIZE 40

/* The fixed start of a signing-certificate-v2 (RFC 5035) that names one certificate by its SHA-256 and nothing more. */
extern const guint8 beket_cms_ess_start[8];

/* What a SignedData says; pieces of the bytes that were read. */
typedef struct
{
  BeketDer                certificate;
  BeketDer                issuer;           /* of the signer, as the SignerInfo names it */
  BeketDer                serial;
  gnutls_digest_algorithm_t digest;
  BeketDer                attributes;       /* the whole element */
  BeketDer                content_type;     /* the three attributes' values */
  BeketDer                message_digest;
  BeketDer                ess;
  BeketDer                algorithm;        /* OID of the signature */
  BeketDer                signature;
} BeketCms;

/** beket_cms_read: what is wrong, or %NULL. Reads only; cms.c judges. */
const char *beket_cms_read (BeketDer  der,
                            BeketCms *cms);

G_END_DECLS
