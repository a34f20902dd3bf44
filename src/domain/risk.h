/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/condition.h"
#include "domain/language.h"

G_BEGIN_DECLS

/* Risk management of one station (Article 5): rules that explain themselves. Rules and hits are the station's own: nothing of
 * them is ever shown to the peer (Article 4), so they stand only in entries of the ledger "own". */

#define BEKET_RISK_MAX_RULES  64    /* in force at once */
#define BEKET_RISK_MAX_WEIGHT 100

/**
 * BeketRiskRule:
 * One rule from its file. Immutable once loaded, reference counted, may cross threads.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  char            *id;            /* (owned): "R12" */
  char            *version;       /* (owned): "1.0" */
  BeketText        title;
  BeketText        explanation;   /* what to look at, and why */
  char            *condition;     /* (owned): as it was written */
  BeketCondition  *when;          /* (owned): over the facts of beket_risk_facts() */
  char           **controls;      /* (owned) (nullable): words of "control-kind" that it asks for */
  char           **words;         /* (owned) (nullable): for the plan: words by which rules of a protocol ask for controls, "export-control" */
  gboolean         second_line;   /* it asks for the second line */
  int              weight;        /* 1 to BEKET_RISK_MAX_WEIGHT: heavier hits come first */
  char            *valid_from;    /* (owned): ISO day */
  char            *valid_to;      /* (owned) (nullable) */
  gboolean         on;            /* FALSE: its owner has switched it off in the file */
  char            *owner;         /* (owned): body or post that answers for it */
  gboolean         checked;       /* FALSE: a sample, not confirmed by its owner */
  char            *hash;          /* (owned): lower-case hex SHA-256 of the file's bytes: what was simulated and enabled */
} BeketRiskRule;

BeketRiskRule *beket_risk_rule_new          (void);
BeketRiskRule *beket_risk_rule_ref          (BeketRiskRule        *self);
void           beket_risk_rule_unref        (BeketRiskRule        *self);
/** beket_risk_rule_is_valid_on: switched on in its file and within its days? */
gboolean       beket_risk_rule_is_valid_on  (const BeketRiskRule  *self,
                                             const char           *day);

/** BeketRiskHit: a rule that fired, and the facts that fired it. */
typedef struct
{
  BeketRiskRule *rule;      /* (owned) */
  BeketValue    *reasons;   /* (owned): as beket_condition_reasons() */
} BeketRiskHit;

void           beket_risk_hit_free          (BeketRiskHit         *self);
/** beket_risk_hit_data: (transfer full): {rule, version, hash, weight, controls, secondLine, reasons}: data of an own entry. */
BeketValue    *beket_risk_hit_data          (const BeketRiskHit   *self);

/**
 * beket_risk_facts: (transfer full)
 * @plate, @document: in how many other crossings of this station one of its plates, one of its document numbers stood today
 * @expected: an advance notice speaks of it
 *
 * What a rule's condition reads: a copy of the crossing's facts with `seen.plate`, `seen.document` and `expected`.
 */
BeketValue    *beket_risk_facts             (const BeketValue     *facts,
                                             gint64                plate,
                                             gint64                document,
                                             gboolean              expected);
/** beket_risk_judge: (transfer full) (element-type BeketRiskHit): which of @rules (element-type BeketRiskRule) fire on @day, the heaviest first. */
GPtrArray     *beket_risk_judge             (GPtrArray            *rules,
                                             const BeketValue     *facts,
                                             const char           *day);
/** beket_risk_asked: (transfer full): the kinds of control that the hits ask for, each once, in their order: for the plan. */
char         **beket_risk_asked             (GPtrArray            *hits);
/** beket_risk_words: (transfer full): the words of the hits, each once, in their order: the risk hits that a plan is given. */
char         **beket_risk_words             (GPtrArray            *hits);
/** beket_risk_asks_second_line: does one of the hits? */
gboolean       beket_risk_asks_second_line  (GPtrArray            *hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketRiskRule, beket_risk_rule_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketRiskHit, beket_risk_hit_free)

G_END_DECLS
