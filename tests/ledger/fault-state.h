/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

G_BEGIN_DECLS

/** fault_make_old: (transfer full): the folder of a store in the old state, closed. */
char      *fault_make_old     (void);
/** fault_write_all: everything that one use case writes: entries, their projections, a draft that goes, a mark. */
gboolean   fault_write_all    (BeketTx      *tx,
                               gpointer      data,
                               GError      **error);
/** fault_is_new: %FALSE: the old state, %TRUE: the new one. Anything else fails the test. */
gboolean   fault_is_new       (BeketLedger  *ledger);
/** fault_check_after: it is whole, old or new (new if it was said to be saved), and work goes on. */
void       fault_check_after  (const char   *folder,
                               gboolean      said_saved);

G_END_DECLS
