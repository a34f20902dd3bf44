/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

/** beket_entry_data: (transfer full): what the entry at @position says (its data; nothing of it when the body is erased), with {entry, origin, written} of its
 * header over it. "damaged" is there when its bytes are not those that the header names. Private to the room. */
BeketValue *beket_entry_data (BeketTx  *tx,
                              gint64    position,
                              GError  **error);

G_END_DECLS
