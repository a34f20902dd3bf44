/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* Advance notices (Article 5) at the station: whom it expects, and which of them is here. */

/**
 * beket_station_notices: (transfer none) (element-type BeketItem): expected at this point, the earliest first: notices in force whose crossing has not come, from
 * a day ago on. Rows: {key, sender, id, revision, eta, direction, title, notice}: see beket_tx_advance_expected() in ledger/advance.h. The same object for as
 * long as the station is open.
 */
GListModel       *beket_station_notices         (BeketStation      *self);
/** beket_station_notice_with_number: (nullable) (transfer none): key of the expected notice that has @text as a booking, a declaration or a TIR carnet. */
const char       *beket_station_notice_with_number (BeketStation   *self,
                                                 const char        *text);
/**
 * beket_station_expected: (transfer none): list of rows of the same shape: notices that are known by a plate, container or document of @crossing and whose time is
 * within three days of now, the nearest first. Looked up in the background when what they are known by changes; then the crossing says "changed".
 */
const BeketValue *beket_station_expected        (BeketStation      *self,
                                                 BeketCrossing     *crossing);
/**
 * beket_station_fill_expected: only when the officer asks for it: puts what the notice @key says where nothing stands yet, and saves the draft.
 * Nothing that was typed or scanned is changed; a crossing that is registered already takes nothing. Returns: how many fields were filled.
 */
guint             beket_station_fill_expected   (BeketStation      *self,
                                                 BeketCrossing     *crossing,
                                                 const char        *key);
/** beket_station_new_expected: (transfer none) (nullable): a new crossing, filled from the notice @key. */
BeketCrossing    *beket_station_new_expected    (BeketStation      *self,
                                                 const char        *key);

/**
 * beket_tools_advance_import: waits. Reads a notice from a file and takes it into the own ledger. %BEKET_PARSE_ERROR and %BEKET_ERROR_STORE begin with the path;
 * %BEKET_ERROR_INVALID: another point's, or another text with a revision that is not higher.
 * @fresh: (out): %FALSE: this very notice was here already
 */
gboolean          beket_tools_advance_import    (BeketStation      *self,
                                                 const char        *path,
                                                 gboolean          *fresh,
                                                 GError           **error);

G_END_DECLS
