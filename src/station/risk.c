/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Risk rules at work: what fires for a crossing, what it says to the officer, and what became of it.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/risk.h"

#include "domain/clock.h"
#include "ledger/risk.h"
#include "record/library-risk.h"
#include "station/blank-private.h"
#include "station/station-private.h"

/* ---- Which rules work ---- */

char *
beket_station_risk_folder (BeketStation *self)
{
  return g_build_filename (self->profile->folder, "library", "risk", NULL);
}

/* Worker thread. */
static gboolean
read_figures (BeketTx *tx,
              gpointer data,
              GError **error)
{
  return (*(BeketValue **) data = beket_tx_risk_figures (tx, error)) != NULL;
}

static gboolean
is_on (const BeketValue    *figures,
       const BeketRiskRule *rule)
{
  for (guint i = 0; i < beket_value_length (figures); i++)
    {
      const BeketValue *row = beket_value_index (figures, i);

      if (g_strcmp0 (beket_value_get_text (row, "rule"), rule->id) == 0)
        return g_strcmp0 (beket_value_get_text (row, "hash"), rule->hash) == 0;
    }
  return FALSE;
}

gboolean
beket_station_load_rules (BeketStation *self,
                          GError      **error)
{
  g_autofree char *folder = beket_station_risk_folder (self);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (BeketValue) figures = NULL;

  if (!beket_ledger_read (self->ledger, read_figures, &figures, error))
    return FALSE;
  rules = beket_risk_rules_load (folder, beket_station_get_codes (self), beket_station_act_form (self), faults);
  for (guint i = rules->len; i > 0; i--)
    if (!is_on (figures, g_ptr_array_index (rules, i - 1)))
      g_ptr_array_remove_index (rules, i - 1);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  self->rules = g_steal_pointer (&rules);
  return TRUE;
}

/* ---- What fires ---- */

static GPtrArray *
judge (BeketStation     *self,
       BeketCrossing    *crossing,
       const BeketValue *facts)
{
  const BeketKnown *known = beket_station_known (self, crossing);
  g_autofree char *day = beket_station_today (self);
  g_autoptr (BeketValue) all = NULL;

  if (self->rules->len == 0)
    return g_ptr_array_new ();
  all = beket_risk_facts (facts, known->plate, known->document, beket_value_length (known->expected) > 0);
  return beket_risk_judge (self->rules, all, day);
}

GPtrArray *
beket_station_hits (BeketStation  *self,
                    BeketCrossing *crossing)
{
  g_auto (BeketStanding) standing G_GNUC_UNUSED = beket_station_stand (self, beket_station_moment (self, crossing));

  return judge (self, crossing, beket_crossing_get_facts (crossing));
}

char **
beket_station_risk_asked (BeketStation  *self,
                          BeketCrossing *crossing)
{
  g_autoptr (GPtrArray) hits = beket_station_hits (self, crossing);

  return beket_risk_asked (hits);
}

char **
beket_station_risk_words (BeketStation  *self,
                          BeketCrossing *crossing)
{
  g_autoptr (GPtrArray) hits = beket_station_hits (self, crossing);

  return beket_risk_words (hits);
}

void
beket_station_add_risk_alerts (BeketStation  *self,
                               BeketCrossing *crossing,
                               BeketLanguage  language,
                               GPtrArray     *alerts)
{
  g_autoptr (GPtrArray) hits = beket_station_hits (self, crossing);

  for (guint i = 0; i < hits->len; i++)
    {
      const BeketRiskRule *rule = ((const BeketRiskHit *) g_ptr_array_index (hits, i))->rule;

      g_ptr_array_add (alerts, g_strdup_printf ("%s: %s", rule->title.in[language], rule->explanation.in[language]));
    }
}

/* ---- What is written: only into the own ledger ---- */

static gboolean
has_fired (const BeketValue *fired,
           const char       *rule)
{
  for (guint i = 0; i < beket_value_length (fired); i++)
    if (g_strcmp0 (beket_value_to_text (beket_value_index (fired, i)), rule) == 0)
      return TRUE;
  return FALSE;
}

void
beket_station_add_hits (BeketStationStep *step,
                        const BeketValue *facts)
{
  const BeketValue *fired = beket_station_known (step->station, step->crossing)->fired;
  g_autoptr (GPtrArray) hits = judge (step->station, step->crossing, facts);

  for (guint i = 0; i < hits->len; i++)
    {
      const BeketRiskHit *hit = g_ptr_array_index (hits, i);
      g_autoptr (BeketValue) data = NULL;

      if (has_fired (fired, hit->rule->id))
        continue;
      data = beket_risk_hit_data (hit);
      beket_station_step_add (step, "risk.fired", step->crossing_id, data, NULL);
    }
}

static gboolean
has_violation (const BeketValue *facts)
{
  return beket_plan_has_violation (beket_value_get (facts, "controls")) ||
         beket_value_length (beket_value_get (facts, "offences")) > 0;
}

/* The decision ends the controls: now it is known whether a rule was right. */
void
beket_station_add_judgement (BeketStationStep *step,
                             const BeketValue *facts)
{
  const BeketValue *fired = beket_station_known (step->station, step->crossing)->fired;
  guint before = step->bodies->len;
  g_autoptr (BeketValue) data = NULL;

  beket_station_add_hits (step, facts);
  if (beket_value_length (fired) == 0 && step->bodies->len == before)
    return;
  data = beket_value_new_object ();
  beket_value_set_boolean (data, "violation", has_violation (facts));
  beket_station_step_add (step, "risk.judged", step->crossing_id, data, NULL);
}
