/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value.h"

G_BEGIN_DECLS

/**
 * BeketCondition:
 * A small and total language over a form's fields: `subject in ("truck", "bus") and not (empty = true)`.
 *
 *   condition := and-term { "or" and-term }      and-term := factor { "and" factor }
 *   factor    := "not" factor | "(" condition ")" | operand
 *   operand   := value ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) ( literal | path ) | value "in" "(" literal { "," literal } ")" | path
 *              | path ( "prefix" | "contains" ) text | ( "all" | "any" ) "(" path ":" condition ")"
 *   value     := path | "count" "(" path ")" | "years" "(" path "," path ")"
 *   path      := name { "." name }               literal := "text" | integer | true | false
 *   name      := letter or "_", then letters, digits, "_" and "-" (ASCII); in a text \" and \\ are one character
 *
 * A path that is not there is "no" in every comparison but "!="; a bare path is true when there is something in it.
 * Two decimals (decimal.h) are ordered by their size, other texts by their bytes (so ISO days are). A code of digits may be both: it
 * is asked for by `prefix` and never by an order. True and false have no order, kinds are never converted: a comparison of two
 * kinds is "no", again but for "!=". An integer is something, 0 too; an empty text or list is nothing. A list is in a list when
 * one of its words is.
 *
 * `any (persons: nationality = "KAZ")` holds when its condition does for some row, `all` when it does for every one, so also
 * for none; inside, each path is looked for in the row first. Neither stands inside another: the work is at most the rows times
 * the length of the text. `count (persons)` is the number of rows, 0 where there is no list. `years (born, day)` are the whole
 * years between two ISO days; of a time of the wire its UTC day counts.
 * No loops, no calls of the author's own: evaluation always ends. Limits: 1024 bytes, 32 levels.
 */
typedef struct _BeketCondition BeketCondition;

BeketCondition *beket_condition_parse (const char            *text,
                                       GError               **error);
void            beket_condition_free  (BeketCondition        *self);
gboolean        beket_condition_holds (const BeketCondition  *self,
                                       const BeketValue      *facts);
/** beket_condition_holds_in: for a field of a row: each path is looked for in @row first, then in @facts. */
gboolean        beket_condition_holds_in (const BeketCondition *self,
                                       const BeketValue      *row,      /* (nullable) */
                                       const BeketValue      *facts);
/** beket_condition_paths: (transfer full): every path it reads, for the loader that looks for cycles; inside `all`, `any`: "persons[].nationality". */
char          **beket_condition_paths (const BeketCondition  *self);

#define BEKET_CONDITION_MAX_REASONS 20

/**
 * beket_condition_reasons: (transfer full): why @self holds for @facts: a list of {path, value}, one for each fact that made
 * it so: "persons[1].nationality" with its text, "persons" with the number of its rows for `count`; no `value` for a fact that
 * is not there. Long texts are cut to 200 characters; at most BEKET_CONDITION_MAX_REASONS. Empty when it does not hold.
 */
BeketValue     *beket_condition_reasons (const BeketCondition *self,
                                         const BeketValue     *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketCondition, beket_condition_free)

G_END_DECLS
