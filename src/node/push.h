/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "node/node.h"
#include "record/entry.h"
#include "record/head.h"

G_BEGIN_DECLS

/* What a station pushes: read outside the store, written in one transaction. */

#define BEKET_NODE_PUSH_LINES 1000

typedef struct
{
  BeketNode  *node;       /* (not owned) */
  const char *origin;     /* (not owned) */
  const char *ledger;     /* (not owned) */
  const char *inc;        /* (not owned) */
  gint64      from;
  GPtrArray  *entries;    /* (owned) (element-type BeketEntry) */
  GPtrArray  *blobs;      /* (owned) (element-type GPtrArray of utf8): the files that each entry names */
  char       *head;       /* (owned): the station's signed head, one line */
  gboolean    written;    /* (out): now or before; else the head stands elsewhere */
  gint64      seq;        /* (out): the node's head */
  char        hash[BEKET_HASH_LENGTH + 1];
  char       *receipt;    /* (out) (owned) (nullable) */
} BeketNodePush;

void      beket_node_push_clear (BeketNodePush   *self);
/** beket_node_push_read: @line: (out): number of the bad line, from 1. %BEKET_ERROR_CORRUPT, %BEKET_ERROR_REFUSED (signature), %BEKET_PARSE_ERROR. */
gboolean  beket_node_push_read  (BeketNodePush   *self,
                                 const char      *bytes,
                                 gsize            length,
                                 guint           *line,
                                 GError         **error);
/** beket_node_push_write: a BeketNodeFunc. */
gboolean  beket_node_push_write (BeketNodeTx     *tx,
                                 gpointer         push,
                                 GError         **error);
/** beket_node_push_head: a BeketNodeFunc: only reads where the chain stands. */
gboolean  beket_node_push_head  (BeketNodeTx     *tx,
                                 gpointer         push,
                                 GError         **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketNodePush, beket_node_push_clear)

G_END_DECLS
