/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "node/sql.h"

G_BEGIN_DECLS

/**
 * BeketNodeStore:
 * node.db: SQLite, WAL, synchronous=FULL, one connection guarded by one mutex; any thread. What is committed is durable.
 */
typedef struct _BeketNodeStore BeketNodeStore;

/** BeketNodeFunc: with the store's mutex held. %FALSE with @error rolls everything back. */
typedef gboolean (*BeketNodeFunc) (BeketNodeTx  *tx,
                                   gpointer      data,
                                   GError      **error);

/** beket_node_store_open: (transfer full): makes or migrates @path. %BEKET_ERROR_NEWER: untouched. */
BeketNodeStore *beket_node_store_open  (const char      *path,
                                        GError         **error);
void            beket_node_store_free  (BeketNodeStore  *self);
/** beket_node_store_write: BEGIN IMMEDIATE, @func, COMMIT. */
gboolean        beket_node_store_write (BeketNodeStore  *self,
                                        BeketNodeFunc    func,
                                        gpointer         data,
                                        GError         **error);
/** beket_node_store_read: the same without writing. */
gboolean        beket_node_store_read  (BeketNodeStore  *self,
                                        BeketNodeFunc    func,
                                        gpointer         data,
                                        GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketNodeStore, beket_node_store_free)

G_END_DECLS
