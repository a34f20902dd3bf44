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
/** beket_key_open_pkcs12: an officer's key behind its PIN; also legacy RC2 and 3DES files. %BEKET_ERROR_PIN for a wrong PIN. Limit 64 KiB. It costs the hash of the PIN
 * once, for the key, and once more where the certificate is locked too. The certificate is this key's; whether an authority made it, beket_trust_check() says. */
BeketKey *beket_key_open_pkcs12     (GBytes          *pkcs12,
                                     const char      *pin,
                                     GError         **error);
/**
 * beket_key_open_token: an officer's key on a PKCS#11 token, found by a URI of RFC 7512 that names one certificate; the key is the one with its id.
 *
 * The key proves itself by a signature over random bytes: a certificate alone, which anyone can copy to another token, opens nothing. May wait for a
 * person or a slow card: never on the main thread. One wrong PIN is one try. Errors: %BEKET_ERROR_PIN or %BEKET_ERROR_SIGNER, both with
 * beket_error_get_reason(): "token-missing", "token-pulled", "token-no-key", "token-busy", "token-failed", "pin-wrong", "pin-token-low",
 * "pin-token-last", "pin-token-locked", "key-mismatch"; %BEKET_ERROR_INVALID for a URI that is no such one.
 */
BeketKey *beket_key_open_token      (const char      *uri,
                                     const char      *pin,
                                     GError         **error);
/**
 * beket_key_token_uri: (transfer full): the same certificate named by its token's maker, serial number and label, and its id: what a profile keeps.
 * Asks no PIN. At most 1 KiB; a URI with a query part ("?pin-value=", "?module-path=") is refused: it would keep a PIN or load a program.
 */
char     *beket_key_token_uri       (const char      *uri,
                                     GError         **error);
BeketKey *beket_key_ref             (BeketKey        *self);
void      beket_key_unref           (BeketKey        *self);

/** beket_key_save: PEM, mode 0600, durable. %BEKET_ERROR_SIGNER for a key on a token: it never leaves it. */
gboolean  beket_key_save            (BeketKey        *self,
                                     const char      *path,
                                     GError         **error);
/** beket_key_request: (transfer full): a PKCS#10 request (RFC 2986) in PEM. A kind that does not fit the role: %BEKET_ERROR_SIGNER. @identity: see trust/identity.h. */
struct _BeketIdentity;
char     *beket_key_request         (BeketKey        *self,
                                     const struct _BeketIdentity *identity,
                                     GError         **error);
/** beket_key_to_pkcs12: (transfer full): with certificate, behind @pin (UTF-8, 1 to 255 bytes): AES-256, MAC by HMAC-SHA256 (RFC 7292); the certificate, which is no secret, is open. */
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
/** beket_key_sign_cms: (transfer full): ECDSA or RSA with SHA-256, GOST R 34.10-2012 with Streebog; detached CMS exactly as PAdES B-B wants it (ETSI EN 319 142-1, 6.3): contentType, messageDigest, signing-certificate-v2; no signingTime. %BEKET_ERROR_SIGNER without a certificate, with another key's, or for an Ed25519 key. */
GBytes   *beket_key_sign_cms        (BeketKey        *self,
                                     const void      *data,
                                     gsize            length,
                                     GError         **error);
/**
 * beket_key_cms_room: most bytes that beket_key_sign_cms() of this key gives, known before it signs: certificate, its issuer's name, signature, and the
 * frame round them. A key on a token signs once, so nothing is measured by signing. Returns: 0 and the errors of beket_key_sign_cms().
 */
gsize     beket_key_cms_room        (BeketKey        *self,
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
