/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "node/node.h"

G_BEGIN_DECLS

/**
 * BeketNodeGuest:
 * Who is at the other end of one connection: judged by BeketTrust at its first call and again after a minute, so that a
 * revoked certificate does not live on in a kept connection. Its connection's thread only.
 */
typedef struct
{
  BeketIdentity *identity;   /* (owned) (nullable) */
  char          *reason;     /* (owned) (nullable): why there is none */
  gint64         judged;     /* monotonic; 0 = never */
} BeketNodeGuest;

void                 beket_node_guest_free  (BeketNodeGuest         *self);
/** beket_node_guest_judge: (transfer none) (nullable): a STATION, a NODE or a sender of advance notices that is trusted now. */
const BeketIdentity *beket_node_guest_judge (BeketNodeGuest         *self,
                                             struct MHD_Connection  *connection,
                                             BeketNode              *node);
/** beket_node_guest_is_local: does it come over loopback? */
gboolean             beket_node_guest_is_local (struct MHD_Connection *connection);

G_END_DECLS
