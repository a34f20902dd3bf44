/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/act-facts.h"
#include "app/act-list.h"
#include "app/act-preview.h"
#include "app/acts-page.h"
#include "app/printed-view.h"
#include "app/verdict-card.h"
#include "station/item.h"

G_BEGIN_DECLS

/* The page of acts in three files: what is shown (acts-page.c), a file from anywhere (acts-page-file.c), what may be done with an act (acts-page-actions.c). */

struct _BeketActsPage
{
  GtkWidget         parent_instance;

  BeketStation     *station; /* (owned) */
  BeketItem        *item;  /* (owned) (nullable): the act that is shown; NULL for a file */
  BeketActView     *view;  /* (owned) (nullable): as it was read */
  gulong            changed_id;
  char             *file;  /* (owned) (nullable): name of the file that is shown, number of the act on paper */
  GCancellable     *judging; /* (owned) (nullable): of the file, while it is read and judged */
  char             *sought; /* (owned) (nullable): number of an act that is no more in the list */
  char             *wanted; /* (owned) (nullable): key that is still to come into the list */

  BeketActList     *list;
  GtkStack         *stack;
  BeketActPreview  *preview;
  BeketVerdictCard *verdict;
  BeketActFacts    *facts;
  BeketPrintedView *paper;
  GtkLabel         *heading;
  GtkWidget        *actions;
  GtkWidget        *own;     /* of them: what is for acts of this station alone */
  GtkWidget        *countersign;
};

/** beket_acts_page_show_item: @item: (nullable): reads and judges it; %NULL: none. */
void beket_acts_page_show_item       (BeketActsPage  *self,
                                      BeketItem      *item);
/** beket_acts_page_read: reads and judges self->item again; what is shown stays until then. */
void beket_acts_page_read            (BeketActsPage  *self);
/** beket_acts_page_judge: shows self->view and its verdict. */
void beket_acts_page_judge           (BeketActsPage  *self);
/** beket_acts_page_tell: what is known of what is shown. */
void beket_acts_page_tell            (BeketActsPage  *self);
/** beket_acts_page_forget_file: what is no more asked for says nothing when it comes. */
void beket_acts_page_forget_file     (BeketActsPage  *self);
void beket_acts_page_install_file    (GtkWidgetClass *widget_class);
/** beket_acts_page_offer: what may be done with the act that is shown now, and only that. */
void beket_acts_page_offer           (BeketActsPage  *self);
void beket_acts_page_install_actions (GtkWidgetClass *widget_class);
void beket_acts_page_add_keys        (BeketActsPage  *self);

G_END_DECLS
