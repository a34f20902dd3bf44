/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several crossings at once, with real keys: the queue, and a page that is built anew.
 */

#include "config.h"

#include "guide-desk.h"

#include "app/page.h"
#include "keyboard.h"

/* Shift+F3 finds by plate in any letters; Enter opens what was found, Esc goes back to the field. */
static void
test_queue (GuideDesk    *desk,
            gconstpointer layout)
{
  g_autofree char *first = NULL;

  keyboard_press (KEY_F (2), 0);
  first = g_strdup (beket_crossing_get_id (guide_desk_crossing (desk)));
  keyboard_press (KEY_DIGIT (2), GDK_ALT_MASK);
  keyboard_type ("512abc07", 0);
  keyboard_rest (700);
  keyboard_press (KEY_F (2), 0);
  g_assert_cmpstr (beket_crossing_get_id (guide_desk_crossing (desk)), !=, first);

  keyboard_press (KEY_F (3), GDK_SHIFT_MASK);
  keyboard_type ("512a", 50);
  keyboard_press (KEY_ENTER, 0);
  g_assert_cmpstr (beket_crossing_get_id (guide_desk_crossing (desk)), ==, first);
  g_assert_cmpstr (guide_desk_step (desk), ==, "vehicle");

  keyboard_press (KEY_F (3), GDK_SHIFT_MASK);
  keyboard_press (KEY_ESC, 0);
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (desk->window)), GTK_TYPE_STACK));
}

/* A new page, as after a switch of the language, goes on in the same crossing, step and field. */
static void
test_again (GuideDesk    *desk,
            gconstpointer layout)
{
  g_autofree char *place = NULL;
  g_autofree char *focus = NULL;

  keyboard_press (KEY_F (2), 0);
  keyboard_press (KEY_F (2), 0);
  keyboard_press (KEY_DIGIT (2), GDK_ALT_MASK);
  keyboard_press (KEY_TAB, 0);
  place = beket_page_get_place (BEKET_PAGE (desk->page));
  focus = g_strdup (guide_desk_focus (desk));
  g_assert_cmpstr (focus, ==, "usedTransportMeans[0].plateCountry");

  desk->page = beket_crossings_page_new (desk->booth.station);
  gtk_window_set_child (GTK_WINDOW (desk->window), desk->page);
  beket_page_set_place (BEKET_PAGE (desk->page), place);
  beket_page_arrive (BEKET_PAGE (desk->page));
  keyboard_rest (50);
  g_assert_cmpstr (beket_crossing_get_id (guide_desk_crossing (desk)), ==, place);
  g_assert_cmpstr (guide_desk_step (desk), ==, "vehicle");
  g_assert_cmpstr (guide_desk_focus (desk), ==, focus);
}

int
main (int    argc,
      char **argv)
{
  guide_desk_init (&argc, &argv);

  GUIDE_DESK_ADD ("/guide-queue/search", NULL, test_queue);
  GUIDE_DESK_ADD ("/guide-queue/again", NULL, test_again);

  return g_test_run ();
}
