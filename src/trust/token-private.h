/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trust/gnutls-private.h"

G_BEGIN_DECLS

/** beket_token_uri_check: a "pkcs11:" URI of at most 1 KiB, printable, without a query part; else %BEKET_ERROR_INVALID. */
gboolean beket_token_uri_check (const char   *uri,
                                GError      **error);
/** beket_token_uri_for: (transfer full): @uri with its "type" replaced; without "object" when @by_id, for labels of a key and of its certificate may differ. */
char    *beket_token_uri_for   (const char   *uri,
                                const char   *type,     /* "cert", "private"; NULL: none */
                                gboolean      by_id);
/** beket_token_fail: @uri: of a certificate or a key. Sets a reason for what GnuTLS says of a token. Returns: always %FALSE. */
gboolean beket_token_fail      (const char   *uri,
                                int           result,
                                GError      **error);

G_END_DECLS
