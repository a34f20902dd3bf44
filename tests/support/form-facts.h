/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/codes.h"
#include "domain/form.h"

G_BEGIN_DECLS

/* Records of forms that nobody filled in: synthetic, the same on every run. */

#define FORM_FACTS_N_IDS 31

/* Every form that is shipped. */
extern const char *const form_facts_ids[FORM_FACTS_N_IDS];

/**
 * form_facts_full: (transfer full): every field of every section, also where no condition asks for it; two rows a list.
 * @turn: which word of its list a code takes, and whether a boolean is true (it is when @turn is even)
 */
BeketValue *form_facts_full     (const BeketForm  *form,
                                 const BeketCodes *codes,
                                 guint             turn);
/** form_facts_required: (transfer full): as many rows as there must be, and nothing that is not required. */
BeketValue *form_facts_required (const BeketForm  *form,
                                 const BeketCodes *codes);
/** form_facts_extreme: (transfer full): every text at its full length, long lists, numbers at their limits; letters of all alphabets that acts carry. */
BeketValue *form_facts_extreme  (const BeketForm  *form,
                                 const BeketCodes *codes);
/** form_facts_sample: (transfer full): a value that the check of @field accepts; @nth, @turn: which word of a list. */
BeketValue *form_facts_sample   (const BeketField *field,
                                 const BeketCodes *codes,
                                 guint             nth,
                                 guint             turn);
/** form_facts_row: (nullable) (transfer none): the object that row @row of @section stands in. */
BeketValue *form_facts_row      (BeketValue         *facts,
                                 const BeketSection *section,
                                 guint               row);

G_END_DECLS
