/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BeketKey:
 * A private key with its certificate. Never leaves the trust room. Reference counted; may be used from any one thread at a time.
 */
typedef struct _BeketKey BeketKey;

typedef enum
{
  BEKET_KEY_P256,      /* TLS, heads, acts */
  BEKET_KEY_ED25519,   /* checkpoints, paper seals */
} BeketKeyKind;

/** beket_key_generate: (transfer full): without a certificate yet. */
BeketKey *beket_key_generate        (BeketKeyKind     kind,
                                     GError         **error);
/** beket_key_load: PEM files; the certificate must belong to the key. Wrong permissions (readable by others) are refused: %BEKET_ERROR_SIGNER. */
BeketKey *beket_key_load            (const char      *key_path,
                                     const char      *certificate_path,
                                     GError         **error);
/** beket_key_open_pkcs12: an officer's key behind its PIN; also legacy RC2 and 3DES files. %BEKET_ERROR_PIN for a wrong PIN. Limit 64 KiB. */
BeketKey *beket_key_open_pkcs12     (GBytes          *pkcs12,
                                     const char      *pin,
                                     GError         **error);
BeketKey *beket_key_ref             (BeketKey        *self);
void      beket_key_unref           (BeketKey        *self);

/** beket_key_save: PEM, mode 0600, durable. */
gboolean  beket_key_save            (BeketKey        *self,
                                     const char      *path,
                                     GError         **error);
/** beket_key_request: (transfer full): a PKCS#10 request (RFC 2986) in PEM. A kind that does not fit the role: %BEKET_ERROR_SIGNER. @identity: see trust/identity.h. */
struct _BeketIdentity;
char     *beket_key_request         (BeketKey        *self,
                                     const struct _BeketIdentity *identity,
                                     GError         **error);
/** beket_key_to_pkcs12: (transfer full): with certificate, behind @pin (UTF-8, 1 to 255 bytes): AES-256, MAC by HMAC-SHA256 (RFC 7292). */
GBytes   *beket_key_to_pkcs12       (BeketKey        *self,
                                     const char      *pin,
                                     GError         **error);
/** beket_key_certificate: (transfer none) (nullable): DER. */
GBytes   *beket_key_certificate     (BeketKey        *self);
void      beket_key_set_certificate (BeketKey        *self,
                                     GBytes          *der);

/** beket_key_sign: (transfer full): raw signature over @data: ECDSA-SHA256 in DER (P-256) or Ed25519 (64 bytes). */
GBytes   *beket_key_sign            (BeketKey        *self,
                                     const void      *data,
                                     gsize            length,
                                     GError         **error);
/** beket_key_sign_cms: (transfer full): detached CMS exactly as PAdES B-B wants it (ETSI EN 319 142-1, 6.3): contentType, messageDigest, signing-certificate-v2; no signingTime. %BEKET_ERROR_SIGNER without a certificate, with another key's, or for an Ed25519 key. */
GBytes   *beket_key_sign_cms        (BeketKey        *self,
                                     const void      *data,
                                     gsize            length,
                                     GError         **error);
/** beket_signature_check: raw signature by the key of the certificate @der. %BEKET_ERROR_CORRUPT when it is not. */
gboolean  beket_signature_check     (GBytes          *certificate,
                                     const void      *data,
                                     gsize            length,
                                     GBytes          *signature,
                                     GError         **error);
/** beket_certificate_public_ed25519: (transfer full): the 32 bytes of an Ed25519 certificate's key. */
GBytes   *beket_certificate_public_ed25519 (GBytes   *certificate,
                                     GError         **error);
/** beket_certificate_from_pem / beket_certificate_to_pem: (transfer full). Limit 64 KiB. */
GBytes   *beket_certificate_from_pem (const char     *pem,
                                     gsize            length,
                                     GError         **error);
char     *beket_certificate_to_pem  (GBytes          *der);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketKey, beket_key_unref)

G_END_DECLS
