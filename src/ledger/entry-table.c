/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chains of entries as rows of one table.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/entry-table.h"

#include <string.h>

#include "domain/error.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

/* The bytes were checked when they came; that they still are the same is checked by reading them again. */
BeketEntry *
beket_entry_table_read (BeketSql *sql,
                        GError  **error)
{
  g_autoptr (GBytes) header = beket_sql_bytes (sql, 0);
  g_autoptr (GBytes) body = beket_sql_bytes (sql, 1);

  if (header != NULL)
    return beket_entry_parse (header, body, error);

  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "the header is missing");
  return NULL;
}

static BeketEntry *
read_entry (BeketSql *sql,
            GError  **error)
{
  g_autoptr (GError) failed = NULL;
  BeketEntry *entry = beket_entry_table_read (sql, &failed);

  if (entry == NULL)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "entry at position %" G_GINT64_FORMAT ": %s",
                 beket_sql_integer (sql, 2), failed->message);
  return entry;
}

gboolean
beket_tx_head (BeketTx    *tx,
               const char *origin,
               const char *ledger,
               const char *inc,
               gint64     *seq,
               char       *hash,
               GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT seq, hash FROM entry WHERE origin = ?1 AND ledger = ?2 AND inc = ?3"
                       " ORDER BY seq DESC LIMIT 1", "ttt",
                       origin != NULL ? origin : tx->origin, ledger, inc != NULL ? inc : tx->inc);
  if (sql == NULL)
    return FALSE;

  *seq = 0;
  g_strlcpy (hash, BEKET_ZERO_HASH, BEKET_HASH_LENGTH + 1);
  if (beket_sql_next (sql, &failed))
    {
      *seq = beket_sql_integer (sql, 0);
      g_strlcpy (hash, beket_sql_text_or_empty (sql, 1), BEKET_HASH_LENGTH + 1);
    }

  return beket_sql_ended (&failed, error);
}

gboolean
beket_entry_table_hash_at (BeketTx          *tx,
                           const BeketEntry *place,
                           char             *hash,
                           GError          **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT hash FROM entry"
                       " WHERE origin = ?1 AND ledger = ?2 AND inc = ?3 AND seq = ?4", "ttti",
                       place->origin, place->ledger, place->inc, place->seq);
  if (sql == NULL)
    return FALSE;

  hash[0] = 0;
  if (beket_sql_next (sql, &failed))
    g_strlcpy (hash, beket_sql_text_or_empty (sql, 0), BEKET_HASH_LENGTH + 1);

  return beket_sql_ended (&failed, error);
}

/* Two searches, each of one step. SQLite begins (ledger, inc) > (?, ?) at the first row that is equal, and a chain may have a
 * million of these. */
gboolean
beket_entry_table_next_chain (BeketTx    *tx,
                              const char *origin,
                              char      **ledger,
                              char      **inc,
                              GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT * FROM (SELECT ledger, inc FROM entry WHERE origin = ?1 AND ledger = ?2 AND inc > ?3"
                       " ORDER BY inc LIMIT 1)"
                       " UNION ALL SELECT * FROM (SELECT ledger, inc FROM entry WHERE origin = ?1 AND ledger > ?2"
                       " ORDER BY ledger, inc LIMIT 1)"
                       " ORDER BY 1, 2 LIMIT 1", "ttt",
                       origin, *ledger != NULL ? *ledger : "", *inc != NULL ? *inc : "");
  if (sql == NULL)
    return FALSE;

  g_clear_pointer (ledger, g_free);
  g_clear_pointer (inc, g_free);
  if (beket_sql_next (sql, &failed))
    {
      *ledger = g_strdup (beket_sql_text (sql, 0));
      *inc = g_strdup (beket_sql_text (sql, 1));
    }

  return beket_sql_ended (&failed, error);
}

gboolean
beket_entry_table_insert (BeketTx          *tx,
                          const BeketEntry *entry,
                          const BeketValue *body,
                          gint64            now,
                          gint64           *position,
                          GError          **error)
{
  gint64 mine = beket_tx_is_mine (tx, entry->origin);

  if (!beket_sql_run (tx, error,
                      "INSERT INTO entry (origin, ledger, inc, seq, prev, hash, body_hash, header, body,"
                      " time, received, type, subject, mine)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                      "tttitttbbtitti", entry->origin, entry->ledger, entry->inc, entry->seq,
                      entry->prev, entry->hash, entry->body_hash, entry->header, entry->body,
                      entry->time, now, beket_value_get_text (body, "type"),
                      beket_value_get_text (body, "subject"), mine))
    return FALSE;

  *position = sqlite3_last_insert_rowid (tx->db);
  tx->touched |= mine ? BEKET_TOUCHED_OUTBOX : BEKET_TOUCHED_INBOX;
  return TRUE;
}

static gsize
size_of (BeketEntry *entry)
{
  return g_bytes_get_size (entry->header) + (entry->body != NULL ? g_bytes_get_size (entry->body) : 0);
}

/* At least one, however large, or nobody would ever get past it; an entry that is damaged ends the list, or is the error. */
static gboolean
collect (BeketSql  *sql,
         GPtrArray *entries,
         gsize      max_bytes,
         GError   **error)
{
  g_autoptr (GError) failed = NULL;
  gsize bytes = 0;

  while (beket_sql_next (sql, &failed))
    {
      g_autoptr (GError) damaged = NULL;
      g_autoptr (BeketEntry) entry = read_entry (sql, &damaged);

      if (entry == NULL && entries->len > 0)
        break;
      if (entry == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&damaged));
          return FALSE;
        }

      bytes += size_of (entry);
      if (entries->len > 0 && bytes > max_bytes)
        break;

      g_ptr_array_add (entries, g_steal_pointer (&entry));
    }

  return beket_sql_ended (&failed, error);
}

GPtrArray *
beket_tx_entries (BeketTx    *tx,
                  const char *origin,
                  const char *ledger,
                  const char *inc,
                  gint64      from,
                  guint       limit,
                  gsize       max_bytes,
                  GError    **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_entry_unref);
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT header, body, position FROM entry"
                       " WHERE origin = ?1 AND ledger = ?2 AND inc = ?3 AND seq >= ?4"
                       " ORDER BY seq LIMIT ?5", "tttii",
                       origin != NULL ? origin : tx->origin, ledger,
                       inc != NULL ? inc : tx->inc, from, (gint64) limit);
  if (sql == NULL || !collect (sql, entries, max_bytes, error))
    return NULL;

  return g_steal_pointer (&entries);
}

gboolean
beket_tx_each (BeketTx *tx,
               const char *origin,
               const char *ledger,
               gboolean ( *func ) (BeketEntry *entry, gpointer data, GError **error),
               gpointer data,
               GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT header, body, position FROM entry"
                       " WHERE (?1 IS NULL OR origin = ?1) AND (?2 IS NULL OR ledger = ?2)"
                       " ORDER BY origin, ledger, inc, seq", "tt", origin, ledger);
  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    {
      g_autoptr (BeketEntry) entry = read_entry (sql, error);

      if (entry == NULL || !func (entry, data, error))
        return FALSE;
    }

  return beket_sql_ended (&failed, error);
}
