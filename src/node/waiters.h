/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <microhttpd.h>

G_BEGIN_DECLS

/**
 * BeketNodeWaiters:
 * Long polls: suspended connections that are resumed when something was committed or their time is over. Any thread.
 */
typedef struct _BeketNodeWaiters BeketNodeWaiters;

#define BEKET_NODE_WAITERS_MAX 1024

BeketNodeWaiters *beket_node_waiters_new    (void);
void              beket_node_waiters_free   (BeketNodeWaiters       *self);
/** beket_node_waiters_stamp: read it before looking for news. */
guint64           beket_node_waiters_stamp  (BeketNodeWaiters       *self);
/**
 * beket_node_waiters_add: suspends @connection until news or @deadline (monotonic, microseconds); at once resumed when there
 * was news since @stamp. %FALSE: too many wait already, or the node is stopping: nothing was suspended.
 */
gboolean          beket_node_waiters_add    (BeketNodeWaiters       *self,
                                             struct MHD_Connection  *connection,
                                             guint64                 stamp,
                                             gint64                  deadline);
/** beket_node_waiters_news: something was committed: all look again. */
void              beket_node_waiters_news   (BeketNodeWaiters       *self);
/** beket_node_waiters_stop: resumes all and takes no more. */
void              beket_node_waiters_stop   (BeketNodeWaiters       *self);
guint             beket_node_waiters_count  (BeketNodeWaiters       *self);

G_END_DECLS
