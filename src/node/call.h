/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/value.h"
#include "node/node.h"
#include "node/upload.h"

G_BEGIN_DECLS

/* One HTTP call: who makes it, what it asks, what it is answered. On one of the daemon's threads at a time. */

typedef struct _BeketNodeCall BeketNodeCall;

/** Who may make a call. */
typedef enum
{
  BEKET_CALLER_STATION = 1 << 0,   /* a station of the own state */
  BEKET_CALLER_PEER    = 1 << 1,   /* the peer state's node */
  BEKET_CALLER_NODE    = 1 << 2,   /* a node of the own state */
  BEKET_CALLER_LOCAL   = 1 << 3,   /* this machine, certificate or not */
  BEKET_CALLER_ADVANCE = 1 << 4,   /* a carrier or a national system of the own state */
} BeketCaller;

/** BeketNodeRoute: @pattern: segments; "*" is any one, "**" at the end is the rest. */
typedef struct
{
  const char *method;
  const char *pattern;
  guint       callers;                        /* BeketCaller flags */
  gsize       limit;                          /* bytes of the body; 0 = none */
  gboolean    file;                           /* the body goes to a file while it comes */
  void      (*run) (BeketNodeCall *call);     /* answers, or leaves it unanswered to wait for news */
} BeketNodeRoute;

struct _BeketNodeCall
{
  BeketNode             *node;         /* (not owned) */
  struct MHD_Connection *connection;   /* (not owned) */
  const BeketNodeRoute  *route;        /* (nullable) */
  const BeketIdentity   *caller;       /* (not owned) (nullable) */
  char                  *method;       /* (owned) */
  char                  *url;          /* (owned) */
  char                 **path;         /* (owned): segments of @url */
  GByteArray            *body;         /* (owned) */
  BeketNodeUpload       *upload;       /* (owned) (nullable) */
  gsize                  received;     /* bytes of the body, kept or not */
  guint64                stamp;        /* of the waiters, before the run */
  gint64                 deadline;     /* monotonic; 0 = not waiting */
  gint64                 started;
  guint                  status;       /* 0 = not answered yet */
  struct MHD_Response   *response;     /* (owned) (nullable) */
};

/** beket_node_routes: (transfer none): ends with a route without a pattern. */
const BeketNodeRoute *beket_node_routes (void);

/** beket_node_call_admit: finds the caller and the route; answered already when there is none for this caller. */
void        beket_node_call_admit   (BeketNodeCall     *call);
/** beket_node_call_rest: the part of the address that "**" stands for, from segment @from. */
const char *beket_node_call_rest    (BeketNodeCall     *call,
                                     guint              from);
/** beket_node_call_number: a query argument; %FALSE and answered with 400 when it is there and is no number. */
gboolean    beket_node_call_number  (BeketNodeCall     *call,
                                     const char        *name,
                                     gint64             otherwise,
                                     gint64            *number);
/** beket_node_call_header: (nullable): a request header. */
const char *beket_node_call_header  (BeketNodeCall     *call,
                                     const char        *name);
/** beket_node_call_wait: may the caller wait, and not long enough yet? Else answer. Reads the argument "wait". */
gboolean    beket_node_call_wait    (BeketNodeCall     *call);

/** beket_node_call_answer: @bytes: (nullable) (transfer none). Only the first answer counts. */
void        beket_node_call_answer  (BeketNodeCall     *call,
                                     guint              status,
                                     const char        *media,
                                     GBytes            *bytes);
void        beket_node_call_text    (BeketNodeCall     *call,
                                     guint              status,
                                     const char        *media,
                                     const char        *text);
void        beket_node_call_value   (BeketNodeCall     *call,
                                     guint              status,
                                     const BeketValue  *value);
/** beket_node_call_header_set: on the answer that was given. */
void        beket_node_call_set     (BeketNodeCall     *call,
                                     const char        *name,
                                     const char        *value);
/** beket_node_call_problem: problem+json; @extra: (nullable) (transfer none). Refusals (403) are logged. */
void        beket_node_call_problem (BeketNodeCall     *call,
                                     guint              status,
                                     const char        *word,
                                     const BeketValue  *extra,
                                     const char        *format,
                                     ...) G_GNUC_PRINTF (5, 6);
/** beket_node_call_failed: the store refused: 503 and Retry-After; logged. */
void        beket_node_call_failed  (BeketNodeCall     *call,
                                     const GError      *error);

/** beket_node_row_text: a column's bytes as a text member; nothing for NULL. */
void beket_node_row_text       (BeketValue    *value,
                                const char    *name,
                                sqlite3_stmt  *stmt,
                                int            column);

/* ---- The routes ---- */

void beket_node_get_head       (BeketNodeCall *call);
void beket_node_post_entries   (BeketNodeCall *call);
void beket_node_get_entries    (BeketNodeCall *call);
void beket_node_put_blob       (BeketNodeCall *call);
void beket_node_patch_blob     (BeketNodeCall *call);
void beket_node_head_blob      (BeketNodeCall *call);
void beket_node_get_blob       (BeketNodeCall *call);
void beket_node_get_feed       (BeketNodeCall *call);
void beket_node_get_receipts   (BeketNodeCall *call);
void beket_node_post_advance   (BeketNodeCall *call);
void beket_node_get_advance    (BeketNodeCall *call);
void beket_node_get_time       (BeketNodeCall *call);
void beket_node_get_health     (BeketNodeCall *call);
void beket_node_get_ready      (BeketNodeCall *call);
void beket_node_get_metrics    (BeketNodeCall *call);
void beket_node_get_checkpoint (BeketNodeCall *call);
void beket_node_get_tile       (BeketNodeCall *call);
void beket_node_get_mirror     (BeketNodeCall *call);
void beket_node_get_certificate (BeketNodeCall *call);
void beket_node_get_peer_blob  (BeketNodeCall *call);

G_END_DECLS
