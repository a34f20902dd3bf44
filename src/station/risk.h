/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/risk.h"
#include "station/station.h"

G_BEGIN_DECLS

/* Risk rules of this station (Article 5): files in its folder library/risk. A rule works when its newest entry in the own ledger is "risk.enabled" and names the very
 * bytes of its file. Rules, hits and figures never leave the own state (Article 4). */

/** beket_station_hits: (transfer full) (element-type BeketRiskHit): what fires for @crossing now, the heaviest first. */
GPtrArray  *beket_station_hits           (BeketStation   *self,
                                          BeketCrossing  *crossing);
/** beket_station_risk_asked: (transfer full): the kinds of control that the hits ask for: the words for the plan. */
char      **beket_station_risk_asked     (BeketStation   *self,
                                          BeketCrossing  *crossing);
/** beket_station_risk_words: (transfer full): the words of the hits, as a plan is given them: beket_risk_words(). */
char      **beket_station_risk_words     (BeketStation   *self,
                                          BeketCrossing  *crossing);

/* What an administrator or supervisor does. All of these wait. */

/**
 * beket_tools_risk_simulate: (transfer full): runs the rule of @path over the crossings in the own ledger, as they were registered, with the counters and the notices
 * of that moment; then records it ("risk.simulated"): {rule, version, hash, crossings, hits, confirmed (hits in which a violation was found), violations
 * (in all crossings), perMille (hits of a thousand crossings)}. Dates and switches of the rule do not count here.
 */
BeketValue *beket_tools_risk_simulate    (BeketStation   *self,
                                          const char     *path,
                                          GError        **error);
/** beket_tools_risk_enable: puts the file into the station's library and switches it on. %BEKET_ERROR_REFUSED: these very bytes were never simulated here, or its owner has switched it off. */
gboolean    beket_tools_risk_enable      (BeketStation   *self,
                                          const char     *path,
                                          GError        **error);
gboolean    beket_tools_risk_disable     (BeketStation   *self,
                                          const char     *rule,
                                          GError        **error);
/**
 * beket_tools_risk_list: (transfer full): every rule of the library and every one that the ledger knows:
 * {rule, state, version, hash, title, weight, owner, checked, fired, confirmed, notConfirmed, open, simulated}; state: "on", "off", "changed" (its file is not what was
 * enabled), "not-valid" (on, but not on this day or off in the file), "missing" (no file)
 * @faults: (nullable) (element-type utf8): one line is added for each bad file
 */
BeketValue *beket_tools_risk_list        (BeketStation   *self,
                                          GPtrArray      *faults,
                                          GError        **error);

G_END_DECLS
