/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The addresses of a node: who may call what.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "domain/advance.h"
#include "node/call.h"

#define STATION BEKET_CALLER_STATION
#define PEER    BEKET_CALLER_PEER
#define OWN     (BEKET_CALLER_STATION | BEKET_CALLER_NODE | BEKET_CALLER_LOCAL)
#define SENDER  BEKET_CALLER_ADVANCE

#define BATCH_MAX (4 * 1024 * 1024)
#define PART_MAX  (1024 * 1024)

/* *INDENT-OFF* */
static const BeketNodeRoute routes[] = {
  { "GET",   "/v1/ledgers/*/*/*",         STATION, 0,                   FALSE, beket_node_get_head },
  { "POST",  "/v1/ledgers/*/*/*/entries", STATION, BATCH_MAX,           FALSE, beket_node_post_entries },
  { "GET",   "/v1/ledgers/*/*/*/entries", STATION, 0,                   FALSE, beket_node_get_entries },
  { "PUT",   "/v1/blobs/sha-256/*",       STATION, BEKET_NODE_BLOB_MAX, TRUE,  beket_node_put_blob },
  { "PATCH", "/v1/blobs/sha-256/*",       STATION, PART_MAX,            FALSE, beket_node_patch_blob },
  { "HEAD",  "/v1/blobs/sha-256/*",       STATION, 0,                   FALSE, beket_node_head_blob },
  { "GET",   "/v1/blobs/sha-256/*",       STATION, 0,                   FALSE, beket_node_get_blob },
  { "GET",   "/v1/feed",                  STATION, 0,                   FALSE, beket_node_get_feed },
  { "GET",   "/v1/receipts",              STATION, 0,                   FALSE, beket_node_get_receipts },
  { "POST",  "/v1/advance",               SENDER,  BEKET_ADVANCE_MAX_BYTES, FALSE, beket_node_post_advance },
  { "GET",   "/v1/advance",               STATION, 0,                   FALSE, beket_node_get_advance },
  { "GET",   "/v1/time",                  OWN,     0,                   FALSE, beket_node_get_time },
  { "GET",   "/healthz",                  OWN,     0,                   FALSE, beket_node_get_health },
  { "GET",   "/readyz",                   OWN,     0,                   FALSE, beket_node_get_ready },
  { "GET",   "/metrics",                  OWN,     0,                   FALSE, beket_node_get_metrics },
  { "GET",   "/to/*/checkpoint",          PEER,    0,                   FALSE, beket_node_get_checkpoint },
  { "GET",   "/to/*/tile/**",             PEER,    0,                   FALSE, beket_node_get_tile },
  { "GET",   "/to/*/mirror/*/checkpoint", PEER,    0,                   FALSE, beket_node_get_mirror },
  { "GET",   "/to/*/certs/*",             PEER,    0,                   FALSE, beket_node_get_certificate },
  { "GET",   "/to/*/blobs/sha-256/*",     PEER,    0,                   FALSE, beket_node_get_peer_blob },
  { NULL },
};
/* *INDENT-ON* */

const BeketNodeRoute *
beket_node_routes (void)
{
  return routes;
}
