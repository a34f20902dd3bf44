/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "trust/identity.h"

G_BEGIN_DECLS

/* The judge of a TLS server's certificate: not a list of web authorities, but BeketTrust: role NODE of one party. */

#define BEKET_TYPE_PEER_DATABASE (beket_peer_database_get_type ())
G_DECLARE_FINAL_TYPE (BeketPeerDatabase, beket_peer_database, BEKET, PEER_DATABASE, GTlsDatabase)

/** beket_peer_database_new: @pinned: (nullable): a second judge that must agree. */
BeketPeerDatabase *beket_peer_database_new        (BeketTrust         *trust,
                                                   BeketTrust         *pinned,
                                                   const char         *party);
/** beket_peer_database_dup_reason: (transfer full) (nullable): why the last certificate was refused. */
char              *beket_peer_database_dup_reason (BeketPeerDatabase  *self);

G_END_DECLS
