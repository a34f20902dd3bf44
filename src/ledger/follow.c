/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search and register follow the entries, a batch at a time.
 *
 * DESIGN: an index over two million persons cannot be kept up in the commit that an officer waits for, and need not be. A batch reads the
 * entries behind "followed", writes what they add, and moves "followed", in one transaction: what was killed in between did not happen. Nothing
 * that is written depends on where one batch ends and the next begins.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/follow.h"

#include "ledger/search.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

#define BATCH_OF_A_REBUILD 20000

static const char *const wanted[] = {
  "crossing.opened", "crossing.decided", "correction.recorded", "crossing.abandoned", "control.recorded", "act.issued", NULL
};

gboolean
beket_follow_read (BeketTx       *tx,
                   BeketFollowed *at,
                   GError       **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, "SELECT position, things, volumes FROM followed", "");

  if (sql == NULL)
    return FALSE;

  if (beket_sql_next (sql, &failed))
    {
      at->position = beket_sql_integer (sql, 0);
      at->things = beket_sql_integer (sql, 1);
      at->volumes = beket_sql_integer (sql, 2);
    }

  return beket_sql_ended (&failed, error);
}

static gboolean
write_followed (BeketTx             *tx,
                const BeketFollowed *at,
                GError             **error)
{
  return beket_sql_run (tx, error, "UPDATE followed SET position = ?1, things = ?2, volumes = ?3", "iii", at->position,
                        at->things, at->volumes);
}

gboolean
beket_follow_clear (BeketTx *tx,
                    GError **error)
{
  const BeketFollowed start = { 0 };

  return beket_sql_run (tx, error, "DELETE FROM search_page", "") &&
         beket_sql_run (tx, error, "DELETE FROM search_gram", "") &&
         beket_sql_run (tx, error, "DELETE FROM register_line", "") &&
         beket_sql_run (tx, error, "DELETE FROM register_total", "") &&
         write_followed (tx, &start, error);
}

/* An erased body has nothing to be found by; one that does not read is in the quarantine. */
static gboolean
follow_row (BeketFollowing *self,
            BeketSql       *sql,
            GError        **error)
{
  const char *type = beket_sql_text (sql, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BeketValue) body = NULL;
  BeketFollowEntry entry = { 0 };

  self->at.position = beket_sql_integer (sql, 0);
  if (type == NULL || !g_strv_contains (wanted, type))
    return TRUE;

  bytes = beket_sql_bytes (sql, 4);
  body = bytes != NULL ? beket_body_parse (bytes, NULL) : NULL;
  if (body == NULL)
    return TRUE;

  entry.position = self->at.position;
  entry.origin = beket_sql_text (sql, 2);
  entry.time = beket_sql_text (sql, 3);
  entry.body = body;
  return beket_follow_search (self, &entry, error) && beket_follow_register (self, &entry, error);
}

static gboolean
follow_rows (BeketFollowing *self,
             guint           limit,
             guint          *n_rows,
             GError        **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (self->tx, error,
                       "SELECT position, type, origin, time, body FROM entry WHERE position > ?1"
                       " ORDER BY position LIMIT ?2", "ii", self->at.position, (gint64) limit);
  if (sql == NULL)
    return FALSE;

  for (*n_rows = 0; beket_sql_next (sql, &failed); *n_rows += 1)
    if (!follow_row (self, sql, error))
      return FALSE;

  return beket_sql_ended (&failed, error);
}

/* A volume is closed in a batch of its own: it takes as long as many entries. */
static gboolean
run_batch (BeketFollowing *self,
           guint           limit,
           gboolean       *more,
           GError        **error)
{
  guint n_rows = 0;

  if (!beket_follow_read (self->tx, &self->at, error))
    return FALSE;

  if (self->at.things >= (self->at.volumes + 1) * BEKET_VOLUME_THINGS)
    {
      *more = TRUE;
      return beket_volume_close (self->tx, self->at.volumes++, error) && write_followed (self->tx, &self->at, error);
    }

  if (!follow_rows (self, limit, &n_rows, error) || !beket_page_flush (self, error) || !beket_total_flush (self, error))
    return FALSE;

  *more = n_rows == limit || self->at.things >= (self->at.volumes + 1) * BEKET_VOLUME_THINGS;
  return n_rows == 0 || write_followed (self->tx, &self->at, error);
}

gboolean
beket_tx_follow (BeketTx  *tx,
                 guint     limit,
                 gboolean *more,
                 GError  **error)
{
  BeketFollowing self = { .tx = tx };
  gboolean ok;

  g_return_val_if_fail (limit > 0, FALSE);

  if (!beket_tx_must_write (tx, error))
    return FALSE;

  self.keys = g_string_new (NULL);
  self.shown = g_string_new (NULL);
  self.totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  ok = run_batch (&self, limit, more, error);
  g_string_free (self.keys, TRUE);
  g_string_free (self.shown, TRUE);
  g_hash_table_unref (self.totals);
  tx->broken = tx->broken || !ok;

  return ok;
}

gboolean
beket_follow_all (BeketTx *tx,
                  GError **error)
{
  gboolean more = TRUE;

  while (more)
    if (!beket_tx_follow (tx, BATCH_OF_A_REBUILD, &more, error))
      return FALSE;

  return TRUE;
}
