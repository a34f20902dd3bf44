/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act of this station holds no longer: annulled, or superseded by another of the same crossing.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/correction-private.h"

#include "domain/error.h"
#include "domain/outcome.h"

/* ---- Once only ---- */

gboolean
beket_station_act_holds (BeketTx    *tx,
                         const char *entry,
                         GError    **error)
{
  g_autoptr (BeketValue) row = beket_tx_act (tx, entry, error);
  const char *state = beket_value_get_text (beket_value_get (row, "end"), "state");

  if (state != NULL)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_TRANSITION, "the act is %s already", state);
  return row != NULL && state == NULL;
}

/* Worker thread. */
static gboolean
still_holds (BeketTx *tx,
             gpointer data,
             GError **error)
{
  const BeketCorrecting *call = data;

  return beket_station_act_holds (tx, call->view->entry, error);
}

/* ---- Which act, and whose ---- */

static gboolean
is_own (BeketStation       *self,
        const BeketActView *view,
        GError            **error)
{
  if (g_strcmp0 (beket_value_get_text (view->row, "origin"), self->profile->origin) == 0)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_POWER, "%s: an act is taken back by the station that issued it", view->entry);
  return FALSE;
}

static gboolean
may_take_back (BeketStation       *self,
               BeketCorrectionKind kind,
               const BeketActView *view,
               const BeketGrounds *grounds,
               GError            **error)
{
  const BeketValue *signers = beket_value_get (view->row, "signers");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) authors = NULL;

  for (guint i = 0; i < beket_value_length (signers); i++)
    g_strv_builder_add (builder, beket_value_get_text (beket_value_index (signers, i), "id"));
  authors = g_strv_builder_end (builder);
  return beket_station_may_correct (self, kind, grounds, (const char *const *) authors, error);
}

static void
name_act (BeketValue       *data,
          const BeketValue *row)
{
  beket_value_set_text (data, "act", beket_value_get_text (row, "number"));
  beket_value_set_text (data, "blob", beket_value_get_text (row, "blob"));
}

/* Ends the task when it may not be; else who opened it has seen it, to correct it. */
static gboolean
take_view (BeketStation       *self,
           GAsyncResult       *result,
           BeketCorrectionKind kind,
           GTask              *task)
{
  BeketCorrecting *call = g_task_get_task_data (task);
  GError *error = NULL;

  call->view = beket_station_open_act_finish (self, result, &error);
  if (call->view != NULL)
    beket_station_note_view (self, call->view->row, "correction");
  if (call->view != NULL && is_own (self, call->view, &error) &&
      may_take_back (self, kind, call->view, &call->grounds, &error))
    return TRUE;
  g_task_return_error (task, error);
  return FALSE;
}

static void
annul (BeketStation *self,
       GTask        *task)
{
  BeketCorrecting *call = g_task_get_task_data (task);
  g_autoptr (BeketValue) data = beket_station_correction_data (self, call->view->entry, &call->grounds, "annulled");

  name_act (data, call->view->row);
  call->still = still_holds;
  beket_correcting_write (self, task, "act.annulled", beket_value_get_text (call->view->row, "crossing"), data);
}

static void
opened_to_annul (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  if (take_view (BEKET_STATION (source), result, BEKET_CORRECTION_ANNUL, task))
    beket_correcting_consent (BEKET_STATION (source), g_steal_pointer (&task), annul);
}

void
beket_station_annul_async (BeketStation       *self,
                           const char         *act,
                           const BeketGrounds *grounds,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  GTask *task = beket_correcting_new (self, act, grounds, beket_station_annul_async, callback, user_data);

  if (task != NULL)
    beket_station_read_act_async (self, act, opened_to_annul, task);
}

/* ---- The facts of the new act ---- */

static BeketValue *
find_control (const BeketValue *controls,
              const char       *kind)
{
  for (guint i = 0; i < beket_value_length (controls); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (controls, i), "kind"), kind) == 0)
      return beket_value_index (controls, i);
  return NULL;
}

/* What was corrected in the records since reads so in the new act. */
static void
take_corrections (const BeketValue *records,
                  BeketValue       *facts)
{
  for (guint i = 0; i < beket_value_length (records); i++)
    {
      const BeketValue *record = beket_value_index (records, i);
      const char *type = beket_value_get_text (record, "type");
      const BeketValue *data = beket_value_get (record, "data");
      BeketValue *part = g_str_equal (type, "control.recorded")
                           ? find_control (beket_value_get (facts, "controls"), beket_value_get_text (data, "kind"))
                           : beket_value_get (facts, "decision");

      if (part != NULL && g_strcmp0 (beket_value_get_text (record, "latest"), beket_value_get_text (record, "entry")) != 0)
        beket_correction_apply (type, part, data);
    }
}

static gboolean
complains_of (GPtrArray  *complaints,
              const char *path)
{
  for (guint i = 0; i < complaints->len; i++)
    if (g_strcmp0 (((BeketComplaint *) g_ptr_array_index (complaints, i))->path, path) == 0)
      return TRUE;
  return FALSE;
}

/* What an officer has overruled in the first act, with its reason, is no news in the second. */
static gboolean
check_facts (BeketStation     *self,
             const BeketValue *before,
             const BeketValue *facts,
             GError          **error)
{
  g_autoptr (GPtrArray) known = beket_station_complaints (self, before, NULL);
  g_autoptr (GPtrArray) complaints = beket_station_complaints (self, facts, NULL);
  const char *decision = beket_value_get_text (beket_value_get (facts, "decision"), "decision");

  for (guint i = 0; i < complaints->len; i++)
    {
      const BeketComplaint *complaint = g_ptr_array_index (complaints, i);

      if (complains_of (known, complaint->path))
        continue;
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: %s", complaint->path, complaint->error->message);
      return FALSE;
    }
  return beket_outcome_check (facts, decision, error);
}

/* Of a document there is no crossing to draw anew: it is annulled, and another is drawn. */
static gboolean
is_of_crossing (const BeketActView *view,
                GError            **error)
{
  const char *form = beket_value_get_text (beket_value_get (view->record, "act"), "form");

  if (g_strcmp0 (form, "D1") == 0)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "an act of the form %s is not superseded: annul it and draw another", form);
  return FALSE;
}

/* The record that the act carries, without what each act says of itself. */
static BeketValue *
facts_of (BeketStation          *self,
          const BeketCorrecting *call,
          GError               **error)
{
  const BeketActView *view = call->view;
  const BeketValue *changes = call->facts;
  static const char *const own[] = { "act", "protocol", "signatures", "waivers", "recognitions" };
  g_autoptr (BeketValue) facts = NULL;
  g_autofree const char **names = changes != NULL ? beket_value_names (changes) : NULL;
  BeketValue *replaces;

  if (!view->valid || view->record == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "the file of the act is not valid: %s", view->failed);
      return NULL;
    }
  if (!is_of_crossing (view, error))
    return NULL;
  facts = beket_value_copy (view->record);
  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    beket_value_set (facts, own[i], NULL);
  take_corrections (call->rows, facts);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    beket_value_set (facts, names[i], beket_value_copy (beket_value_get (changes, names[i])));
  if (!check_facts (self, view->record, facts, error))
    return NULL;
  replaces = beket_value_object (facts, "replaces");
  beket_value_set_text (replaces, "act", beket_value_get_text (view->row, "number"));
  beket_value_set_text (replaces, "entry", view->entry);
  return g_steal_pointer (&facts);
}

/* ---- The new act ---- */

void
beket_station_add_superseded (BeketStationStep *step,
                              const BeketValue *issued)
{
  const BeketValue *said = g_object_get_data (G_OBJECT (step->crossing), "beket-superseded");
  g_autoptr (BeketValue) data = beket_value_copy (said);

  beket_value_set_text (data, "replacement", beket_value_get_text (issued, "number"));
  beket_value_set_text (data, "replacementBlob", beket_value_get_text (issued, "blob"));
  step->ends = g_strdup (beket_value_get_text (data, "entry"));
  beket_station_step_add (step, "act.superseded", step->crossing_id, data, NULL);
}

static BeketCrossing *
crossing_again (BeketStation       *self,
                const BeketActView *view,
                BeketValue         *facts,
                const BeketGrounds *grounds)
{
  BeketCrossing *crossing = beket_crossing_new (beket_value_get_text (view->row, "crossing"), facts,
                                                beket_station_now (self));
  BeketValue *said = beket_station_correction_data (self, view->entry, grounds, "superseded");

  name_act (said, view->row);
  g_object_set_data_full (G_OBJECT (crossing), "beket-superseded", said, (GDestroyNotify) beket_value_unref);
  beket_crossing_changed (crossing);
  return crossing;
}

/* Worker thread. */
static gboolean
read_for_new_act (BeketTx *tx,
                  gpointer data,
                  GError **error)
{
  BeketCorrecting *call = data;

  return still_holds (tx, call, error) &&
         beket_correcting_read_records (tx, beket_value_get_text (call->view->row, "crossing"), &call->rows, error);
}

static void
new_act_signed (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  char *entry = beket_station_sign_act_finish (BEKET_STATION (source), result, &error);

  if (entry != NULL)
    g_task_return_pointer (task, entry, g_free);
  else
    g_task_return_error (task, error);
}

static void
new_act_drawn (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketCorrecting *call = g_task_get_task_data (task);
  BeketCrossing *crossing = g_object_get_data (G_OBJECT (task), "crossing");
  GError *error = NULL;
  g_autoptr (GBytes) pdf = beket_station_draw_act_finish (BEKET_STATION (source), result, &error);

  if (pdf != NULL)
    beket_station_sign_act_async (BEKET_STATION (source), crossing, call->pin, new_act_signed, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

static void
records_read (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  BeketStation *self = g_task_get_source_object (task);
  BeketCorrecting *call = g_task_get_task_data (task);
  GError *error = NULL;
  BeketValue *facts = NULL;
  BeketCrossing *crossing;

  if (self->officer == NULL)
    g_set_error (&error, BEKET_ERROR, BEKET_ERROR_POWER, "nobody is signed in");
  else if (beket_ledger_read_finish (BEKET_LEDGER (source), result, NULL, &error))
    facts = facts_of (self, call, &error);
  if (facts == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  crossing = crossing_again (self, call->view, facts, &call->grounds);
  g_object_set_data_full (G_OBJECT (task), "crossing", crossing, g_object_unref);
  beket_station_draw_act_async (self, crossing, new_act_drawn, g_steal_pointer (&task));
}

static void
supersede (BeketStation *self,
           GTask        *task)
{
  beket_ledger_read_async (self->ledger, read_for_new_act, g_task_get_task_data (task), NULL, NULL, records_read, task);
}

static void
opened_to_supersede (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;

  if (take_view (BEKET_STATION (source), result, BEKET_CORRECTION_SUPERSEDE, task))
    beket_correcting_consent (BEKET_STATION (source), g_steal_pointer (&task), supersede);
}

void
beket_station_supersede_async (BeketStation       *self,
                               const char         *act,
                               const BeketGrounds *grounds,
                               const BeketValue   *facts,
                               const char         *pin,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask *task = beket_correcting_new (self, act, grounds, beket_station_supersede_async, callback, user_data);
  BeketCorrecting *call;

  if (task == NULL)
    return;
  call = g_task_get_task_data (task);
  call->facts = facts != NULL ? beket_value_copy (facts) : NULL;
  call->pin = g_strdup (pin);
  beket_station_read_act_async (self, act, opened_to_supersede, task);
}
