/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys of the guide: their names, what they do, where they are on the keyboard.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/guide-keys.h"

static const struct
{
  const char *name;
  const char *label;
  const char *action;
  guint       value;
} keys[BEKET_GUIDE_N_KEYS] = {
  [BEKET_GUIDE_BACK] = { N_ ("Esc"), N_ ("Back"), "guide.back", 0 },
  [BEKET_GUIDE_NEW] = { "F2", N_ ("New crossing"), "guide.new", GDK_KEY_F2 },
  [BEKET_GUIDE_SEARCH] = { "F3", N_ ("Search"), "win.search", GDK_KEY_F3 },
  [BEKET_GUIDE_WAIVE] = { "F4", N_ ("Waive"), "guide.waive", GDK_KEY_F4 },
  [BEKET_GUIDE_RECOGNISE] = { "F5", N_ ("Recognise"), "guide.recognise", GDK_KEY_F5 },
  [BEKET_GUIDE_VIOLATION] = { "F6", N_ ("Violation"), "guide.violation", GDK_KEY_F6 },
  [BEKET_GUIDE_SUBJECT] = { "F7", N_ ("Way of crossing"), "guide.subject", GDK_KEY_F7 },
  [BEKET_GUIDE_SATISFY] = { "F8", N_ ("All satisfactory"), "guide.satisfy", GDK_KEY_F8 },
  [BEKET_GUIDE_SIGN] = { "F9", N_ ("Sign"), "guide.sign", GDK_KEY_F9 },
  [BEKET_GUIDE_NEXT] = { "Enter", N_ ("Next"), "guide.next", 0 },
};

const char *
beket_guide_key_name (BeketGuideKey key)
{
  g_return_val_if_fail (key < BEKET_GUIDE_N_KEYS, NULL);

  return _ (keys[key].name);
}

const char *
beket_guide_key_label (BeketGuideKey key)
{
  g_return_val_if_fail (key < BEKET_GUIDE_N_KEYS, NULL);

  return _ (keys[key].label);
}

const char *
beket_guide_key_action (BeketGuideKey key)
{
  g_return_val_if_fail (key < BEKET_GUIDE_N_KEYS, NULL);

  return keys[key].action;
}

guint
beket_guide_key_value (BeketGuideKey key)
{
  g_return_val_if_fail (key < BEKET_GUIDE_N_KEYS, 0);

  return keys[key].value;
}

int
beket_key_digit (guint keyval,
                 guint keycode)
{
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return (int) (keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return (int) (keyval - GDK_KEY_KP_0);
  if (keycode >= BEKET_KEYCODE_1 && keycode < BEKET_KEYCODE_0)
    return (int) (keycode - BEKET_KEYCODE_1) + 1;

  return keycode == BEKET_KEYCODE_0 ? 0 : -1;
}

gboolean
beket_key_is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

gboolean
beket_key_is_plain (GdkModifierType state)
{
  return (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0;
}
