/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/powers.h"

G_BEGIN_DECLS

/* Article 8: joint control is suspended and resumed, each with a written notice. Facts of a suspension:
 *
 *   number       of its written notice D17        notified   wire time at which the notice was generated: until then nothing is suspended
 *   party, body, decidedBy                        who suspends
 *   reason       "E1" to "E4"                     text       what happened; needed by E4
 *   points       codes; missing = every point of the protocol
 *   direction    "exit", "entry"; missing = both
 *   kinds        words of "control-kind"; missing = all joint control
 *   from         wire time from which it holds
 *
 * and of a resumption:
 *
 *   number, notified          of the notice D18      suspension   number of the notice that it ends
 *   party, body, decidedBy    who resumes or proposes it
 *   acceptedBy                party that agreed: a proposal of the party that did not suspend ends nothing without the other
 *   from                      wire time from which joint control goes on
 */

/** BeketSuspensionAsk: the place and time at which somebody asks. */
typedef struct
{
  const BeketValue *suspensions;   /* (nullable): list of suspensions */
  const BeketValue *resumptions;   /* (nullable): list of resumptions */
  const char       *point;
  const char       *direction;     /* (nullable) */
  const char       *time;          /* wire time */
} BeketSuspensionAsk;

/**
 * beket_suspension_check:
 * @actor: with the protocol in force
 *
 * May this be decided? What is decided is not in force before its notice is generated. Errors: %BEKET_ERROR_POWER,
 * %BEKET_ERROR_INVALID that names the member.
 */
gboolean          beket_suspension_check   (const BeketValue         *suspension,
                                            const BeketActor         *actor,
                                            GError                  **error);

/** beket_resumption_check: the same for a resumption; @suspensions: (nullable): list with the one that it names. */
gboolean          beket_resumption_check   (const BeketValue         *resumption,
                                            const BeketValue         *suspensions,
                                            const BeketActor         *actor,
                                            GError                  **error);

/** beket_suspension_in_force: (nullable) (transfer none): the suspension of all joint control that holds here and now. */
const BeketValue *beket_suspension_in_force (const BeketSuspensionAsk *ask);

/** beket_suspension_kinds: (transfer full): kinds that are suspended here and now by suspensions of kinds alone; empty when none. */
GStrv             beket_suspension_kinds   (const BeketSuspensionAsk *ask);

/**
 * beket_protocol_in_mode:
 * @protocol: (nullable): in force for the point and day
 *
 * Returns: (nullable) (transfer none): @protocol, or %NULL for national mode: without a protocol, and while joint control is suspended.
 */
const BeketProtocol *beket_protocol_in_mode (const BeketProtocol     *protocol,
                                            const BeketSuspensionAsk *ask);

/** beket_suspension_reasons: (transfer none): the words E1 to E4, %NULL-terminated. */
const char *const *beket_suspension_reasons (void);

G_END_DECLS
