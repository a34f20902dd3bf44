/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"
#include "ledger/sql.h"

G_BEGIN_DECLS

/* Entries as rows. Private to the room. */

/* What stands before the first entry of a chain. */
#define BEKET_ZERO_HASH "0000000000000000000000000000000000000000000000000000000000000000"

/** beket_entry_table_read: (transfer full): the entry whose header and body are the columns 0 and 1 of the row. */
BeketEntry *beket_entry_table_read    (BeketSql          *sql,
                                 GError           **error);
/** beket_entry_table_insert: writes @entry as the newest row; @body: (nullable): read already, %NULL = none or bad. @position: (out). */
gboolean    beket_entry_table_insert  (BeketTx           *tx,
                                 const BeketEntry  *entry,
                                 const BeketValue  *body,
                                 gint64             now,
                                 gint64            *position,
                                 GError           **error);
/** beket_entry_table_hash_at: @hash: (out): BEKET_HASH_LENGTH + 1 bytes; "" when there is no such entry. */
gboolean    beket_entry_table_hash_at (BeketTx           *tx,
                                 const BeketEntry  *place,
                                 char              *hash,
                                 GError           **error);
/** beket_entry_table_next_chain: steps from chain to chain of @origin; @ledger, @inc: (inout) (transfer full), %NULL = before the first; %NULL after the last. */
gboolean    beket_entry_table_next_chain    (BeketTx           *tx,
                                 const char        *origin,
                                 char             **ledger,
                                 char             **inc,
                                 GError           **error);

G_END_DECLS
