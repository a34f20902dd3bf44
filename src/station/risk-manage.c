/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Risk rules switched on and off, and listed with what became of their hits.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/risk.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "ledger/risk.h"
#include "record/library-risk.h"
#include "station/setup-private.h"
#include "station/station-private.h"

static BeketValue *
data_of (const BeketRiskRule *rule)
{
  BeketValue *data = beket_value_new_object ();

  beket_value_set_text (data, "rule", rule->id);
  beket_value_set_text (data, "version", rule->version);
  beket_value_set_text (data, "hash", rule->hash);
  return data;
}

/* ---- On ---- */

typedef struct
{
  const char *hash;
  gboolean    simulated;
} Simulated;

/* Worker thread. */
static gboolean
read_simulated (BeketTx *tx,
                gpointer data,
                GError **error)
{
  Simulated *call = data;

  return beket_tx_risk_simulated (tx, call->hash, &call->simulated, error);
}

static gboolean
check_simulated (BeketStation        *self,
                 const BeketRiskRule *rule,
                 GError             **error)
{
  Simulated call = { rule->hash, FALSE };

  if (!beket_ledger_read (self->ledger, read_simulated, &call, error))
    return FALSE;
  if (!call.simulated)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "rule %s %s was not simulated here in this form", rule->id,
                 rule->version);
  else if (!rule->on)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "on: the owner of rule %s has switched it off", rule->id);
  return call.simulated && rule->on;
}

static gboolean
install (BeketStation        *self,
         const BeketRiskRule *rule,
         GBytes              *bytes,
         GError             **error)
{
  g_autofree char *folder = beket_station_risk_folder (self);
  g_autofree char *path = g_strdup_printf ("%s/%s.json", folder, rule->id);

  return beket_setup_make_folder (folder, error) &&
         beket_setup_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/* The entry comes last: a rule whose file is there and whose entry is not is off. */
gboolean
beket_tools_risk_enable (BeketStation *self,
                         const char   *path,
                         GError      **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BeketRiskRule) rule = beket_risk_rule_load (path, beket_station_get_codes (self),
                                                         beket_station_act_form (self), &bytes, error);
  g_autoptr (BeketValue) data = rule != NULL ? data_of (rule) : NULL;

  if (rule == NULL)
    return FALSE;
  if (check_simulated (self, rule, error) && install (self, rule, bytes, error) &&
      beket_station_record (self, "risk.enabled", rule->id, data, error))
    return beket_station_load_rules (self, error);
  g_prefix_error (error, "%s: ", path);
  return FALSE;
}

/* ---- Off ---- */

gboolean
beket_tools_risk_disable (BeketStation *self,
                          const char   *rule,
                          GError      **error)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const BeketRiskRule *one = g_ptr_array_index (self->rules, i);
      g_autoptr (BeketValue) data = data_of (one);

      if (g_str_equal (one->id, rule))
        return beket_station_record (self, "risk.disabled", rule, data, error) &&
               beket_station_load_rules (self, error);
    }
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "rule %s is not on", rule);
  return FALSE;
}

/* ---- The list ---- */

/* Worker thread. */
static gboolean
read_figures (BeketTx *tx,
              gpointer data,
              GError **error)
{
  return (*(BeketValue **) data = beket_tx_risk_figures (tx, error)) != NULL;
}

static const char *
state_of (const BeketValue    *row,
          const BeketRiskRule *rule,
          const char          *day)
{
  if (!beket_value_get_boolean (row, "on"))
    return "off";
  if (g_strcmp0 (beket_value_get_text (row, "hash"), rule->hash) != 0)
    return "changed";
  return beket_risk_rule_is_valid_on (rule, day) ? "on" : "not-valid";
}

static void
describe (BeketValue          *row,
          const BeketRiskRule *rule,
          const char          *day)
{
  BeketValue *title = beket_value_object (row, "title");

  beket_value_set_text (row, "state", state_of (row, rule, day));
  beket_value_set_text (row, "version", rule->version);
  beket_value_set_text (row, "hash", rule->hash);
  beket_value_set_text (title, "kk", rule->title.in[BEKET_KK]);
  beket_value_set_text (title, "ru", rule->title.in[BEKET_RU]);
  beket_value_set_integer (row, "weight", rule->weight);
  beket_value_set_text (row, "owner", rule->owner);
  beket_value_set_boolean (row, "checked", rule->checked);
}

BeketValue *
beket_tools_risk_list (BeketStation *self,
                       GPtrArray    *faults,
                       GError      **error)
{
  g_autofree char *folder = beket_station_risk_folder (self);
  g_autofree char *day = beket_station_today (self);
  g_autoptr (GPtrArray) unwanted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rules = beket_risk_rules_load (folder, beket_station_get_codes (self),
                                                       beket_station_act_form (self),
                                                       faults != NULL ? faults : unwanted);
  g_autoptr (BeketValue) rows = NULL;

  if (!beket_ledger_read (self->ledger, read_figures, &rows, error))
    return NULL;
  for (guint i = 0; i < beket_value_length (rows); i++)
    beket_value_set_text (beket_value_index (rows, i), "state", "missing");
  for (guint i = 0; i < rules->len; i++)
    {
      const BeketRiskRule *rule = g_ptr_array_index (rules, i);

      describe (beket_risk_figures_row (rows, rule->id), rule, day);
    }
  for (guint i = 0; i < beket_value_length (rows); i++)
    beket_value_set (beket_value_index (rows, i), "on", NULL);
  return g_steal_pointer (&rows);
}
