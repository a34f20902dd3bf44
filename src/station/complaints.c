/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that is wrong with a crossing's facts: what the form says of each field, and what the subject says of them together.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/subject.h"

/* The step in which the officer sees the list or object that a path begins with. People are looked at with their documents. */
static const char *
step_of (const BeketForm *form,
         const char      *path)
{
  g_autofree char *name = g_strndup (path, strcspn (path, ".["));
  const BeketSection *section = beket_form_section (form, name);

  if (g_str_equal (name, "expected") || g_str_equal (name, "crossing"))
    return "documents";
  return section != NULL ? section->step : NULL;
}

static gboolean
is_asked (const BeketForm      *form,
          const BeketValue     *facts,
          const BeketComplaint *complaint,
          const char           *step)
{
  if (beket_value_get (beket_value_get (facts, "overruled"), complaint->path) != NULL)
    return FALSE;
  return step == NULL || g_strcmp0 (step_of (form, complaint->path), step) == 0;
}

GPtrArray *
beket_station_complaints (BeketStation     *self,
                          const BeketValue *facts,
                          const char       *step)
{
  const BeketForm *form = beket_station_act_form (self);
  GPtrArray *complaints = beket_form_check (form, facts, step);
  g_autoptr (GPtrArray) together = beket_subject_check (facts);

  while (together->len > 0)
    {
      BeketComplaint *complaint = g_ptr_array_steal_index (together, 0);

      if (is_asked (form, facts, complaint, step))
        g_ptr_array_add (complaints, complaint);
      else
        beket_complaint_free (complaint);
    }
  return complaints;
}
