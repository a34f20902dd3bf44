/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "trust/gnutls-private.h"

G_BEGIN_DECLS

/** beket_crl_import: (transfer full): DER or PEM. %BEKET_ERROR_CORRUPT. */
gnutls_x509_crl_t beket_crl_import (GBytes   *bytes,
                                    GError  **error);

/** BeketCrlFunc: one line of a list; FALSE stops. @from: POSIX seconds. */
typedef gboolean (*BeketCrlFunc)   (const guint8 *serial,
                                    gsize         size,
                                    gint64        from,
                                    gpointer      user_data);

/** beket_crl_foreach: %BEKET_ERROR_CORRUPT when a line cannot be read. */
gboolean          beket_crl_foreach (gnutls_x509_crl_t   crl,
                                     BeketCrlFunc        func,
                                     gpointer            user_data,
                                     GError            **error);

G_END_DECLS
