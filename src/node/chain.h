/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "node/sql.h"
#include "record/entry.h"

G_BEGIN_DECLS

/* Chains of stations and their entries, in an open transaction. */

typedef struct
{
  gint64  id;        /* 0 = not known */
  gint64  seq;
  char    hash[BEKET_HASH_LENGTH + 1];
  char   *receipt;   /* (owned) (nullable): ours for (seq, hash) */
} BeketNodeChain;

void      beket_node_chain_clear (BeketNodeChain    *self);
/** beket_node_chain_find: @chain is all zeros with 64 zeros as hash when it is not known. */
gboolean  beket_node_chain_find  (BeketNodeTx       *tx,
                                  const char        *origin,
                                  const char        *ledger,
                                  const char        *inc,
                                  BeketNodeChain    *chain,
                                  GError           **error);
gboolean  beket_node_chain_add   (BeketNodeTx       *tx,
                                  const char        *origin,
                                  const char        *ledger,
                                  const char        *inc,
                                  const char        *side,
                                  BeketNodeChain    *chain,
                                  GError           **error);
/** beket_node_chain_insert: writes the entry as the next position and moves @chain. @body: what is kept of it. @blobs: (element-type utf8): the files that it names. */
gboolean  beket_node_chain_insert (BeketNodeTx      *tx,
                                  BeketNodeChain    *chain,
                                  BeketEntry        *entry,
                                  GPtrArray         *blobs,
                                  gint64            *pos,
                                  GError           **error);
/** beket_node_chain_save: the head moves only from @expected: compare and swap. */
gboolean  beket_node_chain_save  (BeketNodeTx       *tx,
                                  BeketNodeChain    *chain,
                                  gint64             expected,
                                  const char        *head,
                                  GError           **error);
/** beket_node_chain_holds: is entry @seq of the chain the one with @hash? */
gboolean  beket_node_chain_holds (BeketNodeTx       *tx,
                                  const BeketNodeChain *chain,
                                  gint64             seq,
                                  const char        *hash,
                                  gboolean          *holds,
                                  GError           **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketNodeChain, beket_node_chain_clear)

G_END_DECLS
