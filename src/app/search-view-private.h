/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/search-view.h"

G_BEGIN_DECLS

/* The search in two files: the widget and its keys (search-view.c), the looks and what they found (search-look.c). */

struct _BeketSearchView
{
  GtkWidget     parent_instance;

  BeketStation *station;      /* (owned) */
  GCancellable *cancellable;  /* (owned) (nullable): of the look that is under way */
  GListStore   *things;       /* (owned) (element-type BeketItem): as found, all looks of this text */
  char         *next;         /* (owned) (nullable): where the next look begins */
  guint         again;        /* source id */

  GtkWidget    *entry;
  GtkLabel     *state;
  GtkWidget    *behind;
  GtkListBox   *list;
};

/** beket_search_view_ask: the text is another: begins anew. */
void beket_search_view_ask     (BeketSearchView *self);
/** beket_search_view_enter: the focus goes to the first row, if there is one. */
void beket_search_view_enter   (BeketSearchView *self);
/** beket_search_view_look_on: looks for more of the same text, further back. */
void beket_search_view_look_on (BeketSearchView *self);

G_END_DECLS
