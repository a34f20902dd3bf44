/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/language.h"
#include "domain/search-key.h"
#include "ledger/ledger.h"

G_BEGIN_DECLS

/* Search and register. Their tables follow the entries: an officer's commit does not write them, so what is read here is as exact as the last
 * beket_tx_follow(). Exact at once are beket_tx_crossings(), beket_tx_seen(), beket_tx_acts() and all other queries of ledger.h. */

/**
 * beket_tx_follow:
 * @limit: entries, at most: that many keep the next Enter waiting
 * @more: (out): there is more to do
 *
 * Takes the next entries into search and register, in one transaction: what was interrupted is done again from the last commit on. The tables are
 * the same however the entries were cut into batches.
 */
gboolean    beket_tx_follow          (BeketTx                *tx,
                                      guint                   limit,
                                      gboolean               *more,
                                      GError                **error);

#define BEKET_PAGE_ROWS 200   /* a page of search or register has no more */

/**
 * beket_tx_search: (transfer full)
 * @terms: (element-type BeketSearchTerm): of beket_search_parse()
 * @after: (nullable): "next" of the page before
 * @limit: rows, at most %BEKET_PAGE_ROWS
 *
 * {rows: [{kind ("person" "plate" "container" "wagon" "document" "act"), name, number, crossing, time}], next}, newest first. A look is bounded: where
 * "next" is there, older things were not looked at yet, even if the page is not full. %BEKET_ERROR_INVALID: no such @after.
 */
BeketValue *beket_tx_search          (BeketTx                *tx,
                                      GPtrArray              *terms,
                                      const char             *after,
                                      guint                   limit,
                                      GError                **error);

typedef enum
{
  BEKET_REGISTER_BY_TIME,   /* newest first */
  BEKET_REGISTER_BY_NAME,   /* of the first person, by the alphabet of a language; of one day */
} BeketRegisterOrder;

/** BeketRegisterAsk: which lines; %NULL means any. Nothing is owned. */
typedef struct
{
  const char        *day;           /* of the point */
  const char        *point;
  const char        *direction;
  const char        *subject;
  const char        *control;       /* of this kind one was recorded */
  const char        *decision;      /* the newest state: also "registered", "in-control", "abandoned" */
  const char        *citizenship;   /* somebody has it */
  const char        *officer;       /* who opened, controlled or decided */
  BeketRegisterOrder order;
  BeketLanguage      language;      /* of the order by name */
  const char        *after;         /* "next" of the page before */
  guint              limit;         /* at most %BEKET_PAGE_ROWS */
} BeketRegisterAsk;

/**
 * beket_tx_register: (transfer full)
 *
 * {rows: [{day, id, point, direction, subject, state, opened, decided, title, name, persons, vehicles, controls, citizenships, officers, act, blank}], next}. Bounded
 * like beket_tx_search(). %BEKET_ERROR_INVALID: no such "after", or an order by name without a day.
 */
BeketValue *beket_tx_register        (BeketTx                *tx,
                                      const BeketRegisterAsk *ask,
                                      GError                **error);

/** beket_tx_register_line: (transfer full): the row of one crossing, as beket_tx_register() gives it; an empty object: there is none yet. */
BeketValue *beket_tx_register_line   (BeketTx                *tx,
                                      const char             *crossing,
                                      GError                **error);

/** beket_tx_register_totals: (transfer full): {crossings, persons, vehicles, point: {word: count}, direction, subject, decision, control, citizenship,
 * officer, hour ("00" to "23" of the point)} of a day: how many crossings have each word. */
BeketValue *beket_tx_register_totals (BeketTx                *tx,
                                      const char             *day,
                                      GError                **error);

G_END_DECLS
