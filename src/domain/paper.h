/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/codes.h"
#include "domain/powers.h"
#include "domain/value.h"

G_BEGIN_DECLS

/**
 * BeketPaper:
 * What the two states tell and ask each other under Article 3(5), and what an officer keeps as evidence for it.
 */
typedef enum
{
  BEKET_PAPER_OFFENCE,           /* notice of an offence, form D10 */
  BEKET_PAPER_ACKNOWLEDGEMENT,   /* the neighbour's notice was read */
  BEKET_PAPER_REQUEST,           /* request for assistance, form D11 */
  BEKET_PAPER_ANSWER,            /* answer to the neighbour's request, form D11 */
  BEKET_PAPER_ITEM,              /* a thing or file is taken into custody, or something was done with it */
  BEKET_PAPER_HAND_OVER,         /* it is handed over to the other state, form D12 */
} BeketPaper;

/** beket_paper_action: by which power: %BEKET_ACTION_NOTIFY (Article 3(5), second part) or %BEKET_ACTION_ASSIST (its first part). */
BeketAction beket_paper_action (BeketPaper        self);

/**
 * beket_paper_check:
 * @says: what the officer says
 *
 * Members that a paper may have and must have, each of its kind and length, words of their code lists; one that is not known is refused.
 *
 * OFFENCE: {fact, category, urgency, time, place, circumstances: {kk, ru}, measures, [control, crossing, act, direction, norms, reportedTo, assistance]} and at least one
 * row of persons, vehicles or goods. ACKNOWLEDGEMENT: {offence}. REQUEST: {topics, text, due, [offence, act]}. ANSWER: {request, outcome, text}.
 * ITEM: {event, [place]} and {kind, description, [offence]} of a new one, {item} of one that is there. HAND_OVER: {item, toParty, toBody, toOfficer}.
 * %BEKET_ERROR_INVALID names the member.
 */
gboolean    beket_paper_check  (BeketPaper        self,
                                const BeketValue *says,
                                const BeketCodes *codes,
                                GError          **error);

/**
 * beket_paper_take_facts:
 * @facts: of a crossing, as form D1 has them
 * @persons: (nullable): which of its persons, numbers from 0, ended by -1; %NULL = all
 *
 * Adds to an offence's @says persons, vehicles and goods of the crossing, each only where @says has none of its own.
 */
void        beket_paper_take_facts (BeketValue       *says,
                                    const BeketValue *facts,
                                    const int        *persons);

G_END_DECLS
