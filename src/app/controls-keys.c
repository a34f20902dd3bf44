/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The F-keys of the controls step: each asks in place before it does what cannot be taken back.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/controls-keys.h"

#include <glib/gi18n.h>

#include "app/confirm-panel.h"
#include "app/words.h"

static const BeketValue *
get_controls (BeketControlsStep *self)
{
  return beket_value_get (beket_guide_step_get_facts (BEKET_GUIDE_STEP (self)), "controls");
}

static BeketStation *
get_station (BeketControlsStep *self)
{
  return beket_guide_step_get_station (BEKET_GUIDE_STEP (self));
}

static BeketConfirmPanel *
get_panel (BeketControlsStep *self)
{
  return BEKET_CONFIRM_PANEL (beket_controls_step_get_panel (self));
}

static gboolean
has_text (const BeketValue *control,
          const char       *name)
{
  return beket_value_get_text (control, name) != NULL;
}

static char *
name_of (BeketControlsStep *self,
         const BeketValue  *control)
{
  return beket_words_sentence (beket_words_label (get_station (self), "control-kind",
                                                  beket_value_get_text (control, "kind")));
}

/* Article 8: what the plan allowed when the crossing began may be suspended now. */
static gboolean
is_suspended (BeketControlsStep *self,
              const BeketValue  *control)
{
  return beket_station_is_suspended (get_station (self), beket_guide_step_get_crossing (BEKET_GUIDE_STEP (self)),
                                     beket_value_get_text (control, "kind"));
}

/* The peer's act that may stand for the chosen control, when the protocol has a clause for it. */
static BeketItem *
find_peer_act (BeketControlsStep *self,
               const BeketValue  *control)
{
  BeketGuideStep *step = BEKET_GUIDE_STEP (self);
  g_autoptr (BeketItem) act = NULL;

  if (!has_text (control, "recogniseClause") || !beket_control_can (control, BEKET_CONTROL_RECOGNISE) ||
      is_suspended (self, control))
    return NULL;

  act = beket_station_peer_act (beket_guide_step_get_station (step), beket_guide_step_get_crossing (step));
  return act != NULL && beket_station_may_rely (act) ? g_steal_pointer (&act) : NULL;
}

static gboolean
may_violate (const BeketValue *control)
{
  return beket_control_can (control, BEKET_CONTROL_START) || beket_control_can (control, BEKET_CONTROL_FINISH);
}

guint
beket_controls_keys_flags (BeketControlsStep *self)
{
  const BeketValue *control = beket_controls_step_get_control (self);
  const BeketValue *controls = get_controls (self);
  g_autoptr (BeketItem) act = NULL;
  guint flags = 0;

  if (beket_confirm_panel_is_open (get_panel (self)) || control == NULL)
    return 0;

  act = find_peer_act (self, control);
  if (act != NULL)
    flags |= BEKET_GUIDE_FLAG (BEKET_GUIDE_RECOGNISE);
  if (has_text (control, "waiveClause") && beket_control_can (control, BEKET_CONTROL_WAIVE) && !is_suspended (self, control))
    flags |= BEKET_GUIDE_FLAG (BEKET_GUIDE_WAIVE);
  if (may_violate (control))
    flags |= BEKET_GUIDE_FLAG (BEKET_GUIDE_VIOLATION);
  if (beket_plan_has_ours (controls))
    flags |= BEKET_GUIDE_FLAG (BEKET_GUIDE_SATISFY);

  return flags;
}

/* ---- Waive ---- */

static void
waive_cb (const char *text,
          gpointer    user_data)
{
  beket_controls_step_run (user_data, BEKET_CONTROL_WAIVE, NULL, NULL);
}

static void
ask_waive (BeketControlsStep *self)
{
  const BeketValue *control = beket_controls_step_get_control (self);
  const BeketProtocol *protocol = beket_station_get_protocol (get_station (self));
  g_autofree char *name = name_of (self, control);
  g_autofree char *clause = g_strdup_printf (_ ("Clause of the protocol: %s"),
                                             beket_value_get_text (control, "waiveClause"));
  g_autofree char *marked = protocol == NULL ? g_strdup ("—")
                                             : beket_words_protocol (get_station (self), protocol->number, protocol->demo);
  g_autofree char *number = g_strdup_printf (_ ("Protocol: %s"), marked);
  const char *lines[] = { name, clause, number, NULL };

  beket_confirm_panel_ask (get_panel (self), _ ("Waive this control?"), lines, BEKET_CONFIRM_PLAIN,
                           NULL, NULL, _ ("Waive"), waive_cb, self);
}

/* ---- Recognise ---- */

static void
recognise_cb (const char *text,
              gpointer    user_data)
{
  BeketControlsStep *self = user_data;
  g_autoptr (BeketItem) act = find_peer_act (self, beket_controls_step_get_control (self));

  if (act != NULL)
    beket_controls_step_run (self, BEKET_CONTROL_RECOGNISE, NULL, beket_item_text (act, "number"));
}

static void
ask_recognise (BeketControlsStep *self)
{
  const BeketValue *control = beket_controls_step_get_control (self);
  g_autoptr (BeketItem) act = find_peer_act (self, control);
  g_autofree char *name = name_of (self, control);
  g_autofree char *number = g_strdup_printf (_ ("Act of the other Party: %s"), beket_item_text (act, "number"));
  g_autofree char *clause = g_strdup_printf (_ ("Clause of the protocol: %s"),
                                             beket_value_get_text (control, "recogniseClause"));
  const char *lines[] = { name, number, clause, NULL };

  beket_confirm_panel_ask (get_panel (self), _ ("Recognise the results of the other Party for this control?"), lines,
                           BEKET_CONFIRM_PLAIN, NULL, NULL, _ ("Recognise"), recognise_cb, self);
}

/* ---- Violation ---- */

static void
violation_cb (const char *text,
              gpointer    user_data)
{
  BeketControlsStep *self = user_data;

  beket_controls_step_set_remarks (self, text);
  beket_controls_step_run (self, BEKET_CONTROL_FINISH, "violation", NULL);
}

static void
ask_violation (BeketControlsStep *self)
{
  const BeketValue *control = beket_controls_step_get_control (self);
  g_autofree char *name = name_of (self, control);
  const char *lines[] = { name, NULL };

  beket_confirm_panel_ask (get_panel (self), _ ("Record a violation?"), lines, BEKET_CONFIRM_TEXT,
                           _ ("What was found"), beket_value_get_text (control, "remarks"),
                           _ ("Record the violation"), violation_cb, self);
}

/* ---- All satisfactory ---- */

static void
satisfy_cb (const char *text,
            gpointer    user_data)
{
  beket_controls_step_satisfy (user_data);
}

static GStrv
list_open (BeketControlsStep *self)
{
  const BeketValue *controls = get_controls (self);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < beket_value_length (controls); i++)
    {
      const BeketValue *control = beket_value_index (controls, i);
      g_autofree char *name = NULL;
      g_autofree char *line = NULL;

      if (!beket_control_is_ours (control))
        continue;
      name = name_of (self, control);
      line = g_strdup_printf ("✓ %s: %s", name,
                              beket_words_label (get_station (self), "control-result", "no-remarks"));
      g_strv_builder_add (lines, line);
    }

  return g_strv_builder_end (lines);
}

static void
ask_satisfy (BeketControlsStep *self)
{
  g_auto (GStrv) lines = list_open (self);

  beket_confirm_panel_ask (get_panel (self), _ ("All satisfactory? This will be recorded:"),
                           (const char *const *) lines, BEKET_CONFIRM_PLAIN, NULL, NULL,
                           _ ("Record all"), satisfy_cb, self);
}

gboolean
beket_controls_keys_press (BeketControlsStep *self,
                           BeketGuideKey      key)
{
  if ((beket_controls_keys_flags (self) & BEKET_GUIDE_FLAG (key)) == 0)
    return FALSE;

  if (key == BEKET_GUIDE_WAIVE)
    ask_waive (self);
  else if (key == BEKET_GUIDE_RECOGNISE)
    ask_recognise (self);
  else if (key == BEKET_GUIDE_VIOLATION)
    ask_violation (self);
  else if (key == BEKET_GUIDE_SATISFY)
    ask_satisfy (self);

  return TRUE;
}
