/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "node/node.h"

G_BEGIN_DECLS

/** BeketNodeServer: the daemon: TLS 1.2 and 1.3 with client certificates, threads of its own, bounded in connections and sizes. */
typedef struct _BeketNodeServer BeketNodeServer;

/** beket_node_server_start: (transfer full): listens. */
BeketNodeServer *beket_node_server_start (BeketNode        *node,
                                          GError          **error);
guint16          beket_node_server_port  (BeketNodeServer  *self);
/** beket_node_server_stop: resumes who waits, ends all connections, frees. */
void             beket_node_server_stop  (BeketNodeServer  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketNodeServer, beket_node_server_stop)

G_END_DECLS
