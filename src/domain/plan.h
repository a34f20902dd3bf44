/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/protocol.h"
#include "domain/value.h"

G_BEGIN_DECLS

/* The plan of a crossing is the list `controls` of its facts, one object a control:
 *
 *   kind, performer, body, mandatory, waiveClause, recogniseClause   from the protocol's rule
 *   status      "planned" "running" "done" "waived" "recognised" "postponed" "not-required"
 *   result      of a done one: "no-remarks" "violation"
 *   started, finished   wire times        officer   id of the officer
 *   method, technicalMeans, remarks       texts as asked for by the form
 *   basis       of a waived one: the protocol clause       reliedAct   of a waived or recognised one: the peer act's number
 */

typedef enum
{
  BEKET_CONTROL_START,
  BEKET_CONTROL_FINISH,      /* needs a result */
  BEKET_CONTROL_WAIVE,       /* needs the rule's waive clause: Article 3(2) */
  BEKET_CONTROL_RECOGNISE,   /* needs the rule's recognise clause and a peer act: Article 3(4) */
  BEKET_CONTROL_POSTPONE,
  BEKET_CONTROL_N_STEPS,
} BeketControlStep;

/**
 * beket_plan_make:
 * @protocol: (nullable): %NULL = national mode: border and customs control of the own state, nothing to waive or recognise
 * @party: own state, "KZ" or "RU"; rules performed by the other party are not planned here
 *
 * Returns: (transfer full): the list for `controls`, every control planned, in the order of the rules.
 */
BeketValue *beket_plan_make          (const BeketProtocol *protocol,
                                      const char          *party,
                                      const char          *point,
                                      const char          *direction,
                                      const char          *subject);

/**
 * beket_control_step:
 * @control: one object of the list; changed only when %TRUE is returned
 * @result: (nullable): for FINISH; @basis: (nullable): relied act for RECOGNISE
 * @time: wire time, set as `started` or `finished`
 *
 * The one table of what a control may become. A waived control gets the clause as `basis`; @basis, the peer act, becomes
 * `reliedAct` of a waived or recognised one. Postponing sets neither time. Errors: %BEKET_ERROR_TRANSITION, %BEKET_ERROR_INVALID (no clause, no result).
 */
gboolean    beket_control_step       (BeketValue          *control,
                                      BeketControlStep     step,
                                      const char          *result,
                                      const char          *basis,
                                      const char          *officer,
                                      const char          *time,
                                      GError             **error);

/** beket_control_can: would the table allow @step? The screen enables its keys by this. */
gboolean    beket_control_can        (const BeketValue    *control,
                                      BeketControlStep     step);

/** beket_control_is_open: planned, running, postponed, or a status that nobody here knows. */
gboolean    beket_control_is_open    (const BeketValue    *control);

/** beket_plan_next: index of the first control still planned, running or postponed, or -1. */
int         beket_plan_next          (const BeketValue    *controls);

/** beket_plan_is_closed: there is a plan, and no mandatory control of it is planned, running or postponed. */
gboolean    beket_plan_is_closed     (const BeketValue    *controls);

/** beket_plan_has_violation: some control ended with "violation". */
gboolean    beket_plan_has_violation (const BeketValue    *controls);

G_END_DECLS
