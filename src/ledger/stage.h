/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

/** beket_stage_times: (transfer full): {stage: earliest time} of the entry @seq of a chain. Private to the room. */
BeketValue  *beket_stage_times  (BeketTx     *tx,
                                 const char  *origin,
                                 const char  *ledger,
                                 const char  *inc,
                                 gint64       seq,
                                 GError     **error);

G_END_DECLS
