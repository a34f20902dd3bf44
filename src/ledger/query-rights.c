/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Suspensions, resumptions and passes, as both states have told of them.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/rights.h"

#include "ledger/sql.h"
#include "ledger/tx.h"

/* Names of the columns, in their order; one with a star holds words, one a line. */
static BeketValue *
row_of (BeketSql          *sql,
        const char *const *names)
{
  BeketValue *row = beket_value_new_object ();

  for (int i = 0; names[i] != NULL; i++)
    {
      const char *text = beket_sql_text (sql, i);
      g_auto (GStrv) words = NULL;

      if (names[i][0] != '*')
        {
          beket_value_set_text (row, names[i], text);
          continue;
        }

      words = text != NULL ? g_strsplit (text, "\n", -1) : NULL;
      for (guint j = 0; words != NULL && words[j] != NULL; j++)
        beket_value_append (beket_value_list (row, names[i] + 1), beket_value_new_text (words[j]));
    }

  return row;
}

static BeketValue *
rows_of (BeketSql          *sql,
         const char *const *names,
         GError           **error)
{
  g_autoptr (BeketValue) rows = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;

  while (beket_sql_next (sql, &failed))
    beket_value_append (rows, row_of (sql, names));

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&rows) : NULL;
}

BeketValue *
beket_tx_suspensions (BeketTx *tx,
                      GError **error)
{
  static const char *const names[] = {
    "number", "notified", "party", "body", "decidedBy", "reason", "text", "*points", "direction", "*kinds", "from",
    "entry", "origin", NULL
  };
  g_autoptr (BeketSql) sql =
    beket_sql_new (tx, error,
                   "SELECT number, notified, party, s.body, decided_by, reason, text, points, direction, kinds, begins,"
                   " hash, origin FROM suspension s JOIN entry e ON e.position = s.position ORDER BY s.position DESC", "");

  return sql != NULL ? rows_of (sql, names, error) : NULL;
}

BeketValue *
beket_tx_resumptions (BeketTx *tx,
                      GError **error)
{
  static const char *const names[] = {
    "number", "notified", "party", "body", "decidedBy", "suspension", "text", "from", "entry", "origin", NULL
  };
  g_autoptr (BeketSql) sql =
    beket_sql_new (tx, error,
                   "SELECT number, notified, party, r.body, decided_by, suspension, text, begins, hash, origin"
                   " FROM resumption r JOIN entry e ON e.position = r.position ORDER BY r.position DESC", "");

  return sql != NULL ? rows_of (sql, names, error) : NULL;
}

BeketValue *
beket_tx_passes (BeketTx    *tx,
                 const char *party,
                 GError    **error)
{
  static const char *const names[] = {
    "number", "holder", "name", "party", "body", "point", "zone", "purpose", "validFrom", "validTo", "issuerParty",
    "issuerBody", "revoked", "entry", "origin", NULL
  };
  g_autoptr (BeketSql) sql =
    beket_sql_new (tx, error,
                   "SELECT number, holder, name, party, p.body, point, zone, purpose, valid_from, valid_to, issuer_party,"
                   " issuer_body, (SELECT min (revoked) FROM pass_revoked r WHERE r.issuer_party = p.issuer_party"
                   "  AND r.number = p.number), hash, origin"
                   " FROM pass p JOIN entry e ON e.position = p.position WHERE ?1 IS NULL OR party = ?1"
                   " ORDER BY p.position DESC", "t", party);

  return sql != NULL ? rows_of (sql, names, error) : NULL;
}
