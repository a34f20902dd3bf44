/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was not taken in: kept aside with the reason, in nobody's way.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/quarantine.h"

#include <string.h>

#include "domain/clock.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

static gboolean
keep (BeketTx          *tx,
      const char       *source,
      GBytes           *bytes,
      const char       *reason,
      gint64            position,
      gint64            now,
      const BeketEntry *place,
      GError          **error)
{
  gsize length = g_bytes_get_size (bytes);
  g_autofree char *digest = beket_hash_hex (g_bytes_get_data (bytes, NULL), length);
  g_autoptr (GBytes) kept = g_bytes_new_from_bytes (bytes, 0, MIN (length, BEKET_QUARANTINE_MAX));

  tx->touched |= BEKET_TOUCHED_QUARANTINE;
  return beket_tx_must_write (tx, error) &&
         beket_sql_run (tx, error,
                        "INSERT OR IGNORE INTO quarantine (source, reason, position, time, size, digest,"
                        " bytes, origin, ledger, inc, seq)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
                        " CASE WHEN ?8 IS NULL THEN NULL ELSE ?11 END)", "ttiiitbttti",
                        source, reason, position, now, (gint64) length, digest, kept,
                        place != NULL ? place->origin : NULL, place != NULL ? place->ledger : NULL,
                        place != NULL ? place->inc : NULL, place != NULL ? place->seq : (gint64) 0);
}

gboolean
beket_tx_quarantine (BeketTx    *tx,
                     const char *source,
                     GBytes     *bytes,
                     const char *reason,
                     gint64      position,
                     gint64      now,
                     GError    **error)
{
  return keep (tx, source, bytes, reason, position, now, NULL, error);
}

gboolean
beket_quarantine_entry (BeketTx    *tx,
                        BeketEntry *entry,
                        const char *reason,
                        gint64      position,
                        gint64      now,
                        GError    **error)
{
  char *line = beket_entry_line (entry);
  g_autoptr (GBytes) bytes = g_bytes_new_take (line, strlen (line));
  g_autofree char *source = g_strdup_printf ("%s/%s/%s", entry->origin, entry->ledger, entry->inc);

  return keep (tx, source, bytes, reason, position, now, entry, error);
}

BeketEntry *
beket_quarantine_waiting (BeketTx          *tx,
                          const BeketEntry *last,
                          gint64           *id,
                          GError          **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT id, bytes FROM quarantine WHERE origin = ?1 AND ledger = ?2 AND inc = ?3"
                       " AND seq = ?4 AND reason = 'gap'", "ttti",
                       last->origin, last->ledger, last->inc, last->seq + 1);
  if (sql == NULL)
    return NULL;

  while (beket_sql_next (sql, &failed))
    {
      g_autoptr (GBytes) bytes = beket_sql_bytes (sql, 1);
      gsize length;
      const char *line = g_bytes_get_data (bytes, &length);
      g_autoptr (BeketEntry) entry = beket_entry_parse_line (line, length, NULL);

      if (entry != NULL && strcmp (entry->prev, last->hash) == 0)
        {
          *id = beket_sql_integer (sql, 0);
          return g_steal_pointer (&entry);
        }
    }

  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

gboolean
beket_quarantine_release (BeketTx *tx,
                          gint64   id,
                          GError **error)
{
  tx->touched |= BEKET_TOUCHED_QUARANTINE;
  return beket_sql_run (tx, error, "DELETE FROM quarantine WHERE id = ?1", "i", id);
}

static BeketValue *
row_of (BeketSql *sql)
{
  BeketValue *row = beket_value_new_object ();
  g_autofree char *time = beket_time_format_wire (beket_sql_integer (sql, 3));

  beket_value_set_text (row, "source", beket_sql_text (sql, 0));
  beket_value_set_text (row, "reason", beket_sql_text (sql, 1));
  beket_value_set_integer (row, "position", beket_sql_integer (sql, 2));
  beket_value_set_text (row, "time", time);
  beket_value_set_integer (row, "size", beket_sql_integer (sql, 4));
  return row;
}

BeketValue *
beket_tx_quarantined (BeketTx *tx,
                      guint    limit,
                      GError **error)
{
  g_autoptr (BeketValue) list = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT source, reason, position, time, size FROM quarantine"
                       " ORDER BY id DESC LIMIT ?1", "i", (gint64) limit);
  if (sql == NULL)
    return NULL;

  while (beket_sql_next (sql, &failed))
    beket_value_append (list, row_of (sql));

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&list) : NULL;
}
