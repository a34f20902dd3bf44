/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/crossings-page.h"
#include "support/booth.h"

G_BEGIN_DECLS

/* The page of crossings in a window of its own, for real keys: what is seen and what is known there. */

typedef struct
{
  Booth      booth;
  GtkWidget *window;
  GtkWidget *page;
  char      *toast;   /* (owned) (nullable): the last one */
} GuideDesk;

/** guide_desk_init: what main() does first. */
void              guide_desk_init        (int         *argc,
                                          char      ***argv);
/** guide_desk_set_up: @layout: (nullable): of the keyboard, else "us" */
void              guide_desk_set_up      (GuideDesk   *desk,
                                          gconstpointer layout);
void              guide_desk_tear_down   (GuideDesk   *desk,
                                          gconstpointer layout);
#define GUIDE_DESK_ADD(path, layout, func) \
        g_test_add (path, GuideDesk, layout, guide_desk_set_up, func, guide_desk_tear_down)

BeketCrossing    *guide_desk_crossing    (GuideDesk   *desk);   /* (nullable) */
const char       *guide_desk_text        (GuideDesk   *desk,
                                          const char  *section,
                                          guint        row,
                                          const char  *field);
const char       *guide_desk_step        (GuideDesk   *desk);
const char       *guide_desk_focus       (GuideDesk   *desk);
/** guide_desk_shows: does a label or a field that can be seen below @widget hold @text? */
gboolean          guide_desk_shows       (GtkWidget   *widget,
                                          const char  *text);
/** guide_desk_is_gone: the queue is empty. @desk: a pointer for keyboard_until() */
gboolean          guide_desk_is_gone     (gpointer     desk);

void              guide_desk_wait_step   (GuideDesk   *desk,
                                          const char  *step);
void              guide_desk_wait_status (GuideDesk   *desk,
                                          guint        control,
                                          const char  *status);
void              guide_desk_scan        (GuideDesk   *desk,
                                          const char  *text);
/** guide_desk_fill: a crossing that is open and new: passport, plate, and Enter through cargo to the grounds. */
void              guide_desk_fill        (GuideDesk   *desk);
/** guide_desk_to_controls: a lorry by keys: F2, passport, plate, and Enter through cargo and grounds. */
void              guide_desk_to_controls (GuideDesk   *desk);

G_END_DECLS
