/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The days of the register: which are closed, what a closing would say now, and what came after it.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "ledger/entry-data.h"
#include "ledger/neighbour.h"
#include "ledger/search.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

#define MAX_ROWS 200

/* An act of this station that holds: nobody here has taken it back. The plus keeps SQLite from looking for the acts of a crossing among all acts of a
 * side: it cannot know that a crossing has one or two of them, and a side as many as the station ever made.
 * ?2: this station, whose word alone it is; of the entry itself nothing is read, it lies on a page of its own. */
#define HOLDS \
  " +a.side = 0 AND NOT EXISTS (SELECT 1 FROM act_end x WHERE x.act = a.entry AND x.origin = ?2)"

#define ACTS_OF_DAY \
  " FROM crossing c JOIN act a ON a.crossing = c.id WHERE c.day = ?1 AND" HOLDS

/* The node of the other state signs what it holds up to a number. */
#define NOT_DELIVERED \
  " NOT EXISTS (SELECT 1 FROM stage s WHERE s.origin = e.origin AND s.ledger = e.ledger AND s.inc = e.inc" \
  "  AND s.stage = 'peer-node' AND s.seq >= e.seq)"

#define STATE \
  "coalesce ((SELECT state FROM crossing_step s WHERE s.crossing = c.id ORDER BY s.position DESC LIMIT 1), 'registered')"

/* ---- Rows ---- */

/* The first rows of a list, by the names of its columns, and how many there are. */
static gboolean
add_rows (BeketValue        *day,
          const char        *list,
          const char        *count,
          BeketSql          *sql,
          const char *const *names,
          GError           **error)
{
  BeketValue *rows = beket_value_list (day, list);
  g_autoptr (GError) failed = NULL;
  gint64 n = 0;

  for (; sql != NULL && beket_sql_next (sql, &failed); n++)
    {
      BeketValue *row;

      if (n >= MAX_ROWS)
        continue;
      row = names[1] != NULL ? beket_value_new_object () : beket_value_new_text (beket_sql_text_or_empty (sql, 0));
      for (int i = 0; names[1] != NULL && names[i] != NULL; i++)
        beket_value_set_text (row, names[i], beket_sql_text (sql, i));
      beket_value_append (rows, row);
    }
  beket_value_set_integer (day, count, n);
  return sql != NULL && beket_sql_ended (&failed, error);
}

static gboolean
add_open (BeketTx    *tx,
          const char *day,
          BeketValue *row,
          GError    **error)
{
  static const char *const names[] = { "crossing", "title", "state", NULL };
  g_autoptr (BeketSql) sql =
    beket_sql_new (tx, error,
                   "SELECT id, title, state FROM (SELECT c.position, c.id, c.title, " STATE " AS state FROM crossing c"
                   " WHERE c.day = ?1) WHERE state IN ('registered', 'in-control', 'postponed') ORDER BY position", "t", day);

  return add_rows (row, "open", "open_count", sql, names, error);
}

/* A crossing that needs an act stays a draft until that is signed. */
static gboolean
add_unsigned (BeketTx    *tx,
              const char *day,
              BeketValue *row,
              GError    **error)
{
  static const char *const names[] = { "crossing", "title", "state", NULL };
  g_autoptr (BeketSql) sql =
    beket_sql_new (tx, error,
                   "SELECT id, title, state FROM (SELECT c.position, c.id, c.title, " STATE " AS state FROM crossing c"
                   " WHERE c.day = ?1 AND c.id IN (SELECT id FROM draft) AND NOT EXISTS (SELECT 1 FROM act a WHERE a.crossing = c.id"
                   " AND +a.side = 0)) WHERE state NOT IN ('registered', 'in-control', 'postponed', 'abandoned')"
                   " ORDER BY position", "t", day);

  return add_rows (row, "unsigned", "unsigned_count", sql, names, error);
}

/* odoo#137648: a closing that did not say what had not gone out yet. */
static gboolean
add_undelivered (BeketTx    *tx,
                 const char *day,
                 BeketValue *row,
                 GError    **error)
{
  static const char *const names[] = { "number", NULL };
  g_autoptr (BeketSql) sql =
    beket_sql_new (tx, error,
                   "SELECT a.number FROM crossing c JOIN act a ON a.crossing = c.id JOIN entry e ON e.position = a.position"
                   " WHERE c.day = ?1 AND" HOLDS " AND" NOT_DELIVERED " AND NOT EXISTS (SELECT 1 FROM act_received r"
                   "  WHERE r.act = a.entry AND r.party <> a.party AND r.blob = a.blob)"
                   " UNION ALL SELECT m.number FROM matter m JOIN entry e ON e.position = m.position WHERE m.day = ?1"
                   "  AND m.side = 0 AND m.kind = 'offence' AND" NOT_DELIVERED
                   "  AND NOT EXISTS (SELECT 1 FROM matter_reply r WHERE r.matter = m.entry AND r.party <> m.party)", "tt", day, tx->origin);
  gint64 waiting = 0;

  if (!add_rows (row, "undelivered", "undelivered_count", sql, names, error) || !beket_tx_waiting (tx, &waiting, error))
    return FALSE;

  beket_value_set_integer (row, "waiting", waiting);
  return TRUE;
}

/* ---- Totals ---- */

static gboolean
count (BeketTx    *tx,
       const char *day,
       const char *text,
       const char *types,
       BeketValue *totals,
       const char *name,
       GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, text, types, day, tx->origin);

  if (sql == NULL)
    return FALSE;

  if (beket_sql_next (sql, &failed))
    beket_value_set_integer (totals, name, beket_sql_integer (sql, 0));

  return beket_sql_ended (&failed, error);
}

static gboolean
add_totals (BeketTx    *tx,
            const char *day,
            BeketValue *row,
            GError    **error)
{
  BeketValue *totals = beket_value_object (row, "totals");
  g_autoptr (BeketValue) all = beket_tx_register_totals (tx, day, error);
  const BeketValue *decisions = beket_value_get (all, "decision");

  if (all == NULL)
    return FALSE;

  beket_value_set_integer (totals, "crossings", beket_value_get_integer (all, "crossings", 0));
  beket_value_set_integer (totals, "persons", beket_value_get_integer (all, "persons", 0));
  beket_value_set_integer (totals, "refused", beket_value_get_integer (decisions, "refused", 0));
  beket_value_set_integer (totals, "detained", beket_value_get_integer (decisions, "detained", 0));
  return count (tx, day, "SELECT count (DISTINCT a.position)" ACTS_OF_DAY, "tt", totals, "acts", error) &&
         count (tx, day, "SELECT count (*) FROM matter WHERE day = ?1 AND kind = 'offence' AND side = 0", "t", totals, "offences",
                error);
}

/* ---- Closed or open, and what came later ---- */

static gboolean
add_late (BeketTx    *tx,
          const char *day,
          gint64      closed,
          BeketValue *row,
          GError    **error)
{
  static const char *const names[] = { "crossing", "title", "type", "time", "entry", NULL };
  g_autoptr (BeketSql) sql =
    beket_sql_new (tx, error,
                   "WITH late (position, crossing, title) AS ("
                   " SELECT position, id, title FROM crossing WHERE day = ?1 AND position > ?2"
                   " UNION SELECT s.position, id, title FROM crossing c JOIN crossing_step s ON s.crossing = c.id"
                   "  WHERE day = ?1 AND s.position > ?2"
                   " UNION SELECT a.position, id, title FROM crossing c JOIN act a ON a.crossing = c.id"
                   "  WHERE day = ?1 AND a.position > ?2 AND +a.side = 0"
                   " UNION SELECT x.position, id, title FROM crossing c JOIN act a ON a.crossing = c.id"
                   "  JOIN act_end x ON x.act = a.entry WHERE day = ?1 AND x.position > ?2 AND +a.side = 0"
                   " UNION SELECT k.position, id, title FROM crossing c JOIN correction k ON k.crossing = c.id"
                   "  WHERE day = ?1 AND k.position > ?2 AND k.origin = ?3)"
                   " SELECT crossing, title, e.type, e.time, e.hash FROM late JOIN entry e ON e.position = late.position"
                   " ORDER BY late.position DESC", "tit", day, closed, tx->origin);

  return add_rows (row, "late", "late_count", sql, names, error);
}

/* The newest word of this station about the day. */
static gboolean
read_state (BeketTx    *tx,
            const char *day,
            char      **state,
            gint64     *position,
            GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, "SELECT state, position FROM day_state WHERE day = ?1 AND side = 0"
                                            " ORDER BY position DESC LIMIT 1", "t", day);

  if (sql == NULL)
    return FALSE;

  if (beket_sql_next (sql, &failed))
    {
      *state = g_strdup (beket_sql_text (sql, 0));
      *position = beket_sql_integer (sql, 1);
    }
  return beket_sql_ended (&failed, error);
}

static gboolean
add_state (BeketTx    *tx,
           const char *day,
           BeketValue *row,
           GError    **error)
{
  g_autofree char *state = NULL;
  gint64 position = G_MAXINT64;
  BeketValue *closing;

  if (!read_state (tx, day, &state, &position, error))
    return FALSE;

  beket_value_set_text (row, "state", state != NULL ? state : "open");
  if (g_strcmp0 (state, "closed") != 0)
    return add_late (tx, day, G_MAXINT64, row, error);

  closing = beket_entry_data (tx, position, error);
  if (closing == NULL)
    return FALSE;

  beket_value_set (row, "closing", closing);
  return add_late (tx, day, position, row, error);
}

BeketValue *
beket_tx_day (BeketTx    *tx,
              const char *day,
              GError    **error)
{
  g_autoptr (BeketValue) row = beket_value_new_object ();

  beket_value_set_text (row, "day", day);
  if (!add_state (tx, day, row, error) || !add_totals (tx, day, row, error) || !add_open (tx, day, row, error) ||
      !add_unsigned (tx, day, row, error) || !add_undelivered (tx, day, row, error))
    return NULL;

  return g_steal_pointer (&row);
}

BeketValue *
beket_tx_days (BeketTx *tx,
               guint    limit,
               GError **error)
{
  static const char *const sides[] = { "own", "ours", "peer" };
  g_autoptr (BeketValue) rows = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, "SELECT position, state, side, day FROM day_state"
                                            " ORDER BY position DESC LIMIT ?1", "i", (gint64) limit);

  if (sql == NULL)
    return NULL;

  while (beket_sql_next (sql, &failed))
    {
      BeketValue *row = beket_entry_data (tx, beket_sql_integer (sql, 0), error);

      if (row == NULL)
        return NULL;
      beket_value_set_text (row, "state", beket_sql_text (sql, 1));
      beket_value_set_text (row, "side", sides[CLAMP (beket_sql_integer (sql, 2), 0, 2)]);
      beket_value_set_text (row, "day", beket_sql_text (sql, 3));
      beket_value_append (rows, row);
    }

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&rows) : NULL;
}

/* erpnext#34102: a closing took in what was there twice. */
char *
beket_tx_day_doubled (BeketTx    *tx,
                      const char *day,
                      GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql =
    beket_sql_new (tx, error,
                   "SELECT 'the number ' || number || ' is given to ' || count (*) || ' acts'"
                   " FROM (SELECT DISTINCT a.position, a.number" ACTS_OF_DAY ") GROUP BY number HAVING count (*) > 1"
                   " UNION ALL SELECT 'the crossing ' || crossing || ' has several acts that hold: ' || group_concat (number, ', ')"
                   " FROM (SELECT DISTINCT a.position, a.crossing, a.number" ACTS_OF_DAY ") GROUP BY crossing HAVING count (*) > 1"
                   " UNION ALL SELECT 'the crossing ' || id || ' stands in the register ' || count (*) || ' times'"
                   " FROM crossing WHERE day = ?1 GROUP BY id HAVING count (*) > 1", "tt", day, tx->origin);
  char *line = NULL;

  if (sql == NULL)
    return NULL;

  if (beket_sql_next (sql, &failed))
    line = g_strdup (beket_sql_text (sql, 0));
  if (!beket_sql_ended (&failed, error))
    g_clear_pointer (&line, g_free);

  return line;
}
