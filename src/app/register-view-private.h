/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/day-button.h"
#include "app/register-filter.h"
#include "app/register-view.h"
#include "station/item.h"

G_BEGIN_DECLS

/* The register in two files: the widget, its days and pages (register-view.c), the looks and what they found (register-look.c). */

struct _BeketRegisterView
{
  GtkWidget            parent_instance;

  BeketStation        *station;       /* (owned) */
  char                *day;           /* (owned): ISO */
  GPtrArray           *pages;         /* (owned) (element-type utf8) (nullable elements): where each page up to this one begins */
  GListStore          *lines;         /* (owned) (element-type BeketItem): of the page */
  char                *next;          /* (owned) (nullable): where the next look, or the next page, begins */
  GCancellable        *cancellable;   /* (owned) (nullable) */
  gboolean             arriving;      /* the lines get the focus when they are there */
  guint                again;         /* source id */
  BeketRegisterFilter *choices[BEKET_REGISTER_N_FILTERS];   /* (not owned) */

  BeketDayButton      *day_button;    /* (not owned): is the day closed? */
  GtkWidget           *day_entry;
  GtkBox              *actions;
  GtkLabel            *range;
  GtkBox              *filters;
  GtkStack            *stack;
  GtkLabel            *empty;
  GtkColumnView       *view;
  GtkLabel            *totals;
};

/** beket_register_view_begin: another day or another choice: the first page of it. */
void beket_register_view_begin (BeketRegisterView *self);
/** beket_register_view_look: reads the page that is shown, or what is still to come of it. */
void beket_register_view_look  (BeketRegisterView *self);

G_END_DECLS
