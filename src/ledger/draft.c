/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drafts: half-typed forms, saved as they are typed.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "domain/error.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

/* They are given back as texts, so texts they must be. */
static gboolean
check_text (GBytes  *json,
            GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (json, &length);

  if (length > 0 && g_utf8_validate_len (text, length, NULL))
    return TRUE;

  g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_INVALID, "a draft is not UTF-8 text");
  return FALSE;
}

gboolean
beket_tx_draft_save (BeketTx    *tx,
                     const char *id,
                     GBytes     *json,
                     gint64      now,
                     GError    **error)
{
  return beket_tx_must_write (tx, error) &&
         check_text (json, error) &&
         beket_sql_run (tx, error,
                        "INSERT INTO draft (id, json, opened, saved) VALUES (?1, ?2, ?3, ?3)"
                        " ON CONFLICT (id) DO UPDATE SET json = excluded.json, saved = excluded.saved",
                        "tbi", id, json, now);
}

gboolean
beket_tx_draft_drop (BeketTx    *tx,
                     const char *id,
                     GError    **error)
{
  return beket_tx_must_write (tx, error) &&
         beket_sql_run (tx, error, "DELETE FROM draft WHERE id = ?1", "t", id);
}

static BeketValue *
row_of (BeketSql *sql)
{
  g_autoptr (GBytes) json = beket_sql_bytes (sql, 1);
  g_autofree char *text = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));
  BeketValue *row = beket_value_new_object ();

  beket_value_set_text (row, "id", beket_sql_text (sql, 0));
  beket_value_set_text (row, "json", text);
  beket_value_set_integer (row, "saved", beket_sql_integer (sql, 2));
  return row;
}

BeketValue *
beket_tx_drafts (BeketTx *tx,
                 GError **error)
{
  g_autoptr (BeketValue) list = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error, "SELECT id, json, saved FROM draft ORDER BY opened, id", "");
  if (sql == NULL)
    return NULL;

  while (beket_sql_next (sql, &failed))
    beket_value_append (list, row_of (sql));

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&list) : NULL;
}
