/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sync-private.h"

G_BEGIN_DECLS

/* A page of lines from the node, each line taken in and the cursor moved in one transaction. */

typedef struct _BeketSyncPage BeketSyncPage;

/** BeketSyncTake: worker. Takes one line in; what is bad is set aside and is no error. @pos: (out): its position, 0 when it does not say. */
typedef gboolean (*BeketSyncTake) (BeketTx        *tx,
                                   BeketSyncPage  *page,
                                   const char     *line,
                                   gsize           length,
                                   gint64         *pos,
                                   GError        **error);

typedef struct
{
  const char    *mark;    /* literal: name of the cursor */
  const char    *path;    /* literal */
  BeketLaneName  lane;
  guint          limit;   /* lines */
  gsize          max;     /* bytes */
  BeketSyncTake  take;
} BeketSyncPageKind;

struct _BeketSyncPage
{
  BeketSyncPageKind  kind;
  BeketTrust        *trust;    /* (owned) */
  char              *origin;   /* (owned): the station */
  char              *party;    /* (owned) */
  char              *store;    /* (owned) (nullable): name of the node's store */
  GBytes            *lines;    /* (owned) (nullable) */
  gint64             after;    /* the cursor */
  gint64             last;     /* position that the node named for the page's end; 0 = none */
  gint64             now;
  gboolean           came;     /* (out): something new was committed */
};

/** beket_sync_page_refuse: worker. Sets a line aside with the word that the screen knows for it; @kind: literal, of the quarantine. */
gboolean  beket_sync_page_refuse (BeketTx                  *tx,
                                  const BeketSyncPage      *page,
                                  const char               *kind,
                                  const char               *line,
                                  gsize                     length,
                                  const GError             *bad,
                                  GError                  **error);
/** beket_sync_page_async: reads the cursor, asks, takes in. */
void      beket_sync_page_async  (BeketSync                *self,
                                  const BeketSyncPageKind  *kind,
                                  guint                     wait,
                                  GCancellable             *cancellable,
                                  GAsyncReadyCallback       callback,
                                  gpointer                  data);
/** beket_sync_page_finish: @more: there were lines; ask again. */
gboolean  beket_sync_page_finish (BeketSync                *self,
                                  GAsyncResult             *result,
                                  gboolean                 *more,
                                  GError                  **error);

G_END_DECLS
