/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was recorded on a day as it was closed: each control of its crossings, and the shifts.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "domain/correction.h"
#include "ledger/entry-data.h"
#include "ledger/neighbour.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

#define CONTROL "control.recorded"
#define DAY_BEFORE 200    /* so many entries in a row are of the day before */
#define SLICE 500         /* entries at a time; more than those */

/* What was written before the day was closed last by this station. */
#define CLOSED "(SELECT max (position) FROM day_state WHERE day = ?1 AND side = 0 AND state = 'closed')"
#define BEFORE " position < " CLOSED
#define LINES " l.position > ?2 AND l.position <= ?3"

/* ---- Controls ---- */

typedef struct
{
  BeketTx    *tx;       /* (not owned) */
  BeketValue *rows;     /* (not owned) */
  GHashTable *latest;   /* (not owned) (element-type utf8 BeketValue): hash of the newest word about a control: its row */
} Controls;

static void
set_latest (Controls         *self,
            const BeketValue *data,
            BeketValue       *row)
{
  g_hash_table_insert (self->latest, g_strdup (beket_value_get_text (data, "entry")), row);
}

/* An entry that was erased or damaged says no kind. */
static gboolean
add_control (Controls *self,
             BeketSql *sql,
             GError  **error)
{
  static const char *const names[] = { "kind", "status", "result", "started", "finished" };
  g_autoptr (BeketValue) data = beket_entry_data (self->tx, beket_sql_integer (sql, 0), error);
  BeketValue *row;

  if (data == NULL)
    return FALSE;
  if (beket_value_get_text (data, "kind") == NULL)
    return TRUE;

  row = beket_value_new_object ();
  beket_value_set_text (row, "crossing", beket_sql_text (sql, 1));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    beket_value_set_text (row, names[i], beket_value_get_text (data, names[i]));
  beket_value_append (self->rows, row);
  set_latest (self, data, row);
  return TRUE;
}

/* Only the newest can be corrected, as for beket_tx_records(). */
static gboolean
lay_over (Controls *self,
          BeketSql *sql,
          GError  **error)
{
  BeketValue *row = g_hash_table_lookup (self->latest, beket_sql_text_or_empty (sql, 1));
  g_autoptr (BeketValue) data = NULL;

  if (row == NULL)
    return TRUE;
  data = beket_entry_data (self->tx, beket_sql_integer (sql, 0), error);
  if (data == NULL)
    return FALSE;
  if (g_strcmp0 (beket_value_get_text (data, "type"), CONTROL) != 0)
    return TRUE;

  beket_correction_apply (CONTROL, row, beket_value_get (data, "control"));
  g_hash_table_remove (self->latest, beket_sql_text_or_empty (sql, 1));
  set_latest (self, data, row);
  return TRUE;
}

static gboolean
collect (Controls *self,
         BeketSql *sql,
         gboolean ( *take ) (Controls *self, BeketSql *sql, GError **error),
         GError **error)
{
  g_autoptr (GError) failed = NULL;

  while (beket_sql_next (sql, &failed))
    if (!take (self, sql, error))
      return FALSE;

  return beket_sql_ended (&failed, error);
}

gboolean
beket_tx_day_controls (BeketTx    *tx,
                       const char *day,
                       gint64      after,
                       gint64      last,
                       BeketValue *rows,
                       GError    **error)
{
  g_autoptr (GHashTable) latest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Controls self = { tx, rows, latest };
  g_autoptr (BeketSql) records = NULL;
  g_autoptr (BeketSql) corrections = NULL;

  /* No other entry leads to this state. */
  records = beket_sql_new (tx, error,
                           "SELECT s.position, s.crossing FROM register_line l JOIN crossing_step s ON s.crossing = l.crossing"
                           " WHERE l.day = ?1 AND" LINES " AND l." BEFORE " AND s.state = 'in-control' AND s." BEFORE
                           " ORDER BY l.position, s.position", "tii", day, after, last);
  if (records == NULL || !collect (&self, records, add_control, error))
    return FALSE;

  corrections = beket_sql_new (tx, error,
                               "SELECT k.position, k.corrects FROM register_line l JOIN correction k ON k.crossing = l.crossing"
                               " WHERE l.day = ?1 AND" LINES " AND l." BEFORE " AND k.origin = ?4 AND k." BEFORE
                               " ORDER BY k.position", "tiit", day, after, last, tx->origin);
  return corrections != NULL && collect (&self, corrections, lay_over, error);
}

/* ---- Shifts ---- */

/* Backwards from what ends the day, because no index knows a shift: it costs the entries of the day, and not those of the store. What was written by a clock that
 * was wrong for a while does not end the day. */
#define OF_DAY \
  "SELECT position, time, type IN ('shift.opened', 'shift.handed-over') FROM entry WHERE mine = 1 AND position < min (?2, " CLOSED ", coalesce (" \
  "(SELECT min (position) FROM crossing WHERE day = (SELECT min (day) FROM crossing WHERE day > ?1)), 9223372036854775807)) ORDER BY position DESC"

static gboolean
add_shift (BeketTx    *tx,
           gint64      position,
           BeketValue *rows,
           GError    **error)
{
  BeketValue *row = beket_entry_data (tx, position, error);

  if (row == NULL)
    return FALSE;
  beket_value_append (rows, row);
  return TRUE;
}

gboolean
beket_tx_day_shifts (BeketTx    *tx,
                     const char *day,
                     const char *from,
                     const char *to,
                     gint64     *before,
                     BeketValue *rows,
                     GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, OF_DAY, "ti", day, *before);
  guint n = 0, n_before = 0;

  if (sql == NULL)
    return FALSE;

  for (; n < SLICE && n_before < DAY_BEFORE && beket_sql_next (sql, &failed); n++)
    {
      const char *time = beket_sql_text_or_empty (sql, 1);

      *before = beket_sql_integer (sql, 0);
      n_before = strcmp (time, from) < 0 ? n_before + 1 : 0;
      if (n_before == 0 && beket_sql_integer (sql, 2) != 0 && strcmp (time, to) < 0 && !add_shift (tx, *before, rows, error))
        return FALSE;
    }
  if (n < SLICE)
    *before = 0;

  return beket_sql_ended (&failed, error);
}
