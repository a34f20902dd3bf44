/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The controls of the plan with real keys: each one begun and ended, waived, with a violation.
 */

#include "config.h"

#include "guide-desk.h"
#include "keyboard.h"

static void
test_controls (GuideDesk    *desk,
               gconstpointer layout)
{
  guide_desk_to_controls (desk);

  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_status (desk, 0, "running");
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_status (desk, 0, "done");
  g_assert_cmpstr (guide_desk_text (desk, "controls", 0, "result"), ==, "no-remarks");

  /* The next one is chosen now. V asks what was found; with nothing said nothing is recorded. */
  keyboard_press (KEY_V, 0);
  keyboard_press (KEY_ENTER, 0);
  g_assert_cmpstr (guide_desk_text (desk, "controls", 1, "status"), ==, "planned");
  keyboard_type ("no seal", 40);
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_status (desk, 1, "done");
  g_assert_cmpstr (guide_desk_text (desk, "controls", 1, "result"), ==, "violation");
  g_assert_cmpstr (guide_desk_text (desk, "controls", 1, "remarks"), ==, "no seal");

  /* The third has a clause by which it may be waived; Esc first: nothing happens. */
  keyboard_press (KEY_F (4), 0);
  g_assert_true (guide_desk_shows (desk->page, "4.2"));
  keyboard_press (KEY_ESC, 0);
  g_assert_cmpstr (guide_desk_text (desk, "controls", 2, "status"), ==, "planned");
  keyboard_press (KEY_F (4), 0);
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_status (desk, 2, "waived");
  g_assert_cmpstr (guide_desk_text (desk, "controls", 2, "basis"), ==, "4.2");
}

/* A control with no clause cannot be waived, and nothing can be recognised with no act of the peer. */
static void
test_no_clause (GuideDesk    *desk,
                gconstpointer layout)
{
  guide_desk_to_controls (desk);
  keyboard_press (KEY_F (4), 0);
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_status (desk, 0, "running");
  keyboard_press (KEY_F (5), 0);
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_status (desk, 0, "done");
}

int
main (int    argc,
      char **argv)
{
  guide_desk_init (&argc, &argv);

  GUIDE_DESK_ADD ("/guide-controls/each", NULL, test_controls);
  GUIDE_DESK_ADD ("/guide-controls/no-clause", NULL, test_no_clause);

  return g_test_run ();
}
