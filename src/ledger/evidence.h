/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

#define BEKET_EVIDENCE_ROWS 64

/**
 * beket_tx_evidence:
 * @act_blob: SHA-256 of an act's file
 *
 * What was attached to exactly these bytes, by either side, oldest first, at most %BEKET_EVIDENCE_ROWS. Returns: (transfer full): list of {entry, origin, time,
 * officer, kind, blob (of the evidence), size}. What an entry says of a file is its writer's word: only the file tells what it is.
 */
BeketValue *beket_tx_evidence (BeketTx     *tx,
                               const char  *act_blob,
                               GError     **error);

G_END_DECLS
