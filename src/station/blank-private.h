/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"
#include "station/blank.h"

G_BEGIN_DECLS

/* A crossing that is entered from a paper blank has other times than the clock's: those of the paper. */

/* ---- blank-time.c ---- */

/* (nullable): facts.blank while a crossing is entered from one. An act in the place of another is drawn now, whatever the first was entered from. */
BeketValue  *beket_blank_facts           (const BeketValue *facts);
/* UTC microseconds: the clock, or of a crossing that is entered from a blank the time on the paper: the one of the next step, else the last. */
gint64       beket_station_moment        (BeketStation     *self,
                                          BeketCrossing    *crossing);
/* The time that a step puts on record: @now, or what was set for it from the paper; 0: it was not set. */
gint64       beket_blank_step_time       (const BeketValue *facts,
                                          gint64            now);
/* After a step that put @when on record: the next one needs a time of its own. */
void         beket_blank_take_time       (BeketValue       *facts,
                                          gint64            when);
/* Adds to an entry of the peer's ledger, or a record, that it was entered from a blank: {number, entered}. */
void         beket_blank_tell            (BeketValue       *data,
                                          const BeketValue *facts);
/* Worker: %FALSE with a reason: it cannot be entered or spoiled (any more). */
gboolean     beket_blank_check_open      (BeketTx          *tx,
                                          const char       *number,
                                          GError          **error);

/* %FALSE with a reason: it stands in the queue: two papers never have one number, so it is typed twice by mistake, or given up first. */
gboolean     beket_blank_check_typed     (BeketStation     *self,
                                          const char       *number,
                                          GError          **error);

/*
 * BeketStanding:
 * While one lives the station stands at another moment: what is "today" to plan, protocol, form, powers, suspension and risk is the day of that moment.
 * Main thread, within one function: nothing that waits may happen meanwhile.
 */
typedef struct
{
  BeketStation *station;   /* (not owned) */
  gint64        before;
} BeketStanding;

BeketStanding beket_station_stand        (BeketStation     *self,
                                          gint64            moment);
void          beket_standing_end         (BeketStanding    *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketStanding, beket_standing_end)
/* The moment at which it stands: the clock's, unless a BeketStanding says otherwise. */
gint64        beket_station_stands_at    (BeketStation     *self);

G_END_DECLS
