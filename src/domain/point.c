/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A crossing point.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/point.h"

BeketPoint *
beket_point_new (void)
{
  return g_new0 (BeketPoint, 1);
}

void
beket_point_free (BeketPoint *self)
{
  g_free (self->code);
  g_free (self->party);
  g_free (self->peer);
  beket_text_clear (&self->name);
  g_free (self);
}
