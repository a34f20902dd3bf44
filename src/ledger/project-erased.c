/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An erasure: what it names loses its body, and everything that was made from that body goes with it.
 *
 * The entry that erases is read like any other, so a rebuild, or a store that was restored from before it, erases again.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/follow.h"
#include "ledger/project.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

/* What another chain's entry has of it, or nothing of it, is left as it is. */
static gboolean
note_one (BeketTx          *tx,
          const BeketValue *chain,
          gint64            seq,
          gint64            erasure,
          GError          **error)
{
  return beket_sql_run (tx, error,
                        "INSERT OR IGNORE INTO erased (position, erasure)"
                        " SELECT position, ?5 FROM entry WHERE origin = ?1 AND ledger = ?2 AND inc = ?3 AND seq = ?4"
                        " AND position < ?5 AND coalesce (type, '') <> 'body.erased'", "tttii",
                        beket_value_get_text (chain, "origin"), beket_value_get_text (chain, "ledger"),
                        beket_value_get_text (chain, "inc"), seq, erasure);
}

static gboolean
note_all (BeketTx          *tx,
          const BeketValue *chains,
          gint64            erasure,
          GError          **error)
{
  for (guint i = 0; i < beket_value_length (chains); i++)
    {
      const BeketValue *chain = beket_value_index (chains, i);
      const BeketValue *seqs = beket_value_get (chain, "seqs");

      for (guint j = 0; j < beket_value_length (seqs); j++)
        if (!note_one (tx, chain, beket_value_to_integer (beket_value_index (seqs, j)), erasure, error))
          return FALSE;
    }

  return TRUE;
}

#define THESE "(SELECT position FROM erased WHERE erasure = ?1)"

static const struct
{
  const char *sql;
  const char *types;
} steps[] = {
  { "INSERT OR IGNORE INTO blob_doomed (hash) SELECT hash FROM blob_name WHERE position IN " THESE, "i" },
  { "DELETE FROM blob_name WHERE position IN " THESE, "i" },
  /* A blob that any other entry names stays. */
  { "DELETE FROM blob_doomed WHERE hash IN (SELECT hash FROM blob_name)", "" },
  { "DELETE FROM blob_wanted WHERE hash IN (SELECT hash FROM blob_doomed)", "" },
  { "DELETE FROM quarantine WHERE origin IS NOT NULL AND (origin, ledger, inc, seq) IN"
    " (SELECT origin, ledger, inc, seq FROM entry WHERE position IN " THESE ")", "i" },
  { "UPDATE entry SET body = NULL WHERE position IN " THESE " AND body IS NOT NULL", "i" },
};

/* A replay of the entries meets what is erased already, and writes nothing: it may be one that only looks. */
static gboolean
is_left (BeketTx  *tx,
         gint64    erasure,
         gboolean *left,
         GError  **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error,
                                            "SELECT 1 FROM erased x JOIN entry e ON e.position = x.position"
                                            " WHERE x.erasure = ?1 AND e.body IS NOT NULL LIMIT 1", "i", erasure);

  if (sql == NULL)
    return FALSE;
  *left = beket_sql_next (sql, &failed);

  return beket_sql_ended (&failed, error);
}

/* Search and register cannot take single things out: they are made again from what is left, while nobody waits. */
static gboolean
take_out (BeketTx *tx,
          gint64   erasure,
          GError **error)
{
  if (!beket_project_forget (tx, erasure, error) || !beket_follow_clear (tx, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!beket_sql_run (tx, error, steps[i].sql, steps[i].types, erasure))
      return FALSE;

  return TRUE;
}

gboolean
beket_project_body_erased (BeketTx          *tx,
                           const BeketEntry *entry,
                           gint64            position,
                           const BeketValue *body,
                           GError          **error)
{
  gboolean left;

  /* Nobody else's word takes anything out here. */
  if (!beket_tx_is_mine (tx, entry->origin) || g_strcmp0 (entry->ledger, "own") != 0)
    return TRUE;

  return note_all (tx, beket_value_get (beket_value_get (body, "data"), "chains"), position, error) &&
         is_left (tx, position, &left, error) &&
         (!left || take_out (tx, position, error));
}
