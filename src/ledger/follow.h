/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ledger/ledger.h"

G_BEGIN_DECLS

/* What follows the entries. Private to the room. */

#define BEKET_PAGE_THINGS   64    /* so that a page is one word of a BeketThingSet */
#define BEKET_VOLUME_PAGES  120   /* a bit for each of its things: four such lists fill a page of the database */
#define BEKET_VOLUME_THINGS (BEKET_VOLUME_PAGES * BEKET_PAGE_THINGS)
#define BEKET_BOOK_VOLUMES  4
#define BEKET_BOOK_THINGS   (BEKET_BOOK_VOLUMES * BEKET_VOLUME_THINGS)

#define BEKET_THING_COLUMNS 3     /* of a page: kind, name, number; crossing and time stand with the first thing of an entry in it */

/** BeketFollowed: how far search and register are. */
typedef struct
{
  gint64 position;
  gint64 things;
  gint64 volumes;
} BeketFollowed;

/** BeketFollowing: one batch. */
typedef struct
{
  BeketTx      *tx;        /* (not owned) */
  BeketFollowed at;
  GString      *keys;      /* (owned): lines of the page that is being filled, since the batch began or the page did */
  GString      *shown;     /* (owned) */
  GHashTable   *totals;    /* (owned): "day, name, word" by lines -> gint64: what the batch adds to them */
} BeketFollowing;

/** BeketFollowEntry: an entry whose body reads. Nothing is owned. */
typedef struct
{
  gint64            position;
  const char       *origin;
  const char       *time;
  const BeketValue *body;
} BeketFollowEntry;

/** beket_follow_read: where the tables are. */
gboolean beket_follow_read     (BeketTx                *tx,
                                BeketFollowed          *at,
                                GError                **error);
/** beket_follow_clear: empties them. */
gboolean beket_follow_clear    (BeketTx                *tx,
                                GError                **error);
/** beket_follow_all: to the end, in the transaction that is open. */
gboolean beket_follow_all      (BeketTx                *tx,
                                GError                **error);

/** beket_follow_search, beket_follow_register: what one entry adds. */
gboolean beket_follow_search   (BeketFollowing         *self,
                                const BeketFollowEntry *entry,
                                GError                **error);
gboolean beket_follow_register (BeketFollowing         *self,
                                const BeketFollowEntry *entry,
                                GError                **error);

/** beket_page_add: one thing more; both texts without line ends. */
gboolean beket_page_add        (BeketFollowing         *self,
                                const char             *key,
                                const char             *shown,
                                GError                **error);
/** beket_page_flush: what was added since the last one goes into its page. */
gboolean beket_page_flush      (BeketFollowing         *self,
                                GError                **error);

/** beket_total_add: @more: crossings of @day that have the @word (nullable). */
void     beket_total_add       (BeketFollowing         *self,
                                const char             *day,
                                const char             *name,
                                const char             *word,
                                gint64                  more);
/** beket_total_flush: what was added since the last one is written. */
gboolean beket_total_flush     (BeketFollowing         *self,
                                GError                **error);

/** BeketThingSet: a bit for each thing of a book. */
typedef struct
{
  guint64 bits[BEKET_BOOK_THINGS / 64];
} BeketThingSet;

/** beket_volume_close: makes the lists of a volume whose pages are full. */
gboolean beket_volume_close    (BeketTx                *tx,
                                gint64                  volume,
                                GError                **error);
/** beket_book_find: @set: (out): what may have all of @terms (element-type BeketSearchTerm): nothing that has them is missing. Volumes from @n_volumes
 * on, which are not closed, are whole. */
gboolean beket_book_find       (BeketTx                *tx,
                                gint64                  book,
                                gint64                  n_volumes,
                                GPtrArray              *terms,
                                BeketThingSet          *set,
                                GError                **error);

G_END_DECLS
