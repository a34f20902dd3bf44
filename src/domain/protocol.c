/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Protocols under Article 9 as values: where and when they hold, in which forms, and what must not overlap.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/day.h"
#include "domain/parse-error.h"
#include "domain/protocol.h"

#include <string.h>

BeketProtocol *
beket_protocol_new (void)
{
  BeketProtocol *self = g_new0 (BeketProtocol, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->points = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_agreed_point_unref);
  self->kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_own_kind_unref);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_rule_unref);
  self->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_form_name_unref);
  self->powers = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_power_unref);
  self->amended_by = g_ptr_array_new_with_free_func (g_free);

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
  g_free (self->version_from);
  g_free (self->version_to);
  g_free (self->sampling_clause);
  beket_text_clear (&self->title);
  g_ptr_array_unref (self->points);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->forms);
  g_ptr_array_unref (self->powers);
  g_ptr_array_unref (self->amended_by);
  g_free (self);
}

/* A point may have been agreed, given up and agreed again. */
gboolean
beket_protocol_covers (const BeketProtocol *self,
                       const char          *point,
                       const char          *day)
{
  if (point == NULL || !beket_day_is_within (day, self->valid_from, self->valid_to) ||
      !beket_day_is_within (day, self->version_from, self->version_to))
    return FALSE;

  for (guint i = 0; i < self->points->len; i++)
    {
      const BeketAgreedPoint *agreed = g_ptr_array_index (self->points, i);

      if (strcmp (agreed->code, point) == 0 && beket_day_is_within (day, agreed->from, agreed->to))
        return TRUE;
    }

  return FALSE;
}

gboolean
beket_protocol_has_point (const BeketProtocol *self,
                          const char          *point)
{
  for (guint i = 0; i < self->points->len; i++)
    if (g_strcmp0 (((BeketAgreedPoint *) g_ptr_array_index (self->points, i))->code, point) == 0)
      return TRUE;

  return FALSE;
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

/* ---- What overlaps ---- */

/* ISO days are ordered as texts; NULL is open. */
static gboolean
days_meet (const char *from_a,
           const char *to_a,
           const char *from_b,
           const char *to_b)
{
  return (to_a == NULL || from_b == NULL || strcmp (from_b, to_a) <= 0) &&
         (to_b == NULL || from_a == NULL || strcmp (from_a, to_b) <= 0);
}

static gboolean
words_meet (char **a,
            char **b)
{
  if (a == NULL || b == NULL)
    return TRUE;

  for (guint i = 0; a[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) b, a[i]))
      return TRUE;

  return FALSE;
}

static gboolean
points_meet (const BeketAgreedPoint *a,
             const BeketAgreedPoint *b)
{
  return strcmp (a->code, b->code) == 0 && days_meet (a->from, a->to, b->from, b->to);
}

static gboolean
powers_meet (const BeketPower *a,
             const BeketPower *b)
{
  return a->action == b->action && a->abroad == b->abroad &&
         (a->party == NULL || b->party == NULL || strcmp (a->party, b->party) == 0) &&
         words_meet (a->bodies, b->bodies) && words_meet (a->roles, b->roles) &&
         words_meet (a->kinds, b->kinds) && days_meet (a->from, a->to, b->from, b->to);
}

gboolean
beket_protocol_check_overlap (const BeketProtocol *self,
                              GError             **error)
{
  for (guint i = 0; i < self->points->len; i++)
    for (guint j = 0; j < i; j++)
      if (points_meet (g_ptr_array_index (self->points, i), g_ptr_array_index (self->points, j)))
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_DUPLICATE, 0,
                                      "points[%u]: overlaps points[%u]", i, j);

  for (guint i = 0; i < self->powers->len; i++)
    for (guint j = 0; j < i; j++)
      if (powers_meet (g_ptr_array_index (self->powers, i), g_ptr_array_index (self->powers, j)))
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_DUPLICATE, 0,
                                      "powers[%u]: overlaps powers[%u]", i, j);

  return TRUE;
}
