/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/correction.h"
#include "station/station.h"

G_BEGIN_DECLS

/* The register of a day, of this station's crossings: closed by a supervisor, reopened by two. A closing is an entry that both states read: it says the
 * totals and the last entry of the ledger that both read. What is written about the day's crossings after it is in no total of it; it is shown as late. */

/**
 * beket_station_day_async:
 * @day: of the point
 *
 * beket_station_day_finish() gives (transfer full): {day, state ("open", "closed", "reopened"), closing (of a closed one: what its entry says), totals: {crossings, persons, acts,
 * refused, detained, offences} as they are now, open: [{crossing, title, state}], unsigned, undelivered: numbers that the other state does not hold yet, waiting: own entries
 * that the own node does not hold yet, late: [{crossing, title, type, time, entry}]}, each list with at most 200 rows, and its count: see beket_tx_day() in
 * ledger/neighbour.h. %BEKET_ERROR_INVALID: no such day.
 */
void        beket_station_day_async        (BeketStation         *self,
                                            const char           *day,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
BeketValue *beket_station_day_finish       (BeketStation         *self,
                                            GAsyncResult         *result,
                                            GError              **error);
/**
 * beket_station_close_day_async:
 *
 * Writes "day.closed", and for the own state "day.stated": what was open, unsigned and not delivered then. %BEKET_ERROR_POWER: not a supervisor (Article 4(1));
 * %BEKET_ERROR_INVALID: no day that has begun; %BEKET_ERROR_TRANSITION: it is closed already, or something stands in the register twice: the message says what.
 */
void        beket_station_close_day_async  (BeketStation         *self,
                                            const char           *day,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
/** beket_station_close_day_finish: (transfer full) (nullable): number of the closing. */
char       *beket_station_close_day_finish (BeketStation         *self,
                                            GAsyncResult         *result,
                                            GError              **error);

/* Waiting, for programs without a window. */

BeketValue *beket_tools_day                (BeketStation         *self,
                                            const char           *day,
                                            GError              **error);
char       *beket_tools_close_day          (BeketStation         *self,
                                            const char           *day,
                                            GError              **error);
/** beket_station_reopen_day_async: "day.reopened": a supervisor, with the consent of another who is here; end with beket_station_step_finish(). %BEKET_ERROR_TRANSITION: it is not closed. */
void        beket_station_reopen_day_async (BeketStation         *self,
                                            const char           *day,
                                            const BeketGrounds   *grounds,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
/** beket_tools_reopen_day: the same, waiting. */
gboolean    beket_tools_reopen_day         (BeketStation         *self,
                                            const char           *day,
                                            const BeketGrounds   *grounds,
                                            GError              **error);
/** beket_tools_days: (transfer full): closings and reopenings of all stations that are known here, newest first, at most 200: {day, state, number, totals, side, origin, ...}. */
BeketValue *beket_tools_days               (BeketStation         *self,
                                            GError              **error);

G_END_DECLS
