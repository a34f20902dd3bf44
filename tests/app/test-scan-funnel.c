/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scan funnel with real keys: what is scanned is never typed, what is typed is never lost.
 */

#include "config.h"

#include "app/scan-funnel.h"

#include <gtk/gtk.h>

#include "keyboard.h"

#define MRZ "P<KAZAKHMETOV<<NURLAN<<<<<<<<<<<<<<<<<<<<<<<N123456785KAZ9001158M3001145900115300003<<22"

typedef struct
{
  GtkWidget *window;
  GtkWidget *entry;
  GString   *scans;      /* (owned): each scan and a line end */
  guint      activated;  /* Enter reached the entry */
} Desk;

static void
scanned_cb (const char *text,
            gpointer    user_data)
{
  g_string_append_printf (((Desk *) user_data)->scans, "%s|", text);
}

static void
activate_cb (Desk *desk)
{
  desk->activated++;
}

static void
set_up (Desk         *desk,
        gconstpointer layout)
{
  GtkEventController *funnel = beket_scan_funnel_new ();

  keyboard_layout (layout);
  desk->scans = g_string_new (NULL);
  desk->window = gtk_window_new ();
  desk->entry = gtk_entry_new ();
  gtk_window_set_child (GTK_WINDOW (desk->window), desk->entry);
  g_signal_connect_swapped (desk->entry, "activate", G_CALLBACK (activate_cb), desk);
  beket_scan_funnel_connect (funnel, scanned_cb, desk);
  gtk_widget_add_controller (desk->window, funnel);
  keyboard_present (desk->window);
  gtk_widget_grab_focus (desk->entry);
}

static void
tear_down (Desk         *desk,
           gconstpointer layout)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  g_string_free (desk->scans, TRUE);
}

static const char *
typed (Desk *desk)
{
  return gtk_editable_get_text (GTK_EDITABLE (desk->entry));
}

static gboolean
has_scan (gpointer user_data)
{
  return ((Desk *) user_data)->scans->len > 0;
}

static gboolean
has_text (gpointer user_data)
{
  return *typed (user_data) != '\0';
}

/* The keys come in one burst, the field has the focus, and not one character stays in it. */
static void
test_burst (Desk         *desk,
            gconstpointer layout)
{
  keyboard_type (MRZ "\n", 0);
  keyboard_until (has_scan, desk);
  keyboard_rest (100);
  g_assert_cmpstr (desk->scans->str, ==, MRZ "|");
  g_assert_cmpstr (typed (desk), ==, "");
  g_assert_cmpuint (desk->activated, ==, 0);
}

/* With no Enter behind it the silence ends the scan. */
static void
test_no_enter (Desk         *desk,
               gconstpointer layout)
{
  keyboard_type ("CSQU3054383", 3);
  keyboard_until (has_scan, desk);
  g_assert_cmpstr (desk->scans->str, ==, "CSQU3054383|");
  g_assert_cmpstr (typed (desk), ==, "");
}

static void
test_two_scans (Desk         *desk,
                gconstpointer layout)
{
  keyboard_type ("CSQU3054383\n", 0);
  keyboard_until (has_scan, desk);
  keyboard_rest (150);
  keyboard_type ("512ABC07\n", 0);
  keyboard_rest (700);
  g_assert_cmpstr (desk->scans->str, ==, "CSQU3054383|512ABC07|");
  g_assert_cmpstr (typed (desk), ==, "");
}

/* A hand: each key arrives once, in its order, with its case, Enter last. */
static void
test_slow (Desk         *desk,
           gconstpointer layout)
{
  keyboard_type ("Hello World 123 quick", 45);
  keyboard_press (KEY_ENTER, 0);
  keyboard_rest (100);
  g_assert_cmpstr (desk->scans->str, ==, "");
  g_assert_cmpstr (typed (desk), ==, "Hello World 123 quick");
  g_assert_cmpuint (desk->activated, ==, 1);
}

/* The fast rolls of a hand, two to five keys at once: nothing is lost, nothing changes its place. */
static void
test_rolls (Desk         *desk,
            gconstpointer layout)
{
  g_autoptr (GString) expected = g_string_new (NULL);
  const char *rolls[] = { "th", "e ", "qui", "ck", " b", "rown", " f", "oxes", " ju", "mped", NULL };

  for (guint round = 0; round < 3; round++)
    for (guint i = 0; rolls[i] != NULL; i++)
      {
        keyboard_type (rolls[i], 0);
        g_string_append (expected, rolls[i]);
        keyboard_rest (32 + 7 * (i % 3));
      }
  keyboard_rest (200);
  g_assert_cmpstr (desk->scans->str, ==, "");
  g_assert_cmpstr (typed (desk), ==, expected->str);
}

/* What is typed right before and right after a scan stays typed. */
static void
test_around (Desk         *desk,
             gconstpointer layout)
{
  keyboard_type ("ab", 50);
  keyboard_rest (80);
  keyboard_type ("CSQU3054383\n", 0);
  keyboard_until (has_scan, desk);
  keyboard_rest (100);
  keyboard_type ("cd", 50);
  keyboard_rest (100);
  g_assert_cmpstr (desk->scans->str, ==, "CSQU3054383|");
  g_assert_cmpstr (typed (desk), ==, "abcd");
}

/* A key that no scanner has goes behind what was held: the end is where it was typed. */
static void
test_backspace (Desk         *desk,
                gconstpointer layout)
{
  keyboard_type ("xyz", 0);
  keyboard_press (KEY_BACKSPACE, 0);
  keyboard_rest (150);
  g_assert_cmpstr (typed (desk), ==, "xy");
  keyboard_type ("xyz", 0);
  keyboard_press (KEY_ENTER, 0);
  keyboard_rest (150);
  g_assert_cmpstr (typed (desk), ==, "xyxyz");
  g_assert_cmpuint (desk->activated, ==, 1);
}

static gboolean
busy_cb (gpointer data)
{
  g_usleep (150 * 1000);

  return G_SOURCE_REMOVE;
}

/* The program is busy in the middle of a burst: the times of the keys count, not when they are looked at. */
static void
test_busy (Desk         *desk,
           gconstpointer layout)
{
  keyboard_type ("CSQ", 0);
  g_idle_add_full (G_PRIORITY_HIGH, busy_cb, NULL, NULL);
  keyboard_type ("U3054383\n", 0);
  keyboard_until (has_scan, desk);
  keyboard_rest (100);
  g_assert_cmpstr (desk->scans->str, ==, "CSQU3054383|");
  g_assert_cmpstr (typed (desk), ==, "");
}

/* One key alone is late by no more than can be seen. */
static void
test_latency (Desk         *desk,
              gconstpointer layout)
{
  gint64 start = g_get_monotonic_time ();

  keyboard_type ("a", 0);
  keyboard_until (has_text, desk);
  g_test_message ("one key after %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpstr (typed (desk), ==, "a");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, layout, func) g_test_add (path, Desk, layout, set_up, func, tear_down)

  ADD ("/scan-funnel/burst/us", "us", test_burst);
  ADD ("/scan-funnel/burst/kz", "kz", test_burst);
  ADD ("/scan-funnel/burst/ru", "ru", test_burst);
  ADD ("/scan-funnel/no-enter/us", "us", test_no_enter);
  ADD ("/scan-funnel/no-enter/kz", "kz", test_no_enter);
  ADD ("/scan-funnel/no-enter/ru", "ru", test_no_enter);
  ADD ("/scan-funnel/two-scans", "us", test_two_scans);
  ADD ("/scan-funnel/slow", "us", test_slow);
  ADD ("/scan-funnel/rolls", "us", test_rolls);
  ADD ("/scan-funnel/around", "us", test_around);
  ADD ("/scan-funnel/backspace", "us", test_backspace);
  ADD ("/scan-funnel/busy", "us", test_busy);
  ADD ("/scan-funnel/latency", "us", test_latency);

  return g_test_run ();
}
