/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BeketPage:
 * What the window asks of each of its pages. Every function may be left out.
 *
 * A page speaks back by actions of the window: "win.toast" (s), "win.page" (s: "crossings" "neighbour" "acts" "register" "link"),
 * "win.show-act" (s: key of an own act), "win.open-act" (s: number of an act of either side), "win.open-crossing" (s: id of one that is open here), "win.show-crossing" (s: id of any), "win.search".
 */
#define BEKET_TYPE_PAGE (beket_page_get_type ())
G_DECLARE_INTERFACE (BeketPage, beket_page, BEKET, PAGE, GtkWidget)

struct _BeketPageInterface
{
  GTypeInterface parent;

  /* (transfer full) (nullable): what of the page is shown now, for the window's title: a plate and step, an act's number. */
  char     *(*get_detail) (BeketPage  *self);
  /* (transfer full) (nullable): where the officer is, for a new window in the other language; read by set_place only. */
  char     *(*get_place)  (BeketPage  *self);
  void      (*set_place)  (BeketPage  *self,
                           const char *place);
  /* The page is shown now, or the screen was unlocked: put the focus where work goes on. */
  void      (*arrive)     (BeketPage  *self);
  /* A scan ended in this window. %FALSE: not for this page. */
  gboolean  (*scan)       (BeketPage  *self,
                           const char *text);
};

char     *beket_page_get_detail     (BeketPage  *self);
char     *beket_page_get_place      (BeketPage  *self);
void      beket_page_set_place      (BeketPage  *self,
                                     const char *place);
void      beket_page_arrive         (BeketPage  *self);
gboolean  beket_page_scan           (BeketPage  *self,
                                     const char *text);
/** beket_page_detail_changed: for the page itself: its detail is another now. Emits "detail-changed". */
void      beket_page_detail_changed (BeketPage  *self);

G_END_DECLS
