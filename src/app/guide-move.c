/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the guide goes from step to step.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/guide-private.h"

#include <glib/gi18n.h>

#include "app/blank-line.h"
#include "app/complaint.h"
#include "app/form-path.h"
#include "app/guide-route.h"
#include "app/offence-panel.h"
#include "app/words.h"

void
beket_guide_enter (BeketGuide *self,
                   const char *word,
                   const char *path)
{
  BeketGuideStep *step;

  self->moving = TRUE;
  beket_crossing_set_step (self->crossing, word);
  gtk_stack_set_visible_child_name (self->stack, word);
  step = beket_guide_get_step (self);
  beket_guide_step_enter (step);
  beket_guide_sync (self);
  self->moving = FALSE;

  if (path == NULL || !beket_guide_step_focus_on (step, path))
    beket_guide_step_focus_on (step, NULL);
  beket_route_save (self->station, self->crossing);
  beket_guide_moved (self);
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BeketGuide) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean ok = beket_station_step_finish (BEKET_STATION (source), result, &error);

  self->beginning = FALSE;
  if (self->stack == NULL || self->crossing == NULL)
    return;
  if (ok)
    {
      beket_guide_enter (self, "controls", NULL);
      return;
    }

  text = beket_complaint_of_station (BEKET_STATION (source), error);
  beket_guide_say (self, text);
}

static void
begin (BeketGuide *self)
{
  if (self->beginning)
    return;

  self->beginning = TRUE;
  beket_station_begin_async (self->station, self->crossing, begun_cb, g_object_ref (self));
}

/* What is in the way is shown, with everything that is missing in it. */
static void
show_obstacle (BeketGuide *self,
               const char *word)
{
  g_autofree char *text = g_strdup_printf (_ ("First to be finished: %s"),
                                           beket_words_label (self->station, "step", word));

  beket_guide_enter (self, word, NULL);
  beket_guide_step_accept (beket_guide_get_step (self));
  beket_guide_say (self, text);
}

void
beket_guide_go (BeketGuide *self,
                const char *word)
{
  const char *obstacle;

  g_return_if_fail (BEKET_IS_GUIDE (self));

  if (self->crossing == NULL || !beket_route_may_enter (self->station, self->crossing, word))
    return;

  obstacle = beket_route_obstacle (self->station, self->crossing, word);
  if (g_strcmp0 (obstacle, "controls") == 0 ||
      (obstacle == NULL && g_str_equal (word, "controls") && !beket_route_has_plan (self->crossing)))
    begin (self);
  else if (obstacle != NULL)
    show_obstacle (self, obstacle);
  else
    beket_guide_enter (self, word, NULL);
}

void
beket_guide_show (BeketGuide *self,
                  const char *text)
{
  const BeketForm *form = beket_station_get_form (self->station, "D1", NULL);
  BeketFormPath path;

  if (self->crossing == NULL || !beket_form_path_parse (form, text, &path) || path.section->step == NULL ||
      beket_route_obstacle (self->station, self->crossing, path.section->step) != NULL)
    return;

  beket_guide_enter (self, path.section->step, text);
}

void
beket_guide_go_on (BeketGuide *self)
{
  const char *word = beket_guide_step_get_word (beket_guide_get_step (self));
  const char *next;

  if (self->crossing == NULL)
    return;

  next = beket_route_beside (self->station, self->crossing, word, +1);
  if (next != NULL)
    beket_guide_go (self, next);
}

void
beket_guide_next (BeketGuide *self)
{
  g_return_if_fail (BEKET_IS_GUIDE (self));

  if (self->crossing != NULL && !beket_guide_step_accept (beket_guide_get_step (self)))
    beket_guide_go_on (self);
}

void
beket_guide_back (BeketGuide *self)
{
  const char *word;

  g_return_if_fail (BEKET_IS_GUIDE (self));

  if (beket_offence_panel_is_open (BEKET_OFFENCE_PANEL (self->offence)))
    {
      beket_offence_panel_leave (BEKET_OFFENCE_PANEL (self->offence));
      return;
    }
  if (self->crossing != NULL && beket_blank_line_has_focus (BEKET_BLANK_LINE (self->blank)))
    {
      beket_guide_arrive (self);
      return;
    }
  if (self->crossing == NULL || beket_guide_step_back (beket_guide_get_step (self)))
    return;

  word = beket_route_beside (self->station, self->crossing, beket_guide_step_get_word (beket_guide_get_step (self)), -1);
  if (word != NULL)
    beket_guide_enter (self, word, NULL);
}
