/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/language.h"

G_BEGIN_DECLS

/** BeketRetentionRule: how long the bodies of entries of some kinds are kept (Article 4, paragraph 2). */
typedef struct
{
  char     *id;        /* (owned) */
  char    **kinds;     /* (owned): words of "kind" */
  int       days;      /* since the entry came to the station */
  BeketText basis;     /* why so long */
  gboolean  checked;   /* FALSE: no source confirms the number of days */
} BeketRetentionRule;

BeketRetentionRule *beket_retention_rule_new    (void);
void                beket_retention_rule_free   (BeketRetentionRule *self);
/** beket_retention_rule_before: what came before this instant is over: UTC microseconds. */
gint64              beket_retention_rule_before (const BeketRetentionRule *self,
                                                 gint64                    now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketRetentionRule, beket_retention_rule_free)

G_END_DECLS
