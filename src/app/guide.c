/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The guide through one crossing.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/guide-private.h"

#include "app/act-step.h"
#include "app/blank-line.h"
#include "app/controls-step.h"
#include "app/decision-step.h"
#include "app/field-row.h"
#include "app/form-view.h"
#include "app/guide-head.h"
#include "app/guide-route.h"
#include "app/key-bar.h"
#include "app/offence-panel.h"
#include "app/steps-bar.h"
#include "app/widget.h"

G_DEFINE_FINAL_TYPE (BeketGuide, beket_guide, GTK_TYPE_WIDGET)

enum
{
  SAID,
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
beket_guide_say (BeketGuide *self,
                 const char *text)
{
  g_signal_emit (self, signals[SAID], 0, text);
}

BeketGuideStep *
beket_guide_get_step (BeketGuide *self)
{
  return BEKET_GUIDE_STEP (gtk_stack_get_visible_child (self->stack));
}

BeketCrossing *
beket_guide_get_crossing (BeketGuide *self)
{
  g_return_val_if_fail (BEKET_IS_GUIDE (self), NULL);

  return self->crossing;
}

static void
sync_keys (BeketGuide *self)
{
  BeketGuideStep *step;
  guint flags;

  if (self->crossing == NULL)
    return;

  step = beket_guide_get_step (self);
  flags = BEKET_GUIDE_FLAG (BEKET_GUIDE_NEXT) | beket_guide_step_keys (step);
  if (beket_route_index (beket_guide_step_get_word (step)) > 0)
    flags |= BEKET_GUIDE_FLAG (BEKET_GUIDE_BACK);
  if (beket_guide_head_may_change (BEKET_GUIDE_HEAD (self->head)))
    flags |= BEKET_GUIDE_FLAG (BEKET_GUIDE_SUBJECT);

  beket_key_bar_sync (BEKET_KEY_BAR (self->keys), flags, beket_guide_step_next_label (step));
}

void
beket_guide_sync (BeketGuide *self)
{
  if (self->crossing == NULL)
    return;

  beket_guide_head_sync (BEKET_GUIDE_HEAD (self->head));
  beket_blank_line_sync (BEKET_BLANK_LINE (self->blank), self->station, self->crossing);
  beket_steps_bar_sync (BEKET_STEPS_BAR (self->steps), self->station, self->crossing);
  beket_guide_step_sync (beket_guide_get_step (self));
  sync_keys (self);
}

gboolean
beket_guide_press (BeketGuide   *self,
                   BeketGuideKey key)
{
  g_return_val_if_fail (BEKET_IS_GUIDE (self), FALSE);

  if (self->crossing == NULL)
    return FALSE;
  if (key == BEKET_GUIDE_SUBJECT)
    return beket_guide_head_ask_subject (BEKET_GUIDE_HEAD (self->head));

  return beket_guide_step_press (beket_guide_get_step (self), key);
}

void
beket_guide_report_offence (BeketGuide *self)
{
  g_return_if_fail (BEKET_IS_GUIDE (self));

  if (self->crossing != NULL)
    beket_offence_panel_ask (BEKET_OFFENCE_PANEL (self->offence), self->station, self->crossing);
}

gboolean
beket_guide_ask_paper_time (BeketGuide *self)
{
  g_return_val_if_fail (BEKET_IS_GUIDE (self), FALSE);

  return self->crossing != NULL && beket_blank_line_arrive (BEKET_BLANK_LINE (self->blank));
}

void
beket_guide_arrive (BeketGuide *self)
{
  g_autofree char *path = NULL;

  g_return_if_fail (BEKET_IS_GUIDE (self));

  if (self->crossing == NULL)
    return;

  path = g_strdup (beket_station_focus_of (self->station, self->crossing));
  if (path == NULL || !beket_guide_step_focus_on (beket_guide_get_step (self), path))
    beket_guide_step_focus_on (beket_guide_get_step (self), NULL);
}

void
beket_guide_tick (BeketGuide *self)
{
  g_return_if_fail (BEKET_IS_GUIDE (self));

  if (self->crossing == NULL)
    return;

  beket_guide_head_tick (BEKET_GUIDE_HEAD (self->head));
  beket_guide_step_tick (beket_guide_get_step (self));
}

void
beket_guide_moved (BeketGuide *self)
{
  g_signal_emit (self, signals[MOVED], 0);
}

/* ---- What the steps say ---- */

static void
on_go_on (BeketGuide     *self,
          BeketGuideStep *step)
{
  if (step == beket_guide_get_step (self))
    beket_guide_go_on (self);
}

static void
on_said (BeketGuide *self,
         const char *text)
{
  beket_guide_say (self, text);
}

static void
on_focused (BeketGuide *self,
            const char *path)
{
  if (self->crossing != NULL &&
      g_strcmp0 (path, beket_station_focus_of (self->station, self->crossing)) != 0)
    beket_station_touch (self->station, self->crossing, path);
}

static void
on_changed (BeketGuide *self)
{
  if (!self->moving)
    beket_guide_sync (self);
}

void
beket_guide_set_crossing (BeketGuide    *self,
                          BeketCrossing *crossing)
{
  g_autofree char *path = NULL;
  const char *word;

  g_return_if_fail (BEKET_IS_GUIDE (self));

  if (self->crossing == crossing)
    return;

  if (self->crossing != NULL)
    g_signal_handlers_disconnect_by_func (self->crossing, on_changed, self);
  g_set_object (&self->crossing, crossing);
  beket_offence_panel_leave (BEKET_OFFENCE_PANEL (self->offence));

  self->moving = TRUE;
  for (guint i = 0; i < BEKET_ROUTE_LENGTH; i++)
    beket_guide_step_set_crossing (BEKET_GUIDE_STEP (gtk_stack_get_child_by_name (self->stack, beket_route_word (i))),
                                   crossing);
  beket_guide_head_set_crossing (BEKET_GUIDE_HEAD (self->head), self->station, crossing);
  beket_blank_line_sync (BEKET_BLANK_LINE (self->blank), self->station, crossing);
  self->moving = FALSE;
  if (crossing == NULL)
    return;

  g_signal_connect_object (crossing, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (crossing, "notify::state", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  word = beket_crossing_get_step (crossing);
  path = g_strdup (beket_station_focus_of (self->station, crossing));
  beket_guide_enter (self, beket_route_word (beket_route_index (word)), path);
}

/* ---- Building ---- */

static BeketGuideStep *
make_step (BeketGuide *self,
           const char *word)
{
  if (g_str_equal (word, "controls"))
    return beket_controls_step_new (self->station);
  if (g_str_equal (word, "decision"))
    return beket_decision_step_new (self->station);
  if (g_str_equal (word, "act"))
    return beket_act_step_new (self->station);

  return beket_form_view_new (self->station, word);
}

static void
add_step (BeketGuide *self,
          const char *word)
{
  BeketGuideStep *step = make_step (self, word);

  g_signal_connect_object (step, "go-on", G_CALLBACK (on_go_on), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (step, "said", G_CALLBACK (on_said), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (step, "focused", G_CALLBACK (on_focused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (step, "keys-changed", G_CALLBACK (sync_keys), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (step), word);
}

static gboolean
belongs_to_field (GtkWidget *focus)
{
  return gtk_widget_get_ancestor (focus, BEKET_TYPE_FIELD_ROW) != NULL &&
         gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL;
}

/* Enter on a button is the button's own, but for the large ones that choose: there it goes on. */
static gboolean
takes_enter (GtkWidget *focus)
{
  if (focus == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return focus != NULL;
  if (gtk_widget_has_css_class (focus, "choice"))
    return FALSE;
  if (belongs_to_field (focus) && gtk_widget_get_ancestor (focus, GTK_TYPE_DROP_DOWN) != NULL)
    return FALSE;

  return GTK_IS_BUTTON (focus);
}

static gboolean
on_key (BeketGuide     *self,
        guint           keyval,
        guint           keycode,
        GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  if (!beket_key_is_enter (keyval) || !beket_key_is_plain (state) || (state & GDK_SHIFT_MASK) != 0 ||
      takes_enter (focus))
    return GDK_EVENT_PROPAGATE;

  beket_guide_next (self);

  return GDK_EVENT_STOP;
}

static void
beket_guide_dispose (GObject *object)
{
  BeketGuide *self = BEKET_GUIDE (object);

  g_clear_object (&self->crossing);
  g_clear_object (&self->station);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_GUIDE);

  G_OBJECT_CLASS (beket_guide_parent_class)->dispose (object);
}

static void
beket_guide_class_init (BeketGuideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *names[N_SIGNALS] = { "said", "moved" };

  G_OBJECT_CLASS (klass)->dispose = beket_guide_dispose;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], BEKET_TYPE_GUIDE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, i == MOVED ? 0 : 1, G_TYPE_STRING);

  g_type_ensure (BEKET_TYPE_GUIDE_HEAD);
  g_type_ensure (BEKET_TYPE_OFFENCE_PANEL);
  g_type_ensure (BEKET_TYPE_BLANK_LINE);
  g_type_ensure (BEKET_TYPE_STEPS_BAR);
  g_type_ensure (BEKET_TYPE_KEY_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/guide.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketGuide, head);
  gtk_widget_class_bind_template_child (widget_class, BeketGuide, blank);
  gtk_widget_class_bind_template_child (widget_class, BeketGuide, steps);
  gtk_widget_class_bind_template_child (widget_class, BeketGuide, offence);
  gtk_widget_class_bind_template_child (widget_class, BeketGuide, stack);
  gtk_widget_class_bind_template_child (widget_class, BeketGuide, keys);
}

static void
beket_guide_init (BeketGuide *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->blank, "done", G_CALLBACK (beket_guide_arrive), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->head, "done", G_CALLBACK (beket_guide_arrive), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->offence, "said", G_CALLBACK (on_said), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->offence, "left", G_CALLBACK (beket_guide_arrive), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->stack), keys);
}

GtkWidget *
beket_guide_new (BeketStation *station)
{
  BeketGuide *self = g_object_new (BEKET_TYPE_GUIDE, NULL);

  self->station = g_object_ref (station);
  for (guint i = 0; i < BEKET_ROUTE_LENGTH; i++)
    add_step (self, beket_route_word (i));

  return GTK_WIDGET (self);
}
