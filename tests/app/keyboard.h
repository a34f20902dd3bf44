/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Real keys for a test in the same process: the X server sends them to the window that has the focus, as from a keyboard. */

/** keyboard_layouts: as setxkbmap takes them: "us", "kz", "ru". */
void     keyboard_layout (const char *layout);
/** keyboard_press: one key by its code (evdev + 8), with Shift or Alt when asked for; returns when the window has seen it. */
void     keyboard_press  (guint       keycode,
                          GdkModifierType state);
/** keyboard_type: ASCII text by the places of a US keyboard, @gap_ms between two keys; 0 = as fast as the server takes them. */
void     keyboard_type   (const char *text,
                          guint       gap_ms);
/** keyboard_count: keys pressed so far, by either; a modifier is part of its key. */
guint    keyboard_count  (void);
/** keyboard_until: runs the main loop until @condition holds; fails after a minute. */
void     keyboard_until  (gboolean  (*condition) (gpointer),
                          gpointer    data);
/** keyboard_rest: hands the window every key that was sent, then runs the main loop for @ms: for what the window holds back a while, and
 * for what must not happen. */
void     keyboard_rest   (guint       ms);
/** keyboard_present: shows @window and waits for the focus; the pointer is in the corner. */
void     keyboard_present (GtkWidget *window);

#define KEY_ENTER 36
#define KEY_ESC 9
#define KEY_TAB 23
#define KEY_HOME 110
#define KEY_UP 111
#define KEY_DOWN 116
#define KEY_BACKSPACE 22
#define KEY_SPACE 65
#define KEY_V 55
#define KEY_F(n) ((guint) ((n) <= 10 ? 66 + (n) : 84 + (n)))
#define KEY_DIGIT(n) ((guint) (9 + (n)))

G_END_DECLS
