/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

/* Retention (Article 4): the body of an entry whose time is over is taken out, the header stays. What takes it out is an entry of the station's own ledger,
 * "body.erased" {reason, text, officer, rules, chains: [{origin, ledger, inc, seqs}], erased}: appending it erases, in the same transaction. */

/** BeketExpiry: entries of @kind that came before @before (UTC microseconds, by the clock of this station) are over. */
typedef struct
{
  const char *kind;
  gint64      before;
} BeketExpiry;

/**
 * beket_tx_erasable:
 * @after: 0, or the last position of the call before
 * @unsent: (out): entries whose time is over, but that the neighbour has not acknowledged yet, or the own node where they are not for the neighbour
 *
 * Returns: (transfer full): list of {position, origin, ledger, inc, seq, type, subject, time}, oldest first, at most @limit. Left out is also what belongs
 * to a crossing that is open here.
 */
BeketValue *beket_tx_erasable  (BeketTx            *tx,
                                const BeketExpiry  *expiries,
                                guint               n_expiries,
                                gint64              after,
                                guint               limit,
                                gint64             *unsent,
                                GError            **error);

/**
 * beket_ledger_sweep:
 * After the last of the erasures: removes the files that only erased entries named, the copies of the store from before its migrations (they have the bodies
 * still), and what is left of bodies in the write-ahead log. Waits. @n_blobs: (out): files that were removed.
 */
gboolean    beket_ledger_sweep (BeketLedger        *self,
                                guint              *n_blobs,
                                GError            **error);

G_END_DECLS
