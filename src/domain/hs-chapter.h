/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/edition.h"

G_BEGIN_DECLS

/** BeketHsChapter: a group of the goods nomenclature: the first two digits of a code (HS, ТН ВЭД ЕАЭС, domain.md 4.6). */
typedef struct
{
  BeketEdition  edition;   /* id: "01" to "97" */
  BeketText     name;
  char         *folded;    /* (owned): both names, as they are searched */
} BeketHsChapter;

BeketHsChapter       *beket_hs_chapter_new  (void);
void                  beket_hs_chapter_free (BeketHsChapter      *self);
void                  beket_hs_chapter_set_folded (BeketHsChapter *self);   /* from the name */

/** beket_hs_code_is_valid: 4, 6, 9 or 10 digits: heading, subheading, the nomenclature's full code (an old one has 9). */
gboolean              beket_hs_code_is_valid (const char          *code);

/** beket_hs_chapter_of: (transfer none) (nullable): the group that the code @code begins with. */
const BeketHsChapter *beket_hs_chapter_of   (const BeketEditions *chapters,
                                             const char          *code,
                                             const char          *day);

/**
 * beket_hs_chapters_find:
 * @text: words in either language, or the first digits of a number; more than two digits are a code in the group
 *
 * Returns: (transfer container) (element-type BeketHsChapter): in order of numbers; empty for an empty text.
 */
GPtrArray            *beket_hs_chapters_find (const BeketEditions *chapters,
                                             const char          *text,
                                             const char          *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketHsChapter, beket_hs_chapter_free)

G_END_DECLS
