/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/paper.h"
#include "station/station.h"

G_BEGIN_DECLS

/* Offences, assistance and evidence (Article 3(5)), as an officer who is signed in tells, asks and keeps them. Each is an entry; what the other state is
 * told goes to it at once. */

#define BEKET_PAPER_MAX_FILES 10   /* of one paper, each at most 8 MiB */

/**
 * beket_station_file_paper_async:
 * @says: as beket_paper_check() has it, and {files}: paths; copied. The station adds what an officer need not say: number, point, body, officer and times;
 * of an OFFENCE also {fact, urgency, time, place, direction} where they are missing, and who and what of {crossing} while that is open here
 *
 * Files are stored before the entry that names them by their hashes. Errors: %BEKET_ERROR_POWER (beket_powers_explain_error() tells article and reason),
 * %BEKET_ERROR_INVALID (names the member; also an offence, request or item that is not there), %BEKET_ERROR_TRANSITION (it was acknowledged, answered or handed over
 * already), %BEKET_ERROR_STORE, %BEKET_ERROR_FULL: nothing was written.
 */
void        beket_station_file_paper_async  (BeketStation         *self,
                                             BeketPaper            paper,
                                             const BeketValue     *says,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
/** beket_station_file_paper_finish: (transfer full) (nullable): the number of the notice, request or hand-over, of an ITEM: the item's. */
char       *beket_station_file_paper_finish (BeketStation         *self,
                                             GAsyncResult         *result,
                                             GError              **error);

/** beket_station_offences: (element-type BeketItem): notices of both states, newest first, as beket_tools_papers() has them: the same list for as long as the station is open. */
GListModel *beket_station_offences          (BeketStation         *self);

/* Waiting, for programs without a window. */

char       *beket_tools_file_paper          (BeketStation         *self,
                                             BeketPaper            paper,
                                             const BeketValue     *says,
                                             GError              **error);
/**
 * beket_tools_papers: (transfer full)
 * @paper: OFFENCE, REQUEST, ITEM (each event of its custody) or HAND_OVER
 *
 * Newest first, at most 200: all that it says, and {entry, origin, party, side ("own": this station, "ours": another of the own state, "peer"), written, crossing, state ("signed",
 * "sent", "received", "acknowledged", or the outcome of an answer), stages, reply}: see beket_tx_matters() in ledger/neighbour.h. A request that nobody has answered
 * in time has overdue: true.
 */
BeketValue *beket_tools_papers              (BeketStation         *self,
                                             BeketPaper            paper,
                                             GError              **error);

G_END_DECLS
