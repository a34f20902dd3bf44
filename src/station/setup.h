/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/profile.h"

G_BEGIN_DECLS

/* Setting a station up, in the order in which an administrator does it. */

/** beket_setup_init: makes profile->folder with ledger, keys (station, seal) and two certificate requests, station.csr and seal.csr; refuses where there is a station. */
gboolean  beket_setup_init              (const BeketProfile  *profile,
                                         const char          *data,
                                         GError             **error);
/** beket_setup_trust: installs the root of a state; it is good for that party's country only. */
gboolean  beket_setup_trust             (const char          *folder,
                                         const char          *party,
                                         const char          *root_path,
                                         GError             **error);
/** beket_setup_enrol_seal: installs the certificate of another station's paper seals (see printed.h), of either state; a root that is installed must vouch for it today. */
gboolean  beket_setup_enrol_seal        (const char          *folder,
                                         const char          *path,
                                         GError             **error);
/** beket_setup_list: installs a revocation list (DER or PEM) beside those that are there; a root that is installed must have signed it. Limit 8 MiB. */
gboolean  beket_setup_list              (const char          *folder,
                                         const char          *path,
                                         GError             **error);
/** beket_setup_enrol_certificate: installs a certificate issued for station.csr or seal.csr: which one, its role tells. It must chain to the root of the own state, which is installed first. */
gboolean  beket_setup_enrol_certificate (const char          *folder,
                                         const char          *path,
                                         GError             **error);
/**
 * beket_setup_enrol_officer:
 * @path: a PKCS#12 file, which is installed, or a URI of a certificate on a PKCS#11 token ("pkcs11:token=...;id=..."), whose exact form is kept
 * @pin: proves that the key opens, and is not kept
 * @id: (out) (optional) (transfer full)
 *
 * %BEKET_ERROR_PIN and %BEKET_ERROR_SIGNER as beket_station_sign_in_async() has them: beket_setup_explain().
 */
gboolean  beket_setup_enrol_officer     (const char          *folder,
                                         const char          *path,
                                         const char          *pin,
                                         const char          *position,
                                         const char          *role,
                                         char               **id,
                                         GError             **error);

/** beket_setup_explain: (transfer full) (nullable): beket_powers_explain_error() by the words that the station in @folder keeps, which is not opened. */
char     *beket_setup_explain           (const char          *folder,
                                         const GError        *error,
                                         BeketLanguage        language);

/* ---- Test authorities, for demonstrations ---- */

gboolean  beket_setup_authority         (const char          *folder,
                                         const char          *party,
                                         GError             **error);
/** beket_setup_issue: signs a request with a test authority: @certificate is written. */
gboolean  beket_setup_issue             (const char          *authority,
                                         const char          *request,
                                         const char          *certificate,
                                         GError             **error);
/** beket_setup_officer: makes an officer's key and certificate behind @pin: a PKCS#12 file at @path. */
gboolean  beket_setup_officer           (const char          *authority,
                                         const char          *id,
                                         const char          *name,
                                         const char          *body,
                                         const char          *point,
                                         const char          *pin,
                                         const char          *path,
                                         GError             **error);

G_END_DECLS
