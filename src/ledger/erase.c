/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What may be erased, and the traces of what was.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/erase.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "domain/error.h"
#include "ledger/blob.h"
#include "ledger/db.h"
#include "ledger/disk.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

#define LEFT_OVER_SECONDS 3600   /* a window may be writing one this moment */

/* ---- What may go ---- */

typedef struct
{
  GHashTable *kinds;      /* (owned): kind -> gint64 *: before when */
  GHashTable *open;       /* (owned): ids of the crossings that are open here */
  GHashTable *reached;    /* (owned): "ledger inc" of an own chain -> gint64 *: up to which number it is acknowledged */
  gint64      latest;
} Search;

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->kinds, g_hash_table_unref);
  g_clear_pointer (&search->open, g_hash_table_unref);
  g_clear_pointer (&search->reached, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gboolean
begin (BeketTx           *tx,
       Search            *search,
       const BeketExpiry *expiries,
       guint              n_expiries,
       GError           **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, "SELECT id FROM draft", "");

  search->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  search->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  search->reached = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < n_expiries; i++)
    {
      g_hash_table_insert (search->kinds, g_strdup (expiries[i].kind),
                           g_memdup2 (&expiries[i].before, sizeof (gint64)));
      search->latest = MAX (search->latest, expiries[i].before);
    }
  while (sql != NULL && beket_sql_next (sql, &failed))
    g_hash_table_add (search->open, g_strdup (beket_sql_text (sql, 0)));

  return sql != NULL && beket_sql_ended (&failed, error);
}

static gboolean
read_reached (BeketTx    *tx,
              const char *ledger,
              const char *inc,
              gint64     *seq,
              GError    **error)
{
  gboolean shared = strcmp (ledger, "peer") == 0;
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error,
                                            "SELECT coalesce (max (seq), 0) FROM stage WHERE origin = ?1 AND ledger = ?2"
                                            " AND inc = ?3 AND stage = ?4", "tttt",
                                            tx->origin, ledger, inc, shared ? "peer-node" : "own-node");

  if (sql == NULL)
    return FALSE;
  if (beket_sql_next (sql, &failed))
    *seq = beket_sql_integer (sql, 0);

  return beket_sql_ended (&failed, error);
}

/* Whatever nobody else holds yet must not go: it would be lost, not erased. */
static gboolean
is_acknowledged (BeketTx  *tx,
                 Search   *search,
                 BeketSql *sql,
                 gboolean *acknowledged,
                 GError  **error)
{
  g_autofree char *chain = g_strjoin (" ", beket_sql_text (sql, 2), beket_sql_text (sql, 3), NULL);
  gint64 *known = g_hash_table_lookup (search->reached, chain);
  gint64 seq = 0;

  *acknowledged = beket_sql_integer (sql, 9) == 0;
  if (*acknowledged)
    return TRUE;
  if (known == NULL)
    {
      if (!read_reached (tx, beket_sql_text (sql, 2), beket_sql_text (sql, 3), &seq, error))
        return FALSE;
      known = g_memdup2 (&seq, sizeof (gint64));
      g_hash_table_insert (search->reached, g_strdup (chain), known);
    }

  *acknowledged = beket_sql_integer (sql, 4) <= *known;
  return TRUE;
}

static gboolean
is_over (Search   *search,
         BeketSql *sql)
{
  const char *type = beket_sql_text (sql, 5);
  const char *subject = beket_sql_text (sql, 6);
  const gint64 *before = type != NULL ? g_hash_table_lookup (search->kinds, type) : NULL;

  return before != NULL && beket_sql_integer (sql, 8) < *before &&
         (subject == NULL || !g_hash_table_contains (search->open, subject));
}

static BeketValue *
row_of (BeketSql *sql)
{
  static const char *const texts[] = { NULL, "origin", "ledger", "inc", NULL, "type", "subject", "time" };
  BeketValue *row = beket_value_new_object ();

  beket_value_set_integer (row, "position", beket_sql_integer (sql, 0));
  beket_value_set_integer (row, "seq", beket_sql_integer (sql, 4));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      beket_value_set_text (row, texts[i], beket_sql_text (sql, (int) i));

  return row;
}

/* One walk over the entries, whatever the number of kinds: no index is kept for what happens once a month. */
BeketValue *
beket_tx_erasable (BeketTx           *tx,
                   const BeketExpiry *expiries,
                   guint              n_expiries,
                   gint64             after,
                   guint              limit,
                   gint64            *unsent,
                   GError           **error)
{
  g_auto (Search) search = { NULL };
  g_autoptr (BeketValue) list = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  *unsent = 0;
  if (!begin (tx, &search, expiries, n_expiries, error))
    return NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT position, origin, ledger, inc, seq, type, subject, time, received, mine FROM entry"
                       " WHERE position > ?1 AND received < ?2 AND body IS NOT NULL ORDER BY position", "ii",
                       after, search.latest);
  if (sql == NULL)
    return NULL;

  while (beket_value_length (list) < limit && beket_sql_next (sql, &failed))
    {
      gboolean acknowledged;

      if (!is_over (&search, sql))
        continue;
      if (!is_acknowledged (tx, &search, sql, &acknowledged, error))
        return NULL;
      if (acknowledged)
        beket_value_append (list, row_of (sql));
      else
        *unsent += 1;
    }

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&list) : NULL;
}

/* ---- What is left of it ---- */

static GPtrArray *
read_doomed (BeketTx *tx,
             GError **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error,
                                            "SELECT hash FROM blob_doomed WHERE hash NOT IN (SELECT hash FROM blob_name)", "");

  while (sql != NULL && beket_sql_next (sql, &failed))
    g_ptr_array_add (hashes, g_strdup (beket_sql_text (sql, 0)));

  return sql != NULL && beket_sql_ended (&failed, error) ? g_steal_pointer (&hashes) : NULL;
}

/* Inside the transaction, so that nobody names one meanwhile; a power cut leaves a file that is removed the next time. */
static gboolean
remove_blobs (BeketTx *tx,
              gpointer data,
              GError **error)
{
  guint *count = data;
  g_autoptr (GPtrArray) hashes = read_doomed (tx, error);

  for (guint i = 0; hashes != NULL && i < hashes->len; i++)
    {
      g_autofree char *path = beket_blob_path (tx->folder, g_ptr_array_index (hashes, i));

      if (g_unlink (path) == 0)
        *count += 1;
      else if (errno != ENOENT)
        return beket_disk_fail (errno, "cannot remove", path, error);
    }

  return hashes != NULL && beket_sql_run (tx, error, "DELETE FROM blob_doomed", "");
}

/* Those from before an upgrade, and what a killed upgrade, restoring or reading of a copy has left. */
static gboolean
remove_copies (const char *folder,
               GError    **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, BEKET_DB_NAME ".") && g_unlink (path) != 0)
        return beket_disk_fail (errno, "cannot remove", path, error);
    }

  return TRUE;
}

/* A file is written beside its name; one that a killed program has left there nobody ends any more. */
static gboolean
is_left_over (const char *path,
              const char *name)
{
  g_autofree char *hash = g_strndup (name, BEKET_HASH_LENGTH);
  struct stat info;

  return beket_is_hash (hash) && name[BEKET_HASH_LENGTH] == '.' && lstat (path, &info) == 0 &&
         g_get_real_time () / G_USEC_PER_SEC - info.st_mtime > LEFT_OVER_SECONDS;
}

static gboolean
remove_left_over (const char *shelf,
                  GError    **error)
{
  g_autoptr (GDir) dir = g_dir_open (shelf, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (shelf, name, NULL);

      if (is_left_over (path, name) && g_unlink (path) != 0)
        return beket_disk_fail (errno, "cannot remove", path, error);
    }

  return TRUE;
}

static gboolean
remove_all_left_over (const char *folder,
                      GError    **error)
{
  g_autofree char *blobs = g_build_filename (folder, "blobs", NULL);
  g_autoptr (GDir) dir = g_dir_open (blobs, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *shelf = g_build_filename (blobs, name, NULL);

      if (!remove_left_over (shelf, error))
        return FALSE;
    }

  return TRUE;
}

/* Pages of the log hold what was in them when they were written. A window that is open holds it only while it reads. */
static gboolean
cut_log (const char *folder,
         GError    **error)
{
  g_autofree char *path = g_build_filename (folder, BEKET_DB_NAME, NULL);
  g_autoptr (sqlite3) db = NULL;
  gint64 busy = 0;
  int rc = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL);

  if (rc != SQLITE_OK)
    return beket_sql_fail (db, rc, "the store does not open", error);
  sqlite3_busy_timeout (db, 5000);
  if (!beket_sql_pragma (db, "PRAGMA wal_checkpoint (TRUNCATE)", &busy, error))
    return FALSE;
  if (busy == 0)
    return TRUE;

  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_STORE,
                       "the write-ahead log is in use and still has what was erased: erase again when the window is closed");
  return FALSE;
}

gboolean
beket_ledger_sweep (BeketLedger *self,
                    guint       *n_blobs,
                    GError     **error)
{
  const char *folder = beket_ledger_get_folder (self);

  *n_blobs = 0;
  return beket_ledger_write (self, remove_blobs, n_blobs, error) &&
         remove_copies (folder, error) &&
         remove_all_left_over (folder, error) &&
         cut_log (folder, error);
}
