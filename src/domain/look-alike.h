/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/form.h"

G_BEGIN_DECLS

/* What a reader of print takes for something else: 0 and O, 1 and I, 5 and S. A suggestion for the officer, who looks at the paper
 * again: nothing here changes what was read. */

/** BeketLookAlikeCheck: is @text right? The error's position counts in characters of it. */
typedef gboolean (*BeketLookAlikeCheck) (const char  *text,
                                         gpointer     user_data,
                                         GError     **error);

/**
 * beket_look_alike_suggest:
 * @text: what @check refuses
 *
 * Where a character may not stand, one that looks like it and may is put there; where a check digit does not agree, the one
 * exchange that makes it agree, if there is only one. Cyrillic letters that look like Latin ones count as these.
 *
 * Returns: (transfer full) (nullable): a text that @check takes, as long as @text; %NULL: nothing is near
 */
char *beket_look_alike_suggest       (const char           *text,
                                      BeketLookAlikeCheck   check,
                                      gpointer              user_data);

/** beket_look_alike_suggest_mrz: (transfer full) (nullable): the same for a zone, its lines joined without what is between them. */
char *beket_look_alike_suggest_mrz   (const char           *text);

/**
 * beket_look_alike_suggest_field: (transfer full) (nullable): the same for the text in a field, by its type; %NULL for types whose
 * characters no rule can judge: texts, codes, days, seals.
 */
char *beket_look_alike_suggest_field (const BeketField     *field,
                                      const char           *text);

G_END_DECLS
