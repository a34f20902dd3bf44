/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Projections of risk rules: simulated, switched, fired, judged.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/project.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

#include <string.h>

/* "risk.simulated", "risk.enabled", "risk.disabled". */
gboolean
beket_project_risk_state (BeketTx          *tx,
                          const BeketEntry *entry,
                          gint64            position,
                          const BeketValue *body,
                          GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");
  const char *kind = beket_value_get_text (body, "type") + strlen ("risk.");

  if (!beket_tx_is_mine (tx, entry->origin))
    return TRUE;

  return beket_sql_run (tx, error,
                        "INSERT INTO risk_state (position, rule, kind, hash, time, crossings, hits, confirmed)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", "ittttiii",
                        position, beket_value_get_text (data, "rule"), kind, beket_value_get_text (data, "hash"),
                        entry->time, beket_value_get_integer (data, "crossings", 0),
                        beket_value_get_integer (data, "hits", 0), beket_value_get_integer (data, "confirmed", 0));
}

gboolean
beket_project_risk_fired (BeketTx          *tx,
                          const BeketEntry *entry,
                          gint64            position,
                          const BeketValue *body,
                          GError          **error)
{
  if (!beket_tx_is_mine (tx, entry->origin))
    return TRUE;

  return beket_sql_run (tx, error, "INSERT OR IGNORE INTO risk_hit (crossing, rule, position) VALUES (?1, ?2, ?3)",
                        "tti", beket_value_get_text (body, "subject"),
                        beket_value_get_text (beket_value_get (body, "data"), "rule"), position);
}

gboolean
beket_project_risk_judged (BeketTx          *tx,
                           const BeketEntry *entry,
                           gint64            position,
                           const BeketValue *body,
                           GError          **error)
{
  gboolean violation = beket_value_get_boolean (beket_value_get (body, "data"), "violation");

  if (!beket_tx_is_mine (tx, entry->origin))
    return TRUE;

  return beket_sql_run (tx, error, "INSERT INTO risk_judged (position, crossing, violation) VALUES (?1, ?2, ?3)",
                        "iti", position, beket_value_get_text (body, "subject"), (gint64) violation);
}
