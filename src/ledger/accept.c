/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Entries of other stations: taken in where they follow their chain, put aside where they do not.
 *
 * A bad entry is in the way of nobody. One whose bytes are whole and that follows its chain is kept there even when its
 * body says nothing that we can read: otherwise all that comes after it would be a gap for ever. One that came before its
 * predecessor waits in the quarantine and is taken in when the gap closes.
 */

#define G_LOG_DOMAIN "beket-ledger"

#include "config.h"

#include <string.h>

#include "ledger/blob-name.h"
#include "ledger/entry-table.h"
#include "ledger/project.h"
#include "ledger/quarantine.h"
#include "ledger/tx.h"

typedef struct
{
  const char *reason;     /* %NULL: it follows */
  gint64      position;
  gboolean    duplicate;
} Judgement;

/* Nobody else writes the chain that this station writes now: what we do not know there is another history of us. */
static gboolean
is_own_chain (BeketTx          *tx,
              const BeketEntry *entry)
{
  return beket_tx_is_mine (tx, entry->origin) && strcmp (entry->inc, tx->inc) == 0;
}

static gboolean
judge (BeketTx          *tx,
       const BeketEntry *entry,
       Judgement        *judgement,
       GError          **error)
{
  char known[BEKET_HASH_LENGTH + 1];
  char head[BEKET_HASH_LENGTH + 1];
  gint64 seq;

  if (!beket_entry_table_hash_at (tx, entry, known, error) ||
      !beket_tx_head (tx, entry->origin, entry->ledger, entry->inc, &seq, head, error))
    return FALSE;

  judgement->position = entry->seq;
  judgement->duplicate = strcmp (known, entry->hash) == 0;
  if (judgement->duplicate)
    return TRUE;

  if (known[0] != 0 || is_own_chain (tx, entry))
    {
      judgement->reason = "fork";
    }
  else if (entry->seq != seq + 1)
    {
      judgement->reason = "gap";
      judgement->position = seq + 1;
    }
  else if (strcmp (entry->prev, head) != 0)
    {
      judgement->reason = "chain";
    }

  return TRUE;
}

static BeketValue *
read_body (BeketEntry *entry,
           GError    **error)
{
  g_autoptr (BeketValue) body = beket_body_parse (entry->body, error);

  if (body == NULL || !beket_project_check (body, error))
    return NULL;

  return g_steal_pointer (&body);
}

static gboolean
take_in (BeketTx     *tx,
         BeketEntry  *entry,
         gint64       now,
         BeketAccept *how,
         GError     **error)
{
  g_autoptr (GError) bad = NULL;
  g_autoptr (BeketValue) body = entry->body != NULL ? read_body (entry, &bad) : NULL;
  gint64 position;

  *how = bad != NULL ? BEKET_ACCEPT_QUARANTINED : BEKET_ACCEPT_NEW;
  if (bad != NULL &&
      !beket_quarantine_entry (tx, entry, "body", entry->seq, now, error))
    return FALSE;

  return beket_entry_table_insert (tx, entry, body, now, &position, error) &&
         (body == NULL || beket_blob_names (tx, position, body, NULL, TRUE, error)) &&
         beket_project_apply (tx, entry, position, body, error);
}

/* Those that waited for @entry, one after the other. */
static gboolean
close_gap (BeketTx    *tx,
           BeketEntry *entry,
           gint64      now,
           GError    **error)
{
  g_autoptr (BeketEntry) last = beket_entry_ref (entry);

  for (;;)
    {
      g_autoptr (GError) failed = NULL;
      g_autoptr (BeketEntry) next = NULL;
      BeketAccept how;
      gint64 id;

      next = beket_quarantine_waiting (tx, last, &id, &failed);
      if (next == NULL && failed == NULL)
        return TRUE;

      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }

      if (!take_in (tx, next, now, &how, error) || !beket_quarantine_release (tx, id, error))
        return FALSE;

      beket_entry_unref (last);
      last = g_steal_pointer (&next);
    }
}

static gboolean
carry_out (BeketTx         *tx,
           BeketEntry      *entry,
           const Judgement *judgement,
           gint64           now,
           BeketAccept     *how,
           GError         **error)
{
  if (judgement->duplicate)
    {
      *how = BEKET_ACCEPT_DUPLICATE;
      return TRUE;
    }

  if (judgement->reason != NULL)
    {
      *how = BEKET_ACCEPT_QUARANTINED;
      return beket_quarantine_entry (tx, entry, judgement->reason, judgement->position, now, error);
    }

  return take_in (tx, entry, now, how, error) && close_gap (tx, entry, now, error);
}

gboolean
beket_tx_accept (BeketTx     *tx,
                 BeketEntry  *entry,
                 gint64       now,
                 BeketAccept *how,
                 GError     **error)
{
  Judgement judgement = { NULL };

  if (!beket_tx_must_write (tx, error))
    return FALSE;

  if (judge (tx, entry, &judgement, error) &&
      carry_out (tx, entry, &judgement, now, how, error))
    return TRUE;

  tx->broken = TRUE;
  return FALSE;
}
