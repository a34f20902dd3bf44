/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bodies whose time is over, by the rules of retention.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/erase.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "ledger/erase.h"
#include "record/json.h"
#include "record/library-retention.h"
#include "station/station-private.h"

/* What one entry may name: its body has a limit, and a booth that waits for the disk has one too. */
#define BATCH 2000
#define MAX_BYTES (BEKET_JSON_MAX_BODY - 4096)
#define CHAIN_BYTES 160
#define SEQ_BYTES 17

typedef struct
{
  BeketStation *station;    /* (not owned) */
  GPtrArray    *rules;      /* (owned) (element-type BeketRetentionRule) */
  GArray       *expiries;   /* (owned) (element-type BeketExpiry) */
  gint64        now;
  gint64        after;
  gint64        unsent;     /* of the last batch */
  BeketValue   *rows;       /* (owned) (nullable): the last batch */
} Run;

static void
run_clear (Run *run)
{
  g_clear_pointer (&run->rules, g_ptr_array_unref);
  g_clear_pointer (&run->expiries, g_array_unref);
  g_clear_pointer (&run->rows, beket_value_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static gboolean
begin (Run          *run,
       BeketStation *station,
       GError      **error)
{
  run->station = station;
  run->now = beket_station_now (station);
  run->expiries = g_array_new (FALSE, FALSE, sizeof (BeketExpiry));
  run->rules = beket_retention_load (station->data_folder, beket_station_get_codes (station), error);
  for (guint i = 0; run->rules != NULL && i < run->rules->len; i++)
    {
      const BeketRetentionRule *rule = g_ptr_array_index (run->rules, i);

      for (char **kind = rule->kinds; *kind != NULL; kind++)
        {
          BeketExpiry expiry = { *kind, beket_retention_rule_before (rule, run->now) };

          g_array_append_val (run->expiries, expiry);
        }
    }
  return run->rules != NULL;
}

/* Worker thread. */
static gboolean
read_batch (BeketTx *tx,
            gpointer data,
            GError **error)
{
  Run *run = data;

  run->rows = beket_tx_erasable (tx, (const BeketExpiry *) run->expiries->data, run->expiries->len, run->after, BATCH,
                                 &run->unsent, error);
  return run->rows != NULL;
}

static gboolean
next_batch (Run          *run,
            BeketErasure *result,
            GError      **error)
{
  g_clear_pointer (&run->rows, beket_value_unref);
  if (!beket_ledger_read (run->station->ledger, read_batch, run, error))
    return FALSE;
  result->unsent += run->unsent;
  return TRUE;
}

static const BeketRetentionRule *
rule_of (const Run  *run,
         const char *kind)
{
  for (guint i = 0; i < run->rules->len; i++)
    {
      const BeketRetentionRule *rule = g_ptr_array_index (run->rules, i);

      if (g_strv_contains ((const char *const *) rule->kinds, kind))
        return rule;
    }
  return NULL;
}

/* ---- What would go, and why ---- */

static void
explain (const Run  *run,
         BeketValue *row)
{
  const BeketRetentionRule *rule = rule_of (run, beket_value_get_text (row, "type"));
  BeketValue *basis = beket_value_object (row, "basis");

  g_return_if_fail (rule != NULL);

  beket_value_set_text (row, "rule", rule->id);
  beket_value_set_integer (row, "days", rule->days);
  beket_value_set_boolean (row, "checked", rule->checked);
  beket_value_set_text (basis, "kk", rule->basis.in[BEKET_KK]);
  beket_value_set_text (basis, "ru", rule->basis.in[BEKET_RU]);
}

gboolean
beket_tools_erasable (BeketStation     *station,
                      BeketErasableFunc func,
                      gpointer          data,
                      BeketErasure     *result,
                      GError          **error)
{
  g_auto (Run) run = { NULL };
  guint n;

  *result = (BeketErasure) { 0 };
  if (!begin (&run, station, error))
    return FALSE;
  do
    {
      if (!next_batch (&run, result, error))
        return FALSE;
      n = beket_value_length (run.rows);
      for (guint i = 0; i < n; i++)
        {
          BeketValue *row = beket_value_index (run.rows, i);

          run.after = beket_value_get_integer (row, "position", 0);
          beket_value_set (row, "position", NULL);
          explain (&run, row);
          func (row, data);
        }
      result->entries += n;
    }
  while (n == BATCH);
  return TRUE;
}

/* ---- Erasing ---- */

static gboolean
may_erase (BeketStation *self,
           const char   *reason,
           GError      **error)
{
  const char *const *reasons = beket_codes_words (beket_station_get_codes (self), "erasure-reason");
  const char *role = self->officer != NULL ? self->officer->role : NULL;

  if (g_strcmp0 (role, "supervisor") != 0 && g_strcmp0 (role, "administrator") != 0)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_POWER, "a supervisor or an administrator erases");
      return FALSE;
    }
  if (reasons != NULL && reason != NULL && g_strv_contains (reasons, reason))
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "not a reason of an erasure: %s", reason != NULL ? reason : "");
  return FALSE;
}

static BeketValue *
chain_of (BeketValue       *chains,
          const BeketValue *row,
          gsize            *size)
{
  static const char *const names[] = { "origin", "ledger", "inc" };
  BeketValue *chain;

  for (guint i = 0; i < beket_value_length (chains); i++)
    {
      gboolean same = TRUE;

      chain = beket_value_index (chains, i);
      for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
        same = same && g_strcmp0 (beket_value_get_text (chain, names[j]), beket_value_get_text (row, names[j])) == 0;
      if (same)
        return chain;
    }
  chain = beket_value_new_object ();
  for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
    beket_value_set_text (chain, names[j], beket_value_get_text (row, names[j]));
  beket_value_append (chains, chain);
  *size += CHAIN_BYTES;
  return chain;
}

/* As many of the batch as one body holds; @run goes on after the last of them. */
static guint
name_entries (Run        *run,
              BeketValue *data)
{
  BeketValue *chains = beket_value_list (data, "chains");
  gsize size = 0;
  guint i;

  for (i = 0; i < beket_value_length (run->rows) && size < MAX_BYTES; i++)
    {
      const BeketValue *row = beket_value_index (run->rows, i);
      BeketValue *seqs = beket_value_list (chain_of (chains, row, &size), "seqs");

      beket_value_append (seqs, beket_value_new_integer (beket_value_get_integer (row, "seq", 0)));
      size += SEQ_BYTES;
      run->after = beket_value_get_integer (row, "position", 0);
    }
  return i;
}

static BeketValue *
erasure_data (Run        *run,
              const char *reason,
              const char *text,
              guint      *count)
{
  BeketValue *data = beket_value_new_object ();
  g_autofree char *time = beket_time_format_wire (run->now);

  beket_value_set_text (data, "reason", reason);
  beket_value_set_text (data, "text", text);
  beket_value_set_text (data, "officer", run->station->officer->id);
  beket_value_set_text (data, "erased", time);
  for (guint i = 0; i < run->rules->len; i++)
    {
      const BeketRetentionRule *rule = g_ptr_array_index (run->rules, i);
      BeketValue *row = beket_value_new_object ();

      beket_value_set_text (row, "rule", rule->id);
      beket_value_set_integer (row, "days", rule->days);
      beket_value_append (beket_value_list (data, "rules"), row);
    }
  *count = name_entries (run, data);
  return data;
}

static gboolean
erase_all (Run          *run,
           const char   *reason,
           const char   *text,
           BeketErasure *result,
           GError      **error)
{
  for (;;)
    {
      g_autoptr (BeketValue) data = NULL;
      guint count;

      if (!next_batch (run, result, error))
        return FALSE;
      if (beket_value_length (run->rows) == 0)
        return TRUE;
      data = erasure_data (run, reason, text, &count);
      if (!beket_station_record (run->station, "body.erased", run->station->profile->origin, data, error))
        return FALSE;
      result->entries += count;
    }
}

gboolean
beket_tools_erase (BeketStation *station,
                   const char   *reason,
                   const char   *text,
                   BeketErasure *result,
                   GError      **error)
{
  g_auto (Run) run = { NULL };

  *result = (BeketErasure) { 0 };
  if (!may_erase (station, reason, error) || !begin (&run, station, error) ||
      !erase_all (&run, reason, text, result, error) ||
      !beket_ledger_sweep (station->ledger, &result->files, error))
    return FALSE;
  /* Lists that are being read at this moment may be from before. */
  station->stale = BEKET_TOUCHED_ALL;
  beket_station_refresh (station);
  return TRUE;
}
