/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/note.h"
#include "node/node.h"

G_BEGIN_DECLS

/* The mirror of the peer's log, step by step: leaves are staged as they come, the root over them is checked against the
 * signed checkpoint, and only then they count: judged, entered, cosigned. Each step is a BeketNodeFunc on a BeketNodeMirror. */

#define BEKET_NODE_SLICE 256   /* leaves that are published in one transaction */

typedef enum
{
  BEKET_MIRROR_NEWS,      /* the checkpoint is ahead of the mirror */
  BEKET_MIRROR_SAME,
  BEKET_MIRROR_OTHER,     /* another log than the one mirrored so far */
  BEKET_MIRROR_SHRANK,
  BEKET_MIRROR_FORKED,    /* the same size, another root */
} BeketMirrorVerdict;

typedef struct
{
  BeketNode             *node;         /* (not owned) */
  const BeketCheckpoint *checkpoint;   /* (not owned): verified signature */
  const char            *raw;          /* (not owned): its note */
  BeketMirrorVerdict     verdict;      /* (out) of compare */
  char                  *before;       /* (out) (owned) (nullable): the note that was mirrored last */
  guint64                staged;       /* (out): leaves here, staged or counting */
  GPtrArray             *entries;      /* (not owned): stage: records */
  GPtrArray             *bodies;       /* (not owned) */
  guint                  skip;         /* stage: records of the bundle that are here already */
  gboolean               matches;      /* (out) of check: does the root agree? */
  GPtrArray             *files;        /* (out) (owned) (element-type utf8): of names: files of the next slice that are not here */
  GHashTable            *bad_files;    /* (not owned): publish: hash -> reason */
  guint                  published;    /* (out) */
  gboolean               done;         /* (out) of publish: all up to the checkpoint counts and is cosigned */
} BeketNodeMirror;

void      beket_node_mirror_clear   (BeketNodeMirror  *self);
gboolean  beket_node_mirror_compare (BeketNodeTx *tx, gpointer mirror, GError **error);
gboolean  beket_node_mirror_stage   (BeketNodeTx *tx, gpointer mirror, GError **error);
gboolean  beket_node_mirror_check   (BeketNodeTx *tx, gpointer mirror, GError **error);
gboolean  beket_node_mirror_drop    (BeketNodeTx *tx, gpointer mirror, GError **error);
gboolean  beket_node_mirror_names   (BeketNodeTx *tx, gpointer mirror, GError **error);
gboolean  beket_node_mirror_publish (BeketNodeTx *tx, gpointer mirror, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketNodeMirror, beket_node_mirror_clear)

G_END_DECLS
