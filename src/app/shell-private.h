/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/banner.h"
#include "app/shell.h"
#include "app/sign-in-page.h"

G_BEGIN_DECLS

/* The shell in three files: its pages (shell.c), the ways between them (shell-go.c), what it tells of the station (shell-state.c). */

struct _BeketShell
{
  GtkWidget parent_instance;

  BeketStation *station;      /* (owned) */
  char         *locked_by;    /* (owned) (nullable): id of who was signed in last */
  char         *shown;        /* (owned) (nullable): name of the page that is shown */
  char         *before;       /* (owned) (nullable): of the one that was shown before it */
  const char   *link_style;   /* (nullable): class that is on now; static */
  gboolean      told_alarm;   /* the desktop was told of the alarm that stands */

  AdwWindowTitle   *workplace;
  AdwViewSwitcher  *switcher;
  GtkWidget        *link_button;
  GtkLabel         *link_shape;
  GtkLabel         *link_words;
  GtkMenuButton    *officer_menu;
  BeketBanner      *alarm_banner;
  BeketBanner      *clock_banner;
  BeketBanner      *damage_banner;
  BeketBanner      *link_banner;
  BeketBanner      *mode_banner;
  AdwToastOverlay  *toasts;
  GtkStack         *stack;
  GtkWidget        *sign_in_bin;
  BeketSignInPage  *sign_in;
  AdwViewStack     *pages;
  AdwViewStackPage *neighbour_page;
  AdwViewStackPage *link_page;        /* (nullable): a copy of the records has no exchange */
};

gboolean beket_shell_is_locked (BeketShell *self);
/** beket_shell_go_back: to the page that was shown before this one. */
void beket_shell_go_back     (BeketShell *self);
/** beket_shell_watch: tells the link, the banners and the officer now and whenever they change. */
void beket_shell_watch       (BeketShell *self);
/** beket_shell_tell_waiting: @n: acts of the neighbour that wait for an answer. */
void beket_shell_tell_waiting (BeketShell *self,
                              guint       n);

G_END_DECLS
