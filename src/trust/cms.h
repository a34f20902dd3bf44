/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * beket_cms_check:
 * Strict reading of one detached CMS SignedData made by beket_key_sign_cms() or its equal (facts/pdf.md 2.2, lines 7 to 9):
 * exactly one SignerInfo, no embedded content, allowed algorithms (SHA-256 and up, P-256, RSA >= 2048), contentType,
 * messageDigest and signing-certificate-v2 once each, no signingTime, signer certificate = the one that
 * signing-certificate-v2 names, signature right over @data. The certificate is not judged here: beket_trust_check().
 *
 * Returns: (transfer full) (nullable): the signer's certificate, DER. Error: %BEKET_ERROR_CORRUPT with the first failed check.
 */
GBytes *beket_cms_check (GBytes      *der,
                         const void  *data,
                         gsize        length,
                         GError     **error);

G_END_DECLS
