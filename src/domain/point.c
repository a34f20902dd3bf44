/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A crossing point.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/point.h"

#include "domain/day.h"

BeketPoint *
beket_point_new (void)
{
  BeketPoint *self = g_new0 (BeketPoint, 1);

  self->offsets = g_array_new (FALSE, FALSE, sizeof (BeketPointOffset));
  self->statuses = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_point_status_free);

  return self;
}

void
beket_point_free (BeketPoint *self)
{
  beket_edition_clear (&self->edition);
  g_free (self->party);
  g_free (self->peer);
  g_free (self->kind);
  beket_text_clear (&self->name);
  g_free (self->type);
  g_free (self->subdivision);
  g_free (self->locode);
  g_free (self->cargo_ruqsat);
  beket_text_clear (&self->hours);
  g_array_unref (self->offsets);
  g_ptr_array_unref (self->statuses);
  g_free (self);
}

void
beket_point_status_free (BeketPointStatus *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->state);
  beket_text_clear (&self->note);
  g_free (self->source);
  g_free (self);
}

const BeketPointStatus *
beket_point_status (const BeketPoint *self,
                    const char       *day)
{
  for (guint i = self->statuses->len; i > 0; i--)
    {
      const BeketPointStatus *status = g_ptr_array_index (self->statuses, i - 1);

      if (beket_day_is_within (day, status->from, status->to))
        return status;
    }

  return NULL;
}
