/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

/** beket_tx_access: (transfer full): list of {officer, what, number, time, purpose}: who looked at what here, newest first. @count: (out): of all of them, whatever @limit. */
BeketValue *beket_tx_access (BeketTx     *tx,
                             guint        limit,
                             gint64      *count,
                             GError     **error);

G_END_DECLS
