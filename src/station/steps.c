/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every step of the guide that writes: judged on a copy of the facts, committed, and only then done to the facts that the
 * officer sees. Steps run one after another, so that two quick keys cannot end one control twice.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/station-private.h"

#include "domain/error.h"
#include "ledger/blob.h"
#include "station/blank-private.h"

/* ---- Planned entries ---- */

void
beket_planned_entry_free (BeketPlannedEntry *self)
{
  g_free (self->ledger);
  beket_value_unref (self->body);
  g_free (self->blob);
  g_free (self);
}

BeketPlannedEntry *
beket_station_plan_entry (BeketStation     *self,
                          const char       *kind,
                          const char       *actor,
                          const char       *subject,
                          const BeketValue *data,
                          const char       *blob)
{
  BeketPlannedEntry *entry = g_new0 (BeketPlannedEntry, 1);
  g_autoptr (BeketValue) released = beket_library_release (self->library, kind, data);

  entry->ledger = g_strdup (beket_library_kind_ledger (self->library, kind));
  entry->body = beket_body_new (kind, actor, self->profile->source, subject,
                                released != NULL ? g_steal_pointer (&released) : beket_value_copy (data));
  entry->blob = g_strdup (blob);
  return entry;
}

gboolean
beket_planned_entries_append (BeketTx   *tx,
                              GPtrArray *planned,
                              gint64     now,
                              GPtrArray *written,
                              GError   **error)
{
  for (guint i = 0; i < planned->len; i++)
    {
      BeketPlannedEntry *plan = g_ptr_array_index (planned, i);
      const char *const blobs[] = { plan->blob, NULL };
      g_autoptr (BeketEntry) entry = beket_tx_append (tx, plan->ledger, plan->body, blobs, now, error);

      if (entry == NULL)
        return FALSE;
      if (written != NULL)
        g_ptr_array_add (written, g_steal_pointer (&entry));
    }
  return TRUE;
}

typedef struct
{
  GPtrArray *planned;   /* (owned) */
  GPtrArray *written;   /* (owned) */
  gint64     now;
} Record;

/* Worker thread. */
static gboolean
write_record (BeketTx *tx,
              gpointer data,
              GError **error)
{
  Record *record = data;

  return beket_planned_entries_append (tx, record->planned, record->now, record->written, error);
}

gboolean
beket_station_record (BeketStation     *self,
                      const char       *kind,
                      const char       *subject,
                      const BeketValue *data,
                      GError          **error)
{
  g_autoptr (GPtrArray) planned = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_planned_entry_free);
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_entry_unref);
  Record record = { planned, written, beket_station_now (self) };
  const char *actor = self->officer != NULL ? self->officer->id : self->profile->origin;

  g_ptr_array_add (planned, beket_station_plan_entry (self, kind, actor, subject, data, NULL));
  if (!beket_ledger_write (self->ledger, write_record, &record, error))
    return FALSE;
  beket_station_tell_appended (self, written);
  beket_station_poke (self);
  return TRUE;
}

static BeketValue *
place_of (const BeketEntry *entry)
{
  BeketValue *place = beket_value_new_object ();
  g_autoptr (BeketValue) body = beket_body_parse (entry->body, NULL);

  beket_value_set_text (place, "origin", entry->origin);
  beket_value_set_text (place, "ledger", entry->ledger);
  beket_value_set_text (place, "inc", entry->inc);
  beket_value_set_integer (place, "seq", entry->seq);
  beket_value_set_text (place, "hash", entry->hash);
  beket_value_set_text (place, "type", beket_value_get_text (body, "type"));
  return place;
}

void
beket_station_tell_appended (BeketStation *self,
                             GPtrArray    *written)
{
  guint id = g_signal_lookup ("appended", BEKET_TYPE_STATION);

  /* Only scripts listen: the window does not read every body a second time between Enter and "saved". */
  if (!g_signal_has_handler_pending (self, id, 0, FALSE))
    return;
  for (guint i = 0; i < written->len; i++)
    {
      g_autoptr (BeketValue) place = place_of (g_ptr_array_index (written, i));

      g_signal_emit_by_name (self, "appended", place);
    }
}

/* ---- A step ---- */

void
beket_station_step_free (BeketStationStep *step)
{
  g_clear_object (&step->station);
  g_clear_object (&step->crossing);
  g_clear_object (&step->task);
  g_free (step->word);
  g_free (step->text);
  g_free (step->officer);
  g_clear_pointer (&step->bodies, g_ptr_array_unref);
  g_clear_pointer (&step->draft, g_bytes_unref);
  g_free (step->crossing_id);
  g_clear_pointer (&step->blob, g_bytes_unref);
  g_free (step->blob_folder);
  g_free (step->ends);
  g_free (step->blank);
  g_clear_pointer (&step->written, g_ptr_array_unref);
  g_free (step);
}

BeketStationStep *
beket_station_step_new (BeketStation       *self,
                        BeketCrossing      *crossing,
                        gpointer            source_tag,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  BeketStationStep *step = g_new0 (BeketStationStep, 1);

  beket_ledger_expect (self->ledger);
  step->station = g_object_ref (self);
  step->crossing = g_object_ref (crossing);
  step->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (step->task, source_tag);
  step->officer = self->officer != NULL ? g_strdup (self->officer->id) : NULL;
  step->now = beket_station_now (self);
  step->when = beket_blank_step_time (beket_crossing_get_facts (crossing), step->now);
  step->crossing_id = g_strdup (beket_crossing_get_id (crossing));
  step->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_planned_entry_free);
  step->written = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_entry_unref);
  g_task_set_task_data (step->task, g_ptr_array_ref (step->written), (GDestroyNotify) g_ptr_array_unref);
  return step;
}

void
beket_station_step_add (BeketStationStep *step,
                        const char       *kind,
                        const char       *subject,
                        const BeketValue *data,
                        const char       *blob)
{
  g_ptr_array_add (step->bodies,
                   beket_station_plan_entry (step->station, kind, step->officer, subject, data, blob));
}

/* Worker thread. The blob is durable before the entry that names it. */
static gboolean
write_step (BeketTx *tx,
            gpointer data,
            GError **error)
{
  BeketStationStep *step = data;
  char hash[BEKET_HASH_LENGTH + 1];

  if (step->blob != NULL && !beket_blob_store (step->blob_folder, step->blob, hash, error))
    return FALSE;
  if (step->ends != NULL && !beket_station_act_holds (tx, step->ends, error))
    return FALSE;
  if (step->blank != NULL && !beket_blank_check_open (tx, step->blank, error))
    return FALSE;
  if (!beket_planned_entries_append (tx, step->bodies, step->now, step->written, error))
    return FALSE;
  if (step->draft != NULL)
    return beket_tx_draft_save (tx, step->crossing_id, step->draft, step->now, error);
  return beket_tx_draft_drop (tx, step->crossing_id, error);
}

static void run_next (BeketStation *self);

static void
fail (BeketStationStep *step,
      GError           *error)
{
  BeketStation *self = step->station;

  if (error->domain == BEKET_ERROR && (error->code == BEKET_ERROR_STORE || error->code == BEKET_ERROR_FULL))
    beket_crossing_set_trouble (step->crossing, error);
  self->stepping = FALSE;
  g_task_return_error (step->task, error);
  run_next (self);
}

/* What is "today" to a step that is entered from a paper is the day on the paper. */
static BeketStanding
stand (BeketStationStep *step)
{
  return beket_station_stand (step->station,
                              step->when != 0 ? step->when : beket_station_moment (step->station, step->crossing));
}

static gboolean
mutate (BeketStationStep *step,
        BeketValue       *facts,
        GError          **error)
{
  if (step->mutate != NULL && !step->mutate (step, facts, error))
    return FALSE;
  if (step->timed)
    beket_blank_take_time (facts, step->when);
  return TRUE;
}

static void
take_over (BeketStationStep *step)
{
  BeketValue *facts = beket_crossing_get_facts (step->crossing);
  g_auto (BeketStanding) standing G_GNUC_UNUSED = stand (step);
  g_autoptr (GError) error = NULL;

  /* It was allowed on a copy a moment ago; the commit stands, whatever was typed or suspended since. */
  step->committed = TRUE;
  if (!mutate (step, facts, &error))
    g_debug ("Facts changed while the step was written: %s", error->message);
  beket_crossing_set_state (step->crossing, step->state);
  beket_crossing_set_trouble (step->crossing, NULL);
  beket_crossing_set_saved (step->crossing, step->now);
  beket_crossing_changed (step->crossing);
}

static void
leave_queue (BeketStationStep *step)
{
  guint position;

  if (g_list_store_find (step->station->crossings, step->crossing, &position))
    g_list_store_remove (step->station->crossings, position);
}

static void
step_written (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  BeketStationStep *step = user_data;
  g_autoptr (BeketStation) self = g_object_ref (step->station);
  GError *error = NULL;

  if (!beket_ledger_write_finish (BEKET_LEDGER (source), result, NULL, &error))
    {
      fail (step, error);
      return;
    }
  take_over (step);
  if (step->leaves)
    leave_queue (step);
  beket_station_tell_appended (self, step->written);
  self->stepping = FALSE;
  g_task_return_boolean (step->task, TRUE);
  beket_station_refresh (self);
  beket_station_poke (self);
  run_next (self);
}

static gboolean
prepare (BeketStationStep *step,
         GError          **error)
{
  g_autoptr (BeketValue) facts = beket_value_copy (beket_crossing_get_facts (step->crossing));
  g_auto (BeketStanding) standing G_GNUC_UNUSED = stand (step);

  if (step->officer == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");
      return FALSE;
    }
  if (step->timed && step->when == 0)
    return beket_error_set_reason (error, BEKET_ERROR_INVALID, "blank-no-time", "the time on the paper is not set for this step");
  step->state = beket_crossing_get_state (step->crossing);
  if (!mutate (step, facts, error))
    return FALSE;
  if (step->entries != NULL)
    step->entries (step, facts);
  if (!step->leaves)
    step->draft = beket_station_draft_bytes (step->station, step->crossing, facts, step->state);
  return TRUE;
}

static void
write_next (BeketStationStep *step)
{
  BeketStation *self = step->station;
  GError *error = NULL;

  if (!prepare (step, &error))
    {
      g_autoptr (BeketStation) alive = g_object_ref (self);

      fail (step, error);
      beket_station_step_free (step);
      return;
    }
  beket_ledger_write_async (self->ledger, write_step, step, (GDestroyNotify) beket_station_step_free,
                            step_written, step);
}

static void
step_known (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  write_next (user_data);
}

static void
run_next (BeketStation *self)
{
  BeketStationStep *step;

  if (self->stepping)
    return;
  step = g_queue_pop_head (&self->steps);
  if (step == NULL)
    return;
  self->stepping = TRUE;
  if (step->knows)
    beket_station_know_async (self, step->crossing, step_known, step);
  else
    write_next (step);
}

void
beket_station_run_step (BeketStationStep *step)
{
  BeketStation *self = step->station;

  g_queue_push_tail (&self->steps, step);
  run_next (self);
}

gboolean
beket_station_step_finish (BeketStation *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
