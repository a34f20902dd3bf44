/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act of this station holds no longer: annulled, or superseded by another of the same crossing.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/correction-private.h"

#include "domain/error.h"
#include "domain/outcome.h"
#include "record/json.h"
#include "station/tools.h"

#define MAX_FACTS (256 * 1024)

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
  return beket_station_act_holds (tx, data, error);
}

/* ---- Which act, and whose ---- */

static BeketActView *
open_own (BeketStation *self,
          const char   *act,
          GError      **error)
{
  g_autoptr (BeketActView) view = beket_tools_open_act (self, act, error);

  if (view == NULL)
    return NULL;
  if (g_strcmp0 (beket_value_get_text (view->row, "origin"), self->profile->origin) == 0)
    return g_steal_pointer (&view);
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_POWER, "%s: an act is taken back by the station that issued it", act);
  return NULL;
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

gboolean
beket_tools_annul (BeketStation       *station,
                   const char         *act,
                   const BeketGrounds *grounds,
                   GError            **error)
{
  g_autoptr (BeketActView) view = open_own (station, act, error);
  g_autoptr (BeketValue) data = NULL;

  if (view == NULL || !may_take_back (station, BEKET_CORRECTION_ANNUL, view, grounds, error))
    return FALSE;
  data = beket_station_correction_data (station, view->entry, grounds, "annulled");
  name_act (data, view->row);
  return beket_station_append_if (station, "act.annulled", beket_value_get_text (view->row, "crossing"), data,
                                  still_holds, view->entry, error);
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
static gboolean
take_corrections (BeketStation     *self,
                  const BeketValue *row,
                  BeketValue       *facts,
                  GError          **error)
{
  g_autoptr (BeketValue) records = beket_tools_records (self, beket_value_get_text (row, "crossing"), error);

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
  return records != NULL;
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
facts_of (BeketStation       *self,
          const BeketActView *view,
          const BeketValue   *changes,
          GError            **error)
{
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
  if (!take_corrections (self, view->row, facts, error))
    return NULL;
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

char *
beket_tools_supersede (BeketStation       *station,
                       const char         *act,
                       const BeketGrounds *grounds,
                       const char         *facts,
                       const char         *pin,
                       GError            **error)
{
  g_autoptr (BeketActView) view = open_own (station, act, error);
  g_autoptr (BeketValue) changes = NULL;
  g_autoptr (BeketCrossing) crossing = NULL;
  BeketValue *again;

  if (facts != NULL && (changes = beket_json_load (facts, MAX_FACTS, error)) == NULL)
    return NULL;
  if (view == NULL || !may_take_back (station, BEKET_CORRECTION_SUPERSEDE, view, grounds, error) ||
      !beket_ledger_read (station->ledger, still_holds, view->entry, error))
    return NULL;
  again = facts_of (station, view, changes, error);
  if (again == NULL)
    return NULL;
  crossing = crossing_again (station, view, again, grounds);
  return beket_tools_draw_and_sign (station, crossing, pin, error);
}
