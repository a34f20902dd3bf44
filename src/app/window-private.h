/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/shell.h"
#include "app/window.h"

G_BEGIN_DECLS

/* The window in two files: size, keys, scanner, idle lock (window.c), what its pages ask of it (window-actions.c). */

struct _BeketWindow
{
  AdwApplicationWindow parent_instance;

  BeketStation        *station;  /* (owned) */
  BeketShell          *shell;    /* (not owned): the content */
  GtkEventController  *funnel;   /* (not owned): the window's */

  guint                idle_ms;  /* 0 = never */
  guint                idle_id;
};

void beket_window_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
