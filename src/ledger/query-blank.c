/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The station's paper blanks, and what became of each.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/blank.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

#define COLUMNS "number, form, version, reserved, officer, crossing, reason, by, time"

/* Who has spoiled one that was entered is refused, so the two exclude each other; of two words about one number the first counts. */
#define BLANKS \
  "SELECT b.position, b.number, b.form, b.version, b.reserved, b.officer, s.reason, s.officer AS by, s.time," \
  " (SELECT e.crossing FROM blank_entered e WHERE e.number = b.number AND NOT EXISTS (SELECT 1 FROM crossing_step x" \
  "  WHERE x.crossing = e.crossing AND x.state = 'abandoned') ORDER BY e.position LIMIT 1) AS crossing" \
  " FROM blank b LEFT JOIN blank_spoiled s ON s.position = (SELECT min (position) FROM blank_spoiled t WHERE t.number = b.number)"

static BeketValue *
row_of (BeketSql *sql)
{
  static const char *const texts[] = { "number", "form", "formVersion", "reserved", "officer" };
  static const char *const why[] = { "reason", "officer", "time" };
  BeketValue *row = beket_value_new_object ();
  gboolean entered = !beket_sql_is_null (sql, 5);
  gboolean spoiled = !entered && !beket_sql_is_null (sql, 6);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    beket_value_set_text (row, texts[i], beket_sql_text (sql, (int) i));
  beket_value_set_text (row, "state", entered ? "entered" : spoiled ? "spoiled" : "open");
  beket_value_set_text (row, "crossing", beket_sql_text (sql, 5));
  for (gsize i = 0; spoiled && i < G_N_ELEMENTS (why); i++)
    beket_value_set_text (beket_value_object (row, "spoiled"), why[i], beket_sql_text (sql, 6 + (int) i));

  return row;
}

BeketValue *
beket_tx_blanks (BeketTx *tx,
                 guint    limit,
                 GError **error)
{
  g_autoptr (BeketValue) list = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT " COLUMNS " FROM (" BLANKS ")"
                       " ORDER BY crossing IS NULL AND reason IS NULL DESC, position DESC, number LIMIT ?1", "i", (gint64) limit);
  if (sql == NULL)
    return NULL;

  while (beket_sql_next (sql, &failed))
    beket_value_append (list, row_of (sql));

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&list) : NULL;
}

BeketValue *
beket_tx_blank (BeketTx    *tx,
                const char *number,
                GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, "SELECT " COLUMNS " FROM (" BLANKS " WHERE b.number = ?1)", "t", number);
  g_autoptr (BeketValue) row = NULL;

  if (sql == NULL)
    return NULL;

  row = beket_sql_next (sql, &failed) ? row_of (sql) : beket_value_new_null ();

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&row) : NULL;
}

BeketValue *
beket_tx_blanks_out (BeketTx *tx,
                     guint    limit,
                     GError **error)
{
  g_autoptr (BeketValue) list = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error,
                                            "SELECT number FROM (" BLANKS ") WHERE crossing IS NULL AND reason IS NULL"
                                            " ORDER BY position, number LIMIT ?1", "i", (gint64) limit);

  if (sql == NULL)
    return NULL;

  while (beket_sql_next (sql, &failed))
    beket_value_append (list, beket_value_new_text (beket_sql_text (sql, 0)));

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&list) : NULL;
}

gboolean
beket_tx_blanks_open (BeketTx    *tx,
                      const char *before,
                      gint64     *count,
                      GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error,
                                            "SELECT count (*) FROM (" BLANKS " WHERE b.reserved < ?1)"
                                            " WHERE crossing IS NULL AND reason IS NULL", "t", before);

  if (sql == NULL)
    return FALSE;

  if (beket_sql_next (sql, &failed))
    *count = beket_sql_integer (sql, 0);

  return beket_sql_ended (&failed, error);
}
