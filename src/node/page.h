/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "node/call.h"

G_BEGIN_DECLS

/* What a station reads page by page: lines in the node's order after a cursor, a long poll when there are none. */

typedef struct
{
  const char *origin;    /* (not owned): the station */
  const char *point;     /* (not owned) (nullable): of its certificate */
  gint64      after;
  gint64      limit;
  gint64      last;      /* (out): position of the last line, or @after */
  gint64      end;       /* (out): last position of the store */
  char       *store;     /* (out) (owned): name of the store */
  GString    *lines;     /* (out) (owned) */
} BeketNodePage;

/** BeketNodeLine: (transfer full): the line of a row; its member "pos" is its position. */
typedef BeketValue *(*BeketNodeLine) (sqlite3_stmt *stmt);

/** beket_node_page_store: reads the name of the store. */
gboolean  beket_node_page_store  (BeketNodeTx     *tx,
                                  BeketNodePage   *self,
                                  GError         **error);
/** beket_node_page_fill: whole lines up to the page's size, and one at least. @stmt: (nullable): %NULL = it was not prepared, @error is set. */
gboolean  beket_node_page_fill   (BeketNodeTx     *tx,
                                  BeketNodePage   *self,
                                  sqlite3_stmt    *stmt,
                                  BeketNodeLine    line,
                                  GError         **error);
/** beket_node_page_answer: reads "after", "limit" and "wait", lets @read (data: BeketNodePage) fill the page, answers or waits. */
void      beket_node_page_answer (BeketNodeCall   *call,
                                  BeketNodeFunc    read);

G_END_DECLS
