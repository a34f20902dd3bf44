/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/crossing.h"

G_BEGIN_DECLS

/* Partial outcomes: one passenger refused, one item detained, the rest admitted. A row of `persons`, `usedTransportMeans`,
 * `transportEquipment`, `consignments`, `animals` or `wagons` may carry
 *
 *   outcome           word of "decision"; a row without one is admitted, once any row has one
 *   ground            of a refused one: word of "refusal"; of a detained one: word of "offence"
 *   outcomeDocument   number of its own document: a refusal notice D21, a detention record D22
 *
 * and the crossing's decision is the gravest of them: detained, refused, returned, postponed, conditionally, admitted. The order that the
 * practice names has no "returned"; it stands after "refused", whose consequence it is. */

/** beket_outcome_is_partial: does some part have an outcome of its own? */
gboolean    beket_outcome_is_partial (const BeketValue    *facts);

/** beket_outcome_decision: (transfer none) (nullable): the decision that the parts lead to; %NULL when no part has an outcome or one has a word that is no decision. */
const char *beket_outcome_decision   (const BeketValue    *facts);

/** beket_outcome_document: (transfer none) (nullable): "D21" or "D22": the form that a part with this outcome needs. */
const char *beket_outcome_document   (const char          *outcome);

/**
 * beket_outcome_check:
 * @decision: of the crossing
 *
 * Do the parts agree with @decision and with the plan? A part that is admitted needs a closed plan as much as the whole does. A refused or
 * detained part names its ground and its document; a refused crossing without parts names its ground in `decision.refusal`.
 * Errors: %BEKET_ERROR_INVALID, the message begins with the place: "persons[1].ground".
 */
gboolean    beket_outcome_check      (const BeketValue    *facts,
                                      const char          *decision,
                                      GError             **error);

/** beket_outcome_parts: (transfer full) (nullable): what the neighbour is told of the parts that have an outcome: list, index, outcome, ground, outcomeDocument. */
BeketValue *beket_outcome_parts      (const BeketValue    *facts);

/** beket_ground_is_refusal: "R1" to "R7". */
gboolean    beket_ground_is_refusal  (const char          *word);

G_END_DECLS
