/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The records of a crossing as they read now: what was written, with each correction laid over the one before.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "domain/correction.h"
#include "ledger/correction.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

static void
add_record (BeketValue       *rows,
            BeketSql         *sql,
            const BeketValue *body)
{
  BeketValue *row = beket_value_new_object ();

  beket_value_set_text (row, "entry", beket_sql_text (sql, 0));
  beket_value_set_text (row, "latest", beket_sql_text (sql, 0));
  beket_value_set_text (row, "type", beket_value_get_text (body, "type"));
  beket_value_set_text (row, "time", beket_sql_text (sql, 2));
  beket_value_set_text (row, "actor", beket_value_get_text (body, "actor"));
  beket_value_set (row, "data", beket_value_copy (beket_value_get (body, "data")));
  beket_value_append (rows, row);
}

static BeketValue *
find_latest (const BeketValue *rows,
             const char       *hash)
{
  for (guint i = 0; i < beket_value_length (rows); i++)
    if (g_strcmp0 (beket_value_get_text (beket_value_index (rows, i), "latest"), hash) == 0)
      return beket_value_index (rows, i);

  return NULL;
}

/* Only the newest can be corrected: a second correction of an older one finds nothing and changes nothing. */
static void
lay_over (BeketValue       *rows,
          BeketSql         *sql,
          const BeketValue *body)
{
  const BeketValue *data = beket_value_get (body, "data");
  const char *type = beket_value_get_text (data, "type");
  const char *part = g_strcmp0 (type, "control.recorded") == 0 ? "control" : "decision";
  BeketValue *row = find_latest (rows, beket_value_get_text (data, "entry"));

  if (row == NULL || g_strcmp0 (beket_value_get_text (row, "type"), type) != 0)
    return;

  beket_correction_apply (type, beket_value_get (row, "data"), beket_value_get (data, part));
  beket_value_set_text (row, "latest", beket_sql_text (sql, 0));
  beket_value_set_text (row, "actor", beket_value_get_text (body, "actor"));
}

/* Both ways of the same row: hash, body, time, of the own station alone. */
static gboolean
collect (BeketSql *sql,
         BeketValue *rows,
         void ( *take ) (BeketValue *rows, BeketSql *sql, const BeketValue *body),
         GError **error)
{
  g_autoptr (GError) failed = NULL;

  while (beket_sql_next (sql, &failed))
    {
      g_autoptr (GBytes) bytes = beket_sql_bytes (sql, 1);
      g_autoptr (BeketValue) body = bytes != NULL ? beket_body_parse (bytes, NULL) : NULL;

      if (body != NULL)
        take (rows, sql, body);
    }

  return beket_sql_ended (&failed, error);
}

BeketValue *
beket_tx_records (BeketTx    *tx,
                  const char *crossing,
                  GError    **error)
{
  g_autoptr (BeketValue) rows = beket_value_new_list ();
  g_autoptr (BeketSql) records = NULL;
  g_autoptr (BeketSql) corrections = NULL;

  records = beket_sql_new (tx, error,
                           "SELECT e.hash, e.body, e.time FROM crossing_step s JOIN entry e ON e.position = s.position"
                           " WHERE s.crossing = ?1 AND e.type IN ('control.recorded', 'crossing.decided')"
                           " ORDER BY s.position", "t", crossing);
  if (records == NULL || !collect (records, rows, add_record, error))
    return NULL;

  corrections = beket_sql_new (tx, error,
                               "SELECT e.hash, e.body, e.time FROM correction c JOIN entry e ON e.position = c.position"
                               " WHERE c.crossing = ?1 AND c.origin = ?2 ORDER BY c.position", "tt",
                               crossing, tx->origin);
  if (corrections == NULL || !collect (corrections, rows, lay_over, error))
    return NULL;

  return g_steal_pointer (&rows);
}
