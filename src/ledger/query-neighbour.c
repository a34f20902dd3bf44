/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Offences, requests and evidence, as their entries give them, and what the other state has said to each.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "ledger/entry-data.h"
#include "ledger/neighbour.h"
#include "ledger/sql.h"
#include "ledger/stage.h"
#include "ledger/tx.h"

static const struct
{
  const char *word;
  gboolean    last;   /* the other state's last word counts, else its first */
} kinds[] = {
  [BEKET_MATTER_OFFENCE] = { "offence", FALSE },
  [BEKET_MATTER_ASSISTANCE] = { "assistance", TRUE },
  [BEKET_MATTER_EVIDENCE] = { "evidence", TRUE },
  [BEKET_MATTER_HAND_OVER] = { "hand-over", TRUE },
};

static const char *const sides[] = { "own", "ours", "peer" };

#define SELECT_MATTERS \
  "SELECT m.position, m.party, m.side, e.origin, e.ledger, e.inc, e.seq, e.subject," \
  " (SELECT min (position) FROM matter_reply r WHERE r.matter = m.entry AND r.party <> m.party)," \
  " (SELECT max (position) FROM matter_reply r WHERE r.matter = m.entry AND r.party <> m.party)" \
  " FROM matter m JOIN entry e ON e.position = m.position"

enum
{
  POSITION,
  PARTY,
  SIDE,
  ORIGIN,
  LEDGER,
  INC,
  SEQ,
  SUBJECT,
  FIRST,
  LAST,
};

static const char *
stage_word (const BeketValue *row,
            gint64            side)
{
  const BeketValue *stages = beket_value_get (row, "stages");

  if (side == 2 || beket_value_get (stages, "peer-post") != NULL || beket_value_get (stages, "peer-node") != NULL)
    return "received";

  return side == 1 || beket_value_get (stages, "own-node") != NULL ? "sent" : "signed";
}

static gboolean
add_reply (BeketTx    *tx,
           BeketSql   *sql,
           int         column,
           BeketValue *row,
           GError    **error)
{
  BeketValue *reply;
  const char *outcome;

  if (beket_sql_is_null (sql, column))
    {
      beket_value_set_text (row, "state", stage_word (row, beket_sql_integer (sql, SIDE)));
      return TRUE;
    }

  reply = beket_entry_data (tx, beket_sql_integer (sql, column), error);
  if (reply == NULL)
    return FALSE;

  outcome = beket_value_get_text (reply, "outcome");
  beket_value_set_text (row, "state", outcome != NULL ? outcome : "acknowledged");
  beket_value_set (row, "reply", reply);
  return TRUE;
}

static BeketValue *
row_of (BeketTx    *tx,
        BeketSql   *sql,
        BeketMatter kind,
        GError    **error)
{
  g_autoptr (BeketValue) row = beket_entry_data (tx, beket_sql_integer (sql, POSITION), error);
  BeketValue *stages = NULL;

  if (row != NULL)
    stages = beket_stage_times (tx, beket_sql_text_or_empty (sql, ORIGIN), beket_sql_text_or_empty (sql, LEDGER),
                                beket_sql_text_or_empty (sql, INC), beket_sql_integer (sql, SEQ), error);
  if (stages == NULL)
    return NULL;

  beket_value_set (row, "stages", stages);
  /* What the entry says of its state is not believed: it speaks for the one that it comes from. */
  beket_value_set_text (row, "party", beket_sql_text (sql, PARTY));
  beket_value_set_text (row, "side", sides[CLAMP (beket_sql_integer (sql, SIDE), 0, 2)]);
  beket_value_set_text (row, "crossing", beket_sql_text (sql, SUBJECT));

  return add_reply (tx, sql, kinds[kind].last ? LAST : FIRST, row, error) ? g_steal_pointer (&row) : NULL;
}

/* @sql: (nullable). */
static BeketValue *
rows_of (BeketTx    *tx,
         BeketSql   *sql,
         BeketMatter kind,
         GError    **error)
{
  g_autoptr (BeketValue) rows = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;

  if (sql == NULL)
    return NULL;

  while (beket_sql_next (sql, &failed))
    {
      BeketValue *row = row_of (tx, sql, kind, error);

      if (row == NULL)
        return NULL;
      beket_value_append (rows, row);
    }

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&rows) : NULL;
}

BeketValue *
beket_tx_matters (BeketTx    *tx,
                  BeketMatter kind,
                  guint       limit,
                  GError    **error)
{
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, SELECT_MATTERS " WHERE m.kind = ?1 ORDER BY m.position DESC LIMIT ?2", "ti",
                                            kinds[kind].word, (gint64) limit);

  return rows_of (tx, sql, kind, error);
}

BeketValue *
beket_tx_item (BeketTx    *tx,
               const char *item,
               guint       limit,
               GError    **error)
{
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, SELECT_MATTERS " WHERE m.kind = 'evidence' AND m.number = ?1 AND m.side = 0"
                                            " ORDER BY m.position LIMIT ?2", "ti", item, (gint64) limit);

  return rows_of (tx, sql, BEKET_MATTER_EVIDENCE, error);
}

static gint64
side_number (const char *side)
{
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (g_strcmp0 (sides[i], side) == 0)
      return i;

  return -1;
}

BeketValue *
beket_tx_matter (BeketTx    *tx,
                 BeketMatter kind,
                 const char *number_or_entry,
                 const char *side,
                 GError    **error)
{
  gint64 order = kind == BEKET_MATTER_EVIDENCE ? 1 : -1;
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql =
    beket_sql_new (tx, error,
                   SELECT_MATTERS " WHERE m.kind = ?1 AND m.position IN (SELECT position FROM matter WHERE number = ?2"
                   " UNION SELECT position FROM matter WHERE entry = ?2) AND (?3 < 0 OR m.side = ?3)"
                   " ORDER BY m.position * ?4 LIMIT 1", "ttii", kinds[kind].word, number_or_entry, side_number (side), order);

  if (sql == NULL)
    return NULL;

  if (beket_sql_next (sql, &failed))
    return row_of (tx, sql, kind, error);

  return beket_sql_ended (&failed, error) ? beket_value_new_null () : NULL;
}

char *
beket_tx_custody (BeketTx    *tx,
                  const char *item,
                  GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketValue) data = NULL;
  g_autoptr (BeketSql) sql =
    beket_sql_new (tx, error,
                   "SELECT kind, position FROM matter WHERE number = ?1 AND side = 0 AND kind IN ('evidence', 'hand-over')"
                   " ORDER BY position DESC LIMIT 1", "t", item);

  if (sql == NULL)
    return NULL;

  if (!beket_sql_next (sql, &failed))
    {
      beket_sql_ended (&failed, error);
      return NULL;
    }
  if (strcmp (beket_sql_text_or_empty (sql, 0), "hand-over") == 0)
    return g_strdup ("handed-over");

  data = beket_entry_data (tx, beket_sql_integer (sql, 1), error);
  return data != NULL ? g_strdup (beket_value_get_text (data, "event")) : NULL;
}
