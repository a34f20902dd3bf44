/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/*
 * Paper blanks: forms of the joint act (D1) with reserved numbers, printed beforehand, filled in by hand while there is no printer, power or
 * computer, and entered afterwards with their original times.
 *
 * Refusals that a person reads have a reason, a word of "blank-reason" (beket_error_get_reason(), beket_powers_explain_error()): "blank-unknown",
 * "blank-spoiled", "blank-entered", "blank-typing" (it stands in the queue already), "blank-no-time", "blank-future", "blank-early" (before the
 * blank was reserved), "blank-order" (before a time that the crossing has), "blank-count", "blank-reason", "blank-none" (no form in force has one).
 */

#define BEKET_BLANKS_MAX  100    /* in one go */
#define BEKET_BLANKS_SHOW 1000   /* rows of a list: those that are still out come first, then the newest */

/* ---- Reserved and printed: by an officer who may draw acts ---- */

/** beket_station_reserve_blanks_async: takes @count numbers, 1 to %BEKET_BLANKS_MAX, and writes "blank.reserved", in one transaction: nobody else is given them, after a restore neither. */
void                 beket_station_reserve_blanks_async  (BeketStation         *self,
                                                          guint                 count,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
/** beket_station_reserve_blanks_finish: (transfer full) (nullable): the numbers, %NULL-terminated. */
char               **beket_station_reserve_blanks_finish (BeketStation         *self,
                                                          GAsyncResult         *result,
                                                          GError              **error);
/**
 * beket_station_print_blanks_async:
 * @numbers: (nullable): blanks of this station that are still out; %NULL: all of those (at most %BEKET_BLANKS_MAX, the oldest first)
 *
 * Draws them, one after the other, as often as it is asked: a printer may jam. It is no act, and no verifier takes it for one.
 */
void                 beket_station_print_blanks_async    (BeketStation         *self,
                                                          const char *const    *numbers,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
/** beket_station_print_blanks_finish: (transfer full) (nullable): one PDF to be printed. */
GBytes              *beket_station_print_blanks_finish   (BeketStation         *self,
                                                          GAsyncResult         *result,
                                                          GError              **error);
/** beket_station_spoil_blank_async: "blank.spoiled": a blank that was torn, lost or filled in wrongly; @reason: one's own words, needed. */
void                 beket_station_spoil_blank_async     (BeketStation         *self,
                                                          const char           *number,
                                                          const char           *reason,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
gboolean             beket_station_spoil_blank_finish    (BeketStation         *self,
                                                          GAsyncResult         *result,
                                                          GError              **error);

/* ---- Looked at ---- */

/**
 * beket_station_blanks_async:
 *
 * Rows {number, form, formVersion, reserved (wire time), officer, state, crossing, spoiled: {reason, officer, time}}. state: "open" (still out), "typing" (it stands in
 * this station's queue, not registered yet), "entered", "spoiled". `crossing` of those that are typing or entered, `spoiled` of those that are.
 */
void                 beket_station_blanks_async          (BeketStation         *self,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
/** beket_station_blanks_finish: (transfer full) (nullable). */
BeketValue          *beket_station_blanks_finish         (BeketStation         *self,
                                                          GAsyncResult         *result,
                                                          GError              **error);
/** beket_station_blank_of_scan: (transfer full) (nullable): the number of a blank, when the QR code of one was scanned (%BEKET_SCAN_BLANK) or its number typed. Whether it was reserved here beket_station_enter_blank_async() tells. */
char                *beket_station_blank_of_scan         (const char           *text);

/* ---- Entered ---- */

/**
 * beket_station_enter_blank_async:
 * @number: of a blank that is open
 * @subject: (nullable): word of "subject"; %NULL: "car", until beket_station_set_subject()
 *
 * A new crossing at the end of the queue as beket_station_new_crossing() makes it, but with facts.blank {number, formVersion, reserved, entered, at, last}
 * and without a time of arrival. It goes through the same steps; each step that puts a time on record (begin, start and end of a control, satisfy, decide)
 * takes the time of the paper that beket_station_set_blank_time() has set for it, and refuses without one ("blank-no-time"). After the step it is
 * unset again. Protocol, plan, powers and suspensions are those of that time. The entries bear the true time of writing, as always.
 *
 * A blank is used up by beket_station_begin_async(), in one transaction, and once only; when the crossing is abandoned it is open again.
 */
void                 beket_station_enter_blank_async     (BeketStation         *self,
                                                          const char           *number,
                                                          const char           *subject,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
/** beket_station_enter_blank_finish: (transfer none) (nullable): the queue owns it. */
BeketCrossing       *beket_station_enter_blank_finish    (BeketStation         *self,
                                                          GAsyncResult         *result,
                                                          GError              **error);
/** beket_station_blank_number: (nullable) (transfer none): of the blank that @crossing is entered from; %NULL: it is none. */
const char          *beket_station_blank_number          (BeketCrossing        *crossing);
/**
 * beket_station_set_blank_time:
 * @typed: as beket_point_parse_time() reads it, to the minute; hours alone belong to the day of the last time that was set
 *
 * The time on the paper of the next step; before the crossing is registered, of its arrival. %BEKET_PARSE_ERROR of the text; %BEKET_ERROR_INVALID with
 * a reason: in the future, before the blank was reserved, before a time that the crossing has already. Saves the draft.
 */
gboolean             beket_station_set_blank_time        (BeketStation         *self,
                                                          BeketCrossing        *crossing,
                                                          const char           *typed,
                                                          GError              **error);
/** beket_station_get_blank_time: UTC microseconds; 0: none is set for the next step. @last: (out) (optional): the last that was set, 0: none was. */
gint64               beket_station_get_blank_time        (BeketCrossing        *crossing,
                                                          gint64               *last);

/* ---- The same, waiting: for programs without a window ---- */

/** beket_tools_reserve_blanks: (transfer full) (nullable). */
char               **beket_tools_reserve_blanks          (BeketStation         *station,
                                                          guint                 count,
                                                          GError              **error);
/** beket_tools_print_blanks: (transfer full) (nullable). */
GBytes              *beket_tools_print_blanks            (BeketStation         *station,
                                                          const char *const    *numbers,
                                                          GError              **error);
gboolean             beket_tools_spoil_blank             (BeketStation         *station,
                                                          const char           *number,
                                                          const char           *reason,
                                                          GError              **error);
/** beket_tools_blanks: (transfer full) (nullable). */
BeketValue          *beket_tools_blanks                  (BeketStation         *station,
                                                          GError              **error);
/** beket_tools_enter_blank: (transfer none) (nullable): its draft is saved. */
BeketCrossing       *beket_tools_enter_blank             (BeketStation         *station,
                                                          const char           *number,
                                                          const char           *subject,
                                                          GError              **error);

G_END_DECLS
