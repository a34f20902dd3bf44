/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* Suspension and resumption of joint control (Article 8), passes of visiting officers (Article 6) and inspecting again (Article 3(4)), as an officer who is
 * signed in decides them. What is decided is an entry of the ledger that both states read: it is the written notice, and the neighbour's stations act by
 * it as soon as it comes. All of these wait. Errors of all: %BEKET_ERROR_POWER (beket_powers_explain_error() tells article and reason),
 * %BEKET_ERROR_INVALID (names the member), %BEKET_ERROR_STORE, %BEKET_ERROR_FULL. */

/**
 * beket_tools_suspend:
 * @ask: {reason, text, points, direction, kinds, from} as domain/suspension.h has them; without `from`: from now on
 * @number: (out) (optional) (transfer full): of the notice
 */
gboolean    beket_tools_suspend      (BeketStation       *self,
                                      const BeketValue   *ask,
                                      char              **number,
                                      GError            **error);
/**
 * beket_tools_resume:
 * @ask: {suspension, text, from}
 * @ends: (out) (optional): %FALSE: the other state has suspended it: this is a proposal to that state, which ends nothing by itself
 *
 * %BEKET_ERROR_TRANSITION: that suspension is over.
 */
gboolean    beket_tools_resume       (BeketStation       *self,
                                      const BeketValue   *ask,
                                      char              **number,
                                      gboolean           *ends,
                                      GError            **error);
/**
 * beket_tools_suspensions: (transfer full): newest first: facts as domain/suspension.h names them, with {entry, origin, state, resumptions}; state:
 * "in-force", "to-come", "over"; resumptions: notices and proposals about it, with {entry, origin}
 */
BeketValue *beket_tools_suspensions  (BeketStation       *self,
                                      GError            **error);

/**
 * beket_tools_issue_pass:
 * @ask: {holder, name, party, body, zone, purpose, validFrom, validTo} as domain/pass.h has them; it is for the station's own point, in the name of its border body
 */
gboolean    beket_tools_issue_pass   (BeketStation       *self,
                                      const BeketValue   *ask,
                                      char              **number,
                                      GError            **error);
/** beket_tools_revoke_pass: @day: (nullable): the point's ISO day from which it holds no longer; today. A pass of the other state is %BEKET_ERROR_INVALID, one that
 * is revoked by then already %BEKET_ERROR_TRANSITION. */
gboolean    beket_tools_revoke_pass  (BeketStation       *self,
                                      const char         *number,
                                      const char         *day,
                                      GError            **error);
/** beket_tools_passes: (transfer full): newest first: facts as domain/pass.h names them, with {entry, origin, state}; state: "valid", "not-yet", "expired", "revoked", today. */
BeketValue *beket_tools_passes       (BeketStation       *self,
                                      GError            **error);

/**
 * beket_tools_reinspect:
 * @act: the peer's: entry hash or number
 * @grounds: words of "re-inspection", at least one
 * @note: (nullable): needed by G99
 *
 * The neighbour is told of it ("act.reinspected"); nothing here is recognised by that act any more. %BEKET_ERROR_TRANSITION: it was decided already.
 */
gboolean    beket_tools_reinspect    (BeketStation       *self,
                                      const char         *act,
                                      const char *const  *grounds,
                                      const char         *note,
                                      GError            **error);

G_END_DECLS
