/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The controls of the plan, one chosen at a time.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/controls-step-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/confirm-panel.h"
#include "app/control-row.h"
#include "app/controls-keys.h"
#include "app/form-group.h"
#include "app/form-path.h"
#include "app/guide-route.h"

G_DEFINE_FINAL_TYPE (BeketControlsStep, beket_controls_step, BEKET_TYPE_GUIDE_STEP)

static const char *const asked[] = { "method", "technicalMeans", "remarks", NULL };

BeketValue *
beket_controls_step_get_controls (BeketControlsStep *self)
{
  return beket_value_get (beket_guide_step_get_facts (BEKET_GUIDE_STEP (self)), "controls");
}

int
beket_controls_step_get_chosen (BeketControlsStep *self)
{
  GtkListBoxRow *row = self->list == NULL ? NULL : gtk_list_box_get_selected_row (self->list);

  return row == NULL ? -1 : gtk_list_box_row_get_index (row);
}

const BeketValue *
beket_controls_step_get_control (BeketControlsStep *self)
{
  int chosen = beket_controls_step_get_chosen (self);

  return chosen < 0 ? NULL : beket_value_index (beket_controls_step_get_controls (self), (guint) chosen);
}

GtkWidget *
beket_controls_step_get_panel (BeketControlsStep *self)
{
  return self->panel;
}

void
beket_controls_step_choose (BeketControlsStep *self,
                            int                index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, MAX (index, 0));

  if (row == NULL)
    return;

  gtk_list_box_select_row (self->list, row);
  if (gtk_widget_get_mapped (GTK_WIDGET (row)))
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* ---- The step ---- */

static gboolean
focus_is_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
beket_controls_step_accept (BeketGuideStep *step)
{
  BeketControlsStep *self = BEKET_CONTROLS_STEP (step);
  const BeketValue *control = beket_controls_step_get_control (self);

  if (beket_confirm_panel_is_open (BEKET_CONFIRM_PANEL (self->panel)))
    beket_confirm_panel_accept (BEKET_CONFIRM_PANEL (self->panel));
  else if (focus_is_in (GTK_WIDGET (self->details)))
    beket_controls_step_choose (self, beket_controls_step_get_chosen (self));
  else if (beket_control_can (control, BEKET_CONTROL_START))
    beket_controls_step_run (self, BEKET_CONTROL_START, NULL, NULL);
  else if (beket_control_can (control, BEKET_CONTROL_FINISH))
    beket_controls_step_run (self, BEKET_CONTROL_FINISH, "no-remarks", NULL);
  else if (!beket_plan_is_closed (beket_controls_step_get_controls (self)))
    beket_controls_step_choose (self, beket_plan_next (beket_controls_step_get_controls (self)));
  else
    return FALSE;

  return TRUE;
}

static const char *
beket_controls_step_next_label (BeketGuideStep *step)
{
  BeketControlsStep *self = BEKET_CONTROLS_STEP (step);
  const BeketValue *control = beket_controls_step_get_control (self);
  const char *confirm = beket_confirm_panel_get_confirm (BEKET_CONFIRM_PANEL (self->panel));

  if (confirm != NULL || control == NULL)
    return confirm;
  if (beket_control_can (control, BEKET_CONTROL_START))
    return _ ("Begin");
  if (beket_control_can (control, BEKET_CONTROL_FINISH))
    return _ ("No remarks");

  return NULL;
}

static gboolean
beket_controls_step_back (BeketGuideStep *step)
{
  BeketControlsStep *self = BEKET_CONTROLS_STEP (step);

  if (beket_confirm_panel_is_open (BEKET_CONFIRM_PANEL (self->panel)))
    beket_confirm_panel_close (BEKET_CONFIRM_PANEL (self->panel));
  else if (focus_is_in (GTK_WIDGET (self->details)))
    beket_controls_step_choose (self, beket_controls_step_get_chosen (self));
  else
    return FALSE;

  return TRUE;
}

static gboolean
beket_controls_step_press (BeketGuideStep *step,
                           BeketGuideKey   key)
{
  return beket_controls_keys_press (BEKET_CONTROLS_STEP (step), key);
}

static guint
beket_controls_step_keys (BeketGuideStep *step)
{
  return beket_controls_keys_flags (BEKET_CONTROLS_STEP (step));
}

/* V alone only where nothing can be typed: on the list. */
static gboolean
on_list_key (BeketControlsStep *self,
             guint              keyval,
             guint              keycode,
             GdkModifierType    state)
{
  if (keycode != BEKET_KEYCODE_V || !beket_key_is_plain (state))
    return GDK_EVENT_PROPAGATE;

  return beket_controls_keys_press (self, BEKET_GUIDE_VIOLATION) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
sync_details (BeketControlsStep *self)
{
  BeketGuideStep *step = BEKET_GUIDE_STEP (self);
  int chosen = beket_controls_step_get_chosen (self);
  g_autoptr (GPtrArray) complaints = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->details), chosen >= 0 && self->group != NULL &&
                          !beket_confirm_panel_is_open (BEKET_CONFIRM_PANEL (self->panel)));
  if (chosen < 0 || self->group == NULL || beket_guide_step_get_crossing (step) == NULL)
    return;

  complaints = beket_guide_step_check (step);
  beket_form_group_set_row (self->group, (guint) chosen);
  beket_form_group_sync (self->group, complaints, FALSE);
}

static void
on_selected (BeketControlsStep *self)
{
  sync_details (self);
  beket_guide_step_keys_changed (BEKET_GUIDE_STEP (self));
}

static void
beket_controls_step_tick (BeketGuideStep *step)
{
  BeketControlsStep *self = BEKET_CONTROLS_STEP (step);
  const BeketValue *controls = beket_controls_step_get_controls (self);

  for (guint i = 0; i < beket_value_length (controls); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (row != NULL)
        beket_control_row_tick (BEKET_CONTROL_ROW (row), beket_guide_step_get_station (step),
                                beket_value_index (controls, i));
    }
}

static void
sync_rows (BeketControlsStep *self,
           guint              n)
{
  GtkListBoxRow *row;

  while (gtk_list_box_get_row_at_index (self->list, (int) n - 1) == NULL && n > 0)
    gtk_list_box_append (self->list, beket_control_row_new ());
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) n)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
beket_controls_step_sync (BeketGuideStep *step)
{
  BeketControlsStep *self = BEKET_CONTROLS_STEP (step);
  const BeketValue *controls = beket_controls_step_get_controls (self);
  guint n = beket_value_length (controls);

  if (self->list == NULL)
    return;

  sync_rows (self, n);
  for (guint i = 0; i < n; i++)
    beket_control_row_set (BEKET_CONTROL_ROW (gtk_list_box_get_row_at_index (self->list, (int) i)),
                           beket_guide_step_get_station (step), beket_value_index (controls, i));

  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  if (n > 0 && beket_controls_step_get_chosen (self) < 0)
    beket_controls_step_choose (self, beket_plan_next (controls));
  sync_details (self);
  beket_guide_step_keys_changed (step);
}

static void
beket_controls_step_bind (BeketGuideStep *step)
{
  BeketControlsStep *self = BEKET_CONTROLS_STEP (step);

  beket_confirm_panel_close (BEKET_CONFIRM_PANEL (self->panel));
  gtk_list_box_select_row (self->list, NULL);   /* unselect_all () does nothing in this mode */
}

static gboolean
beket_controls_step_focus_on (BeketGuideStep *step,
                              const char     *text)
{
  BeketControlsStep *self = BEKET_CONTROLS_STEP (step);
  const BeketForm *form = beket_station_get_form (beket_guide_step_get_station (step), "D1", NULL);
  BeketFormPath path;
  BeketFieldRow *row;

  if (text == NULL)
    {
      beket_controls_step_choose (self, beket_plan_next (beket_controls_step_get_controls (self)));
      return TRUE;
    }
  if (!beket_form_path_parse (form, text, &path) || path.section != self->section)
    return FALSE;

  beket_controls_step_choose (self, (int) path.row);
  row = self->group == NULL ? NULL : beket_form_group_find (self->group, path.field);
  if (row != NULL && strchr (text, '.') != NULL)
    beket_field_row_take_focus (row);

  return TRUE;
}

/* One question at a time. */
static void
on_panel_changed (BeketControlsStep *self)
{
  sync_details (self);
  beket_guide_step_keys_changed (BEKET_GUIDE_STEP (self));
}

static void
beket_controls_step_constructed (GObject *object)
{
  BeketControlsStep *self = BEKET_CONTROLS_STEP (object);
  BeketStation *station = beket_guide_step_get_station (BEKET_GUIDE_STEP (object));
  const BeketForm *form = beket_station_get_form (station, "D1", NULL);

  G_OBJECT_CLASS (beket_controls_step_parent_class)->constructed (object);

  g_signal_connect_object (station, "notify::mode", G_CALLBACK (beket_guide_step_keys_changed), self, G_CONNECT_SWAPPED);
  self->section = form == NULL ? NULL : beket_form_section (form, "controls");
  if (self->section == NULL)
    return;

  self->group = beket_form_group_new (BEKET_GUIDE_STEP (self), self->section, 0, asked);
  adw_bin_set_child (self->details, GTK_WIDGET (self->group));
}

static void
beket_controls_step_dispose (GObject *object)
{
  BeketControlsStep *self = BEKET_CONTROLS_STEP (object);

  /* A list that goes away still tells that nothing is chosen now: there is nobody to hear it. */
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->panel != NULL)
    g_signal_handlers_disconnect_by_data (self->panel, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), BEKET_TYPE_CONTROLS_STEP);

  G_OBJECT_CLASS (beket_controls_step_parent_class)->dispose (object);
}

static void
beket_controls_step_class_init (BeketControlsStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BeketGuideStepClass *step_class = BEKET_GUIDE_STEP_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = beket_controls_step_constructed;
  G_OBJECT_CLASS (klass)->dispose = beket_controls_step_dispose;
  step_class->bind = beket_controls_step_bind;
  step_class->sync = beket_controls_step_sync;
  step_class->tick = beket_controls_step_tick;
  step_class->focus_on = beket_controls_step_focus_on;
  step_class->accept = beket_controls_step_accept;
  step_class->back = beket_controls_step_back;
  step_class->press = beket_controls_step_press;
  step_class->keys = beket_controls_step_keys;
  step_class->next_label = beket_controls_step_next_label;

  g_type_ensure (BEKET_TYPE_CONFIRM_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/controls-step.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketControlsStep, list);
  gtk_widget_class_bind_template_child (widget_class, BeketControlsStep, panel);
  gtk_widget_class_bind_template_child (widget_class, BeketControlsStep, details);
}

static void
beket_controls_step_init (BeketControlsStep *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_list_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "changed", G_CALLBACK (on_panel_changed), self, G_CONNECT_SWAPPED);
}

BeketGuideStep *
beket_controls_step_new (BeketStation *station)
{
  return g_object_new (BEKET_TYPE_CONTROLS_STEP, "station", station, "word", "controls", NULL);
}
