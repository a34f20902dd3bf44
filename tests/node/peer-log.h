/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "world.h"

#include "node/mirror.h"

G_BEGIN_DECLS

/* A log of the peer that a test makes leaf by leaf, and the steps that the pull makes with it. */

#define THERE "RU-RUMSH-B01"
#define OTHER "RU-RUMSH-B02"

typedef struct
{
  World       world;
  WorldNode   kz;
  WorldNode   ru;
  BeketNode  *node;            /* KZ, in this process */
  BeketKey   *log_key;         /* of RU */
  GPtrArray  *headers;
  GPtrArray  *bodies;
  GHashTable *bad_files;
} PeerLog;

typedef struct
{
  GPtrArray *flags;     /* of each leaf, "" when it is good */
  gint64     entries;
  gint64     bodies;    /* entries with a body */
  char      *checkpoint;
} Seen;

void               peer_log_set_up    (PeerLog          *peer,
                                       gconstpointer     data);
void               peer_log_tear_down (PeerLog          *peer,
                                       gconstpointer     data);
/** peer_log_add: the next leaf; @body: (nullable): erased. */
void               peer_log_add       (PeerLog          *peer,
                                       GBytes           *header,
                                       GBytes           *body);
void               peer_log_add_entry (PeerLog          *peer,
                                       const BeketEntry *entry);
/** peer_log_next: (transfer full): the entry after @last; @last: (nullable); @blob: (nullable): hash of a file that it names. */
BeketEntry        *peer_log_next      (const char       *origin,
                                       const char       *ledger,
                                       const BeketEntry *last,
                                       const char       *blob);
/** peer_log_sign: (transfer full): the peer's checkpoint over the first @size leaves. */
char              *peer_log_sign      (PeerLog          *peer,
                                       guint             size);
void               peer_log_step      (PeerLog          *peer,
                                       BeketNodeFunc     func,
                                       BeketNodeMirror  *state);
/** peer_log_all: every step, with a checkpoint that brings news. */
void               peer_log_all       (PeerLog          *peer,
                                       const char       *raw);
BeketMirrorVerdict peer_log_verdict   (PeerLog          *peer,
                                       const char       *raw);
/** peer_log_see: what the node's store says of the leaves; seen_clear() after it. */
void               peer_log_see       (PeerLog          *peer,
                                       Seen             *seen);
void               seen_clear         (Seen             *seen);
/** seen_assert_flag: that the flag of @leaf begins so; "": it has none. */
void               seen_assert_flag   (Seen             *seen,
                                       guint             leaf,
                                       const char       *beginning);

G_END_DECLS
