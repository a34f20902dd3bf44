/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Advance notices: each revision is an entry, the newest counts, and nothing comes in twice.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/advance.h"

#include "ledger/sql.h"
#include "ledger/tx.h"
#include "record/advance.h"

#include <string.h>

/* ---- Receiving ---- */

/* Of the notice's name: what stands at its revision and above. */
static gboolean
judge (BeketTx            *tx,
       const BeketAdvance *notice,
       BeketAdvanceHow    *how,
       GError            **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  *how = BEKET_ADVANCE_NEW;
  sql = beket_sql_new (tx, error,
                       "SELECT hash FROM advance WHERE sender = ?1 AND id = ?2 AND (revision >= ?3 OR hash = ?4)",
                       "ttit", notice->sender, notice->id, (gint64) notice->revision, notice->hash);
  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    if (strcmp (beket_sql_text_or_empty (sql, 0), notice->hash) == 0)
      *how = BEKET_ADVANCE_SAME;
    else if (*how == BEKET_ADVANCE_NEW)
      *how = BEKET_ADVANCE_OLDER;

  return beket_sql_ended (&failed, error);
}

/* "KZ-KZSYR-B02" says it as "urn:beket:kz:kzsyr:b02". */
static char *
source_of (BeketTx *tx)
{
  g_autofree char *lower = g_ascii_strdown (tx->origin, -1);
  g_auto (GStrv) parts = g_strsplit (lower, "-", 3);
  g_autofree char *joined = g_strjoinv (":", parts);

  return g_strconcat ("urn:beket:", joined, NULL);
}

static BeketEntry *
append (BeketTx            *tx,
        const BeketAdvance *notice,
        const char         *actor,
        const char         *source,
        gint64              now,
        GError            **error)
{
  g_autofree char *subject = g_strconcat (notice->sender, " ", notice->id, NULL);
  g_autofree char *own = source == NULL ? source_of (tx) : NULL;
  BeketValue *data = beket_value_new_object ();
  g_autoptr (BeketValue) body = NULL;

  beket_value_set (data, "notice", beket_value_copy (notice->value));
  body = beket_body_new ("advance.received", actor, source != NULL ? source : own, subject,
                         g_steal_pointer (&data));

  return beket_tx_append (tx, "own", body, NULL, now, error);
}

gboolean
beket_tx_advance_receive (BeketTx            *tx,
                          const BeketAdvance *notice,
                          const char         *actor,
                          const char         *source,
                          gint64              now,
                          BeketAdvanceHow    *how,
                          BeketEntry        **entry,
                          GError            **error)
{
  g_autoptr (BeketEntry) written = NULL;

  if (!judge (tx, notice, how, error))
    return FALSE;
  if (*how != BEKET_ADVANCE_NEW)
    return TRUE;

  written = append (tx, notice, actor, source, now, error);
  if (written == NULL)
    return FALSE;
  if (entry != NULL)
    *entry = g_steal_pointer (&written);

  return TRUE;
}

/* ---- Reading ---- */

static BeketValue *
row_of (const BeketAdvance *notice)
{
  BeketValue *row = beket_value_new_object ();
  g_autofree char *key = g_strconcat (notice->sender, " ", notice->id, NULL);

  beket_value_set_text (row, "key", key);
  beket_value_set_text (row, "sender", notice->sender);
  beket_value_set_text (row, "id", notice->id);
  beket_value_set_integer (row, "revision", notice->revision);
  beket_value_set_text (row, "eta", notice->eta);
  beket_value_set_text (row, "direction", notice->direction);
  beket_value_set_text (row, "title", beket_advance_title (notice));
  beket_value_set (row, "notice", beket_value_copy (notice->value));

  return row;
}

/* An erased body tells nobody whom to expect. */
static void
add_row (BeketValue *rows,
         BeketSql   *sql)
{
  g_autoptr (GBytes) bytes = beket_sql_bytes (sql, 0);
  g_autoptr (BeketValue) body = bytes != NULL ? beket_body_parse (bytes, NULL) : NULL;
  BeketValue *value = beket_value_get (beket_value_get (body, "data"), "notice");
  g_autoptr (BeketAdvance) notice = value != NULL ? beket_advance_from_value (value, NULL) : NULL;

  if (notice != NULL)
    beket_value_append (rows, row_of (notice));
}

#define IN_FORCE \
  " AND NOT a.cancelled AND NOT EXISTS (SELECT 1 FROM advance n WHERE n.sender = a.sender AND n.id = a.id" \
  " AND n.revision > a.revision)"

BeketValue *
beket_tx_advance_expected (BeketTx    *tx,
                           const char *point,
                           const char *from,
                           guint       limit,
                           GError    **error)
{
  g_autoptr (BeketValue) rows = beket_value_new_list ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT e.body FROM advance a JOIN entry e ON e.position = a.position"
                       " WHERE a.point = ?1 AND a.eta >= ?2" IN_FORCE
                       " AND NOT EXISTS (SELECT 1 FROM advance_arrived r WHERE r.sender = a.sender AND r.id = a.id)"
                       " ORDER BY a.eta, a.position LIMIT ?3", "tti", point, from, (gint64) limit);
  if (sql == NULL)
    return NULL;

  while (beket_sql_next (sql, &failed))
    add_row (rows, sql);

  return beket_sql_ended (&failed, error) ? g_steal_pointer (&rows) : NULL;
}

typedef struct
{
  const char *point;
  const char *crossing;
  const char *from;
  const char *to;
  BeketValue *rows;    /* (not owned) */
  GHashTable *taken;   /* (owned): positions */
} Match;

static gboolean
match_key (BeketTx    *tx,
           Match      *match,
           const char *key,
           GError    **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = NULL;

  sql = beket_sql_new (tx, error,
                       "SELECT e.body, a.position FROM advance_key k JOIN advance a ON a.position = k.position"
                       " JOIN entry e ON e.position = a.position"
                       " WHERE k.key = ?1 AND a.point = ?2 AND a.eta BETWEEN ?3 AND ?4" IN_FORCE
                       " AND NOT EXISTS (SELECT 1 FROM advance_arrived r WHERE r.sender = a.sender AND r.id = a.id"
                       " AND r.crossing <> ?5) ORDER BY a.eta, a.position LIMIT 20", "ttttt",
                       key, match->point, match->from, match->to, match->crossing);
  if (sql == NULL)
    return FALSE;

  while (beket_sql_next (sql, &failed))
    if (g_hash_table_add (match->taken, GSIZE_TO_POINTER ((gsize) beket_sql_integer (sql, 1))))
      add_row (match->rows, sql);

  return beket_sql_ended (&failed, error);
}

BeketValue *
beket_tx_advance_matches (BeketTx           *tx,
                          const char *const *keys,
                          const char        *point,
                          const char        *crossing,
                          const char        *from,
                          const char        *to,
                          GError           **error)
{
  g_autoptr (BeketValue) rows = beket_value_new_list ();
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  Match match = { point, crossing, from, to, rows, taken };

  for (guint i = 0; keys[i] != NULL; i++)
    if (!match_key (tx, &match, keys[i], error))
      return NULL;

  return g_steal_pointer (&rows);
}
