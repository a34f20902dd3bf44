/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

/* What both states have told and asked each other under Article 3(5): offences, requests for assistance, evidence handed over; and the things in the own
 * custody. An entry is what its writer's state says; it is acknowledged or answered by the other state alone. */

typedef enum
{
  BEKET_MATTER_OFFENCE,      /* "offence.reported" */
  BEKET_MATTER_ASSISTANCE,   /* "assistance.requested" */
  BEKET_MATTER_EVIDENCE,     /* "evidence.recorded" of this station: each event of a thing's custody */
  BEKET_MATTER_HAND_OVER,    /* "evidence.handed-over" */
} BeketMatter;

/**
 * beket_tx_matters: (transfer full)
 * @limit: rows
 *
 * Newest first: all that the entry says, and {entry, origin, party, side ("own": this station, "ours": another of the own state, "peer"), written, crossing (its
 * subject), state, stages: as in beket_tx_acts(), damaged}. An offence that the other state has acknowledged has reply: {entry, origin, written, officer,
 * received}: its first word, and state "acknowledged". A request that it has answered has reply: {entry, origin, written, outcome, text, officer, answered,
 * blobs}: its last word, and state = outcome. Before that: "signed", "sent" or "received", as an act.
 */
BeketValue *beket_tx_matters      (BeketTx      *tx,
                                   BeketMatter   kind,
                                   guint         limit,
                                   GError      **error);
/** beket_tx_matter: (transfer full): the newest of them with this number (of an item: its first event) or entry; a null value when there is none. @side: "own", "ours", "peer", %NULL = any. */
BeketValue *beket_tx_matter       (BeketTx      *tx,
                                   BeketMatter   kind,
                                   const char   *number_or_entry,
                                   const char   *side,
                                   GError      **error);

/** beket_tx_item: (transfer full): all that was recorded of a thing of this station, oldest first: as beket_tx_matters(). @limit: rows. */
BeketValue *beket_tx_item         (BeketTx      *tx,
                                   const char   *item,
                                   guint         limit,
                                   GError      **error);
/** beket_tx_custody: (transfer full) (nullable): what was done last with a thing of this station: word of "custody-event". %NULL without an error: there is no such item. */
char       *beket_tx_custody      (BeketTx      *tx,
                                   const char   *item,
                                   GError      **error);

/* ---- The register's days. A station closes the register of its own crossings ---- */

/** beket_tx_days: (transfer full): closings and reopenings of all stations, newest first: what the entry says, and {state ("closed", "reopened"), entry, origin, side, written}. */
BeketValue *beket_tx_days         (BeketTx      *tx,
                                   guint         limit,
                                   GError      **error);
/**
 * beket_tx_day: (transfer full)
 * @day: of the point
 *
 * {day, state ("open", "closed", "reopened"), closing (what the newest "day.closed" of this station says, with entry; not of an open day),
 *  totals: {crossings, persons, acts, refused, detained, offences} as they are now (crossings, persons and decisions as exact as the last beket_tx_follow(); acts that hold),
 *  open: [{crossing, title, state}]: crossings of the day with no decision, or postponed, unsigned: the same of those whose act is not signed yet,
 *  undelivered: numbers of acts and offences of the day that the other state does not hold yet, waiting: own entries not at the own node,
 *  late: [{crossing, title, type, time, entry}]: what was written about the day's crossings since it was closed: it is in no total of the closing}.
 *
 * Each list has at most 200 rows; {open_count, unsigned_count, undelivered_count, late_count} count all.
 */
BeketValue *beket_tx_day          (BeketTx      *tx,
                                   const char   *day,
                                   GError      **error);
/** beket_tx_day_closing: where the closing of @day by this station stands; @position: (out): 0 when it is not closed now. Between two transactions in which
 * it is the same, lines, controls and shifts below have not changed. @closing: (out) (optional) (transfer full) (nullable): what it says, as in beket_tx_day(). */
gboolean    beket_tx_day_closing  (BeketTx      *tx,
                                   const char   *day,
                                   gint64       *position,
                                   BeketValue  **closing,
                                   GError      **error);
/**
 * beket_tx_day_lines:
 * @limit: lines
 * @after: (inout): the last line that was read; 0 before the first
 * @lines: takes them
 *
 * The crossings of @day in their order, as they were when this station closed it last: [{id, direction, subject, arrived, state (word of "crossing-state"),
 * decided (when; not there before a decision), act (number of the one that holds), vehicles}]. None when it never was closed. As exact as the last
 * beket_tx_follow(). Less than @limit: these were the last.
 */
gboolean    beket_tx_day_lines    (BeketTx      *tx,
                                   const char   *day,
                                   guint         limit,
                                   gint64       *after,
                                   BeketValue   *lines,
                                   GError      **error);
/**
 * beket_tx_day_controls:
 * @after, @last: of the lines behind the one, up to the other: as beket_tx_day_lines() gave them
 * @rows: takes them
 *
 * Each record of a control of these crossings of @day as it read when this station closed the day last, oldest crossing first: [{crossing, kind, status, result,
 * started, finished}], words and wire times, what was not said is not there. A correction of this station's is laid over the record, what is erased or damaged is not
 * in it. A control that was postponed and then ended has both records. None when the day never was closed. As exact as the last beket_tx_follow().
 */
gboolean    beket_tx_day_controls (BeketTx      *tx,
                                   const char   *day,
                                   gint64        after,
                                   gint64        last,
                                   BeketValue   *rows,
                                   GError      **error);
/**
 * beket_tx_day_shifts:
 * @from, @to: wire times of this station's clock between which it is @day; @to is not counted in
 * @before: (inout): %G_MAXINT64 before the first; 0 after: there are no more. A call looks through some hundred entries
 * @rows: takes them
 *
 * What this station wrote about its shifts between them, before it closed @day last, newest first: all that the entry says, and {entry, origin, written}. A
 * shift that was opened has officer; one that was handed over has from, to, handedOver. What is erased says nothing of that. None when the day never was closed.
 */
gboolean    beket_tx_day_shifts   (BeketTx      *tx,
                                   const char   *day,
                                   const char   *from,
                                   const char   *to,
                                   gint64       *before,
                                   BeketValue   *rows,
                                   GError      **error);
/** beket_tx_day_doubled: (transfer full) (nullable): one line about what is in the register of @day twice: a number, or a crossing with two acts that hold. %NULL without an error: nothing. */
char       *beket_tx_day_doubled  (BeketTx      *tx,
                                   const char   *day,
                                   GError      **error);

G_END_DECLS
