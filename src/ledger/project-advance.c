/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Projections of advance notices: what each is known by, and which have come.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/project.h"
#include "ledger/sql.h"
#include "ledger/tx.h"
#include "record/advance.h"

static gboolean
add_keys (BeketTx            *tx,
          gint64              position,
          const BeketAdvance *notice,
          GError            **error)
{
  g_auto (GStrv) keys = beket_advance_keys (notice);

  for (guint i = 0; keys[i] != NULL; i++)
    if (!beket_sql_run (tx, error, "INSERT INTO advance_key (key, position) VALUES (?1, ?2)", "ti", keys[i], position))
      return FALSE;

  return TRUE;
}

static gboolean
is_there (BeketTx            *tx,
          const BeketAdvance *notice,
          gboolean           *there,
          GError            **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error, "SELECT 1 FROM advance WHERE sender = ?1 AND id = ?2 AND revision = ?3", "tti",
                       notice->sender, notice->id, (gint64) notice->revision);
  if (sql == NULL)
    return FALSE;

  *there = beket_sql_next (sql, &failed);

  return beket_sql_ended (&failed, error);
}

/* What does not read as a notice is kept as an entry and expected by nobody; of two with one revision the first counts, as when
 * they were received. */
gboolean
beket_project_advance_received (BeketTx          *tx,
                                const BeketEntry *entry,
                                gint64            position,
                                const BeketValue *body,
                                GError          **error)
{
  BeketValue *value = beket_value_get (beket_value_get (body, "data"), "notice");
  g_autoptr (BeketAdvance) notice = value != NULL ? beket_advance_from_value (value, NULL) : NULL;
  gboolean there = FALSE;

  if (notice == NULL || !beket_tx_is_mine (tx, entry->origin))
    return TRUE;
  if (!is_there (tx, notice, &there, error))
    return FALSE;
  if (there)
    return TRUE;

  return beket_sql_run (tx, error,
                        "INSERT INTO advance (position, sender, id, revision, cancelled, point, eta, hash)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", "ittiittt",
                        position, notice->sender, notice->id, (gint64) notice->revision,
                        (gint64) notice->cancelled, notice->point, notice->eta, notice->hash) &&
         add_keys (tx, position, notice, error);
}

gboolean
beket_project_advance_arrived (BeketTx          *tx,
                               const BeketEntry *entry,
                               gint64            position,
                               const BeketValue *body,
                               GError          **error)
{
  const BeketValue *data = beket_value_get (body, "data");

  if (!beket_tx_is_mine (tx, entry->origin))
    return TRUE;

  return beket_sql_run (tx, error,
                        "INSERT INTO advance_arrived (position, sender, id, crossing) VALUES (?1, ?2, ?3, ?4)", "ittt",
                        position, beket_value_get_text (data, "sender"), beket_value_get_text (data, "id"),
                        beket_value_get_text (body, "subject"));
}
