/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The norms that decisions cite.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/norm.h"

BeketNorm *
beket_norm_new (void)
{
  return g_new0 (BeketNorm, 1);
}

void
beket_norm_free (BeketNorm *self)
{
  beket_edition_clear (&self->edition);
  g_free (self->state);
  beket_text_clear (&self->act);
  g_free (self->article);
  beket_text_clear (&self->cite);
  beket_text_clear (&self->subject);
  g_free (self);
}
