/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Is a row what was written?
 *
 * DESIGN: a header has one text for its members. So the bytes are not parsed: the text is made from the columns and compared, which
 * judges both at once. Of a body the hash is enough, for it was read when it came; its last two members are its type and its subject,
 * in this order from behind, for the names of a canonical object are sorted. What is left is two SHA-256 an entry.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/check-entry.h"

#include <string.h>

#include "ledger/tx.h"
#include "record/chain.h"
#include "record/entry.h"
#include "record/json.h"

void
beket_entry_check_init (BeketEntryCheck *self,
                        BeketTx         *tx)
{
  self->tx = tx;
  self->sum = beket_hash_new ();
}

void
beket_entry_check_clear (BeketEntryCheck *self)
{
  g_clear_pointer (&self->sum, beket_hash_free);
}

static gboolean
has_hash (BeketEntryCheck *self,
          gconstpointer    bytes,
          gsize            length,
          const char      *hash)
{
  char sum[BEKET_HASH_LENGTH + 1];

  beket_hash_add (self->sum, bytes, length);
  beket_hash_end_hex (self->sum, sum);
  return strcmp (sum, hash) == 0;
}

static const char *
text (BeketSql *sql,
      int       column)
{
  return beket_sql_text_or_empty (sql, column);
}

gboolean
beket_entry_check_chain (const char *origin,
                         const char *ledger,
                         const char *inc)
{
  return beket_chain_is_origin (origin) && beket_chain_is_ledger (ledger) && beket_chain_is_incarnation (inc);
}

/* The chain was judged when it began, and the hashes are compared with what they should be: what is left is judged by its look. */
static gboolean
columns_are_well_formed (BeketSql *sql)
{
  return strspn (text (sql, BEKET_CHECK_TIME), "0123456789-:.TZ") == strlen ("YYYY-MM-DDThh:mm:ss.sssZ") &&
         (!beket_sql_is_null (sql, BEKET_CHECK_BODY) || beket_is_hash (text (sql, BEKET_CHECK_BODY_HASH)));
}

static gboolean
check_header (BeketEntryCheck *self,
              BeketSql        *sql)
{
  gsize length;
  const void *header = beket_sql_peek (sql, BEKET_CHECK_HEADER, &length);
  g_autofree char *expected = NULL;

  if (header == NULL || !columns_are_well_formed (sql))
    return FALSE;

  expected = beket_entry_header (text (sql, BEKET_CHECK_ORIGIN), text (sql, BEKET_CHECK_LEDGER),
                                 text (sql, BEKET_CHECK_INC), beket_sql_integer (sql, BEKET_CHECK_SEQ),
                                 text (sql, BEKET_CHECK_PREV), text (sql, BEKET_CHECK_TIME),
                                 text (sql, BEKET_CHECK_BODY_HASH));
  return length == strlen (expected) && memcmp (header, expected, length) == 0 &&
         has_hash (self, header, length, text (sql, BEKET_CHECK_HASH));
}

/* Takes @end off the end of the bytes. */
static gboolean
take_end (const char *bytes,
          gsize      *length,
          const char *end)
{
  gsize n = strlen (end);

  if (n > *length || memcmp (bytes + *length - n, end, n) != 0)
    return FALSE;

  *length -= n;
  return TRUE;
}

/* ..."subject":"SUBJECT","type":"TYPE"} */
static gboolean
ends_with_columns (BeketSql   *sql,
                   const char *body,
                   gsize       length)
{
  return take_end (body, &length, "\"}") &&
         take_end (body, &length, text (sql, BEKET_CHECK_TYPE)) &&
         take_end (body, &length, "\",\"type\":\"") &&
         take_end (body, &length, text (sql, BEKET_CHECK_SUBJECT)) &&
         take_end (body, &length, ",\"subject\":\"");
}

/* A text with an escape in it, or a body that is none and was kept for its chain's sake: as when it came. */
static gboolean
reads_as_columns (BeketSql *sql)
{
  g_autoptr (GBytes) bytes = beket_sql_bytes (sql, BEKET_CHECK_BODY);
  g_autoptr (BeketValue) body = beket_body_parse (bytes, NULL);

  return g_strcmp0 (beket_value_get_text (body, "type"), beket_sql_text (sql, BEKET_CHECK_TYPE)) == 0 &&
         g_strcmp0 (beket_value_get_text (body, "subject"), beket_sql_text (sql, BEKET_CHECK_SUBJECT)) == 0;
}

/* What is withheld or erased cannot be compared with anything. */
static gboolean
check_body (BeketEntryCheck *self,
            BeketSql        *sql)
{
  gsize length;
  const void *body;

  if (beket_sql_is_null (sql, BEKET_CHECK_BODY))
    return TRUE;

  body = beket_sql_peek (sql, BEKET_CHECK_BODY, &length);
  return body != NULL && length <= BEKET_JSON_MAX_BODY &&
         has_hash (self, body, length, text (sql, BEKET_CHECK_BODY_HASH)) &&
         (ends_with_columns (sql, body, length) || reads_as_columns (sql));
}

gboolean
beket_entry_check (BeketEntryCheck *self,
                   BeketSql        *sql,
                   gint64           seq,
                   const char      *hash)
{
  gboolean mine = beket_tx_is_mine (self->tx, beket_sql_text (sql, BEKET_CHECK_ORIGIN));

  return beket_sql_integer (sql, BEKET_CHECK_SEQ) == seq + 1 &&
         strcmp (text (sql, BEKET_CHECK_PREV), hash) == 0 &&
         beket_sql_integer (sql, BEKET_CHECK_MINE) == mine &&
         check_header (self, sql) &&
         check_body (self, sql);
}
