/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The decision on a crossing.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/decision-step.h"

#include <glib/gi18n.h>

#include "app/complaint.h"
#include "app/decision-choice.h"
#include "app/decision-words.h"
#include "app/form-group.h"
#include "app/form-path.h"

#define N_CHOICES BEKET_DECISION_N_CHOICES
#define N_COLUMNS 2

struct _BeketDecisionStep
{
  BeketGuideStep      parent_instance;

  const BeketSection *section;    /* (not owned) (nullable): "decision" of the form */
  BeketFormGroup     *group;      /* (not owned) (nullable): conditions, grounds of a refusal */
  gboolean            showing;    /* the choice comes from the facts: nobody made it */
  gboolean            busy;
  GtkWidget          *buttons[BEKET_DECISION_N_CHOICES];
  GtkGrid            *choices;
  GtkWidget          *why;
  AdwBin             *details;
};

G_DEFINE_FINAL_TYPE (BeketDecisionStep, beket_decision_step, BEKET_TYPE_GUIDE_STEP)

static const char *const asked[] = { "conditions", "refusal", NULL };

static BeketValue *
get_controls (BeketDecisionStep *self)
{
  return beket_value_get (beket_guide_step_get_facts (BEKET_GUIDE_STEP (self)), "controls");
}

static gboolean
is_in_control (BeketDecisionStep *self)
{
  BeketCrossing *crossing = beket_guide_step_get_crossing (BEKET_GUIDE_STEP (self));

  return crossing != NULL && beket_crossing_get_state (crossing) == BEKET_CROSSING_IN_CONTROL;
}

static gboolean
may_choose (BeketDecisionStep *self,
            int                choice,
            GError           **error)
{
  BeketCrossing *crossing = beket_guide_step_get_crossing (BEKET_GUIDE_STEP (self));

  return beket_crossing_may_decide (beket_crossing_get_state (crossing), get_controls (self),
                                    beket_decision_choice_word (choice), error);
}

static const char *
get_choice (BeketDecisionStep *self)
{
  return beket_decision_choice_of (beket_guide_step_get_facts (BEKET_GUIDE_STEP (self)));
}

static gboolean
write_choice (BeketDecisionStep *self,
              const char        *word)
{
  BeketGuideStep *step = BEKET_GUIDE_STEP (self);
  const BeketField *field = self->section == NULL ? NULL : beket_section_field (self->section, "decision");

  return field != NULL && beket_form_write (self->section, field, 0, beket_guide_step_get_facts (step),
                                            beket_value_new_text (word));
}

static void
on_toggled (BeketDecisionStep *self,
            GtkToggleButton   *button)
{
  if (self->showing || !gtk_toggle_button_get_active (button))
    return;

  for (int i = 0; i < N_CHOICES; i++)
    if (self->buttons[i] == GTK_WIDGET (button) && write_choice (self, beket_decision_choice_word (i)))
      beket_guide_step_touch (BEKET_GUIDE_STEP (self), "decision.decision");
}

static void
choose (BeketDecisionStep *self,
        int                choice)
{
  if (!gtk_widget_is_sensitive (self->buttons[choice]))
    return;

  gtk_widget_grab_focus (self->buttons[choice]);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[choice]), TRUE);
}

static gboolean
on_key (BeketDecisionStep *self,
        guint              keyval,
        guint              keycode,
        GdkModifierType    state)
{
  int digit = beket_key_digit (keyval, keycode);

  if (!beket_key_is_plain (state) || digit < 1 || digit > N_CHOICES)
    return GDK_EVENT_PROPAGATE;

  choose (self, digit - 1);

  return GDK_EVENT_STOP;
}

/* ---- Deciding ---- */

typedef struct
{
  BeketDecisionStep *self;       /* (owned) */
  BeketCrossing     *crossing;   /* (owned): one without an act has left the queue, and the guide, when the answer comes */
} Call;

static void
call_free (Call *call)
{
  g_object_unref (call->self);
  g_object_unref (call->crossing);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
decided_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean ok = beket_station_step_finish (BEKET_STATION (source), result, &error);
  BeketDecisionStep *self = call->self;

  self->busy = FALSE;
  if (self->choices == NULL)
    return;

  text = ok ? beket_decision_words_ended (BEKET_STATION (source), call->crossing)
            : beket_complaint_of_station (BEKET_STATION (source), error);
  if (text != NULL)
    beket_guide_step_say (BEKET_GUIDE_STEP (self), text);
  else if (beket_guide_step_get_crossing (BEKET_GUIDE_STEP (self)) == call->crossing)
    beket_guide_step_go_on (BEKET_GUIDE_STEP (self));
}

static void
decide (BeketDecisionStep *self)
{
  BeketGuideStep *step = BEKET_GUIDE_STEP (self);
  Call *call;

  if (self->busy)
    return;

  self->busy = TRUE;
  call = g_new0 (Call, 1);
  call->self = g_object_ref (self);
  call->crossing = g_object_ref (beket_guide_step_get_crossing (step));
  beket_station_decide_async (beket_guide_step_get_station (step), call->crossing, get_choice (self), decided_cb, call);
}

static gboolean
focus_complaint (BeketDecisionStep *self,
                 GPtrArray         *complaints)
{
  for (guint i = 0; i < complaints->len; i++)
    if (beket_guide_step_focus_on (BEKET_GUIDE_STEP (self),
                                   ((BeketComplaint *) g_ptr_array_index (complaints, i))->path))
      return TRUE;

  return FALSE;
}

static gboolean
beket_decision_step_accept (BeketGuideStep *step)
{
  BeketDecisionStep *self = BEKET_DECISION_STEP (step);
  const char *choice = get_choice (self);
  g_autoptr (GPtrArray) complaints = NULL;

  if (!is_in_control (self))
    return FALSE;
  if (choice == NULL)
    {
      beket_guide_step_say (step, _ ("Choose a decision first."));
      return TRUE;
    }

  if (write_choice (self, choice))
    beket_guide_step_touch (step, "decision.decision");
  complaints = beket_guide_step_check (BEKET_GUIDE_STEP (self));
  if (complaints->len > 0)
    {
      beket_form_group_set_attempted (self->group, TRUE);
      beket_guide_step_sync (step);
      focus_complaint (self, complaints);
      return TRUE;
    }

  decide (self);

  return TRUE;
}

static const char *
beket_decision_step_next_label (BeketGuideStep *step)
{
  BeketDecisionStep *self = BEKET_DECISION_STEP (step);
  int choice = is_in_control (self) ? beket_decision_choice_find (get_choice (self)) : -1;

  return choice < 0 ? NULL : beket_decision_choice_label (choice);
}

/* ---- Showing ---- */

static void
sync_choice (BeketDecisionStep *self,
             int                choice,
             gboolean           chosen)
{
  gboolean possible = is_in_control (self) && may_choose (self, choice, NULL);

  gtk_widget_set_sensitive (self->buttons[choice], possible);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[choice]), chosen);
}

static void
sync_why (BeketDecisionStep *self)
{
  BeketGuideStep *step = BEKET_GUIDE_STEP (self);
  g_autofree char *text = beket_decision_words_why (beket_guide_step_get_station (step), beket_guide_step_get_crossing (step));

  gtk_label_set_label (GTK_LABEL (self->why), text == NULL ? "" : text);
  gtk_widget_set_visible (self->why, text != NULL);
}

static gboolean
has_details (BeketDecisionStep *self)
{
  GPtrArray *rows = beket_form_group_get_rows (self->group);

  for (guint i = 0; i < rows->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (rows, i)))
      return TRUE;

  return FALSE;
}

static void
beket_decision_step_sync (BeketGuideStep *step)
{
  BeketDecisionStep *self = BEKET_DECISION_STEP (step);
  g_autoptr (GPtrArray) complaints = NULL;
  int chosen;

  if (beket_guide_step_get_crossing (step) == NULL)
    return;

  chosen = beket_decision_choice_find (get_choice (self));
  self->showing = TRUE;
  for (int i = 0; i < N_CHOICES; i++)
    sync_choice (self, i, i == chosen);
  self->showing = FALSE;
  sync_why (self);

  if (self->group != NULL)
    {
      complaints = beket_guide_step_check (BEKET_GUIDE_STEP (self));
      beket_form_group_sync (self->group, complaints, FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self->details), is_in_control (self) && has_details (self));
    }
  beket_guide_step_keys_changed (step);
}

static void
beket_decision_step_bind (BeketGuideStep *step)
{
  BeketDecisionStep *self = BEKET_DECISION_STEP (step);

  if (self->group != NULL)
    beket_form_group_set_attempted (self->group, FALSE);
}

static gboolean
beket_decision_step_focus_on (BeketGuideStep *step,
                              const char     *text)
{
  BeketDecisionStep *self = BEKET_DECISION_STEP (step);
  const BeketForm *form = beket_station_get_form (beket_guide_step_get_station (step), "D1", NULL);
  int chosen = beket_decision_choice_find (get_choice (self));
  BeketFormPath path;
  BeketFieldRow *row = NULL;

  if (text != NULL && (!beket_form_path_parse (form, text, &path) || path.section != self->section))
    return FALSE;

  if (text != NULL && self->group != NULL)
    row = beket_form_group_find (self->group, path.field);
  if (row != NULL && gtk_widget_get_visible (GTK_WIDGET (row)))
    beket_field_row_take_focus (row);
  else
    gtk_widget_grab_focus (self->buttons[MAX (chosen, 0)]);

  return TRUE;
}

static void
make_buttons (BeketDecisionStep *self)
{
  for (int i = 0; i < N_CHOICES; i++)
    {
      self->buttons[i] = beket_decision_choice_button (i);
      g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
      gtk_grid_attach (self->choices, self->buttons[i], i % N_COLUMNS, i / N_COLUMNS, 1, 1);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->buttons[i]), GTK_TOGGLE_BUTTON (self->buttons[0]));
    }
}

static void
beket_decision_step_constructed (GObject *object)
{
  BeketDecisionStep *self = BEKET_DECISION_STEP (object);
  BeketStation *station = beket_guide_step_get_station (BEKET_GUIDE_STEP (object));
  const BeketForm *form = beket_station_get_form (station, "D1", NULL);

  G_OBJECT_CLASS (beket_decision_step_parent_class)->constructed (object);

  self->section = form == NULL ? NULL : beket_form_section (form, "decision");
  if (self->section == NULL)
    return;

  self->group = beket_form_group_new (BEKET_GUIDE_STEP (self), self->section, 0, asked);
  adw_bin_set_child (self->details, GTK_WIDGET (self->group));
}

static void
beket_decision_step_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BEKET_TYPE_DECISION_STEP);

  G_OBJECT_CLASS (beket_decision_step_parent_class)->dispose (object);
}

static void
beket_decision_step_class_init (BeketDecisionStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BeketGuideStepClass *step_class = BEKET_GUIDE_STEP_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = beket_decision_step_constructed;
  G_OBJECT_CLASS (klass)->dispose = beket_decision_step_dispose;
  step_class->bind = beket_decision_step_bind;
  step_class->sync = beket_decision_step_sync;
  step_class->focus_on = beket_decision_step_focus_on;
  step_class->accept = beket_decision_step_accept;
  step_class->next_label = beket_decision_step_next_label;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/decision-step.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketDecisionStep, choices);
  gtk_widget_class_bind_template_child (widget_class, BeketDecisionStep, why);
  gtk_widget_class_bind_template_child (widget_class, BeketDecisionStep, details);
}

static void
beket_decision_step_init (BeketDecisionStep *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  make_buttons (self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->choices), keys);
}

BeketGuideStep *
beket_decision_step_new (BeketStation *station)
{
  return g_object_new (BEKET_TYPE_DECISION_STEP, "station", station, "word", "decision", NULL);
}
