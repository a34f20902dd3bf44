/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/client.h"
#include "exchange/sync.h"
#include "record/head.h"
#include "trust/authority.h"

G_BEGIN_DECLS

/* Two states for a test: authorities, nodes as processes of their own, stations in this one. All on loopback, all in a
 * temporary folder, nobody real. Whatever fails ends the test. */

typedef struct
{
  char           *root;    /* (owned) */
  BeketAuthority *kz;      /* (owned) */
  BeketAuthority *ru;      /* (owned) */
  BeketTrust     *trust;   /* (owned): both roots */
} World;

typedef struct
{
  World       *world;     /* (not owned) */
  const char  *party;     /* literal */
  char        *folder;    /* (owned) */
  char        *url;       /* (owned) */
  guint        port;
  GSubprocess *process;   /* (owned) (nullable): while it runs */
} WorldNode;

typedef struct
{
  World       *world;          /* (not owned) */
  WorldNode   *node;           /* (not owned) */
  char        *origin;         /* (owned) */
  char        *folder;         /* (owned) */
  char        *key_path;       /* (owned) */
  char        *certificate_path;   /* (owned) */
  BeketKey    *key;            /* (owned) */
  BeketLedger *ledger;         /* (owned) */
  BeketClient *client;         /* (owned) */
  BeketSync   *sync;           /* (owned) */
} WorldStation;

void          world_init            (World             *self);
void          world_clear           (World             *self);
/** world_key: makes a key with a certificate of @authority: files NAME.key and NAME.pem in the world's folder. */
BeketKey     *world_key             (World             *self,
                                     BeketAuthority    *authority,
                                     const char        *name,
                                     BeketKeyKind       kind,
                                     const BeketIdentity *identity);
/** world_nodes: two nodes that know each other; not started. */
void          world_nodes           (World             *self,
                                     WorldNode         *kz,
                                     WorldNode         *ru);
void          world_node_start      (WorldNode         *self);
/** world_node_kill: SIGKILL, as a power cut for the process. */
void          world_node_kill       (WorldNode         *self);
/** world_node_stop: SIGTERM; it must end with status 0. */
void          world_node_stop       (WorldNode         *self);
void          world_node_clear      (WorldNode         *self);
/** world_node_status: (transfer full): `beket-node status --json`. */
BeketValue   *world_node_status     (WorldNode         *self);

void          world_station_init    (WorldStation      *self,
                                     WorldNode         *node,
                                     const char        *origin);
void          world_station_clear   (WorldStation      *self);
/** world_station_resync: a new BeketSync, as after a start of the program. */
void          world_station_resync  (WorldStation      *self);
/** world_append: @count entries of @ledger; @blob: (nullable): bytes of a file that the last one names. (transfer full): hash of the last. */
char         *world_append          (WorldStation      *self,
                                     const char        *ledger,
                                     guint              count,
                                     GBytes            *blob);
/** world_sync: one round; %FALSE with @error. */
gboolean      world_sync            (WorldStation      *self,
                                     GError           **error);
/** world_send: (transfer full): one request and its answer. */
BeketReply   *world_send            (BeketClient       *client,
                                     const BeketRequest *request,
                                     GError           **error);
BeketReply   *world_get             (WorldStation      *self,
                                     const char        *path);
/** world_client: (transfer full): of whoever has NAME.key and NAME.pem. */
BeketClient  *world_client          (World             *self,
                                     WorldNode         *node,
                                     const char        *name);
/** world_lines: (transfer full): what a push of the station's entries @from to @to looks like. */
GString      *world_lines           (WorldStation      *self,
                                     const char        *ledger,
                                     gint64             from,
                                     gint64             to);
/** world_push: (transfer full): posts @lines as entries from @from. */
BeketReply   *world_push            (WorldStation      *self,
                                     BeketClient       *client,
                                     const char        *origin,
                                     const char        *ledger,
                                     gint64             from,
                                     const char        *lines);
char         *world_inc             (WorldStation      *self);
/** world_word: (transfer full): word of the problem in an answer. */
char         *world_word            (BeketReply        *reply);
/** world_assert_refused: by @status and the problem's @word. */
void          world_assert_refused  (BeketReply        *reply,
                                     guint              status,
                                     const char        *word);
/** world_ask_bare: (transfer full): the answer to @request with no certificate, past libsoup. */
char         *world_ask_bare        (WorldNode         *node,
                                     const char        *request);
/** world_inbox: (transfer full): hashes of the entries that came from others, in no order, each once. */
GHashTable   *world_inbox           (WorldStation      *self);
/** world_stage: (transfer full) (nullable): time at which entry @hash of the station reached @stage. */
char         *world_stage           (WorldStation      *self,
                                     const char        *hash,
                                     const char        *stage);
/** world_until: runs the main loop until @done says yes; fails the test after @seconds. */
void          world_until           (gboolean         (*done) (gpointer data),
                                     gpointer           data,
                                     guint              seconds);

G_END_DECLS
