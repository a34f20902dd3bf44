/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bodies of both states, by their names on a day.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/control-body.h"

BeketControlBody *
beket_control_body_new (void)
{
  return g_new0 (BeketControlBody, 1);
}

void
beket_control_body_free (BeketControlBody *self)
{
  beket_edition_clear (&self->edition);
  g_free (self->party);
  g_free (self->kind);
  g_free (self->class);
  beket_text_clear (&self->name);
  g_free (self);
}

const BeketControlBody *
beket_control_body_on (const BeketEditions *bodies,
                       const char          *party,
                       const char          *kind,
                       const char          *day)
{
  g_autofree char *id = g_strconcat (party, "-", kind, NULL);

  return beket_editions_on (bodies, id, day);
}
