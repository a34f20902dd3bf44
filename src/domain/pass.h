/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/powers.h"

G_BEGIN_DECLS

/* A pass under Article 6: leave to stay within the adjacent point on the other Party's territory. Its facts:
 *
 *   number, holder (id of the officer), name, party, body   whose it is
 *   point, zone, purpose                                    where in the point (zone may be missing: all of it) and what for
 *   validFrom, validTo                                      ISO days of the point, both counted in
 *   issuerParty, issuerBody                                 a border body of the host state
 *   revoked                                                 (may be missing): ISO day from which it holds no longer
 */

/**
 * beket_pass_fault:
 * @pass: (nullable): its facts
 *
 * Returns: (transfer none) (nullable): %NULL: @actor may be where he is on it; else a word of "power-reason": "no-pass", "pass-holder",
 * "pass-body", "pass-point", "pass-issuer", "pass-not-yet", "pass-expired", "pass-revoked".
 */
const char *beket_pass_fault       (const BeketValue    *pass,
                                    const BeketActor    *actor);

/**
 * beket_pass_check_issue:
 * @issuer: who issues it, with the protocol in force: a body that Article 6 does not name needs an entry of it
 *
 * May this pass be issued? Errors: %BEKET_ERROR_POWER, %BEKET_ERROR_INVALID that names the member.
 */
gboolean    beket_pass_check_issue (const BeketValue    *pass,
                                    const BeketActor    *issuer,
                                    GError             **error);

G_END_DECLS
