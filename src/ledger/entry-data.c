/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one entry says, for a row of a list.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/entry-data.h"

#include <string.h>

#include "domain/error.h"
#include "ledger/sql.h"
#include "record/hash.h"

/* (nullable): a tired disk: one entry that changed must not keep the others from being shown. */
static BeketValue *
data_of (GBytes     *bytes,
         const char *wanted)
{
  g_autofree char *hash = beket_hash_hex (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (BeketValue) body = strcmp (hash, wanted) == 0 ? beket_body_parse (bytes, NULL) : NULL;
  const BeketValue *data = beket_value_get (body, "data");

  if (data == NULL || beket_value_get_kind (data) != BEKET_VALUE_OBJECT)
    return NULL;

  return beket_value_copy (data);
}

static BeketValue *
row_of (BeketSql *sql)
{
  g_autoptr (GBytes) bytes = beket_sql_bytes (sql, 3);
  BeketValue *row = bytes != NULL ? data_of (bytes, beket_sql_text_or_empty (sql, 4)) : NULL;
  gboolean damaged = bytes != NULL && row == NULL;

  if (row == NULL)
    row = beket_value_new_object ();
  if (damaged)
    beket_value_set_boolean (row, "damaged", TRUE);
  beket_value_set_text (row, "entry", beket_sql_text (sql, 0));
  beket_value_set_text (row, "origin", beket_sql_text (sql, 1));
  beket_value_set_text (row, "written", beket_sql_text (sql, 2));
  return row;
}

BeketValue *
beket_entry_data (BeketTx *tx,
                  gint64   position,
                  GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, "SELECT hash, origin, time, body, body_hash FROM entry"
                                            " WHERE position = ?1", "i", position);

  if (sql == NULL)
    return NULL;

  if (beket_sql_next (sql, &failed))
    return row_of (sql);
  if (beket_sql_ended (&failed, error))
    g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_CORRUPT, "a projection names no entry");

  return NULL;
}
