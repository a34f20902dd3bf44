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

/* The page of acts in two files: what is shown (acts-page.c), what may be done with an act (acts-page-actions.c). */

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
};

/** beket_acts_page_offer: what may be done with the act that is shown now, and only that. */
void beket_acts_page_offer           (BeketActsPage  *self);
void beket_acts_page_install_actions (GtkWidgetClass *widget_class);
void beket_acts_page_add_keys        (BeketActsPage  *self);

G_END_DECLS
