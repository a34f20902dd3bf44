/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

/* Risk rules (Article 5) as the station's ledger "own" tells of them; never "peer". */

/** beket_tx_risk_simulated: was a rule with these bytes (SHA-256 of its file) ever simulated here? */
gboolean    beket_tx_risk_simulated (BeketTx      *tx,
                                     const char   *hash,
                                     gboolean     *simulated,
                                     GError      **error);
/**
 * beket_tx_risk_figures: (transfer full): one row for each rule that the ledger names, by name:
 * {rule, on (boolean: the newest word about it was "enabled"), hash (nullable: of what is on), since (nullable: wire time of that word),
 *  fired, confirmed (crossings in which a violation was found), notConfirmed, open (not decided yet),
 *  simulated: (nullable) {hash, time, crossings, hits, confirmed}: the newest simulation}
 */
BeketValue *beket_tx_risk_figures   (BeketTx      *tx,
                                     GError      **error);
/** beket_risk_figures_row: (transfer none): the row of @rule in these figures; added, off and with zeros, when there is none. */
BeketValue *beket_risk_figures_row  (BeketValue   *figures,
                                     const char   *rule);
/** beket_tx_risk_fired: (transfer full): list of texts: the rules that have fired for @crossing. */
BeketValue *beket_tx_risk_fired     (BeketTx      *tx,
                                     const char   *crossing,
                                     GError      **error);
/** beket_tx_seen_other: as beket_tx_seen(), in other crossings than @crossing. */
gboolean    beket_tx_seen_other     (BeketTx      *tx,
                                     const char   *key,
                                     const char   *day,
                                     const char   *crossing,
                                     gint64       *count,
                                     GError      **error);

G_END_DECLS
