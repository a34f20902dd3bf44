/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

/**
 * beket_tx_records:
 * @crossing: id of a crossing of this station
 *
 * What was recorded of it and may be corrected, oldest first. Returns: (transfer full): list of {entry (hash of the record), latest (hash of its newest
 * correction, the record's own while there is none: what the next correction names), type ("control.recorded" or "crossing.decided"), time, actor,
 * data (as corrected)}. A record whose body is erased is not in it.
 */
BeketValue *beket_tx_records (BeketTx     *tx,
                              const char  *crossing,
                              GError     **error);

G_END_DECLS
