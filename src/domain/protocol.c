/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Protocols under Article 9 as values: who asks for which control, where and in which forms.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/day.h"
#include "domain/protocol.h"

BeketProtocol *
beket_protocol_new (void)
{
  BeketProtocol *self = g_new0 (BeketProtocol, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_rule_free);
  self->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_form_name_free);

  return self;
}

BeketProtocol *
beket_protocol_ref (BeketProtocol *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
beket_protocol_unref (BeketProtocol *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->number);
  g_free (self->signed_on);
  g_free (self->valid_from);
  g_free (self->valid_to);
  beket_text_clear (&self->title);
  g_strfreev (self->points);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->forms);
  g_free (self);
}

BeketRule *
beket_rule_new (void)
{
  return g_new0 (BeketRule, 1);
}

void
beket_rule_free (BeketRule *self)
{
  g_free (self->kind);
  g_strfreev (self->points);
  g_strfreev (self->directions);
  g_strfreev (self->subjects);
  g_free (self->performer);
  g_free (self->body);
  g_free (self->waive_clause);
  g_free (self->recognise_clause);
  g_free (self);
}

BeketFormName *
beket_form_name_new (const char *id,
                     const char *version)
{
  BeketFormName *self = g_new0 (BeketFormName, 1);

  self->id = g_strdup (id);
  self->version = g_strdup (version);

  return self;
}

void
beket_form_name_free (BeketFormName *self)
{
  g_free (self->id);
  g_free (self->version);
  g_free (self);
}

gboolean
beket_protocol_covers (const BeketProtocol *self,
                       const char          *point,
                       const char          *day)
{
  return point != NULL && self->points != NULL &&
         g_strv_contains ((const char *const *) self->points, point) &&
         beket_day_is_within (day, self->valid_from, self->valid_to);
}

const char *
beket_protocol_form (const BeketProtocol *self,
                     const char          *id)
{
  for (guint i = 0; i < self->forms->len; i++)
    {
      const BeketFormName *name = g_ptr_array_index (self->forms, i);

      if (g_strcmp0 (name->id, id) == 0)
        return name->version;
    }

  return NULL;
}
