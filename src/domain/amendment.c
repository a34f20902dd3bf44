/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Amendments under Article 11: a protocol as it holds on a day.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/amendment.h"
#include "domain/day.h"
#include "domain/parse-error.h"

#include <string.h>

BeketAmendment *
beket_amendment_new (void)
{
  BeketAmendment *self = g_new0 (BeketAmendment, 1);

  self->points = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_agreed_point_unref);
  self->kinds = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_own_kind_unref);
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_rule_unref);
  self->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_form_name_unref);
  self->powers = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_power_unref);

  return self;
}

void
beket_amendment_free (BeketAmendment *self)
{
  g_free (self->id);
  g_free (self->number);
  g_free (self->amends);
  g_free (self->signed_on);
  g_free (self->in_force);
  g_free (self->sampling_clause);
  beket_text_clear (&self->title);
  g_ptr_array_unref (self->points);
  g_ptr_array_unref (self->kinds);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->forms);
  g_ptr_array_unref (self->powers);
  g_strfreev (self->end_points);
  g_strfreev (self->end_rules);
  g_strfreev (self->end_forms);
  g_strfreev (self->end_powers);
  g_free (self);
}

/* ---- Copying a version ---- */

static void
share (GPtrArray *from,
       GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, g_atomic_rc_box_acquire (g_ptr_array_index (from, i)));
}

static void
copy_parts (const BeketProtocol *base,
            BeketProtocol       *copy)
{
  share (base->points, copy->points);
  share (base->kinds, copy->kinds);
  share (base->rules, copy->rules);
  share (base->forms, copy->forms);
  share (base->powers, copy->powers);

  for (guint i = 0; i < base->amended_by->len; i++)
    g_ptr_array_add (copy->amended_by, g_strdup (g_ptr_array_index (base->amended_by, i)));
}

static BeketProtocol *
copy_protocol (const BeketProtocol *base)
{
  BeketProtocol *copy = beket_protocol_new ();

  copy->id = g_strdup (base->id);
  copy->number = g_strdup (base->number);
  copy->signed_on = g_strdup (base->signed_on);
  copy->valid_from = g_strdup (base->valid_from);
  copy->valid_to = g_strdup (base->valid_to);
  copy->demo = base->demo;
  copy->sampling_clause = g_strdup (base->sampling_clause);
  for (int i = 0; i < BEKET_N_LANGUAGES; i++)
    copy->title.in[i] = g_strdup (base->title.in[i]);
  copy_parts (base, copy);

  return copy;
}

/* ---- Ending and adding. The first member of every part is its name. ---- */

static const char *
name_of (gconstpointer part)
{
  return *(const char *const *) part;
}

static gboolean
find (GPtrArray  *parts,
      const char *name,
      guint      *index)
{
  for (*index = 0; *index < parts->len; (*index)++)
    if (g_strcmp0 (name_of (g_ptr_array_index (parts, *index)), name) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
end (const BeketAmendment *amendment,
     GPtrArray            *parts,
     char                **names,
     const char           *what,
     GError              **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      guint index;

      if (!find (parts, names[i], &index))
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_UNKNOWN, 0,
                                      "%s: end.%s[%u]: \"%s\" is not there to be ended",
                                      amendment->id, what, i, names[i]);

      /* A point may have been agreed on more than once. */
      do
        g_ptr_array_remove_index (parts, index);
      while (find (parts, names[i], &index));
    }

  return TRUE;
}

static gboolean
add (const BeketAmendment *amendment,
     GPtrArray            *parts,
     GPtrArray            *added,
     const char           *what,
     GError              **error)
{
  for (guint i = 0; i < added->len; i++)
    {
      const char *name = name_of (g_ptr_array_index (added, i));
      guint index;

      if (name != NULL && find (parts, name, &index))
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_DUPLICATE, 0,
                                      "%s: add.%s[%u]: \"%s\" is there already", amendment->id,
                                      what, i, name);
    }

  share (added, parts);

  return TRUE;
}

/* A form is agreed in one version at a time: the new one takes the place of the old. */
static void
replace_forms (GPtrArray *forms,
               GPtrArray *added)
{
  for (guint i = 0; i < added->len; i++)
    {
      guint index;

      if (find (forms, name_of (g_ptr_array_index (added, i)), &index))
        g_ptr_array_remove_index (forms, index);
    }

  share (added, forms);
}

static gboolean
change (BeketProtocol        *protocol,
        const BeketAmendment *amendment,
        GError              **error)
{
  if (!end (amendment, protocol->points, amendment->end_points, "points", error) ||
      !end (amendment, protocol->rules, amendment->end_rules, "rules", error) ||
      !end (amendment, protocol->forms, amendment->end_forms, "forms", error) ||
      !end (amendment, protocol->powers, amendment->end_powers, "powers", error) ||
      !add (amendment, protocol->points, amendment->points, "points", error) ||
      !add (amendment, protocol->kinds, amendment->kinds, "kinds", error) ||
      !add (amendment, protocol->rules, amendment->rules, "rules", error) ||
      !add (amendment, protocol->powers, amendment->powers, "powers", error))
    return FALSE;

  replace_forms (protocol->forms, amendment->forms);
  if (amendment->sampling_clause != NULL)
    {
      g_free (protocol->sampling_clause);
      protocol->sampling_clause = g_strdup (amendment->sampling_clause);
    }
  g_ptr_array_add (protocol->amended_by, g_strdup (amendment->number));

  if (beket_protocol_check_overlap (protocol, error))
    return TRUE;

  g_prefix_error (error, "%s: with it ", amendment->id);

  return FALSE;
}

/* ---- By days ---- */

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const BeketAmendment *one = *(const BeketAmendment *const *) a;
  const BeketAmendment *other = *(const BeketAmendment *const *) b;

  return strcmp (one->in_force, other->in_force);
}

/* Those of one protocol, by the days on which they enter into force. */
static GPtrArray *
pick (const BeketProtocol *base,
      GPtrArray           *amendments)
{
  GPtrArray *picked = g_ptr_array_new ();

  for (guint i = 0; i < amendments->len; i++)
    {
      BeketAmendment *amendment = g_ptr_array_index (amendments, i);

      if (strcmp (amendment->amends, base->id) == 0)
        g_ptr_array_add (picked, amendment);
    }
  g_ptr_array_sort (picked, compare_days);

  return picked;
}

BeketProtocol *
beket_protocol_at (BeketProtocol *base,
                   GPtrArray     *amendments,
                   const char    *day,
                   GError       **error)
{
  g_autoptr (GPtrArray) picked = pick (base, amendments);
  g_autoptr (BeketProtocol) protocol = NULL;

  for (guint i = 0; i < picked->len; i++)
    {
      const BeketAmendment *amendment = g_ptr_array_index (picked, i);

      if (strcmp (amendment->in_force, day) > 0)
        break;
      if (protocol == NULL)
        protocol = copy_protocol (base);
      if (!change (protocol, amendment, error))
        return NULL;
    }

  return protocol != NULL ? g_steal_pointer (&protocol) : beket_protocol_ref (base);
}

static char *
day_before (const char *day)
{
  GDate date;
  char text[16];

  if (!beket_day_parse (day, &date, NULL))
    return NULL;

  g_date_subtract_days (&date, 1);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);

  return g_strdup (text);
}

static gboolean
check_days (GPtrArray *picked,
            GError   **error)
{
  for (guint i = 1; i < picked->len; i++)
    {
      const BeketAmendment *before = g_ptr_array_index (picked, i - 1);
      const BeketAmendment *amendment = g_ptr_array_index (picked, i);

      if (strcmp (before->in_force, amendment->in_force) == 0)
        return beket_parse_error_set (error, BEKET_PARSE_ERROR_DUPLICATE, 0,
                                      "%s: inForce: overlaps %s, in force from the same day",
                                      amendment->id, before->id);
    }

  return TRUE;
}

GPtrArray *
beket_protocol_versions (BeketProtocol *base,
                         GPtrArray     *amendments,
                         GError       **error)
{
  g_autoptr (GPtrArray) picked = pick (base, amendments);
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_protocol_unref);

  if (!check_days (picked, error))
    return NULL;

  g_ptr_array_add (versions, picked->len > 0 ? copy_protocol (base) : beket_protocol_ref (base));
  for (guint i = 0; i < picked->len; i++)
    {
      const char *day = ((BeketAmendment *) g_ptr_array_index (picked, i))->in_force;
      BeketProtocol *before = g_ptr_array_index (versions, i);
      BeketProtocol *version = beket_protocol_at (base, amendments, day, error);

      if (version == NULL)
        return NULL;
      before->version_to = day_before (day);
      version->version_from = g_strdup (day);
      g_ptr_array_add (versions, version);
    }

  return g_steal_pointer (&versions);
}
