/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keys by the place where they are on the keyboard: the Kazakh layout has no digits in its top row, and no Russian
 * layout has an L. Codes are those of evdev plus 8, the same under X11 and Wayland. */

#define BEKET_KEYCODE_1 10
#define BEKET_KEYCODE_0 19
#define BEKET_KEYCODE_L 46
#define BEKET_KEYCODE_P 33

/** beket_keys_digit: '0' to '9' for a key of the top row, else 0. */
char beket_keys_digit       (guint      keycode);

/** beket_keys_type_digits: the top row types digits into @editable in every layout. */
void beket_keys_type_digits (GtkWidget *editable);

/** beket_keys_reach: whether @widget is on the page that is shown, and a key of the window may be its. A page that was left stays mapped until the
 * next frame (libadwaita 1.7): a key that was waiting behind the one that left it is not for it any more. */
gboolean beket_keys_reach   (GtkWidget *widget);

/** BeketKeyAction: an action of a widget by a key. */
typedef struct
{
  guint           key;
  GdkModifierType state;
  const char     *action;
} BeketKeyAction;

/** beket_keys_add: the @n @keys activate actions of @widget wherever in the window the focus is, as long as @widget is shown; they live as long as the program. */
void beket_keys_add         (GtkWidget      *widget,
                             const BeketKeyAction *keys,
                             gsize           n);

G_END_DECLS
