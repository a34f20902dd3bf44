/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The act of a crossing: its pages before they are signed, and the signing.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/act-step.h"

#include <glib/gi18n.h>

#include "app/act-preview.h"
#include "app/complaint.h"
#include "app/confirm-panel.h"
#include "app/locale.h"
#include "app/words.h"

struct _BeketActStep
{
  BeketGuideStep parent_instance;

  BeketValue    *drawn;     /* (owned) (nullable): the facts that the pages show */
  gboolean       drawing;
  gboolean       shown;     /* the pages are there */
  GtkWidget     *number;
  GtkWidget     *state;
  AdwBin        *frame;
  GtkWidget     *preview;
  GtkWidget     *panel;
};

G_DEFINE_FINAL_TYPE (BeketActStep, beket_act_step, BEKET_TYPE_GUIDE_STEP)

static gboolean
is_decided (BeketActStep *self)
{
  BeketCrossing *crossing = beket_guide_step_get_crossing (BEKET_GUIDE_STEP (self));

  return crossing != NULL &&
         beket_crossing_get_state (crossing) != BEKET_CROSSING_REGISTERED &&
         beket_crossing_get_state (crossing) != BEKET_CROSSING_IN_CONTROL;
}

static void
show_pages (BeketActStep *self,
            GBytes       *pdf,
            const char   *otherwise)
{
  BeketActPreview *preview = BEKET_ACT_PREVIEW (self->preview);

  if (pdf == NULL)
    beket_act_preview_set_placeholder (preview, otherwise);
  beket_act_preview_set_pdf (preview, pdf);
  self->shown = pdf != NULL;
  beket_guide_step_keys_changed (BEKET_GUIDE_STEP (self));
}

static void
show_head (BeketActStep *self)
{
  BeketCrossing *crossing = beket_guide_step_get_crossing (BEKET_GUIDE_STEP (self));
  const char *number = crossing == NULL ? NULL : beket_crossing_get_act (crossing);
  BeketStation *station = beket_guide_step_get_station (BEKET_GUIDE_STEP (self));
  const BeketForm *form = beket_station_get_form (station, "D1", NULL);
  g_autofree char *title = form == NULL ? g_strdup ("") : beket_words_form (station, form);
  g_autofree char *text = number == NULL ? g_strdup (title) : g_strdup_printf ("%s · %s", title, number);

  gtk_label_set_label (GTK_LABEL (self->number), text);
  gtk_label_set_label (GTK_LABEL (self->state), self->shown ? _ ("Draft, not signed") : "");
}

/* ---- Drawing ---- */

static void draw (BeketActStep *self);

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (BeketActStep) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = beket_station_draw_act_finish (BEKET_STATION (source), result, &error);
  g_autofree char *text = error == NULL ? NULL : beket_complaint_of_station (BEKET_STATION (source), error);
  BeketValue *facts;

  self->drawing = FALSE;
  if (self->frame == NULL)
    return;

  facts = beket_guide_step_get_facts (BEKET_GUIDE_STEP (self));
  if (facts == NULL || self->drawn == NULL || !beket_value_equal (facts, self->drawn))
    {
      draw (self);
      return;
    }

  show_pages (self, pdf, text);
  show_head (self);
}

/* Other facts are other pages: what was drawn of the old ones is never shown as the new ones. */
static void
draw (BeketActStep *self)
{
  BeketGuideStep *step = BEKET_GUIDE_STEP (self);

  if (self->drawing || !is_decided (self) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  g_clear_pointer (&self->drawn, beket_value_unref);
  self->drawn = beket_value_copy (beket_guide_step_get_facts (step));
  self->drawing = TRUE;
  beket_station_draw_act_async (beket_guide_step_get_station (step), beket_guide_step_get_crossing (step),
                                drawn_cb, g_object_ref (self));
}

static void
beket_act_step_sync (BeketGuideStep *step)
{
  BeketActStep *self = BEKET_ACT_STEP (step);
  BeketValue *facts = beket_guide_step_get_facts (step);

  if (facts != NULL && self->drawn != NULL && !beket_value_equal (facts, self->drawn))
    {
      show_pages (self, NULL, _ ("The act is being drawn."));
      draw (self);
    }
  show_head (self);
}

static void
beket_act_step_enter (BeketGuideStep *step)
{
  BeketActStep *self = BEKET_ACT_STEP (step);

  if (!self->shown)
    show_pages (self, NULL, is_decided (self) ? _ ("The act is being drawn.")
                                              : _ ("The act is drawn when the decision is made."));
  draw (self);
}

static void
beket_act_step_bind (BeketGuideStep *step)
{
  BeketActStep *self = BEKET_ACT_STEP (step);

  beket_confirm_panel_close (BEKET_CONFIRM_PANEL (self->panel));
  g_clear_pointer (&self->drawn, beket_value_unref);
  show_pages (self, NULL, _ ("The act is drawn when the decision is made."));
}

static void
on_map (BeketActStep *self)
{
  if (self->drawn == NULL || !self->shown)
    beket_act_step_enter (BEKET_GUIDE_STEP (self));
}

/* ---- Signing ---- */

typedef struct
{
  BeketActStep  *self;       /* (owned) */
  BeketCrossing *crossing;   /* (owned): it has left the queue, and the guide, when the answer comes */
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
say_signed (Call *call)
{
  const char *number = beket_crossing_get_act (call->crossing);
  g_autofree char *text = number == NULL ? g_strdup (_ ("The act is signed."))
                                         : g_strdup_printf (_ ("Signed: %s"), number);

  beket_guide_step_say (BEKET_GUIDE_STEP (call->self), text);
}

static void
signed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = beket_station_sign_act_finish (BEKET_STATION (source), result, &error);
  g_autofree char *text = error == NULL ? NULL : beket_complaint_of_station (BEKET_STATION (source), error);
  BeketActStep *self = call->self;

  if (self->frame == NULL)
    return;

  if (error == NULL)
    say_signed (call);
  else if (beket_guide_step_get_crossing (BEKET_GUIDE_STEP (self)) == call->crossing)
    beket_confirm_panel_set_trouble (BEKET_CONFIRM_PANEL (self->panel), text);
  else
    beket_guide_step_say (BEKET_GUIDE_STEP (self), text);
}

static void
sign_cb (const char *pin,
         gpointer    user_data)
{
  BeketActStep *self = user_data;
  BeketGuideStep *step = BEKET_GUIDE_STEP (self);
  Call *call = g_new0 (Call, 1);

  call->self = g_object_ref (self);
  call->crossing = g_object_ref (beket_guide_step_get_crossing (step));
  beket_confirm_panel_set_busy (BEKET_CONFIRM_PANEL (self->panel), TRUE);
  beket_station_sign_act_async (beket_guide_step_get_station (step), call->crossing, pin, signed_cb, call);
}

static void
ask_pin (BeketActStep *self)
{
  BeketStation *station = beket_guide_step_get_station (BEKET_GUIDE_STEP (self));
  BeketCrossing *crossing = beket_guide_step_get_crossing (BEKET_GUIDE_STEP (self));
  const BeketOfficer *officer = beket_station_get_officer (station);
  const char *number = beket_crossing_get_act (crossing);
  g_autofree char *act = g_strdup_printf (_ ("Act: %s"), number == NULL ? "—" : number);
  g_autofree char *confirm = NULL;
  const char *lines[] = { act, _ ("Signature: technical, with the officer's own key"), NULL };

  if (officer == NULL)
    return;

  /* Translators: name of the officer, name of the body. */
  confirm = g_strdup_printf (_ ("Sign as %s, %s"), officer->name, beket_words_label (station, "body", officer->body));
  beket_confirm_panel_ask (BEKET_CONFIRM_PANEL (self->panel), _ ("Sign this act?"), lines, BEKET_CONFIRM_PIN,
                           _ ("PIN"), NULL, confirm, sign_cb, self);
}

static gboolean
beket_act_step_press (BeketGuideStep *step,
                      BeketGuideKey   key)
{
  BeketActStep *self = BEKET_ACT_STEP (step);

  if (key != BEKET_GUIDE_SIGN || !self->shown || self->drawing)
    return FALSE;

  if (!beket_confirm_panel_is_open (BEKET_CONFIRM_PANEL (self->panel)))
    ask_pin (self);

  return TRUE;
}

static gboolean
beket_act_step_accept (BeketGuideStep *step)
{
  BeketActStep *self = BEKET_ACT_STEP (step);

  if (beket_confirm_panel_is_open (BEKET_CONFIRM_PANEL (self->panel)))
    beket_confirm_panel_accept (BEKET_CONFIRM_PANEL (self->panel));
  else
    beket_act_step_press (step, BEKET_GUIDE_SIGN);

  return TRUE;
}

static gboolean
beket_act_step_back (BeketGuideStep *step)
{
  BeketActStep *self = BEKET_ACT_STEP (step);
  gboolean open = beket_confirm_panel_is_open (BEKET_CONFIRM_PANEL (self->panel));

  beket_confirm_panel_close (BEKET_CONFIRM_PANEL (self->panel));

  return open;
}

static guint
beket_act_step_keys (BeketGuideStep *step)
{
  BeketActStep *self = BEKET_ACT_STEP (step);

  if (!self->shown || beket_confirm_panel_is_open (BEKET_CONFIRM_PANEL (self->panel)))
    return 0;

  return BEKET_GUIDE_FLAG (BEKET_GUIDE_SIGN);
}

static const char *
beket_act_step_next_label (BeketGuideStep *step)
{
  BeketActStep *self = BEKET_ACT_STEP (step);
  const char *confirm = beket_confirm_panel_get_confirm (BEKET_CONFIRM_PANEL (self->panel));

  return confirm == NULL ? beket_guide_key_label (BEKET_GUIDE_SIGN) : confirm;
}

static gboolean
beket_act_step_focus_on (BeketGuideStep *step,
                         const char     *path)
{
  BeketActStep *self = BEKET_ACT_STEP (step);

  return path == NULL && gtk_widget_grab_focus (self->preview);
}

static void
on_panel_changed (BeketActStep *self)
{
  beket_guide_step_keys_changed (BEKET_GUIDE_STEP (self));
}

static void
beket_act_step_dispose (GObject *object)
{
  g_clear_pointer (&BEKET_ACT_STEP (object)->drawn, beket_value_unref);
  if (BEKET_ACT_STEP (object)->panel != NULL)
    g_signal_handlers_disconnect_by_data (BEKET_ACT_STEP (object)->panel, object);
  gtk_widget_dispose_template (GTK_WIDGET (object), BEKET_TYPE_ACT_STEP);

  G_OBJECT_CLASS (beket_act_step_parent_class)->dispose (object);
}

static void
beket_act_step_class_init (BeketActStepClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  BeketGuideStepClass *step_class = BEKET_GUIDE_STEP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = beket_act_step_dispose;
  step_class->bind = beket_act_step_bind;
  step_class->sync = beket_act_step_sync;
  step_class->enter = beket_act_step_enter;
  step_class->focus_on = beket_act_step_focus_on;
  step_class->accept = beket_act_step_accept;
  step_class->back = beket_act_step_back;
  step_class->press = beket_act_step_press;
  step_class->keys = beket_act_step_keys;
  step_class->next_label = beket_act_step_next_label;

  g_type_ensure (BEKET_TYPE_CONFIRM_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/act-step.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketActStep, number);
  gtk_widget_class_bind_template_child (widget_class, BeketActStep, state);
  gtk_widget_class_bind_template_child (widget_class, BeketActStep, frame);
  gtk_widget_class_bind_template_child (widget_class, BeketActStep, panel);
}

static void
beket_act_step_init (BeketActStep *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->preview = beket_act_preview_new ();
  adw_bin_set_child (self->frame, self->preview);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
  g_signal_connect_object (self->panel, "changed", G_CALLBACK (on_panel_changed), self, G_CONNECT_SWAPPED);
}

BeketGuideStep *
beket_act_step_new (BeketStation *station)
{
  return g_object_new (BEKET_TYPE_ACT_STEP, "station", station, "word", "act", NULL);
}
