/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/merkle.h"
#include "exchange/tile.h"
#include "node/sql.h"
#include "trust/key.h"

G_BEGIN_DECLS

/* The two logs of a node, in an open transaction: "own" for the peer, "peer" = the mirror of the peer's. */

typedef struct
{
  const char  *side;          /* (not owned): "own" or "peer" */
  char        *origin;        /* (owned) */
  BeketMerkle  tree;          /* the leaves that count */
  char        *checkpoint;    /* (owned) (nullable) */
  guint64      signed_size;   /* size in @checkpoint */
  guint64      delivered;
  char        *mirrored;      /* (owned) (nullable) */
} BeketNodeLog;

void          beket_node_log_free    (BeketNodeLog     *self);
/** beket_node_log_load: (transfer full): %NULL with no error in *@log when there is none yet. */
gboolean      beket_node_log_load    (BeketNodeTx      *tx,
                                      const char       *side,
                                      BeketNodeLog    **log,
                                      GError          **error);
gboolean      beket_node_log_create  (BeketNodeTx      *tx,
                                      const char       *side,
                                      const char       *origin,
                                      GError          **error);
/** beket_node_log_advance: one more leaf counts; writes the nodes that it completes. */
gboolean      beket_node_log_advance (BeketNodeTx      *tx,
                                      BeketNodeLog     *self,
                                      const BeketMerkleHash *leaf,
                                      GError          **error);
/** beket_node_log_append: a leaf for the entry at @pos, then advance. */
gboolean      beket_node_log_append  (BeketNodeTx      *tx,
                                      BeketNodeLog     *self,
                                      gint64            pos,
                                      GBytes           *header,
                                      GError          **error);
/** beket_node_log_save: size, frontier, checkpoint and delivery. */
gboolean      beket_node_log_save    (BeketNodeTx      *tx,
                                      BeketNodeLog     *self,
                                      GError          **error);
/** beket_node_log_sign: makes the checkpoint of the own log as it now is. */
gboolean      beket_node_log_sign    (BeketNodeLog     *self,
                                      BeketKey         *key,
                                      GError          **error);

/** BeketNodeFetch: data of beket_node_log_fetch(), a BeketMerkleFetch. */
typedef struct
{
  BeketNodeTx *tx;
  const char  *side;
} BeketNodeFetch;

gboolean      beket_node_log_fetch   (guint             level,
                                      guint64           index,
                                      BeketMerkleHash  *hash,
                                      gpointer          data,
                                      GError          **error);
/** beket_node_log_tile: (transfer full): bytes of a tile; %NULL with no error in *@bytes when the log is not that long. */
gboolean      beket_node_log_tile    (BeketNodeTx      *tx,
                                      const BeketNodeLog *self,
                                      const BeketTile  *tile,
                                      GBytes          **bytes,
                                      GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketNodeLog, beket_node_log_free)

G_END_DECLS
