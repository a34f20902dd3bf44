/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A push in one transaction: head, entries, log, checkpoint and receipt, or nothing.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/push.h"

#include "domain/clock.h"
#include "domain/error.h"
#include "node/chain.h"
#include "node/log.h"

static char *
make_receipt (BeketNodePush        *self,
              const BeketNodeChain *chain,
              GError              **error)
{
  g_autofree char *time = beket_time_format_wire (g_get_real_time ());
  g_autoptr (BeketHead) head = beket_head_new (self->origin, self->ledger, self->inc, chain->seq,
                                               chain->hash, time);
  g_autoptr (GBytes) bytes = beket_head_bytes (head);
  g_autoptr (GBytes) signature = NULL;

  signature =
    beket_key_sign (self->node->key, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                    error);
  if (signature == NULL)
    return NULL;
  return beket_head_seal (bytes, signature, beket_key_certificate (self->node->key));
}

static gboolean
insert_all (BeketNodeTx    *tx,
            BeketNodePush  *self,
            BeketNodeChain *chain,
            BeketNodeLog   *log,
            GError        **error)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      BeketEntry *entry = self->entries->pdata[i];
      gint64 pos;

      if (!beket_node_chain_insert (tx, chain, entry, self->blobs->pdata[i], &pos, error))
        return FALSE;
      if (log != NULL && !beket_node_log_append (tx, log, pos, entry->header, error))
        return FALSE;
    }
  return log == NULL ||
         (beket_node_log_sign (log, self->node->log_key, error) &&
          beket_node_log_save (tx, log, error));
}

/* Only what both states may see is in the log for the peer. */
static gboolean
load_log (BeketNodeTx   *tx,
          BeketNodePush *self,
          BeketNodeLog **log,
          GError       **error)
{
  *log = NULL;
  return !g_str_equal (self->ledger, "peer") || beket_node_log_load (tx, "own", log, error);
}

static gboolean
write_all (BeketNodeTx    *tx,
           BeketNodePush  *self,
           BeketNodeChain *chain,
           GError        **error)
{
  g_autoptr (BeketNodeLog) log = NULL;
  gint64 before = chain->seq;

  if (chain->id == 0 &&
      !beket_node_chain_add (tx, self->origin, self->ledger, self->inc, "own", chain, error))
    return FALSE;
  if (!load_log (tx, self, &log, error) || !insert_all (tx, self, chain, log, error))
    return FALSE;
  g_free (chain->receipt);
  chain->receipt = make_receipt (self, chain, error);
  return chain->receipt != NULL && beket_node_chain_save (tx, chain, before, self->head, error);
}

static void
tell (BeketNodePush  *self,
      BeketNodeChain *chain)
{
  self->seq = chain->seq;
  g_strlcpy (self->hash, chain->hash, sizeof (self->hash));
  self->receipt = g_strdup (chain->receipt);
}

gboolean
beket_node_push_write (BeketNodeTx *tx,
                       gpointer     push,
                       GError     **error)
{
  BeketNodePush *self = push;
  const BeketEntry *first = self->entries->pdata[0];
  const BeketEntry *last = self->entries->pdata[self->entries->len - 1];
  g_auto (BeketNodeChain) chain = { 0 };

  if (!beket_node_chain_find (tx, self->origin, self->ledger, self->inc, &chain, error))
    return FALSE;
  if (beket_entry_follows (first, chain.seq, chain.hash, NULL))
    {
      self->written = TRUE;
      if (!write_all (tx, self, &chain, error))
        return FALSE;
    }
  else if (chain.id != 0 &&
           !beket_node_chain_holds (tx, &chain, last->seq, last->hash, &self->written, error))
    return FALSE;
  tell (self, &chain);
  return TRUE;
}

gboolean
beket_node_push_head (BeketNodeTx *tx,
                      gpointer     push,
                      GError     **error)
{
  BeketNodePush *self = push;
  g_auto (BeketNodeChain) chain = { 0 };

  if (!beket_node_chain_find (tx, self->origin, self->ledger, self->inc, &chain, error))
    return FALSE;
  tell (self, &chain);
  return TRUE;
}
