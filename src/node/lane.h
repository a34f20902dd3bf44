/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/client.h"
#include "exchange/note.h"
#include "exchange/pace.h"
#include "node/node.h"

G_BEGIN_DECLS

/**
 * BeketLane:
 * One endless conversation with the peer state's node, request after request, with growing pauses after failures. Main
 * context only.
 */
typedef struct _BeketLane BeketLane;

typedef void (*BeketLaneStep) (BeketLane    *lane,
                               BeketReply   *reply);   /* (transfer none) */

struct _BeketLane
{
  BeketNode       *node;          /* (not owned) */
  const char      *name;          /* (not owned): for the log */
  BeketClient     *client;        /* (owned) */
  GCancellable    *stop;          /* (owned) */
  BeketPace        pace;
  GSource         *timer;         /* (owned) (nullable) */
  gboolean         busy;          /* a request is out */
  gboolean         known;         /* the peer answered since the last failure: now it may let us wait */
  void           (*begin) (BeketLane *lane);
  BeketLaneStep    next;          /* of the request that is out */
  BeketLaneStep    certified;     /* after the certificate was fetched */

  BeketNote       *note;          /* (owned) (nullable): of this round */
  char            *raw;           /* (owned) (nullable): its bytes */
  BeketCheckpoint *checkpoint;    /* (owned) (nullable) */
  guint32          key;           /* id of @certificate in the note */
  char            *signer;        /* (owned) (nullable): name in the line that this lane checks */
  GBytes          *certificate;   /* (owned) (nullable): the peer's LOG certificate with @key */

  gboolean         retried;       /* pull: the leaves were thrown away once */
  GBytes          *entries;       /* (owned) (nullable): pull: bundle that waits for its bodies */
  GHashTable      *bad_files;     /* (owned): pull: files that the peer does not give, with the reason */
  GPtrArray       *files;         /* (owned) (nullable): pull: files of the slice, still to be fetched */
};

BeketLane *beket_lane_new     (BeketNode      *node,
                               const char     *name,
                               void          (*begin) (BeketLane *lane),
                               GError        **error);
/** beket_lane_free: stops it and waits until nothing of it is out. */
void       beket_lane_free    (BeketLane      *self);
/** beket_lane_ask: GET @path (below /to/PARTY); any answer goes to @next, a failure to beket_lane_fail(). */
void       beket_lane_ask     (BeketLane      *self,
                               const char     *path,
                               gsize           limit,
                               guint           wait,
                               BeketLaneStep   next);
/** beket_lane_again: the round is over, all went well: the next one. */
void       beket_lane_again   (BeketLane      *self);
/** beket_lane_fail: logs @error (transfer none) and begins again after a pause. */
void       beket_lane_fail    (BeketLane      *self,
                               const GError   *error);
/** beket_lane_refuse: the same for an answer that is not what was asked for. */
void       beket_lane_refuse  (BeketLane      *self,
                               BeketReply     *reply,
                               const char     *doing);
/** beket_lane_alarm: keeps both statements as evidence and does not begin again: this needs a person. */
void       beket_lane_alarm   (BeketLane      *self,
                               const char     *kind,
                               const char     *text,
                               const char     *first,
                               const char     *second);
/** beket_lane_has_alarm: was it stopped by an alarm before? */
gboolean   beket_lane_has_alarm (BeketNode    *node,
                               const char     *kind);

/**
 * beket_lane_certify:
 * @name: of the signature line
 *
 * Finds the certificate of the line's key, fetched from the peer when it is a new one, checks that it is a LOG of the peer
 * and calls @next with no reply.
 */
void       beket_lane_certify (BeketLane      *self,
                               const BeketNoteLine *line,
                               BeketLaneStep   next);

/* ---- The two lanes ---- */

BeketLane *beket_node_pull_new     (BeketNode  *node,
                                    GError    **error);
BeketLane *beket_node_receipts_new (BeketNode  *node,
                                    GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketLane, beket_lane_free)

G_END_DECLS
