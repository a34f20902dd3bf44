/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scripted crossing through the use cases that the window calls.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/tools.h"

#include "domain/error.h"
#include "domain/subject.h"
#include "record/json.h"
#include "station/blank.h"
#include "station/station-private.h"

#define MAX_SCRIPT (256 * 1024)

typedef struct
{
  BeketStation  *station;     /* (not owned) */
  BeketCrossing *crossing;    /* (owned) (nullable): it may leave the queue while it is played */
  BeketValue    *script;      /* (owned) */
  GAsyncResult  *result;      /* (owned) (nullable) */
  BeketPlayFunc  played;
  gpointer       data;
} Play;

static void
answered (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  ((Play *) user_data)->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Play *play)
{
  while (play->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&play->result);
}

static gboolean
wait_step (Play    *play,
           GError **error)
{
  g_autoptr (GAsyncResult) result = wait_for (play);

  return beket_station_step_finish (play->station, result, error);
}

/* ---- Times of a paper blank ---- */

/* Of a script without a blank nothing is set. @name: (nullable): of the step in "at". */
static gboolean
set_time (Play       *play,
          const char *typed,
          const char *name,
          GError    **error)
{
  if (beket_station_blank_number (play->crossing) == NULL || typed == NULL ||
      beket_station_set_blank_time (play->station, play->crossing, typed, error))
    return TRUE;
  g_prefix_error (error, "at%s%s: ", name != NULL ? "." : "", name != NULL ? name : "");
  return FALSE;
}

static gboolean
set_time_of (Play       *play,
             const char *name,
             GError    **error)
{
  return set_time (play, beket_value_get_text (beket_value_get (play->script, "at"), name), name, error);
}

/* ---- Facts ---- */

static void
merge (BeketValue       *into,
       const BeketValue *from)
{
  g_autofree const char **names = beket_value_names (from);

  for (const char **name = names; *name != NULL; name++)
    {
      BeketValue *theirs = beket_value_get (from, *name);
      BeketValue *ours = beket_value_get (into, *name);

      if (ours != NULL && beket_value_get_kind (ours) == BEKET_VALUE_OBJECT &&
          beket_value_get_kind (theirs) == BEKET_VALUE_OBJECT)
        merge (ours, theirs);
      else
        beket_value_set (into, *name, beket_value_copy (theirs));
    }
}

static gboolean
play_scans (Play    *play,
            GError **error)
{
  const BeketValue *scans = beket_value_get (play->script, "scans");

  for (guint i = 0; i < beket_value_length (scans); i++)
    {
      const char *text = beket_value_to_text (beket_value_index (scans, i));
      g_autoptr (GError) local = NULL;

      if (text == NULL)
        {
          g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "scans[%u] is no text", i);
          return FALSE;
        }
      if (beket_station_scan (play->station, play->crossing, text, NULL, &local) == BEKET_SCAN_UNKNOWN ||
          local != NULL)
        {
          g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "scans[%u]: %s", i,
                       local != NULL ? local->message : "not recognised");
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
play_facts (Play    *play,
            GError **error)
{
  const BeketValue *facts = beket_value_get (play->script, "facts");

  if (!play_scans (play, error))
    return FALSE;
  if (facts != NULL)
    merge (beket_crossing_get_facts (play->crossing), facts);
  beket_station_touch (play->station, play->crossing, NULL);
  if (!set_time_of (play, "arrived", error))
    return FALSE;
  beket_station_begin_async (play->station, play->crossing, answered, play);
  return wait_step (play, error);
}

/* ---- Controls ---- */

static int
find_control (Play       *play,
              const char *kind)
{
  const BeketValue *controls = beket_value_get (beket_crossing_get_facts (play->crossing), "controls");

  for (guint i = 0; i < beket_value_length (controls); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (controls, i), "kind"), kind) == 0)
      return (int) i;
  return -1;
}

static gboolean
do_control (Play            *play,
            guint            index,
            BeketControlStep step,
            const char      *result,
            const char      *basis,
            GError         **error)
{
  beket_station_control_async (play->station, play->crossing, index, step, result, basis, answered, play);
  return wait_step (play, error);
}

static gboolean
play_control (Play             *play,
              const BeketValue *row,
              GError          **error)
{
  const char *kind = beket_value_get_text (row, "kind");
  const char *result = beket_value_get_text (row, "result");
  const BeketValue *details = beket_value_get (row, "details");
  const BeketValue *at = beket_value_get (row, "at");
  int index = find_control (play, kind);

  if (index < 0)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "the plan has no %s control", kind != NULL ? kind : "");
      return FALSE;
    }
  if (details != NULL)
    merge (beket_value_index (beket_value_get (beket_crossing_get_facts (play->crossing), "controls"), (guint) index),
           details);
  if (!set_time (play, beket_value_to_text (beket_value_index (at, 0)), NULL, error))
    return FALSE;
  if (beket_value_get_boolean (row, "waive"))
    return do_control (play, (guint) index, BEKET_CONTROL_WAIVE, NULL, NULL, error);
  return do_control (play, (guint) index, BEKET_CONTROL_START, NULL, NULL, error) &&
         set_time (play, beket_value_to_text (beket_value_index (at, 1)), NULL, error) &&
         do_control (play, (guint) index, BEKET_CONTROL_FINISH, result, NULL, error);
}

static gboolean
play_controls (Play    *play,
               GError **error)
{
  const BeketValue *controls = beket_value_get (play->script, "controls");

  for (guint i = 0; i < beket_value_length (controls); i++)
    if (!play_control (play, beket_value_index (controls, i), error))
      {
        g_prefix_error (error, "controls[%u]: ", i);
        return FALSE;
      }
  if (!beket_value_get_boolean (play->script, "satisfactory"))
    return TRUE;
  if (!set_time_of (play, "satisfied", error))
    return FALSE;
  beket_station_satisfy_async (play->station, play->crossing, answered, play);
  return wait_step (play, error);
}

/* ---- Decision and act ---- */

static gboolean
play_decision (Play    *play,
               GError **error)
{
  const char *decision = beket_value_get_text (play->script, "decision");

  if (decision == NULL)
    return TRUE;
  if (!set_time_of (play, "decided", error))
    return FALSE;
  beket_station_decide_async (play->station, play->crossing, decision, answered, play);
  return wait_step (play, error);
}

static gboolean
play_act (Play    *play,
          GError **error)
{
  g_autofree char *entry = NULL;

  if (!beket_value_get_boolean (play->script, "sign"))
    return TRUE;
  if (beket_subject_skipped (beket_crossing_get_facts (play->crossing), "act") != NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "sign: this crossing needs no act");
      return FALSE;
    }
  entry = beket_tools_draw_and_sign (play->station, play->crossing, beket_value_get_text (play->script, "pin"), error);
  return entry != NULL;
}

/* ---- The whole ---- */

static void
tell (BeketStation *station,
      BeketValue   *entry,
      Play         *play)
{
  if (play->played != NULL)
    play->played (entry, play->data);
}

static gboolean
play_all (Play    *play,
          GError **error)
{
  const char *subject = beket_value_get_text (play->script, "subject");
  const char *blank = beket_value_get_text (play->script, "blank");
  BeketCrossing *crossing;

  if (!beket_tools_sign_in (play->station, beket_value_get_text (play->script, "officer"),
                            beket_value_get_text (play->script, "pin"), error))
    return FALSE;
  if (blank != NULL)
    crossing = beket_tools_enter_blank (play->station, blank, subject, error);
  else
    crossing = beket_station_new_crossing (play->station, subject);
  if (crossing == NULL)
    return FALSE;
  play->crossing = g_object_ref (crossing);
  return play_facts (play, error) && play_controls (play, error) && play_decision (play, error) &&
         play_act (play, error);
}

static gboolean
check_script (const BeketValue *script,
              GError          **error)
{
  static const char *const needed[] = { "officer", "pin", "subject" };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (beket_value_get_text (script, needed[i]) == NULL)
      {
        g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s is missing", needed[i]);
        return FALSE;
      }
  /* The station says itself what a crossing is entered from, and looks at the times of the paper. */
  if (beket_value_get (beket_value_get (script, "facts"), "blank") == NULL)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "facts.blank: a paper blank is named by \"blank\"");
  return FALSE;
}

gboolean
beket_tools_play (BeketStation *station,
                  const char   *script,
                  BeketPlayFunc played,
                  gpointer      data,
                  GError      **error)
{
  Play play = { .station = station, .played = played, .data = data };
  gulong handler;
  gboolean ok;

  play.script = beket_json_load (script, MAX_SCRIPT, error);
  if (play.script == NULL)
    return FALSE;
  handler = g_signal_connect (station, "appended", G_CALLBACK (tell), &play);
  ok = check_script (play.script, error) && play_all (&play, error);
  if (!ok)
    g_prefix_error (error, "%s: ", script);
  g_signal_handler_disconnect (station, handler);
  g_clear_object (&play.crossing);
  beket_value_unref (play.script);
  return ok;
}
