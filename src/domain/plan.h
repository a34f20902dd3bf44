/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/control.h"
#include "domain/protocol.h"

G_BEGIN_DECLS

/* The plan of a crossing is the list `controls` of its facts, one object a control, see control.h. */

/** BeketPlanAsk: one crossing, as the matrix asks of it. */
typedef struct
{
  const char        *party;       /* own state, "KZ" or "RU"; rules performed by the other party are not planned here */
  const char        *point;
  const char        *direction;   /* (nullable) */
  const char        *subject;     /* (nullable) */
  const char        *day;         /* (nullable): the point's ISO day; without it no dated rule asks */
  const BeketValue  *facts;       /* (nullable): for the conditions of rules */
  const char *const *risks;       /* (nullable): words of risk hits: rules of a protocol may ask by them */
  const char *const *asked;       /* (nullable): kinds that risk hits ask for themselves, with a protocol and without (Article 5) */
  const char *const *suspended;   /* (nullable): kinds whose joint control is suspended: neither waived nor recognised, Article 8 */
} BeketPlanAsk;

/**
 * beket_plan_make:
 * @protocol: (nullable): %NULL = national mode: border and customs control of the own state, nothing to waive or recognise
 *
 * When several rules ask for one control of one body, it is planned once and the strictest of them holds: mandatory if one says so,
 * to be waived or recognised only if each has a clause for it. What a risk hit alone asks for is a control of the own state: not mandatory, so
 * that an officer may say why it is not required.
 *
 * Returns: (transfer full): the list for `controls`, every control planned, in the order of the rules.
 */
BeketValue *beket_plan_make          (const BeketProtocol *protocol,
                                      const BeketPlanAsk  *ask);

/** beket_rule_asks: does this rule ask for its control of this crossing? */
gboolean    beket_rule_asks          (const BeketRule     *rule,
                                      const BeketPlanAsk  *ask);

/** beket_plan_next: index of the first control still planned, running or postponed, or -1. */
int         beket_plan_next          (const BeketValue    *controls);

/** beket_plan_has_ours: is one of them planned or running here, so that "all satisfactory" ends something? */
gboolean    beket_plan_has_ours      (const BeketValue    *controls);

/** beket_plan_is_closed: there is a plan, and no mandatory control of it is planned, running or postponed. */
gboolean    beket_plan_is_closed     (const BeketValue    *controls);

/** beket_plan_has_violation: some control ended with "violation". */
gboolean    beket_plan_has_violation (const BeketValue    *controls);

G_END_DECLS
