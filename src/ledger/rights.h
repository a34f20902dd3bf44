/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

/* What both states have said in their ledgers "peer" about suspensions (Article 8) and passes (Article 6). A state speaks for itself only: an entry whose
 * origin is not of the state that suspends, resumes or issues is kept as an entry and is none of these. Each gives a list (transfer full), newest first. */

/** beket_tx_suspensions: facts as domain/suspension.h names them, with {entry, origin}. */
BeketValue *beket_tx_suspensions (BeketTx     *tx,
                                  GError     **error);
/** beket_tx_resumptions: likewise; `acceptedBy` is never there: the state that has suspended says itself that it goes on. */
BeketValue *beket_tx_resumptions (BeketTx     *tx,
                                  GError     **error);
/** beket_tx_passes: facts as domain/pass.h names them, with {entry, origin}; `revoked`: the earliest day of all revocations. @party: (nullable): of the holder; all of them. */
BeketValue *beket_tx_passes      (BeketTx     *tx,
                                  const char  *party,
                                  GError     **error);

G_END_DECLS
