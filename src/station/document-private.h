/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"
#include "station/station.h"

G_BEGIN_DECLS

/** BeketDocument: what a crossing object stands for when it is no crossing but the facts of a document. */
typedef struct
{
  const BeketForm *form;     /* (not owned): the library's */
  char            *number;   /* (owned) (nullable): given already; else it takes the next one when it is drawn */
} BeketDocument;

/* ---- document.c ---- */

/** beket_station_document: (nullable): %NULL: @crossing is one, and its act is the joint act. */
const BeketDocument *beket_station_document (BeketCrossing      *crossing);
/** beket_station_form_of: (nullable): the form in which @crossing is drawn. */
const BeketForm  *beket_station_form_of     (BeketStation       *self,
                                             BeketCrossing      *crossing);
/** beket_station_act_title: (transfer full): what the register of acts calls it. */
char             *beket_station_act_title   (BeketStation       *self,
                                             BeketCrossing      *crossing);

/** beket_station_mode_of_form: word of "mode" in which @form is drawn now. */
const char       *beket_station_mode_of_form (BeketStation      *self,
                                             const BeketForm    *form);

/* ---- document-facts.c ---- */

/** beket_station_is_recorded: can @form be filled in with what is on record under a number: D10, D11, D12, D19? The decisions can only so. */
gboolean          beket_station_is_recorded (const char         *form);
/** beket_station_record_of: waits: what is on record under @about, as the sections of @form. @number: (out) (transfer full) (nullable): what the document is numbered
 * by; %NULL: by the next one. Returns: (transfer full) (nullable): %NULL without an error: @about is %NULL. */
BeketValue       *beket_station_record_of   (BeketStation       *self,
                                             const BeketForm    *form,
                                             const char         *about,
                                             char              **number,
                                             GError            **error);
/** beket_station_document_facts: (transfer full) (nullable): @said and @recorded, both (nullable), whole and checked by @form; or the first complaint. */
BeketValue       *beket_station_document_facts (BeketStation    *self,
                                             const BeketForm    *form,
                                             const BeketValue   *said,
                                             const BeketValue   *recorded,
                                             GError            **error);

/* ---- document-decision.c ---- */

/** beket_station_is_decision: is @form the paper of a decision that is an entry: D16, D17, D18? */
gboolean          beket_station_is_decision (const char         *form);
/** beket_station_decision_facts: waits: (transfer full) (nullable): what this station decided under @number, as the sections of @form. */
BeketValue       *beket_station_decision_facts (BeketStation    *self,
                                             const char         *form,
                                             const char         *number,
                                             GError            **error);

/** beket_station_name_officer: sets name and post: of an officer who is enrolled here; of another the id is the name. */
void              beket_station_name_officer (BeketStation      *self,
                                             BeketValue         *object,
                                             const char         *id);

/* ---- document-paper.c: what was told, asked and handed over (paper.h): D10, D11, D12 ---- */

/** beket_station_paper_facts: waits: (transfer full) (nullable): what is on record under @about, as the sections of @form. @number: (out) (transfer full)
 * (nullable): what the document is numbered by; %NULL: an answer, which takes the next one. */
BeketValue       *beket_station_paper_facts (BeketStation       *self,
                                             const char         *form,
                                             const char         *about,
                                             char              **number,
                                             GError            **error);

/* ---- document-register.c: the register of a day, D19 ---- */

/** beket_station_register_facts: waits: (transfer full) (nullable): the register of a day that is closed, as it was closed. @about: the day or the number of the
 * closing; @number: (out) (transfer full): that number. */
BeketValue       *beket_station_register_facts (BeketStation    *self,
                                             const char         *about,
                                             char              **number,
                                             GError            **error);

/* ---- document-figures.c: what the register of a day says of its controls ---- */

/**
 * beket_station_register_figures: sets the section "controls", and "hitRateBefore" of the section "totals" (aim P-1 and P-2 of the Agreement's preamble)
 * @controls: see beket_tx_day_controls()
 *
 * A line for each kind that was done, waived or recognised, in the order of the list "control-kind". Violations, minutes and the hit rate are those of controls that were
 * done here: what was waived or recognised found nothing itself. The median is the middle one of the durations, of an even number of them the mean of the two in the
 * middle; the 95th percentile is by nearest rank: the shortest duration that at least 95 % of them do not exceed. Both in minutes to one digit, half up; not there
 * when none has a beginning and an end that is not before it. What was begun and ended in one step (all satisfactory) took none. The hit rate is violations for a
 * hundred controls done, to two digits, half up; not there when none was done.
 */
void              beket_station_register_figures (BeketStation  *self,
                                             BeketValue         *facts,
                                             const BeketValue   *controls);

/* ---- document-shift.c: what it says of the shifts ---- */

/**
 * beket_station_register_shifts: sets "shifts" of the section "day"
 * @shifts: see beket_tx_day_shifts()
 *
 * "08:00–20:00 Ахметов Н.; 20:00– Сейітова А.", by the point's clock: from when an officer signed in or took over, to when he handed over. A time that is not on record
 * that day is left out before or behind the dash: the shift began the day before, or nobody took it over. What 200 characters have no room for is told by "…".
 */
void              beket_station_register_shifts (BeketStation   *self,
                                             BeketValue         *facts,
                                             const BeketValue   *shifts);

G_END_DECLS
