/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The next entry of the station's own chain.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "domain/clock.h"
#include "domain/error.h"
#include "ledger/blob-name.h"
#include "ledger/blob.h"
#include "ledger/entry-table.h"
#include "ledger/project.h"
#include "ledger/tx.h"

/* Article 4: the peer sees only kinds that have a white list; the others may stand in "own" alone. */
static gboolean
check_ledger (BeketTx          *tx,
              const char       *ledger,
              const BeketValue *body,
              GError          **error)
{
  const char *type = beket_value_get_text (body, "type");

  if (strcmp (ledger, "own") == 0)
    return TRUE;

  if (strcmp (ledger, "peer") == 0 &&
      (tx->library == NULL || strcmp (beket_library_kind_ledger (tx->library, type), "peer") == 0))
    return TRUE;

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID,
               "an entry \"%s\" does not belong into the ledger \"%s\"", type, ledger);
  return FALSE;
}

static gboolean
check_blobs (BeketTx           *tx,
             const char *const *blobs,
             GError           **error)
{
  for (guint i = 0; blobs != NULL && blobs[i] != NULL; i++)
    {
      if (!beket_blob_exists (tx->folder, blobs[i]))
        {
          g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "the blob %s is not stored", blobs[i]);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
write_entry (BeketTx           *tx,
             const BeketEntry  *entry,
             const BeketValue  *body,
             const char *const *blobs,
             gint64             now,
             GError           **error)
{
  gint64 position;

  if (beket_entry_table_insert (tx, entry, body, now, &position, error) &&
      beket_blob_names (tx, position, body, blobs, FALSE, error) &&
      beket_project_apply (tx, entry, position, body, error))
    return TRUE;

  /* Half an entry must not be committed by a caller who goes on all the same. */
  tx->broken = TRUE;
  return FALSE;
}

BeketEntry *
beket_tx_append (BeketTx           *tx,
                 const char        *ledger,
                 const BeketValue  *body,
                 const char *const *blobs,
                 gint64             now,
                 GError           **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BeketEntry) entry = NULL;
  g_autofree char *time = NULL;
  char head[BEKET_HASH_LENGTH + 1];
  gint64 seq;

  if (!beket_tx_must_write (tx, error))
    return NULL;

  bytes = beket_body_write (body, error);
  if (bytes == NULL ||
      !beket_project_check (body, error) ||
      !check_ledger (tx, ledger, body, error) ||
      !check_blobs (tx, blobs, error) ||
      !beket_tx_head (tx, NULL, ledger, NULL, &seq, head, error))
    return NULL;

  time = beket_time_format_wire (now);
  entry = beket_entry_new (tx->origin, ledger, tx->inc, seq + 1, seq > 0 ? head : NULL, time, bytes);
  if (!write_entry (tx, entry, body, blobs, now, error))
    return NULL;

  return g_steal_pointer (&entry);
}
