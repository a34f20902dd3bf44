/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The steps of a control: asked of the station, and what the screen does with the answer.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/controls-step-private.h"

#include "app/complaint.h"
#include "app/confirm-panel.h"
#include "app/form-path.h"
#include "app/guide-route.h"

typedef struct
{
  BeketControlsStep *self;       /* (owned) */
  BeketCrossing     *crossing;   /* (owned) */
  guint              index;
  BeketControlStep   step;
  char              *result;     /* (owned) (nullable) */
  char              *basis;      /* (owned) (nullable) */
} Call;

static void
call_free (Call *call)
{
  g_object_unref (call->self);
  g_object_unref (call->crossing);
  g_free (call->result);
  g_free (call->basis);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static gboolean
is_still_here (BeketControlsStep *self,
               BeketCrossing     *crossing)
{
  return self->list != NULL && beket_guide_step_get_crossing (BEKET_GUIDE_STEP (self)) == crossing;
}

static void
fail (BeketControlsStep *self,
      const GError      *error)
{
  g_autofree char *text = beket_complaint_of_station (beket_guide_step_get_station (BEKET_GUIDE_STEP (self)), error);

  if (beket_confirm_panel_is_open (BEKET_CONFIRM_PANEL (self->panel)))
    beket_confirm_panel_set_trouble (BEKET_CONFIRM_PANEL (self->panel), text);
  else
    beket_guide_step_say (BEKET_GUIDE_STEP (self), text);
}

static void run_call (Call *call);

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = beket_station_step_finish (BEKET_STATION (source), result, &error);
  BeketControlsStep *self = call->self;
  BeketValue *control;

  if (!is_still_here (self, call->crossing))
    return;
  if (!ok)
    {
      fail (self, error);
      return;
    }

  /* Begun only to be ended at once. */
  control = beket_value_index (beket_controls_step_get_controls (self), call->index);
  if (call->result != NULL && beket_control_can (control, BEKET_CONTROL_FINISH))
    {
      run_call (g_steal_pointer (&call));
      return;
    }

  beket_confirm_panel_close (BEKET_CONFIRM_PANEL (self->panel));
  beket_guide_step_sync (BEKET_GUIDE_STEP (self));
  if (call->step != BEKET_CONTROL_START && beket_plan_next (beket_controls_step_get_controls (self)) >= 0)
    beket_controls_step_choose (self, beket_plan_next (beket_controls_step_get_controls (self)));
  else
    beket_controls_step_choose (self, (int) call->index);
}

static void
run_call (Call *call)
{
  BeketValue *control = beket_value_index (beket_controls_step_get_controls (call->self), call->index);
  BeketControlStep step = call->step;

  if (step == BEKET_CONTROL_FINISH && beket_control_can (control, BEKET_CONTROL_START))
    step = BEKET_CONTROL_START;

  beket_station_control_async (beket_guide_step_get_station (BEKET_GUIDE_STEP (call->self)), call->crossing,
                               call->index, step, step == BEKET_CONTROL_START ? NULL : call->result,
                               call->basis, ran_cb, call);
}

void
beket_controls_step_run (BeketControlsStep *self,
                         BeketControlStep   step,
                         const char        *result,
                         const char        *basis)
{
  Call *call = g_new0 (Call, 1);

  call->self = g_object_ref (self);
  call->crossing = g_object_ref (beket_guide_step_get_crossing (BEKET_GUIDE_STEP (self)));
  call->index = (guint) beket_controls_step_get_chosen (self);
  call->step = step;
  call->result = g_strdup (result);
  call->basis = g_strdup (basis);
  run_call (call);
}

static void
satisfied_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (BeketControlsStep) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = beket_station_step_finish (BEKET_STATION (source), result, &error);

  if (self->list == NULL)
    return;
  if (!ok)
    {
      fail (self, error);
      return;
    }

  beket_confirm_panel_close (BEKET_CONFIRM_PANEL (self->panel));
  beket_guide_step_sync (BEKET_GUIDE_STEP (self));
  beket_guide_step_go_on (BEKET_GUIDE_STEP (self));
}

void
beket_controls_step_satisfy (BeketControlsStep *self)
{
  BeketGuideStep *step = BEKET_GUIDE_STEP (self);

  beket_confirm_panel_set_busy (BEKET_CONFIRM_PANEL (self->panel), TRUE);
  beket_station_satisfy_async (beket_guide_step_get_station (step), beket_guide_step_get_crossing (step),
                               satisfied_cb, g_object_ref (self));
}

void
beket_controls_step_set_remarks (BeketControlsStep *self,
                                 const char        *remarks)
{
  BeketGuideStep *step = BEKET_GUIDE_STEP (self);
  const BeketField *field = self->section == NULL ? NULL : beket_section_field (self->section, "remarks");
  guint row = (guint) beket_controls_step_get_chosen (self);

  if (field != NULL && beket_form_write (self->section, field, row, beket_guide_step_get_facts (step),
                                         beket_value_new_text (remarks)))
    beket_route_save (beket_guide_step_get_station (step), beket_guide_step_get_crossing (step));
}
