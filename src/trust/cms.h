/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * beket_cms_check:
 * Strict reading of one detached CMS SignedData made by beket_key_sign_cms() or its equal (RFC 5652, RFC 5035, ETSI
 * EN 319 142-1 level B-B): DER, exactly one SignerInfo and one certificate, no embedded content, allowed algorithms (SHA-256
 * and up, P-256, RSA >= 2048; GOST R 34.10-2012 with Streebog, whose certificates beket_trust_check() refuses unless they are allowed), contentType, messageDigest and signing-certificate-v2 once each and no other attribute (so no
 * signingTime), signer certificate = the one that signing-certificate-v2 names, signature right over @data. Limit 16 KiB. The certificate is not judged here: beket_trust_check().
 *
 * Returns: (transfer full) (nullable): the signer's certificate, DER. Error: %BEKET_ERROR_CORRUPT with the first failed check.
 */
GBytes *beket_cms_check (GBytes      *der,
                         const void  *data,
                         gsize        length,
                         GError     **error);

G_END_DECLS
