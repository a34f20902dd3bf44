/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/edition.h"

G_BEGIN_DECLS

/** BeketProhibited: what may not be brought in or taken out by the law of one state, or not without a permit (Article 7(1)). */
typedef struct
{
  BeketEdition   edition;
  char          *state;        /* (owned): "KZ", "RU" */
  char         **directions;   /* (owned): "import", "export" */
  char          *measure;      /* (owned): "prohibited", "restricted": not without a permit, or only within limits */
  BeketText      name;
  char         **hs;           /* (owned) (nullable): first digits of goods codes, two to ten */
  char          *norm;         /* (owned): id of a norm */
  char          *folded;       /* (owned): names and words of both languages, as they are searched */
} BeketProhibited;

BeketProhibited *beket_prohibited_new    (void);
void             beket_prohibited_free   (BeketProhibited     *self);

/** beket_prohibited_set_folded: from the name, and from @words (nullable): other words that people type. */
void             beket_prohibited_set_folded (BeketProhibited *self,
                                          const char *const   *words);

/**
 * beket_prohibited_find:
 * @text: words in either language, or digits of a goods code (two or more)
 * @state: (nullable): by the law of this state only
 * @direction: (nullable): "import" or "export" only
 * @day: (nullable)
 *
 * A code is meant by an item when one begins with the other: "01" finds what names 0102, and 0102291000 what names 01.
 * Returns: (transfer container) (element-type BeketProhibited): in file order; empty for an empty text.
 */
GPtrArray       *beket_prohibited_find   (const BeketEditions *items,
                                          const char          *text,
                                          const char          *state,
                                          const char          *direction,
                                          const char          *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketProhibited, beket_prohibited_free)

G_END_DECLS
