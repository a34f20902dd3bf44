/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/act-list.h"
#include "app/act-preview.h"
#include "app/answer-panel.h"
#include "app/neighbour-page.h"
#include "app/offence-list.h"
#include "app/record-view.h"
#include "app/verdict-card.h"

G_BEGIN_DECLS

/* The page in two files: what is shown (neighbour-page.c), what is answered or signed (neighbour-answer.c). */

struct _BeketNeighbourPage
{
  GtkWidget parent_instance;

  BeketStation *station;   /* (owned) */
  BeketItem    *item;      /* (owned) (nullable): the act that is shown */
  BeketActView *view;      /* (owned) (nullable): as it was read */
  gulong        changed_id;
  char         *wanted;    /* (owned) (nullable): key that is still to come into the list */
  guint         n_waiting;
  gboolean      answering; /* the answer is on its way to the disk */

  BeketOffenceList *offences;
  BeketActList     *list;
  GtkStack         *stack;
  GtkLabel         *heading;
  GtkLabel         *number;
  BeketVerdictCard *verdict;
  BeketVerdictCard *answer;
  BeketVerdictCard *paper;   /* what a scanned page says beside it */
  GtkWidget        *countersign;
  GtkWidget        *buttons;
  BeketAnswerPanel *panel;
  GtkStack         *looks;
  BeketRecordView  *record;
  BeketActPreview  *preview;
  GtkLabel         *differences;
};

/** beket_neighbour_page_tell_verdict: what the act is worth now. */
void beket_neighbour_page_tell_verdict    (BeketNeighbourPage  *self);
/** beket_neighbour_page_tell_answer: shows the answer that was given, or the buttons to give one. */
void beket_neighbour_page_tell_answer     (BeketNeighbourPage  *self);
/** beket_neighbour_page_tell_paper: shows what a scanned page says of it, if one was. */
void beket_neighbour_page_tell_paper      (BeketNeighbourPage  *self);
void beket_neighbour_page_install_answers (GtkWidgetClass      *widget_class);
void beket_neighbour_page_answered_cb     (BeketNeighbourPage  *self,
                                           const char *const   *reasons,
                                           const char          *note);

G_END_DECLS
