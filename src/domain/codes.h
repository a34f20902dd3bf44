/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/language.h"

G_BEGIN_DECLS

/**
 * BeketCodes:
 * The code lists: short stable words and what they are called in both languages. Lists are named "direction", "subject",
 * "control-kind", "control-status", "control-result", "decision", "seal-state", "body", "recognition" and so on, and come
 * from the files in data/codes through the record room. Unknown words are kept and shown as they are.
 */
typedef struct _BeketCodes BeketCodes;

BeketCodes        *beket_codes_new    (void);
BeketCodes        *beket_codes_ref    (BeketCodes       *self);
void               beket_codes_unref  (BeketCodes       *self);

/** beket_codes_add: @returns %FALSE when @word is already in @list. */
gboolean           beket_codes_add    (BeketCodes       *self,
                                       const char       *list,
                                       const char       *word,
                                       const char       *kk,
                                       const char       *ru);

/** beket_codes_label: (transfer none): never %NULL: @word itself when it is unknown. */
const char        *beket_codes_label  (const BeketCodes *self,
                                       const char       *list,
                                       const char       *word,
                                       BeketLanguage     language);

/** beket_codes_words: (transfer none): the words of @list in file order, %NULL-terminated; %NULL when there is no such list. */
const char *const *beket_codes_words  (const BeketCodes *self,
                                       const char       *list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketCodes, beket_codes_unref)

G_END_DECLS
