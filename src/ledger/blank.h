/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

#define BEKET_BLANKS_AT_ONCE 100   /* numbers of one "blank.reserved" */

/* What is read of the station's paper blanks, in a transaction: {number, form, formVersion, reserved, officer, state ("open" "entered" "spoiled"),
 * crossing (of one that is entered), spoiled: {reason, officer, time}}. A blank whose crossing was abandoned is open again. */

/** beket_tx_blanks: (transfer full): those that are open first, then the newest; at most @limit. */
BeketValue  *beket_tx_blanks      (BeketTx     *tx,
                                   guint        limit,
                                   GError     **error);
/** beket_tx_blank: (transfer full): one of them; a null value when no such number was reserved here. */
BeketValue  *beket_tx_blank       (BeketTx     *tx,
                                   const char  *number,
                                   GError     **error);
/** beket_tx_blanks_out: (transfer full): numbers of those that are open, the oldest first; at most @limit. */
BeketValue  *beket_tx_blanks_out  (BeketTx     *tx,
                                   guint        limit,
                                   GError     **error);
/** beket_tx_blanks_open: how many are open that were reserved before @before (wire time). */
gboolean     beket_tx_blanks_open (BeketTx     *tx,
                                   const char  *before,
                                   gint64      *count,
                                   GError     **error);

G_END_DECLS
