/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value.h"

G_BEGIN_DECLS

/* One control of a plan. Its facts:
 *
 *   kind, performer, body, mandatory, waiveClause, waiveNeedsAct, recogniseClause, rules   from the rules that ask for it
 *   status      "planned" "running" "done" "waived" "recognised" "postponed" "not-required"
 *   result      of a done one: "no-remarks" "violation"
 *   started, finished   wire times        officer   id of the officer        territory   of which state he stood on
 *   participants   everybody who took a step of it, of both Parties: party, body, officer, territory
 *   method, technicalMeans, remarks       as asked for by the form; the first two are a word or a list of words
 *   basis       of a waived or recognised one: the protocol clause       reliedAct   of the same: the peer act's number
 *   task        of a postponed one: the body that has it now             reason      of one that is not required
 */

typedef enum
{
  BEKET_CONTROL_START,
  BEKET_CONTROL_FINISH,      /* needs a result */
  BEKET_CONTROL_WAIVE,       /* needs the rule's waive clause and, where the rule says so, a peer act: Article 3(2) */
  BEKET_CONTROL_RECOGNISE,   /* needs the rule's recognise clause and a peer act: Article 3(4) */
  BEKET_CONTROL_POSTPONE,    /* needs the body that has the task */
  BEKET_CONTROL_NOT_REQUIRE, /* needs a reason; never a mandatory control: that one is waived by a clause or not at all */
  BEKET_CONTROL_N_STEPS,
} BeketControlStep;

/** BeketControlEntry: a step of a control, who takes it and on what basis. What is %NULL is not said. */
typedef struct
{
  BeketControlStep step;
  const char      *result;      /* FINISH: "no-remarks" or "violation" */
  const char      *act;         /* WAIVE, RECOGNISE: number of the peer act that is relied on */
  const char      *task;        /* POSTPONE: word of "body" */
  const char      *reason;      /* NOT_REQUIRE */
  const char      *party;       /* of the officer */
  const char      *body;
  const char      *officer;     /* id */
  const char      *territory;   /* party of the state where he stands */
  const char      *time;        /* wire time, set as `started` or `finished` */
} BeketControlEntry;

/**
 * beket_control_step:
 * @control: one object of the list; changed only when %TRUE is returned
 *
 * The one table of what a control may become. A waived or recognised control gets the clause as `basis` and the peer act as
 * `reliedAct`; postponing sets neither time. Errors: %BEKET_ERROR_TRANSITION, %BEKET_ERROR_INVALID (no clause, no result, no act ...).
 */
gboolean    beket_control_step       (BeketValue              *control,
                                      const BeketControlEntry *entry,
                                      GError                 **error);

/** beket_control_can: would the table allow @step? The screen enables its keys by this. */
gboolean    beket_control_can        (const BeketValue        *control,
                                      BeketControlStep         step);

/** beket_control_is_open: planned, running, postponed, or a status that nobody here knows. */
gboolean    beket_control_is_open    (const BeketValue        *control);

/** beket_control_is_ours: planned or running: it is here to end. A postponed one is the task of the body that has it now. */
gboolean    beket_control_is_ours    (const BeketValue        *control);

/** beket_control_join: adds an officer to the participants, once: one who stands by, of either Party. */
void        beket_control_join       (BeketValue              *control,
                                      const BeketControlEntry *entry);

G_END_DECLS
