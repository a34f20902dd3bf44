/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value.h"

G_BEGIN_DECLS

/**
 * BeketItem:
 * One row of a list that a screen shows: a key that stays and the object that the ledger gave. Properties: "key" (text),
 * "row" (BeketValue, notifies when it was read again and has changed). Rows of acts: see beket_tx_acts() in
 * ledger/ledger.h; of the outbox and inbox: beket_tx_outbox(); of the quarantine: beket_tx_quarantined().
 */
#define BEKET_TYPE_ITEM (beket_item_get_type ())
G_DECLARE_FINAL_TYPE (BeketItem, beket_item, BEKET, ITEM, GObject)

BeketItem        *beket_item_new      (const char  *key,
                                       BeketValue  *row);    /* (transfer none) */
const char       *beket_item_get_key  (BeketItem   *self);
const BeketValue *beket_item_get_row  (BeketItem   *self);
/** beket_item_text: a text member of the row, "" when there is none. Nested by dots: "stages.own-node". */
const char       *beket_item_text     (BeketItem   *self,
                                       const char  *path);

G_END_DECLS
