/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Is what is stored what was written? Walks the file, every chain, every body and every blob, and tells all it finds.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "ledger/blob.h"
#include "ledger/check-entry.h"
#include "ledger/entry-table.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

/* More than these nobody reads; a file of which nothing is left would have one for each entry. */
#define MAX_FAULTS 100

/* The end of a chain, as far as the walk has come. */
typedef struct
{
  char    *origin; /* (owned) */
  char    *ledger; /* (owned) */
  char    *inc;    /* (owned) */
  gboolean named;  /* as a chain can be */
  gint64   seq;
  char     hash[BEKET_HASH_LENGTH + 1];
} Chain;

typedef struct
{
  BeketTx        *tx;
  GPtrArray      *faults;    /* (element-type utf8) */
  BeketEntryCheck entries;
  GHashTable     *chains;    /* (owned) (element-type Chain) */
  Chain          *chain;     /* (not owned) (nullable): of the row before */
} Walk;

static void add_fault (Walk       *walk,
                       const char *format,
                       ...) G_GNUC_PRINTF (2, 3);

static void
add_fault (Walk       *walk,
           const char *format,
           ...)
{
  va_list values;

  if (walk->faults->len > MAX_FAULTS)
    return;

  if (walk->faults->len == MAX_FAULTS)
    {
      g_ptr_array_add (walk->faults, g_strdup ("there is more"));
      return;
    }

  va_start (values, format);
  g_ptr_array_add (walk->faults, g_strdup_vprintf (format, values));
  va_end (values);
}

/* ---- Entries ---- */

static void
chain_free (gpointer data)
{
  Chain *chain = data;

  g_free (chain->origin);
  g_free (chain->ledger);
  g_free (chain->inc);
  g_free (chain);
}

static guint
chain_hash (gconstpointer key)
{
  const Chain *chain = key;

  return g_str_hash (chain->origin) ^ (g_str_hash (chain->ledger) << 1) ^ g_str_hash (chain->inc);
}

static gboolean
chain_equal (gconstpointer a,
             gconstpointer b)
{
  const Chain *x = a;
  const Chain *y = b;

  return strcmp (x->inc, y->inc) == 0 && strcmp (x->ledger, y->ledger) == 0 && strcmp (x->origin, y->origin) == 0;
}

/* A new chain begins before its first entry. */
static void
enter_chain (Walk     *walk,
             BeketSql *sql)
{
  Chain row = {
    .origin = (char *) beket_sql_text_or_empty (sql, BEKET_CHECK_ORIGIN),
    .ledger = (char *) beket_sql_text_or_empty (sql, BEKET_CHECK_LEDGER),
    .inc = (char *) beket_sql_text_or_empty (sql, BEKET_CHECK_INC),
    .hash = BEKET_ZERO_HASH,
  };

  if (walk->chain != NULL && chain_equal (walk->chain, &row))
    return;

  walk->chain = g_hash_table_lookup (walk->chains, &row);
  if (walk->chain != NULL)
    return;

  row.origin = g_strdup (row.origin);
  row.ledger = g_strdup (row.ledger);
  row.inc = g_strdup (row.inc);
  row.named = beket_entry_check_chain (row.origin, row.ledger, row.inc);
  walk->chain = g_memdup2 (&row, sizeof row);
  g_hash_table_add (walk->chains, walk->chain);
}

static void
add_entry_fault (Walk       *walk,
                 BeketSql   *sql,
                 const char *what)
{
  add_fault (walk, "%s/%s/%s/%" G_GINT64_FORMAT ": %s", walk->chain->origin, walk->chain->ledger, walk->chain->inc,
             beket_sql_integer (sql, BEKET_CHECK_SEQ), what);
}

static void
check_entry (Walk     *walk,
             BeketSql *sql)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketEntry) entry = NULL;

  if (walk->chain->named && beket_entry_check (&walk->entries, sql, walk->chain->seq, walk->chain->hash))
    return;

  /* It is not as it was written; what exactly is wrong takes longer to say. */
  entry = beket_entry_table_read (sql, &failed);
  if (entry == NULL || !beket_entry_follows (entry, walk->chain->seq, walk->chain->hash, &failed))
    add_entry_fault (walk, sql, failed->message);
  else
    add_entry_fault (walk, sql, "the columns do not say what the entry says");
}

/* After a fault the walk goes on from what the columns say, so that one fault is one line. */
static gboolean
check_chains (Walk    *walk,
              GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (walk->tx, error, BEKET_CHECK_ENTRIES, "");

  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    {
      enter_chain (walk, sql);
      check_entry (walk, sql);
      walk->chain->seq = beket_sql_integer (sql, BEKET_CHECK_SEQ);
      g_strlcpy (walk->chain->hash, beket_sql_text_or_empty (sql, BEKET_CHECK_HASH), sizeof (walk->chain->hash));
    }

  return beket_sql_ended (&failed, error);
}

/* The end of a chain can be cut off without a trace in it; a signed receipt remembers how long it was. */
static gboolean
check_stages (Walk    *walk,
              GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (walk->tx, error,
                       "SELECT origin, ledger, inc, max (seq) FROM stage s GROUP BY origin, ledger, inc"
                       " HAVING max (seq) > coalesce ((SELECT max (seq) FROM entry e WHERE"
                       " e.origin = s.origin AND e.ledger = s.ledger AND e.inc = s.inc), 0)", "");
  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    add_fault (walk, "%s/%s/%s: entries up to %" G_GINT64_FORMAT " were acknowledged and are not here",
               beket_sql_text_or_empty (sql, 0), beket_sql_text_or_empty (sql, 1), beket_sql_text_or_empty (sql, 2),
               beket_sql_integer (sql, 3));

  return beket_sql_ended (&failed, error);
}

/* A body of ours is not there only where an entry of ours has said that it goes. */
static gboolean
check_bodies (Walk    *walk,
              GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (walk->tx, error,
                       "SELECT ledger, seq FROM entry e WHERE mine = 1 AND inc = ?1 AND body IS NULL"
                       " AND NOT EXISTS (SELECT 1 FROM erased x WHERE x.position = e.position)", "t", walk->tx->inc);
  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    add_fault (walk, "%s/%s/%s/%" G_GINT64_FORMAT ": the body is gone and nothing has erased it", walk->tx->origin,
               beket_sql_text (sql, 0), walk->tx->inc, beket_sql_integer (sql, 1));

  return beket_sql_ended (&failed, error);
}

/* What was never here is wanted, not lost. */
static gboolean
check_blobs (Walk    *walk,
             GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (walk->tx, error,
                       "SELECT DISTINCT n.hash, w.hash FROM blob_name n"
                       " LEFT JOIN blob_wanted w ON w.hash = n.hash ORDER BY n.hash", "");
  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    {
      const char *hash = beket_sql_text_or_empty (sql, 0);
      g_autoptr (GError) fault = NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (!beket_sql_is_null (sql, 1) && !beket_blob_exists (walk->tx->folder, hash))
        continue;

      bytes = beket_blob_load (walk->tx->folder, hash, &fault);
      if (bytes == NULL)
        add_fault (walk, "blob %s: %s", hash, fault->message);
    }

  return beket_sql_ended (&failed, error);
}

static gboolean
check_file (Walk    *walk,
            GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (walk->tx, error, "PRAGMA integrity_check (20)", "");

  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    {
      const char *line = beket_sql_text (sql, 0);

      if (g_strcmp0 (line, "ok") != 0)
        add_fault (walk, "database: %s", line);
    }

  return beket_sql_ended (&failed, error);
}

static gboolean
check (BeketTx *tx,
       gpointer data,
       GError **error)
{
  Walk walk = { .tx = tx, .faults = data };
  gboolean walked;

  walk.chains = g_hash_table_new_full (chain_hash, chain_equal, chain_free, NULL);
  beket_entry_check_init (&walk.entries, tx);
  walked = check_file (&walk, error) &&
           check_chains (&walk, error) &&
           check_stages (&walk, error) &&
           check_bodies (&walk, error) &&
           check_blobs (&walk, error);
  beket_entry_check_clear (&walk.entries);
  g_hash_table_unref (walk.chains);
  return walked;
}

GPtrArray *
beket_ledger_check (BeketLedger *self,
                    GError     **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (!beket_ledger_read (self, check, faults, error))
    return NULL;

  return g_steal_pointer (&faults);
}
