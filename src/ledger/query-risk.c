/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What became of risk rules: which are on, how often each has fired and been right.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/risk.h"

#include "ledger/sql.h"
#include "ledger/tx.h"

gboolean
beket_tx_risk_simulated (BeketTx    *tx,
                         const char *hash,
                         gboolean   *simulated,
                         GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error, "SELECT 1 FROM risk_state WHERE hash = ?1 AND kind = 'simulated' LIMIT 1", "t", hash);
  if (sql == NULL)
    return FALSE;

  *simulated = beket_sql_next (sql, &failed);

  return beket_sql_ended (&failed, error);
}

/* ---- Figures ---- */

BeketValue *
beket_risk_figures_row (BeketValue *figures,
                        const char *rule)
{
  BeketValue *row;

  for (guint i = 0; i < beket_value_length (figures); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (figures, i), "rule"), rule) == 0)
      return beket_value_index (figures, i);

  row = beket_value_new_object ();
  beket_value_set_text (row, "rule", rule);
  beket_value_set_boolean (row, "on", FALSE);
  beket_value_set_integer (row, "fired", 0);
  beket_value_set_integer (row, "confirmed", 0);
  beket_value_set_integer (row, "notConfirmed", 0);
  beket_value_set_integer (row, "open", 0);
  beket_value_append (figures, row);

  return row;
}

static gboolean
read_switches (BeketTx    *tx,
               BeketValue *rows,
               GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT rule, kind, hash, time FROM risk_state s WHERE position ="
                       " (SELECT max (position) FROM risk_state WHERE rule = s.rule AND kind <> 'simulated')"
                       " ORDER BY rule", "");
  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    {
      BeketValue *row = beket_risk_figures_row (rows, beket_sql_text_or_empty (sql, 0));
      gboolean on = g_str_equal (beket_sql_text_or_empty (sql, 1), "enabled");

      beket_value_set_boolean (row, "on", on);
      beket_value_set_text (row, "hash", on ? beket_sql_text (sql, 2) : NULL);
      beket_value_set_text (row, "since", beket_sql_text (sql, 3));
    }

  return beket_sql_ended (&failed, error);
}

static gboolean
read_simulations (BeketTx    *tx,
                  BeketValue *rows,
                  GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT rule, hash, time, crossings, hits, confirmed FROM risk_state s WHERE position ="
                       " (SELECT max (position) FROM risk_state WHERE rule = s.rule AND kind = 'simulated')"
                       " ORDER BY rule", "");
  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    {
      BeketValue *simulated = beket_value_object (beket_risk_figures_row (rows, beket_sql_text_or_empty (sql, 0)), "simulated");

      beket_value_set_text (simulated, "hash", beket_sql_text (sql, 1));
      beket_value_set_text (simulated, "time", beket_sql_text (sql, 2));
      beket_value_set_integer (simulated, "crossings", beket_sql_integer (sql, 3));
      beket_value_set_integer (simulated, "hits", beket_sql_integer (sql, 4));
      beket_value_set_integer (simulated, "confirmed", beket_sql_integer (sql, 5));
    }

  return beket_sql_ended (&failed, error);
}

/* A crossing that was postponed and decided again counts with its last decision. */
static gboolean
read_hits (BeketTx    *tx,
           BeketValue *rows,
           GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT rule, count (*), sum (violation = 1), sum (violation = 0), sum (violation IS NULL)"
                       " FROM (SELECT rule, (SELECT violation FROM risk_judged j WHERE j.crossing = h.crossing"
                       "  ORDER BY position DESC LIMIT 1) violation FROM risk_hit h) GROUP BY rule ORDER BY rule", "");
  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    {
      BeketValue *row = beket_risk_figures_row (rows, beket_sql_text_or_empty (sql, 0));

      beket_value_set_integer (row, "fired", beket_sql_integer (sql, 1));
      beket_value_set_integer (row, "confirmed", beket_sql_integer (sql, 2));
      beket_value_set_integer (row, "notConfirmed", beket_sql_integer (sql, 3));
      beket_value_set_integer (row, "open", beket_sql_integer (sql, 4));
    }

  return beket_sql_ended (&failed, error);
}

BeketValue *
beket_tx_risk_figures (BeketTx *tx,
                       GError **error)
{
  g_autoptr (BeketValue) rows = beket_value_new_list ();

  return read_switches (tx, rows, error) && read_simulations (tx, rows, error) && read_hits (tx, rows, error)
         ? g_steal_pointer (&rows) : NULL;
}

/* ---- One crossing ---- */

BeketValue *
beket_tx_risk_fired (BeketTx    *tx,
                     const char *crossing,
                     GError    **error)
{
  g_autoptr (BeketValue) rules = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error, "SELECT rule FROM risk_hit WHERE crossing = ?1 ORDER BY rule", "t", crossing);
  if (sql == NULL)
    return NULL;

  while (beket_sql_next (sql, &failed))
    beket_value_append (rules, beket_value_new_text (beket_sql_text_or_empty (sql, 0)));

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&rules) : NULL;
}

gboolean
beket_tx_seen_other (BeketTx    *tx,
                     const char *key,
                     const char *day,
                     const char *crossing,
                     gint64     *count,
                     GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  *count = 0;
  sql = beket_sql_new (tx, error,
                       "SELECT count (*) FROM crossing WHERE day = ?2 AND id <> ?3"
                       " AND instr (keys, char (10) || ?1 || char (10)) > 0", "ttt", key, day, crossing);
  if (sql == NULL)
    return FALSE;

  if (beket_sql_next (sql, &failed))
    *count = beket_sql_integer (sql, 0);

  return beket_sql_ended (&failed, error);
}
