/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/crossings-page.h"

G_BEGIN_DECLS

struct _BeketCrossingsPage
{
  GtkWidget     parent_instance;

  BeketStation *station;   /* (owned) */
  char         *subject;   /* (owned) (nullable): the way of the crossing before: the next one on this lane goes the same */
  guint         second;    /* source of the running times, while the page is shown */
  GtkWidget    *queue;
  GtkWidget    *expected;
  GtkWidget    *guide;
  GtkWidget    *summary;
  GtkWidget    *blanks;
  GtkBox       *left;
  GtkStack     *middle;
  GtkWidget    *divider;
  AdwBin       *right;
  GtkWidget    *new_button;
};

/** beket_crossings_page_open_new: (transfer none): a new crossing at the end of the queue, shown. */
BeketCrossing *beket_crossings_page_open_new        (BeketCrossingsPage *self);

/** beket_crossings_page_show: opens a crossing of the queue; %NULL: none. */
void           beket_crossings_page_show            (BeketCrossingsPage *self,
                                                     BeketCrossing      *crossing);

/**
 * beket_crossings_page_take_expected: what the officer asked for: fills the open crossing from the notice @key when the notice is about it, else opens a
 * new one. Nothing that stands there is changed.
 */
void           beket_crossings_page_take_expected   (BeketCrossingsPage *self,
                                                     const char         *key);

/** beket_crossings_page_say: a toast. */
void           beket_crossings_page_say             (BeketCrossingsPage *self,
                                                     const char         *text);

/* crossings-page-actions.c: what can be asked for by a button, and the keys that ask for it. */
void           beket_crossings_page_install_actions (GtkWidgetClass     *widget_class);
void           beket_crossings_page_add_keys        (BeketCrossingsPage *self);

/* crossings-page-blanks.c */
void           beket_crossings_page_add_blanks      (BeketCrossingsPage *self);
gboolean       beket_crossings_page_shows_blanks    (BeketCrossingsPage *self);
void           beket_crossings_page_leave_blanks    (BeketCrossingsPage *self);
/** beket_crossings_page_scan_blank: enters the paper blank whose code or number @text is; %FALSE: it is none. */
gboolean       beket_crossings_page_scan_blank      (BeketCrossingsPage *self,
                                                     const char         *text);

G_END_DECLS
