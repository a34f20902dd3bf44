/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

/* What was not taken in. Reasons of entries: "gap", "fork", "chain", "body". Private to the room. */

#define BEKET_QUARANTINE_MAX (128 * 1024)   /* bytes kept of one piece */

/** beket_quarantine_entry: keeps an entry of a chain aside; one that comes again is kept once. */
gboolean     beket_quarantine_entry    (BeketTx           *tx,
                                        BeketEntry        *entry,
                                        const char        *reason,
                                        gint64             position,
                                        gint64             now,
                                        GError           **error);
/** beket_quarantine_waiting: (transfer full) (nullable): an entry that waits for the gap before (@last, @hash) + 1 to close; @id: (out): its row. %NULL without @error when there is none. */
BeketEntry  *beket_quarantine_waiting  (BeketTx           *tx,
                                        const BeketEntry  *last,
                                        gint64            *id,
                                        GError           **error);
/** beket_quarantine_release: it stands in its chain now. */
gboolean     beket_quarantine_release  (BeketTx           *tx,
                                        gint64             id,
                                        GError           **error);

G_END_DECLS
