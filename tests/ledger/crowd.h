/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

/* What the tests of search share. */

typedef struct
{
  char        *folder;   /* (owned) */
  BeketLedger *ledger;   /* (owned) */
} Crowd;

void   crowd_set_up         (Crowd         *self,
                             gconstpointer  data);
void   crowd_tear_down      (Crowd         *self,
                             gconstpointer  data);

/** crowd_add_person, crowd_add_thing: into the facts of a crossing. */
void   crowd_add_person     (BeketValue    *facts,
                             const char    *surname,
                             const char    *given,
                             const char    *document);
void   crowd_add_thing      (BeketValue    *facts,
                             const char    *list,
                             const char    *member,
                             const char    *number);
void   crowd_open_crossing  (Crowd         *self,
                             const char    *id,
                             BeketValue    *facts);
/** crowd_add: one person for each number from @from on, in crossings of a hundred: document "N00000007" is that of the seventh. */
void   crowd_add            (Crowd         *self,
                             guint          from,
                             guint          n);

/** crowd_follow: search and register to the end, in batches of so many entries. */
void   crowd_follow         (Crowd         *self,
                             guint          batch);
/** crowd_find: (transfer full): the numbers of what is found, page by page, a space behind each. */
char  *crowd_find           (Crowd         *self,
                             const char    *text,
                             guint          limit);
void   crowd_finds          (Crowd         *self,
                             const char    *text,
                             const char    *numbers);
/** crowd_look: (transfer full): one page. */
BeketValue *crowd_look      (Crowd         *self,
                             const char    *text,
                             const char    *after,
                             guint          limit);
/** crowd_dump: (transfer full): all that follows, row by row. */
char  *crowd_dump           (Crowd         *self);

G_END_DECLS
