/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value.h"

G_BEGIN_DECLS

/* States and decisions of a crossing. Words on disk and wire: "registered", "in-control", "admitted",
 * "admitted-conditionally", "refused", "detained", "returned", "postponed". */

typedef enum
{
  BEKET_CROSSING_REGISTERED,
  BEKET_CROSSING_IN_CONTROL,
  BEKET_CROSSING_ADMITTED,
  BEKET_CROSSING_ADMITTED_CONDITIONALLY,
  BEKET_CROSSING_REFUSED,
  BEKET_CROSSING_DETAINED,
  BEKET_CROSSING_RETURNED,
  BEKET_CROSSING_POSTPONED,
  BEKET_CROSSING_N_STATES,
} BeketCrossingState;

typedef enum
{
  BEKET_STEP_BEGIN_CONTROL,
  BEKET_STEP_ADMIT,
  BEKET_STEP_ADMIT_CONDITIONALLY,
  BEKET_STEP_REFUSE,
  BEKET_STEP_DETAIN,
  BEKET_STEP_RETURN,
  BEKET_STEP_POSTPONE,
  BEKET_STEP_REOPEN,
  BEKET_N_STEPS,
} BeketCrossingStep;

const char *beket_crossing_state_word      (BeketCrossingState    state);
gboolean    beket_crossing_state_from_word (const char           *word,
                                            BeketCrossingState   *state);

/** beket_crossing_step_for_decision: the step of a word of the code list "decision" ("admitted" ... as the state words). */
gboolean    beket_crossing_step_for_decision (const char         *decision,
                                            BeketCrossingStep    *step);

/** beket_crossing_state_step: what is not in the table is %BEKET_ERROR_TRANSITION and leaves @to alone. */
gboolean    beket_crossing_state_step      (BeketCrossingState    from,
                                            BeketCrossingStep     step,
                                            BeketCrossingState   *to,
                                            GError              **error);
/** beket_crossing_state_is_open: some step leads out of it: registered, in control, detained, postponed. */
gboolean    beket_crossing_state_is_open   (BeketCrossingState    state);

/**
 * beket_crossing_may_decide:
 * Admission needs a closed plan; anything else may be decided at any time in control. Errors: %BEKET_ERROR_TRANSITION,
 * %BEKET_ERROR_INVALID with the kind of the open control in the message.
 */
gboolean    beket_crossing_may_decide      (BeketCrossingState    state,
                                            const BeketValue     *controls,
                                            const char           *decision,
                                            GError              **error);

/**
 * BeketCrossing:
 * One passage of persons, a vehicle, cargo, goods or animals through one point in one direction: one line of the register.
 * Its facts have the shape of form D1 (data/forms). It holds no file and no clock; the station reads and writes it, on the
 * main thread only. Properties (all notify): "id", "state" (word), "title" (plate, else name, else ""), "step" (the
 * guide's step word), "opened" (UTC microseconds), "saved" (UTC microseconds of the last commit, 0 = not yet), "trouble" (nullable: why
 * the last write failed), "act" (nullable: its act's number).
 */
#define BEKET_TYPE_CROSSING (beket_crossing_get_type ())
G_DECLARE_FINAL_TYPE (BeketCrossing, beket_crossing, BEKET, CROSSING, GObject)

/** beket_crossing_new: @facts: (transfer full): an object; @opened: UTC microseconds. */
BeketCrossing      *beket_crossing_new         (const char         *id,
                                                BeketValue         *facts,
                                                gint64              opened);
const char         *beket_crossing_get_id      (BeketCrossing      *self);
/** beket_crossing_get_facts: (transfer none): change it, then call beket_crossing_changed(). */
BeketValue         *beket_crossing_get_facts   (BeketCrossing      *self);
void                beket_crossing_changed     (BeketCrossing      *self);   /* emits "changed", renews "title" */
BeketCrossingState  beket_crossing_get_state   (BeketCrossing      *self);
void                beket_crossing_set_state   (BeketCrossing      *self,
                                                BeketCrossingState  state);
const char         *beket_crossing_get_title   (BeketCrossing      *self);
const char         *beket_crossing_get_step    (BeketCrossing      *self);
void                beket_crossing_set_step    (BeketCrossing      *self,
                                                const char         *step);
gint64              beket_crossing_get_opened  (BeketCrossing      *self);
gint64              beket_crossing_get_saved   (BeketCrossing      *self);
void                beket_crossing_set_saved   (BeketCrossing      *self,
                                                gint64              utc_us);
const char         *beket_crossing_get_trouble (BeketCrossing      *self);
/** beket_crossing_set_trouble: @error: (nullable): the last failed write; its code stays readable by the screen. */
void                beket_crossing_set_trouble (BeketCrossing      *self,
                                                const GError       *error);
const GError       *beket_crossing_get_error   (BeketCrossing      *self);
const char         *beket_crossing_get_act     (BeketCrossing      *self);
void                beket_crossing_set_act     (BeketCrossing      *self,
                                                const char         *number);

G_END_DECLS
