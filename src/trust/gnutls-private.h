/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <gnutls/pkcs11.h>
#include <gnutls/pkcs12.h>
#include <gnutls/pkcs7.h>
#include <gnutls/x509.h>

#include "domain/error.h"

G_BEGIN_DECLS

#define BEKET_CERTIFICATE_MAX (64 * 1024)

/* Any datum may hold a key or a PIN: all are wiped before they are freed. */
static inline void
beket_datum_wipe (gnutls_datum_t *datum)
{
  if (datum->data != NULL)
    gnutls_memset (datum->data, 0, datum->size);
  gnutls_free (datum->data);
  datum->data = NULL;
  datum->size = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (gnutls_datum_t, beket_datum_wipe)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_x509_crt_t, gnutls_x509_crt_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_x509_crq_t, gnutls_x509_crq_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_x509_crl_t, gnutls_x509_crl_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_x509_privkey_t, gnutls_x509_privkey_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_privkey_t, gnutls_privkey_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_pubkey_t, gnutls_pubkey_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_pkcs11_obj_t, gnutls_pkcs11_obj_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_pkcs7_t, gnutls_pkcs7_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_pkcs7_attrs_t, gnutls_pkcs7_attrs_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_pkcs12_t, gnutls_pkcs12_deinit, NULL)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (gnutls_pkcs12_bag_t, gnutls_pkcs12_bag_deinit, NULL)

/** beket_gnutls_fail: sets @error to "@what: what GnuTLS says of @result". Returns: always %FALSE. */
gboolean                beket_gnutls_fail            (GError            **error,
                                                      BeketError          code,
                                                      const char         *what,
                                                      int                 result);

/** beket_bytes_datum: (transfer none): the bytes as GnuTLS wants them; valid as long as @bytes. */
gnutls_datum_t          beket_bytes_datum            (GBytes             *bytes);
/** beket_datum_bytes: (transfer full): a copy. */
GBytes                 *beket_datum_bytes            (const gnutls_datum_t *datum);

/** beket_certificate_import: (transfer full): %BEKET_ERROR_CORRUPT when it is not DER of a certificate. */
gnutls_x509_crt_t       beket_certificate_import     (GBytes             *der,
                                                      GError            **error);
GBytes                 *beket_certificate_export     (gnutls_x509_crt_t   certificate,
                                                      GError            **error);
/** beket_certificate_pubkey: (transfer full). */
gnutls_pubkey_t         beket_certificate_pubkey     (gnutls_x509_crt_t   certificate,
                                                      GError            **error);

/**
 * beket_pubkey_algorithm: how a key of ours signs: P-256, Ed25519, RSA of 2048 bits and more, GOST R 34.10-2012 (which no certificate is trusted for while
 * beket_trust_allow_gost() was not called); %GNUTLS_SIGN_UNKNOWN for any other key.
 */
gnutls_sign_algorithm_t beket_pubkey_algorithm       (gnutls_pubkey_t     pubkey);
gboolean                beket_is_gost                (gnutls_sign_algorithm_t algorithm);
gboolean                beket_pubkey_equal           (gnutls_pubkey_t     one,
                                                      gnutls_pubkey_t     other);

G_END_DECLS
