/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

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
 * beket_act_preview_offer_print: from now on these pages may be printed: a button and Ctrl+P; until then, and after another pdf, they may not.
 * @title: the act's number; @copies: how many its form has
 */
void       beket_act_preview_offer_print (BeketActPreview *self,
                                          const char      *title,
                                          int              copies);
/** beket_act_preview_print: asks for the printer; %FALSE: there is nothing here that may be printed. */
gboolean   beket_act_preview_print       (BeketActPreview *self);
int        beket_act_preview_get_n_pages (BeketActPreview *self);
void       beket_act_preview_zoom        (BeketActPreview *self,
                                          int              steps);   /* +1 larger, -1 smaller, 0 = fit the width */

G_END_DECLS
