/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketActPreview:
 * The pages of an act one below the other, crisp on every screen: the very bytes, never a re-drawing of the form.
 * Keys while the focus is inside: + and - zoom, 0 fits the width, Page Up and Page Down go from page to page.
 *
 * Properties: "n-pages" (int, notify: 0 until they are counted).
 */
#define BEKET_TYPE_ACT_PREVIEW (beket_act_preview_get_type ())
G_DECLARE_FINAL_TYPE (BeketActPreview, beket_act_preview, BEKET, ACT_PREVIEW, GtkWidget)

GtkWidget *beket_act_preview_new         (void);
/** beket_act_preview_set_pdf: @pdf: (nullable): %NULL shows the placeholder. */
void       beket_act_preview_set_pdf     (BeketActPreview *self,
                                          GBytes          *pdf);
/** beket_act_preview_set_placeholder: what stands there while there is no act: one sentence. */
void       beket_act_preview_set_placeholder (BeketActPreview *self,
                                          const char      *text);
/**
 * beket_act_preview_offer_print: from now on this act may be printed: a button and Ctrl+P; until then, and after another pdf, it may not.
 * @title: the act's number
 * @form: (nullable): each of its copies is printed, for whom it is; %NULL: the pages that are shown
 */
void       beket_act_preview_offer_print (BeketActPreview *self,
                                          BeketStation    *station,
                                          const char      *title,
                                          const BeketForm *form);
/** beket_act_preview_print: draws the copies and asks for the printer; %FALSE: there is nothing here that may be printed. */
gboolean   beket_act_preview_print       (BeketActPreview *self);
int        beket_act_preview_get_n_pages (BeketActPreview *self);
void       beket_act_preview_zoom        (BeketActPreview *self,
                                          int              steps);   /* +1 larger, -1 smaller, 0 = fit the width */

G_END_DECLS
