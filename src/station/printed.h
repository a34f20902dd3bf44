/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* An act on paper (design, act; Article 3, paragraph 3 of the Agreement lets the neighbour accept it): the QR of any of its pages gives the
 * essentials of the act with no network. Whose seal it is, the certificates in FOLDER/trust/seals tell, and the station's own. Each reading is an
 * entry "paper.scanned" of the own ledger, and compared with the act itself whenever that is here: before or after. */

#define BEKET_PRINTED_MAX_SEALS 1024   /* certificates in FOLDER/trust/seals */

/** beket_station_is_printed: is a scanned text the seal of a page, by its beginning? */
gboolean    beket_station_is_printed          (const char           *text);
/**
 * beket_station_scan_printed_async: reads @text, judges the seal, looks for the act, keeps that it was read. %BEKET_PARSE_ERROR where it is no seal, with the position;
 * %BEKET_ERROR_POWER while nobody is signed in.
 */
void        beket_station_scan_printed_async  (BeketStation         *self,
                                             const char           *text,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
/**
 * beket_station_scan_printed_finish: (transfer full): an object: "number", "form", "parties" ("KZ RU"), "decision", "sealed" (wire time), "record" (hash);
 * "verdict": "valid", "unknown-key" or "refused", this with its "reason"; "sealer" where the key is known; and "act", the row of the act (beket_tx_act) with its
 * "paper": "same" or "different", where the act is here.
 */
BeketValue *beket_station_scan_printed_finish (BeketStation         *self,
                                             GAsyncResult         *result,
                                             GError              **error);
/** beket_tools_scan_printed: the same, waiting: for programs without a window. */
BeketValue *beket_tools_scan_printed          (BeketStation         *self,
                                             const char           *text,
                                             GError              **error);

G_END_DECLS
