/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

/** beket_countersigned_tell: sets "countersigned" of the @row of an act that has a second signature: see beket_tx_acts(). Private to the room. */
gboolean  beket_countersigned_tell  (BeketTx     *tx,
                                     BeketValue  *row,
                                     GError     **error);

G_END_DECLS
