/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/application.h"
#include "app/window.h"
#include "support/booth.h"

G_BEGIN_DECLS

/* A booth with its real window, and real keys for it. Nothing here waits for a time, always for something that is seen. */

typedef struct
{
  Booth             booth;
  BeketApplication *application;   /* (not owned): as old as the process */
  GtkWindow        *window;        /* (not owned) */
} Desk;

typedef gboolean (*DeskPredicate) (Desk     *desk,
                                   gpointer  data);

/* Key codes of evdev plus 8, the same in every layout. */
enum
{
  KEY_ESCAPE = 9,
  KEY_1 = 10,
  KEY_6 = 15,
  KEY_RETURN = 36,
  KEY_CONTROL = 37,
  KEY_L = 46,
  KEY_ALT = 64,
  KEY_F1 = 67,
  KEY_F5 = 71,
  KEY_F7 = 73,
  KEY_F11 = 95,
  KEY_F12 = 96,
  KEY_DOWN = 116,
};

void        desk_init      (Desk           *desk);
/** desk_init_with: @prepare: does something with the folder before the station is opened. */
void        desk_init_with (Desk           *desk,
                            void          (*prepare) (Booth *booth));
void        desk_clear     (Desk           *desk);
/** desk_end: the same when the window is gone already. */
void        desk_end       (Desk           *desk);
/** desk_wait: turns the main loop until @seen; fails the test, naming @what, after a minute. */
void        desk_wait      (Desk           *desk,
                            const char     *what,
                            DeskPredicate   seen,
                            gpointer        data);
void        desk_key       (Desk           *desk,
                            guint           keycode);
void        desk_chord     (Desk           *desk,
                            guint           modifier,
                            guint           keycode);
/** desk_type: digits by their keys in the top row. */
void        desk_type      (Desk           *desk,
                            const char     *digits);
void        desk_sign_in   (Desk           *desk);

/** desk_wait_title: until the window's title begins with @prefix and its page is at rest. */
void        desk_wait_title (Desk          *desk,
                            const char     *prefix);

/** desk_each: calls @func for every mapped widget below @root, itself included. */
void        desk_each      (GtkWidget      *root,
                            void          (*func) (GtkWidget *widget, gpointer data),
                            gpointer        data);
/** desk_find: (nullable): the first mapped widget of @type below @root. */
GtkWidget  *desk_find      (GtkWidget      *root,
                            GType           type);
/** desk_has: is there a mapped label with just this text below @root? */
gboolean    desk_has       (GtkWidget      *root,
                            const char     *text);
/** desk_shows: is there a mapped label with just this text in the window? */
gboolean    desk_shows     (Desk           *desk,
                            const char     *text);

G_END_DECLS
