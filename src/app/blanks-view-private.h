/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/blanks-view.h"

G_BEGIN_DECLS

/* The list of paper blanks in two files: what is shown (blanks-view.c), what may be done (blanks-view-actions.c). */

struct _BeketBlanksView
{
  GtkWidget     parent_instance;

  BeketStation *station;      /* (owned) */
  gboolean      arriving;     /* the focus goes to the list when it is read */

  GtkStack     *stack;
  GtkListBox   *list;
  GtkWidget    *first;        /* button of the page that has no blanks */
  GtkLabel     *more;
  GtkLabel     *complaint;
};

/** beket_blanks_view_look: reads the list anew. */
void  beket_blanks_view_look            (BeketBlanksView *self);
/** beket_blanks_view_complain: @error: (nullable): %NULL: there is nothing to complain of. */
void  beket_blanks_view_complain        (BeketBlanksView *self,
                                         const GError    *error);
/** beket_blanks_view_offer: what may be done with the row that is chosen, and only that. */
void  beket_blanks_view_offer           (BeketBlanksView *self);
void  beket_blanks_view_add_keys        (BeketBlanksView *self);
void  beket_blanks_view_install_actions (GtkWidgetClass  *widget_class);

G_END_DECLS
