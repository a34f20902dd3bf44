/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sync-private.h"

G_BEGIN_DECLS

/** BeketSyncPlan: what is to be pushed next. */
typedef struct
{
  guint      chain;      /* which one: newest incarnation first, "peer" before "own" */
  guint      batch;      /* entries at most */
  gboolean   none;       /* (out): there is no such chain */
  char      *ledger;     /* (out) (owned) */
  char      *inc;        /* (out) (owned) */
  gint64     from;       /* (out): first entry that the node does not have */
  GPtrArray *entries;    /* (out) (owned) (element-type BeketEntry) */
  GPtrArray *files;      /* (out) (owned) (element-type utf8): named by them */
} BeketSyncPlan;

BeketSyncPlan *beket_sync_plan_new  (guint           chain,
                                     guint           batch);
void           beket_sync_plan_free (BeketSyncPlan  *self);
/** beket_sync_plan_make: a BeketLedgerFunc. */
gboolean       beket_sync_plan_make (BeketTx        *tx,
                                     gpointer        plan,
                                     GError        **error);

/** beket_sync_lines: (transfer full): JSON lines of @entries (not empty), and in the last one the signed head of the last of them. */
GBytes        *beket_sync_lines     (BeketSync      *self,
                                     GPtrArray      *entries,
                                     GError        **error);

G_END_DECLS
