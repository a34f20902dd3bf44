/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way of a crossing through the guide.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/guide-route.h"

#include "app/form-path.h"

typedef enum
{
  FORM,       /* fields of the form, and nothing else */
  CONTROLS,
  DECISION,
  ACT,
} Kind;

const char *
beket_route_word (guint index)
{
  return beket_subject_step (index);
}

guint
beket_route_index (const char *word)
{
  for (guint i = 0; i < BEKET_ROUTE_LENGTH; i++)
    if (g_strcmp0 (beket_subject_step (i), word) == 0)
      return i;

  return 0;
}

static Kind
get_kind (const char *word)
{
  if (g_str_equal (word, "controls"))
    return CONTROLS;
  if (g_str_equal (word, "decision"))
    return DECISION;

  return g_str_equal (word, "act") ? ACT : FORM;
}

gboolean
beket_route_has_plan (BeketCrossing *crossing)
{
  return beket_value_length (beket_value_get (beket_crossing_get_facts (crossing), "controls")) > 0;
}

gboolean
beket_route_is_decided (BeketCrossing *crossing)
{
  BeketCrossingState state = beket_crossing_get_state (crossing);

  return state != BEKET_CROSSING_REGISTERED && state != BEKET_CROSSING_IN_CONTROL;
}

static gboolean
asks_something (BeketStation  *station,
                BeketCrossing *crossing,
                const char    *word)
{
  const BeketForm *form = beket_station_get_form (station, "D1", NULL);

  for (guint i = 0; form != NULL && i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);

      if (g_strcmp0 (section->step, word) == 0 &&
          beket_section_applies (section, beket_crossing_get_facts (crossing)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_filled (BeketStation  *station,
           BeketCrossing *crossing,
           const char    *word)
{
  g_autoptr (GPtrArray) complaints = beket_station_check (station, crossing, word);

  return complaints->len == 0;
}

const char *
beket_route_passed (BeketStation  *station,
                    BeketCrossing *crossing,
                    const char    *word)
{
  const char *basis = beket_subject_skipped (beket_crossing_get_facts (crossing), word);

  return basis == NULL || (get_kind (word) == FORM && !is_filled (station, crossing, word)) ? NULL : basis;
}

/* What was decided when every crossing had an act waits for its own still. */
gboolean
beket_route_may_enter (BeketStation  *station,
                       BeketCrossing *crossing,
                       const char    *word)
{
  switch (get_kind (word))
    {
      case FORM:
        return asks_something (station, crossing, word);

      case ACT:
        return beket_route_is_decided (crossing) || beket_route_passed (station, crossing, word) == NULL;

      case CONTROLS:
      case DECISION:
      default:
        return TRUE;
    }
}

static gboolean
is_walked (BeketStation  *station,
           BeketCrossing *crossing,
           const char    *word)
{
  return beket_route_may_enter (station, crossing, word) &&
         (beket_route_passed (station, crossing, word) == NULL ||
          (get_kind (word) == ACT && beket_route_is_decided (crossing)));
}

/* Is there something in the section that is there whenever it is filled, or that was put there? */
static gboolean
has_something (const BeketSection *section,
               const BeketValue   *facts)
{
  if (!section->repeated)
    return beket_value_length (beket_value_get (facts, section->id)) > 0;

  return section->min_rows > 0 || beket_form_row_count (section, facts) > 0;
}

/* A step that may stay empty is not done before the officer was there. */
static gboolean
was_there (BeketStation  *station,
           BeketCrossing *crossing,
           const char    *word)
{
  const BeketForm *form = beket_station_get_form (station, "D1", NULL);
  gboolean must = FALSE;

  for (guint i = 0; form != NULL && i < form->sections->len; i++)
    {
      const BeketSection *section = g_ptr_array_index (form->sections, i);

      if (g_strcmp0 (section->step, word) == 0)
        must |= has_something (section, beket_crossing_get_facts (crossing));
    }

  return must || beket_route_is_decided (crossing) ||
         beket_route_index (word) < beket_route_index (beket_crossing_get_step (crossing));
}

gboolean
beket_route_is_done (BeketStation  *station,
                     BeketCrossing *crossing,
                     const char    *word)
{
  const BeketValue *controls = beket_value_get (beket_crossing_get_facts (crossing), "controls");

  switch (get_kind (word))
    {
      case FORM:
        return is_filled (station, crossing, word) && was_there (station, crossing, word);

      case CONTROLS:
        return beket_route_has_plan (crossing) && beket_plan_is_closed (controls);

      case DECISION:
        return beket_route_is_decided (crossing);

      case ACT:
      default:
        return FALSE;
    }
}

/* Fields may be filled in any order. The plan needs to know who crosses by what, a decision needs the plan. */
const char *
beket_route_obstacle (BeketStation  *station,
                      BeketCrossing *crossing,
                      const char    *word)
{
  Kind kind = get_kind (word);

  if (kind == FORM)
    return NULL;

  for (guint i = 0; !beket_route_has_plan (crossing) && i < beket_route_index ("controls"); i++)
    if (!is_filled (station, crossing, beket_route_word (i)))
      return beket_route_word (i);

  if (kind != CONTROLS && !beket_route_has_plan (crossing))
    return "controls";
  if (kind != CONTROLS && !beket_route_is_decided (crossing) && !is_filled (station, crossing, "seals"))
    return "seals";

  return kind == ACT && !beket_route_is_decided (crossing) ? "decision" : NULL;
}

const char *
beket_route_beside (BeketStation  *station,
                    BeketCrossing *crossing,
                    const char    *word,
                    int            direction)
{
  int index = (int) beket_route_index (word) + direction;

  while (index >= 0 && index < BEKET_ROUTE_LENGTH)
    {
      if (is_walked (station, crossing, beket_route_word ((guint) index)))
        return beket_route_word ((guint) index);
      index += direction;
    }

  return NULL;
}

void
beket_route_save (BeketStation  *station,
                  BeketCrossing *crossing)
{
  g_autofree char *focus = g_strdup (beket_station_focus_of (station, crossing));

  beket_station_touch (station, crossing, focus);
}
