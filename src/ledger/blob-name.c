/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which entry names which blob, and which blobs are not here yet.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include "ledger/blob-name.h"

#include <glib/gstdio.h>
#include <string.h>

#include "ledger/blob.h"
#include "ledger/sql.h"
#include "ledger/tx.h"

typedef struct
{
  BeketTx *tx;        /* (not owned) */
  gint64   position;
  gboolean foreign;   /* the entry came from outside, and so can its blobs */
} Naming;

/* What is there under the name and is not it would keep the right bytes away for ever: they come again from where the entry came from. */
static void
put_damaged_away (const char *folder,
                  const char *hash)
{
  g_autofree char *path = beket_blob_path (folder, hash);
  g_autofree char *away = g_strconcat (path, ".damaged", NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (!beket_blob_exists (folder, hash))
    return;

  bytes = beket_blob_load (folder, hash, NULL);
  if (bytes == NULL)
    g_rename (path, away);
}

/* A want stays until its bytes are seen: the file may come at any time, from the exchange or from a stick. */
static gboolean
note_name (const Naming *self,
           const char   *hash,
           GError      **error)
{
  BeketTx *tx = self->tx;

  if (!beket_is_hash (hash))
    return TRUE;

  if (!beket_sql_run (tx, error, "INSERT OR IGNORE INTO blob_name (hash, position) VALUES (?1, ?2)",
                      "ti", hash, self->position))
    return FALSE;

  if (self->foreign)
    put_damaged_away (tx->folder, hash);
  if (beket_blob_exists (tx->folder, hash))
    return beket_sql_run (tx, error, "DELETE FROM blob_wanted WHERE hash = ?1", "t", hash);

  return beket_sql_run (tx, error, "INSERT OR IGNORE INTO blob_wanted (hash) VALUES (?1)", "t", hash);
}

static gboolean note_names (const Naming     *self,
                            const BeketValue *value,
                            gboolean          named,
                            GError          **error);

static gboolean
note_list (const Naming     *self,
           const BeketValue *list,
           gboolean          named,
           GError          **error)
{
  for (guint i = 0; i < beket_value_length (list); i++)
    {
      if (!note_names (self, beket_value_index (list, i), named, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
note_members (const Naming     *self,
              const BeketValue *object,
              GError          **error)
{
  for (guint i = 0; i < beket_value_length (object); i++)
    {
      const char *name = beket_value_name (object, i);
      gboolean named = strcmp (name, "blob") == 0 || strcmp (name, "blobs") == 0;

      if (!note_names (self, beket_value_member (object, i), named, error))
        return FALSE;
    }

  return TRUE;
}

/* @named: @value stands under "blob" or "blobs". */
static gboolean
note_names (const Naming     *self,
            const BeketValue *value,
            gboolean          named,
            GError          **error)
{
  switch (beket_value_get_kind (value))
    {
      case BEKET_VALUE_OBJECT:
        return note_members (self, value, error);

      case BEKET_VALUE_LIST:
        return note_list (self, value, named, error);

      case BEKET_VALUE_TEXT:
        return !named || note_name (self, beket_value_to_text (value), error);

      case BEKET_VALUE_NULL:
      case BEKET_VALUE_BOOLEAN:
      case BEKET_VALUE_INTEGER:
      default:
        return TRUE;
    }
}

gboolean
beket_blob_names (BeketTx           *tx,
                  gint64             position,
                  const BeketValue  *body,
                  const char *const *more,
                  gboolean           foreign,
                  GError           **error)
{
  const BeketValue *data = beket_value_get (body, "data");
  const Naming self = { tx, position, foreign };

  if (data != NULL && !note_names (&self, data, FALSE, error))
    return FALSE;

  for (guint i = 0; more != NULL && more[i] != NULL; i++)
    {
      if (!note_name (&self, more[i], error))
        return FALSE;
    }

  return TRUE;
}

static GPtrArray *
all_wanted (BeketTx *tx,
            GError **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failed = NULL;
  g_autoptr (BeketSql) sql = beket_sql_new (tx, error, "SELECT hash FROM blob_wanted", "");

  if (sql == NULL)
    return NULL;

  while (beket_sql_next (sql, &failed))
    g_ptr_array_add (hashes, g_strdup (beket_sql_text (sql, 0)));

  if (failed == NULL)
    return g_steal_pointer (&hashes);

  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

gboolean
beket_blob_prune (BeketTx *tx,
                  gpointer data,
                  GError **error)
{
  g_autoptr (GPtrArray) hashes = all_wanted (tx, error);

  for (guint i = 0; hashes != NULL && i < hashes->len; i++)
    {
      const char *hash = g_ptr_array_index (hashes, i);

      if (beket_blob_exists (tx->folder, hash) &&
          !beket_sql_run (tx, error, "DELETE FROM blob_wanted WHERE hash = ?1", "t", hash))
        return FALSE;
    }

  return hashes != NULL;
}

BeketValue *
beket_tx_blobs_wanted (BeketTx *tx,
                       guint    limit,
                       GError **error)
{
  g_autoptr (BeketValue) list = beket_value_new_list ();
  g_autoptr (GPtrArray) hashes = NULL;

  if (tx->writes && !beket_blob_prune (tx, NULL, error))
    return NULL;

  hashes = all_wanted (tx, error);
  if (hashes == NULL)
    return NULL;

  for (guint i = 0; i < hashes->len && beket_value_length (list) < limit; i++)
    {
      const char *hash = g_ptr_array_index (hashes, i);

      if (!beket_blob_exists (tx->folder, hash))
        beket_value_append (list, beket_value_new_text (hash));
    }

  return g_steal_pointer (&list);
}
