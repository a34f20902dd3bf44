/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/edition.h"

G_BEGIN_DECLS

/** BeketNorm: a norm that a decision cites, with the days on which it applies (Article 2(2): by the law of the states and treaties). */
typedef struct
{
  BeketEdition  edition;   /* id: "eaeu-cc-327" */
  char         *state;     /* (owned): "KZ", "RU", "EAEU", "AGREEMENT" */
  BeketText     act;       /* the act's full name with its day and number */
  char         *article;   /* (owned) (nullable): "327", "3(4)" */
  BeketText     cite;      /* as it stands in a decision */
  BeketText     subject;   /* what it is about */
} BeketNorm;

BeketNorm *beket_norm_new  (void);
void       beket_norm_free (BeketNorm *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketNorm, beket_norm_free)

G_END_DECLS
