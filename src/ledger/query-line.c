/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of a day's register as it was closed: what was written later is in none of them.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/neighbour.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

/* What of a crossing was written before the day was closed last by this station. */
#define BEFORE " position < (SELECT max (position) FROM day_state WHERE day = ?1 AND side = 0 AND state = 'closed')"

#define STEP(what, wanted) \
  "(SELECT " what " FROM crossing_step s WHERE s.crossing = l.crossing" wanted " AND s." BEFORE " ORDER BY s.position DESC LIMIT 1)"

#define ACT \
  "(SELECT number FROM act a WHERE a.crossing = l.crossing AND a.side = 0 AND a." BEFORE \
  " AND NOT EXISTS (SELECT 1 FROM act_end x WHERE x.act = a.entry AND x.origin = ?2 AND x." BEFORE ")" \
  " ORDER BY a.position DESC LIMIT 1)"

static BeketValue *
line_of (BeketSql *sql)
{
  static const char *const names[] = { "id", "direction", "subject", "arrived", "state", "decided", "act" };
  BeketValue *line = beket_value_new_object ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    beket_value_set_text (line, names[i], beket_sql_text (sql, (int) i));
  beket_value_set_integer (line, "vehicles", beket_sql_integer (sql, G_N_ELEMENTS (names)));

  return line;
}

BeketValue *
beket_tx_day_lines (BeketTx    *tx,
                    const char *day,
                    guint       limit,
                    GError    **error)
{
  g_autoptr (BeketValue) lines = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql =
    beket_sql_new (tx, error,
                   "SELECT crossing, direction, subject, opened, coalesce (" STEP ("state", "") ", 'registered'),"
                   " " STEP ("time", " AND s.decided = 1") ", " ACT ", vehicles"
                   " FROM register_line l WHERE day = ?1 AND l." BEFORE " ORDER BY l.position LIMIT ?3", "tti", day, tx->origin,
                   (gint64) limit);

  if (sql == NULL)
    return NULL;

  while (beket_sql_next (sql, &failed))
    beket_value_append (lines, line_of (sql));

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&lines) : NULL;
}
