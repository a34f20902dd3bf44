/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The steps of the guide: begin, control, all satisfactory, decide, abandon.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "domain/outcome.h"
#include "domain/subject.h"
#include "station/blank-private.h"
#include "station/risk.h"

/* ---- Begin ---- */

static gboolean
first_complaint (BeketStation     *self,
                 const BeketValue *facts,
                 const char       *step,
                 GError          **error)
{
  g_autoptr (GPtrArray) complaints = beket_station_complaints (self, facts, step);
  const BeketComplaint *complaint;

  if (complaints->len == 0)
    return TRUE;
  complaint = g_ptr_array_index (complaints, 0);
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: %s", complaint->path, complaint->error->message);
  return FALSE;
}

/* A form may demand something in a step that the path passes over: that is asked for as well. */
static gboolean
is_filled_before (BeketStation     *self,
                  const BeketValue *facts,
                  const char       *step,
                  GError          **error)
{
  const char *word;

  for (guint i = 0; (word = beket_subject_step (i)) != NULL && !g_str_equal (word, step); i++)
    if (!first_complaint (self, facts, word, error))
      return FALSE;
  return TRUE;
}

static void
plan_controls (BeketStation  *self,
               BeketCrossing *crossing,
               BeketValue    *facts)
{
  g_autofree char *day = beket_station_today (self);
  g_auto (GStrv) risks = beket_station_risk_words (self, crossing);
  g_auto (GStrv) asked = beket_station_risk_asked (self, crossing);
  const BeketValue *head = beket_value_get (facts, "crossing");
  const char *direction = beket_value_get_text (head, "direction");
  g_auto (GStrv) suspended = beket_station_suspended_kinds (self, direction);
  BeketPlanAsk ask = {
    .party = self->profile->party,
    .point = self->profile->point,
    .direction = direction,
    .subject = beket_value_get_text (head, "subject"),
    .day = day,
    .facts = facts,
    .risks = (const char *const *) risks,
    .asked = (const char *const *) asked,
    .suspended = (const char *const *) suspended,
  };

  beket_value_set (facts, "controls", beket_plan_make (beket_station_protocol_of (self, direction), &ask));
}

static gboolean
mutate_begin (BeketStationStep *step,
              BeketValue       *facts,
              GError          **error)
{
  BeketValue *head = beket_value_object (facts, "crossing");
  const BeketProtocol *protocol = beket_station_protocol_of (step->station, beket_value_get_text (head, "direction"));

  if (!beket_station_step_may (step, NULL, BEKET_ACTION_PERFORM_CONTROL, BEKET_ACTION_CHECK_GROUNDS, error) ||
      !is_filled_before (step->station, facts, "controls", error) ||
      !beket_crossing_state_step (beket_crossing_get_state (step->crossing), BEKET_STEP_BEGIN_CONTROL,
                                  &step->state, error))
    return FALSE;
  beket_value_set_text (head, "id", step->crossing_id);
  beket_value_set_text (head, "mode", protocol != NULL ? "joint" : "national");
  beket_value_set_text (head, "protocol", protocol != NULL ? protocol->number : NULL);
  plan_controls (step->station, step->crossing, facts);
  return TRUE;
}

static void
begin_entries (BeketStationStep *step,
               const BeketValue *facts)
{
  const BeketValue *head = beket_value_get (facts, "crossing");
  g_autoptr (BeketValue) data = beket_value_copy (facts);

  for (guint i = 0; head != NULL && i < 5; i++)
    {
      static const char *const names[] = { "direction", "subject", "point", "peerPoint", "arrived" };

      beket_value_set_text (data, names[i], beket_value_get_text (head, names[i]));
    }
  beket_value_set_text (data, "title", beket_crossing_get_title (step->crossing));
  beket_station_step_add (step, "crossing.opened", step->crossing_id, data, NULL);
  beket_station_add_arrival (step);
  beket_station_add_hits (step, facts);
}

void
beket_station_begin_async (BeketStation       *self,
                           BeketCrossing      *crossing,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  BeketStationStep *step = beket_station_step_new (self, crossing, beket_station_begin_async, callback,
                                                   user_data);

  step->knows = TRUE;
  step->timed = TRUE;
  step->blank = g_strdup (beket_station_blank_number (crossing));
  step->mutate = mutate_begin;
  step->entries = begin_entries;
  beket_station_run_step (step);
}

/* ---- Controls ---- */

/* One way for every step of a control: has the officer the power, and does the table allow it? */
static gboolean
do_step (BeketStationStep  *step,
         BeketValue        *control,
         BeketControlEntry *entry,
         GError           **error)
{
  g_autofree char *time = beket_time_format_wire (step->when);
  g_autofree char *day = beket_station_today (step->station);
  BeketActor actor;

  beket_station_actor (step->station, beket_station_find_officer (step->station, step->officer), day, &actor);
  entry->party = actor.party;
  entry->body = actor.body;
  entry->officer = step->officer;
  entry->territory = actor.territory;
  entry->time = time;
  return beket_station_may_control (step, entry->step, beket_value_get_text (control, "kind"), error) &&
         beket_control_step (control, entry, error);
}

static gboolean
mutate_control (BeketStationStep *step,
                BeketValue       *facts,
                GError          **error)
{
  BeketValue *control = beket_value_index (beket_value_get (facts, "controls"), step->index);
  BeketControlEntry entry = { .step = step->control, .result = step->word };

  if (control == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "the plan has no control %u", step->index);
      return FALSE;
    }
  if (!beket_station_check_reliance (step, facts, control, error))
    return FALSE;
  if (step->control == BEKET_CONTROL_POSTPONE)
    entry.task = step->text;
  else if (step->control == BEKET_CONTROL_NOT_REQUIRE)
    entry.reason = step->text;
  else
    entry.act = step->text;
  return do_step (step, control, &entry, error);
}

/* What the peer needs to place the control: the crossing's own head goes with it. */
static void
add_control (BeketStationStep *step,
             const BeketValue *facts,
             guint             index)
{
  const BeketValue *control = beket_value_index (beket_value_get (facts, "controls"), index);
  g_autoptr (BeketValue) data = beket_value_copy (control);

  beket_value_set (data, "crossing", beket_value_copy (beket_value_get (facts, "crossing")));
  beket_blank_tell (data, facts);
  beket_station_step_add (step, "control.recorded", step->crossing_id, data, NULL);
}

static void
control_entries (BeketStationStep *step,
                 const BeketValue *facts)
{
  if (step->control != BEKET_CONTROL_START)
    add_control (step, facts, step->index);
}

void
beket_station_control_async (BeketStation       *self,
                             BeketCrossing      *crossing,
                             guint               index,
                             BeketControlStep    control,
                             const char         *result,
                             const char         *basis,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  BeketStationStep *step = beket_station_step_new (self, crossing, beket_station_control_async, callback,
                                                   user_data);

  step->index = index;
  step->control = control;
  step->word = g_strdup (result);
  step->text = g_strdup (basis);
  step->knows = control == BEKET_CONTROL_WAIVE || control == BEKET_CONTROL_RECOGNISE;
  step->timed = TRUE;
  step->mutate = mutate_control;
  step->entries = control_entries;
  beket_station_run_step (step);
}

/* ---- All satisfactory ---- */

static gboolean
satisfy_one (BeketStationStep *step,
             BeketValue       *control,
             GError          **error)
{
  BeketControlEntry start = { .step = BEKET_CONTROL_START };
  BeketControlEntry finish = { .step = BEKET_CONTROL_FINISH, .result = "no-remarks" };

  if (beket_control_can (control, BEKET_CONTROL_START) && !do_step (step, control, &start, error))
    return FALSE;
  return do_step (step, control, &finish, error);
}

/* Run twice, on a copy and on the live facts: what was open is found again each time. What was postponed to another body is
 * that body's to end. */
static gboolean
mutate_satisfy (BeketStationStep *step,
                BeketValue       *facts,
                GError          **error)
{
  BeketValue *controls = beket_value_get (facts, "controls");

  if (!beket_plan_has_ours (controls))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "no control is open");
      return FALSE;
    }
  for (guint i = 0; i < beket_value_length (controls); i++)
    if (beket_control_is_ours (beket_value_index (controls, i)) &&
        !satisfy_one (step, beket_value_index (controls, i), error))
      return FALSE;
  return TRUE;
}

static void
satisfy_entries (BeketStationStep *step,
                 const BeketValue *facts)
{
  const BeketValue *before = beket_value_get (beket_crossing_get_facts (step->crossing), "controls");
  const BeketValue *after = beket_value_get (facts, "controls");

  for (guint i = 0; i < beket_value_length (after); i++)
    if (!beket_value_equal (beket_value_index (before, i), beket_value_index (after, i)))
      add_control (step, facts, i);
}

void
beket_station_satisfy_async (BeketStation       *self,
                             BeketCrossing      *crossing,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  BeketStationStep *step = beket_station_step_new (self, crossing, beket_station_satisfy_async, callback,
                                                   user_data);

  step->timed = TRUE;
  step->mutate = mutate_satisfy;
  step->entries = satisfy_entries;
  beket_station_run_step (step);
}

/* ---- Decide ---- */

static gboolean
mutate_decide (BeketStationStep *step,
               BeketValue       *facts,
               GError          **error)
{
  BeketCrossingState state = beket_crossing_get_state (step->crossing);
  BeketCrossingStep decide;
  BeketValue *decision = beket_value_object (facts, "decision");
  g_autofree char *time = beket_time_format_wire (step->when);
  BeketAction action = g_str_equal (step->word, "detained") ? BEKET_ACTION_DETAIN : BEKET_ACTION_PERFORM_CONTROL;

  if (!beket_station_step_may (step, NULL, action, action, error))
    return FALSE;
  /* Before the commit the crossing is in control; after it, take_over() runs this again on the same state. */
  if (!beket_crossing_may_decide (state, beket_value_get (facts, "controls"), step->word, error) ||
      !beket_crossing_step_for_decision (step->word, &decide) ||
      !beket_crossing_state_step (state, decide, &step->state, error))
    return FALSE;
  beket_value_set_text (decision, "decision", step->word);
  beket_value_set_text (decision, "decided", time);
  beket_value_set_text (beket_value_object (facts, "crossing"), "finished", time);
  return first_complaint (step->station, facts, "seals", error) &&
         first_complaint (step->station, facts, "decision", error) &&
         beket_outcome_check (facts, step->word, error);
}

static void
decide_entries (BeketStationStep *step,
                const BeketValue *facts)
{
  const BeketValue *head = beket_value_get (facts, "crossing");
  g_autoptr (BeketValue) data = beket_value_copy (beket_value_get (facts, "decision"));

  beket_value_set_text (data, "direction", beket_value_get_text (head, "direction"));
  beket_value_set_text (data, "point", beket_value_get_text (head, "point"));
  beket_value_set_text (data, "peerPoint", beket_value_get_text (head, "peerPoint"));
  beket_value_set (data, "parts", beket_outcome_parts (facts));
  beket_blank_tell (data, facts);
  beket_station_step_add (step, "crossing.decided", step->crossing_id, data, NULL);
  /* Nothing has to be put on record: the register's line is enough, and nothing waits for an act (Article 2(1)). */
  step->leaves = beket_subject_skipped (facts, "act") != NULL;
  beket_station_add_judgement (step, facts);
}

void
beket_station_decide_async (BeketStation       *self,
                            BeketCrossing      *crossing,
                            const char         *decision,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  BeketStationStep *step = beket_station_step_new (self, crossing, beket_station_decide_async, callback,
                                                   user_data);

  step->word = g_strdup (decision);
  step->knows = TRUE;
  step->timed = TRUE;
  step->mutate = mutate_decide;
  step->entries = decide_entries;
  beket_station_run_step (step);
}

/* ---- Abandon ---- */

static gboolean
mutate_abandon (BeketStationStep *step,
                BeketValue       *facts,
                GError          **error)
{
  if (!beket_station_step_may (step, NULL, BEKET_ACTION_PERFORM_CONTROL, BEKET_ACTION_PERFORM_CONTROL, error))
    return FALSE;
  if (!beket_crossing_state_is_open (beket_crossing_get_state (step->crossing)))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "the crossing is decided");
      return FALSE;
    }
  if (step->text != NULL && *step->text != '\0')
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "a reason is needed");
  return FALSE;
}

static void
abandon_entries (BeketStationStep *step,
                 const BeketValue *facts)
{
  g_autoptr (BeketValue) data = beket_value_new_object ();

  beket_value_set_text (data, "reason", step->text);
  beket_value_set_text (data, "title", beket_crossing_get_title (step->crossing));
  beket_station_step_add (step, "crossing.abandoned", step->crossing_id, data, NULL);
}

void
beket_station_abandon_async (BeketStation       *self,
                             BeketCrossing      *crossing,
                             const char         *reason,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  BeketStationStep *step = beket_station_step_new (self, crossing, beket_station_abandon_async, callback,
                                                   user_data);

  step->text = g_strdup (reason);
  step->leaves = TRUE;
  step->mutate = mutate_abandon;
  step->entries = abandon_entries;
  beket_station_run_step (step);
}
