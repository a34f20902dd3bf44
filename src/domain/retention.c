/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long the bodies of entries are kept.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/retention.h"

BeketRetentionRule *
beket_retention_rule_new (void)
{
  return g_new0 (BeketRetentionRule, 1);
}

void
beket_retention_rule_free (BeketRetentionRule *self)
{
  g_free (self->id);
  g_strfreev (self->kinds);
  beket_text_clear (&self->basis);
  g_free (self);
}

gint64
beket_retention_rule_before (const BeketRetentionRule *self,
                             gint64                    now)
{
  return now - self->days * G_TIME_SPAN_DAY;
}
