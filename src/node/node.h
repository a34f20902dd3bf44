/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "node/folder.h"
#include "node/store.h"
#include "node/waiters.h"

G_BEGIN_DECLS

/**
 * BeketNode:
 * A running node: what its threads share. Keys are used only while the store's mutex is held: one thread at a time.
 */
typedef struct
{
  BeketNodeFolder  *folder;            /* (owned) */
  BeketNodeStore   *store;             /* (owned) */
  BeketNodeWaiters *waiters;           /* (owned) */
  BeketKey         *key;               /* (owned): NODE: receipts; under the store's mutex */
  BeketKey         *log_key;           /* (owned): LOG: checkpoints; under the store's mutex */
  char             *blobs;             /* (owned): folder of the files */
  GMutex            parts;             /* one writer of partial files at a time */
  GMutex            mutex;
  BeketTrust       *trust;             /* (owned): under @mutex: it is read again on SIGHUP */
  gint              pushed;            /* atomic: entries taken from stations */
  gint              pulled;            /* atomic: entries taken from the peer */
  gint              refused;           /* atomic: calls answered with 403 */
} BeketNode;

BeketNode  *beket_node_open   (const char  *folder,
                               GError     **error);
void        beket_node_free   (BeketNode   *self);
/** beket_node_trust: (transfer full): the trust of this moment. */
BeketTrust *beket_node_trust  (BeketNode   *self);
/** beket_node_reload: reads roots and revocation lists again; on an error the old ones stay. */
gboolean    beket_node_reload (BeketNode   *self,
                               GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketNode, beket_node_free)

G_END_DECLS
