/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Real keys, sent through the X server.
 */

#include "config.h"

#include "keyboard.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>

#include "domain/scan.h"

#define KEYCODE_SHIFT 50
#define KEYCODE_ALT 64

static guint pressed;

static Display *
get_display (void)
{
  return gdk_x11_display_get_xdisplay (gdk_display_get_default ());
}

static void
send (guint    keycode,
      gboolean down)
{
  XTestFakeKeyEvent (get_display (), keycode, down, 0);
}

static gboolean
stop_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

/* Bounded: a page that moves has always something to do. */
static void
run_what_waits (void)
{
  for (guint i = 0; i < 1000 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

/* The server gives out a key before it answers whoever sent it, and both come by one connection: so all that was sent has been handled
 * before the time begins to run. What became due while the machine did something else is done after it. */
void
keyboard_rest (guint ms)
{
  gboolean over = FALSE;

  XSync (get_display (), False);
  run_what_waits ();
  g_timeout_add (ms, stop_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  run_what_waits ();
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
keyboard_until (gboolean ( *condition ) (gpointer),
                gpointer    data)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  guint tick = g_timeout_add (10, tick_cb, NULL);

  while (!condition (data))
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_source_remove (tick);
}

void
keyboard_layout (const char *layout)
{
  const char *words[] = { "setxkbmap", "-layout", layout, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  keyboard_rest (50);
}

void
keyboard_press (guint           keycode,
                GdkModifierType state)
{
  guint modifier = (state & GDK_SHIFT_MASK) != 0 ? KEYCODE_SHIFT : (state & GDK_ALT_MASK) != 0 ? KEYCODE_ALT : 0;

  pressed++;
  if (modifier != 0)
    send (modifier, TRUE);
  send (keycode, TRUE);
  send (keycode, FALSE);
  if (modifier != 0)
    send (modifier, FALSE);
  keyboard_rest (60);   /* longer than the funnel holds a key back */
}

guint
keyboard_count (void)
{
  return pressed;
}

static guint
find_key (char      character,
          gboolean *shift)
{
  for (guint keycode = 9; keycode < 110; keycode++)
    for (*shift = FALSE; *shift <= TRUE; (*shift)++)
      if (beket_scan_character (keycode, *shift) == character)
        return keycode;

  g_assert_not_reached ();
}

static void
type_key (char character)
{
  gboolean shift;
  guint keycode = find_key (character, &shift);

  pressed++;
  if (shift)
    send (KEYCODE_SHIFT, TRUE);
  send (keycode, TRUE);
  send (keycode, FALSE);
  if (shift)
    send (KEYCODE_SHIFT, FALSE);
  XSync (get_display (), False);
}

void
keyboard_type (const char *text,
               guint       gap_ms)
{
  for (; *text != '\0'; text++)
    {
      type_key (*text);
      if (gap_ms > 0)
        keyboard_rest (gap_ms);
    }
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window) && gtk_widget_get_mapped (window);
}

void
keyboard_present (GtkWidget *window)
{
  XTestFakeMotionEvent (get_display (), -1, 0, 0, CurrentTime);   /* it would choose in a list that opens below it */
  gtk_window_present (GTK_WINDOW (window));
  keyboard_until (is_active, window);
}
