/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BeketGuideKey:
 * What an officer can ask for with one key. F-keys, Enter and Esc are the same in every layout; a letter or a digit is
 * taken by its place on the keyboard, because the Kazakh layout has no digits and no two layouts agree on letters.
 */
typedef enum
{
  BEKET_GUIDE_BACK,        /* Esc */
  BEKET_GUIDE_NEW,         /* F2 */
  BEKET_GUIDE_SEARCH,      /* F3 */
  BEKET_GUIDE_WAIVE,       /* F4 */
  BEKET_GUIDE_RECOGNISE,   /* F5 */
  BEKET_GUIDE_VIOLATION,   /* F6, V */
  BEKET_GUIDE_SUBJECT,     /* F7 */
  BEKET_GUIDE_SATISFY,     /* F8 */
  BEKET_GUIDE_SIGN,        /* F9 */
  BEKET_GUIDE_NEXT,        /* Enter */
  BEKET_GUIDE_N_KEYS,
} BeketGuideKey;

#define BEKET_GUIDE_FLAG(key) (1u << (key))

/** beket_guide_key_name: as printed on the keyboard: "F4", "Esc". */
const char *beket_guide_key_name   (BeketGuideKey   key);
/** beket_guide_key_label: translated: what the key does. */
const char *beket_guide_key_label  (BeketGuideKey   key);
/** beket_guide_key_action: detailed name in the group "guide": "guide.waive". */
const char *beket_guide_key_action (BeketGuideKey   key);
/** beket_guide_key_value: GDK_KEY_F4; the keys of the bar that are shortcuts of the whole window, else 0. */
guint       beket_guide_key_value  (BeketGuideKey   key);

/** beket_key_digit: 0 to 9 by the place on the keyboard (top row) or by the key pad, or -1. */
int         beket_key_digit        (guint           keyval,
                                    guint           keycode);
/** beket_key_is_enter: any of the Enter keys. */
gboolean    beket_key_is_enter     (guint           keyval);
/** beket_key_is_plain: none of Control, Alt, Super is held. */
gboolean    beket_key_is_plain     (GdkModifierType state);

/* Hardware key codes of X11 and Wayland (evdev + 8), the same for every layout. */
#define BEKET_KEYCODE_1 10
#define BEKET_KEYCODE_0 19
#define BEKET_KEYCODE_V 55

G_END_DECLS
