/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of a day's register as it was closed: what was written later is in none of them.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/entry-data.h"
#include "ledger/neighbour.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

/* What of a crossing was written before the day was closed last by this station. */
#define BEFORE " position < (SELECT max (position) FROM day_state WHERE day = ?1 AND side = 0 AND state = 'closed')"

/* A closing is only ever followed by another, so that slices which find the same one have read the same register. */
gboolean
beket_tx_day_closing (BeketTx     *tx,
                      const char  *day,
                      gint64      *position,
                      BeketValue **closing,
                      GError     **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, "SELECT position FROM day_state WHERE day = ?1 AND side = 0 AND state = 'closed'"
                                            " AND position = (SELECT max (position) FROM day_state WHERE day = ?1 AND side = 0)", "t", day);

  if (sql == NULL)
    return FALSE;

  *position = beket_sql_next (sql, &failed) ? beket_sql_integer (sql, 0) : 0;
  if (!beket_sql_ended (&failed, error))
    return FALSE;
  if (closing == NULL || *position == 0)
    return TRUE;

  *closing = beket_entry_data (tx, *position, error);
  return *closing != NULL;
}

#define STEP(what, wanted) \
  "(SELECT " what " FROM crossing_step s WHERE s.crossing = l.crossing" wanted " AND s." BEFORE " ORDER BY s.position DESC LIMIT 1)"

#define ACT \
  "(SELECT number FROM act a WHERE a.crossing = l.crossing AND +a.side = 0 AND a." BEFORE \
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

gboolean
beket_tx_day_lines (BeketTx    *tx,
                    const char *day,
                    guint       limit,
                    gint64     *after,
                    BeketValue *lines,
                    GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql =
    beket_sql_new (tx, error,
                   "SELECT crossing, direction, subject, opened, coalesce (" STEP ("state", "") ", 'registered'),"
                   " " STEP ("time", " AND s.decided = 1") ", " ACT ", vehicles, l.position"
                   " FROM register_line l WHERE day = ?1 AND l.position > ?3 AND l." BEFORE " ORDER BY l.position LIMIT ?4", "ttii",
                   day, tx->origin, *after, (gint64) limit);

  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    {
      beket_value_append (lines, line_of (sql));
      *after = beket_sql_integer (sql, 8);
    }

  return beket_sql_ended (&failed, error);
}
