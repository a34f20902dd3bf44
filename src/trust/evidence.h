/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BEKET_EVIDENCE_MAX (256 * 1024)

/**
 * BeketEvidence:
 * What somebody else's file says of an act: a national signature made with a national token tool, or a receipt of a trusted third party. It is shown, with
 * what was checked of it here; it never makes an act valid or invalid.
 */
typedef struct
{
  char       *kind;        /* (owned): word of "attestation-kind": "national-signature", "time-stamp" (RFC 3161), "third-party-receipt" (RFC 3029) */
  char       *who;         /* (owned) (nullable): CN of the certificate inside */
  char       *id;          /* (owned) (nullable): its serialNumber: IIN, BIN, officer's id */
  char       *issuer;      /* (owned) (nullable): CN of who issued it */
  char       *serial;      /* (owned): of the certificate, as the file names its signer: hex */
  gint64      when;        /* UTC microseconds: of a receipt its own time, of a signature its signer's word; 0: none */
  char       *digest;      /* (owned): by which the act's bytes are named: "SHA256"; an OID where the algorithm is not known here */
  char       *algorithm;   /* (owned): of the signature: likewise */
  const char *checked;     /* word of "attestation-check": "signature-right" (by the certificate inside, which nobody has judged), "digest-right" (names
                            * these bytes, by a signature that cannot be checked here), "not-checked" */
} BeketEvidence;

/**
 * beket_evidence_read: (transfer full)
 * @file: DER or PEM of a CMS SignedData (RFC 5652): detached over the act's bytes, or with a TSTInfo (RFC 3161; also inside a TimeStampResp) or a
 *   DVCSResponseData (RFC 3029) about them. At most 256 KiB, definite lengths, one signer, at most 16 certificates
 * @act: the exact bytes that it is about
 *
 * Errors: %BEKET_ERROR_INVALID when it is none of these, with the place; %BEKET_ERROR_CORRUPT when it is about other bytes, or its signature is wrong.
 */
BeketEvidence *beket_evidence_read (GBytes         *file,
                                    GBytes         *act,
                                    GError        **error);
void           beket_evidence_free (BeketEvidence  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketEvidence, beket_evidence_free)

G_END_DECLS
