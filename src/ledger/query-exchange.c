/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the page of the link reads: outbox, inbox, how many wait.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/entry-table.h"
#include "ledger/sql.h"
#include "ledger/stage.h"
#include "ledger/tx.h"

typedef struct
{
  gint64      position;
  BeketValue *row;
} Found;

static void
found_clear (gpointer data)
{
  g_clear_pointer (&((Found *) data)->row, beket_value_unref);
}

/* Of an act more is known than how far its entry came: the neighbour's post and officer have spoken. */
static BeketValue *
stages_of (BeketTx  *tx,
           BeketSql *sql,
           gint64    seq,
           GError  **error)
{
  g_autoptr (BeketValue) act = NULL;
  BeketValue *stages;

  if (g_strcmp0 (beket_sql_text (sql, 4), "act.issued") != 0)
    return beket_stage_times (tx, beket_sql_text (sql, 0), beket_sql_text (sql, 1), beket_sql_text (sql, 2), seq,
                              error);

  act = beket_tx_act (tx, beket_sql_text (sql, 3), error);
  if (act == NULL)
    return NULL;

  stages = beket_value_get (act, "stages");
  return stages != NULL ? beket_value_ref (stages) : beket_value_new_object ();
}

static BeketValue *
row_of (BeketTx  *tx,
        BeketSql *sql,
        GError  **error)
{
  static const char *const columns[] = { "origin", "ledger", "inc", "hash", "type", "subject", "time" };
  g_autoptr (BeketValue) row = beket_value_new_object ();
  gint64 seq = beket_sql_integer (sql, G_N_ELEMENTS (columns));
  BeketValue *stages;

  stages = stages_of (tx, sql, seq, error);
  if (stages == NULL)
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    beket_value_set_text (row, columns[i], beket_sql_text (sql, i));

  beket_value_set_integer (row, "seq", seq);
  beket_value_set (row, "stages", stages);
  return g_steal_pointer (&row);
}

#define COLUMNS "SELECT origin, ledger, inc, hash, type, subject, time, seq, position FROM entry"

static gboolean
collect (BeketTx  *tx,
         BeketSql *sql,
         GArray   *all,
         GError  **error)
{
  g_autoptr (GError) failed = NULL;

  while (beket_sql_next (sql, &failed))
    {
      Found found = { beket_sql_integer (sql, 8), row_of (tx, sql, error) };

      if (found.row == NULL)
        return FALSE;

      g_array_append_val (all, found);
    }

  return beket_sql_ended (&failed, error);
}

/* The newest of each own chain: there are two for each incarnation. */
static gboolean
collect_own (BeketTx *tx,
             guint    limit,
             GArray  *all,
             GError **error)
{
  g_autofree char *ledger = NULL;
  g_autofree char *inc = NULL;

  while (beket_entry_table_next_chain (tx, tx->origin, &ledger, &inc, error))
    {
      g_autoptr (BeketSql) sql = NULL;

      if (ledger == NULL)
        return TRUE;

      sql = beket_sql_new (tx, error,
                           COLUMNS " WHERE origin = ?1 AND ledger = ?2 AND inc = ?3"
                           " ORDER BY seq DESC LIMIT ?4", "ttti", tx->origin, ledger, inc, (gint64) limit);
      if (sql == NULL || !collect (tx, sql, all, error))
        return FALSE;
    }

  return FALSE;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  gint64 x = ((const Found *) a)->position;
  gint64 y = ((const Found *) b)->position;

  return (x < y) - (x > y);
}

static BeketValue *
list_of (GArray *all,
         guint   limit)
{
  BeketValue *list = beket_value_new_list ();

  g_array_sort (all, compare_newest_first);
  for (guint i = 0; i < MIN (limit, all->len); i++)
    beket_value_append (list, beket_value_ref (g_array_index (all, Found, i).row));

  return list;
}

BeketValue *
beket_tx_outbox (BeketTx *tx,
                 guint    limit,
                 GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));

  g_array_set_clear_func (all, found_clear);
  return collect_own (tx, limit, all, error) ? list_of (all, limit) : NULL;
}

BeketValue *
beket_tx_inbox (BeketTx *tx,
                guint    limit,
                GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (BeketSql) sql = NULL;

  g_array_set_clear_func (all, found_clear);
  sql = beket_sql_new (tx, error, COLUMNS " WHERE mine = 0 ORDER BY position DESC LIMIT ?1", "i",
                       (gint64) limit);
  if (sql == NULL || !collect (tx, sql, all, error))
    return NULL;

  return list_of (all, limit);
}

static gboolean
acknowledged (BeketTx    *tx,
              const char *ledger,
              const char *inc,
              gint64     *seq,
              GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT seq FROM stage WHERE origin = ?1 AND ledger = ?2 AND inc = ?3"
                       " AND stage = 'own-node' ORDER BY seq DESC LIMIT 1", "ttt",
                       tx->origin, ledger, inc);
  if (sql == NULL)
    return FALSE;

  *seq = beket_sql_next (sql, &failed) ? beket_sql_integer (sql, 0) : 0;
  return beket_sql_ended (&failed, error);
}

gboolean
beket_tx_waiting (BeketTx *tx,
                  gint64  *count,
                  GError **error)
{
  g_autofree char *ledger = NULL;
  g_autofree char *inc = NULL;
  gint64 waiting = 0;

  for (;;)
    {
      char hash[BEKET_HASH_LENGTH + 1];
      gint64 head;
      gint64 seq;

      if (!beket_entry_table_next_chain (tx, tx->origin, &ledger, &inc, error))
        return FALSE;

      if (ledger == NULL)
        break;

      if (!beket_tx_head (tx, NULL, ledger, inc, &head, hash, error) ||
          !acknowledged (tx, ledger, inc, &seq, error))
        return FALSE;

      waiting += MAX (head - seq, 0);
    }

  *count = waiting;
  return TRUE;
}
