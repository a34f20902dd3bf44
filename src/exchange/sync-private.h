/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/client.h"
#include "exchange/pace.h"
#include "exchange/sync.h"

G_BEGIN_DECLS

/* The conversations with the own node share this. Main context; functions for the ledger run on its worker. */

typedef struct _BeketSyncLane BeketSyncLane;

struct _BeketSyncLane
{
  BeketSync   *sync;      /* (not owned) */
  BeketClient *client;    /* (owned) */
  BeketPace    pace;
  GSource     *timer;     /* (owned) (nullable) */
  gboolean     busy;      /* a round is running */
  gboolean     poked;     /* something came while it was running */
  gint64       begun;     /* monotonic */
  void       (*run) (BeketSync *self, guint wait, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
};

typedef enum
{
  BEKET_LANE_PUSH,
  BEKET_LANE_FEED,
  BEKET_LANE_RECEIPTS,
  BEKET_LANE_ADVANCE,
  BEKET_LANE_LAST,
} BeketLaneName;

struct _BeketSync
{
  GObject parent_instance;

  BeketLedger   *ledger;    /* (owned) */
  BeketTrust    *trust;     /* (owned) */
  BeketKey      *key;       /* (owned): signs heads */
  char          *party;     /* (owned) */
  BeketSyncLane  lanes[BEKET_LANE_LAST];
  GCancellable  *stop;      /* (owned) (nullable): while started */
  GHashTable    *checked;   /* (owned) (element-type utf8): chains compared with the node since the last failure */
  guint          retry_after;   /* seconds that the node asked for with its last answer */
  gboolean       online;
  gint64         since;
  gint64         waiting;
  char          *alarm;     /* (owned) (nullable) */
  gboolean       forked;    /* nothing more is pushed */
};

/** beket_sync_reply: (transfer full) (nullable): what was answered; keeps "online" and Retry-After. */
BeketReply *beket_sync_reply         (BeketSync            *self,
                                      GAsyncResult         *result,
                                      GError              **error);
void        beket_sync_set_alarm     (BeketSync            *self,
                                      const char           *alarm);
/** beket_sync_count_waiting: reads "waiting" anew. */
void        beket_sync_count_waiting (BeketSync            *self);
void        beket_sync_arrived       (BeketSync            *self);

/* ---- The conversations. "finish" of all: beket_sync_lane_finish(), @more: something came, ask again at once ---- */

void        beket_sync_push_async     (BeketSync           *self,
                                       guint                wait,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             data);
void        beket_sync_feed_async     (BeketSync           *self,
                                       guint                wait,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             data);
void        beket_sync_receipts_async (BeketSync           *self,
                                       guint                wait,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             data);
void        beket_sync_advance_async  (BeketSync           *self,
                                       guint                wait,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             data);
gboolean    beket_sync_lane_finish    (GAsyncResult        *result,
                                       gboolean            *more,
                                       GError             **error);

/* ---- Files ---- */

/** beket_sync_send_blob_async: makes sure that the node has the file @hash, in parts when it is large. */
void        beket_sync_send_blob_async (BeketSync          *self,
                                       const char          *hash,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             data);
/** beket_sync_fetch_blobs_async: fetches the files that accepted entries name and that are not here. @more: one came. */
void        beket_sync_fetch_blobs_async (BeketSync        *self,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             data);

/* ---- What the node says it holds of a chain, judged against the own ledger (worker) ---- */

typedef enum
{
  BEKET_SETTLE_MOVED,
  BEKET_SETTLE_SAME,
  BEKET_SETTLE_FORK,    /* the node holds what we do not: two histories with one name */
  BEKET_SETTLE_LOST,    /* the node holds less than it acknowledged */
  BEKET_SETTLE_AHEAD,   /* of an earlier incarnation it holds what the copy did not have: the feed brings it */
} BeketSettled;

typedef struct
{
  char        *origin;    /* (owned): the station */
  char        *ledger;    /* (owned) */
  char        *inc;       /* (owned) */
  gint64       seq;
  char        *hash;      /* (owned) */
  char        *time;      /* (owned) (nullable): of the receipt */
  char        *proof;     /* (owned) (nullable): the signed receipt */
  BeketSettled settled;   /* (out) */
  gint64       acknowledged;   /* (out): before */
} BeketSettle;

void        beket_settle_free        (BeketSettle          *self);
/** beket_settle_run: a BeketLedgerFunc: moves the cursor only by a (seq, hash) that is our own. */
gboolean    beket_settle_run         (BeketTx              *tx,
                                      gpointer              settle,
                                      GError              **error);
/** beket_settle_from_reply: (transfer full) (nullable): reads a receipt (200), a head (GET 200, 409) or "nothing" (404); the signature must be that of the own state's node. */
BeketSettle *beket_settle_from_reply (BeketSync            *self,
                                      const BeketReply     *reply,
                                      const char           *ledger,
                                      const char           *inc,
                                      GError              **error);

/** beket_sync_cursor: reads the mark "NUMBER TEXT". @text: (out) (transfer full) (optional). */
gboolean    beket_sync_cursor        (BeketTx              *tx,
                                      const char           *name,
                                      gint64               *number,
                                      char                **text,
                                      GError              **error);
gboolean    beket_sync_set_cursor    (BeketTx              *tx,
                                      const char           *name,
                                      gint64                number,
                                      const char           *text,
                                      GError              **error);

#define BEKET_MARK_FEED     "sync/feed"
#define BEKET_MARK_RECEIPTS "sync/receipts"
#define BEKET_MARK_ADVANCE  "sync/advance"

/** beket_sync_mark_of: (transfer full): name of the mark of a chain. */
char       *beket_sync_mark_of       (const char           *ledger,
                                      const char           *inc);

G_END_DECLS
