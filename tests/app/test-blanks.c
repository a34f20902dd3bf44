/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Paper blanks in the window, with real keys: reserved, spoiled, scanned, entered with the times that stand on them.
 */

#include "config.h"

#include "guide-desk.h"

#include <string.h>

#include "app/act-facts.h"
#include "app/ask.h"
#include "app/page.h"
#include "app/register-cells.h"
#include "app/words.h"
#include "domain/local-time.h"
#include "keyboard.h"
#include "station/blank.h"
#include "station/item.h"
#include "station/search.h"
#include "station/station-private.h"

static gboolean
asks (gpointer data)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    if (BEKET_IS_ASK (link->data) && gtk_window_is_active (link->data))
      return TRUE;

  return FALSE;
}

static gboolean
is_back (gpointer desk)
{
  return gtk_window_is_active (GTK_WINDOW (((GuideDesk *) desk)->window));
}

typedef struct
{
  GuideDesk  *desk;
  const char *text;
} Sight;

static gboolean
is_seen (gpointer data)
{
  Sight *sight = data;

  return guide_desk_shows (sight->desk->page, sight->text);
}

static void
wait_for (GuideDesk  *desk,
          const char *text)
{
  Sight sight = { desk, text };

  keyboard_until (is_seen, &sight);
}

static char *
reserve (GuideDesk *desk)
{
  g_auto (GStrv) numbers = beket_tools_reserve_blanks (desk->booth.station, 2, NULL);

  g_assert_nonnull (numbers);
  return g_strdup (numbers[0]);
}

/* "22.11.2026 14:14" of the point's clock, @minutes after the test's beginning. */
static void
type_time (GuideDesk *desk,
           int        minutes)
{
  g_autofree char *text = beket_point_time (beket_station_get_point (desk->booth.station, NULL),
                                            desk->booth.now + minutes * G_TIME_SPAN_MINUTE);
  text[16] = '\0';
  keyboard_press (KEY_F (7), GDK_SHIFT_MASK);
  keyboard_type (text, 50);
  keyboard_press (KEY_ENTER, 0);
}

static void
seal (GuideDesk *desk)
{
  keyboard_type ("h4418203", 0);
  keyboard_rest (700);
  keyboard_press (KEY_ENTER, 0);
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_step (desk, "decision");
}

static void
sign (GuideDesk *desk)
{
  booth_settle (&desk->booth);
  keyboard_rest (200);
  keyboard_press (KEY_F (9), 0);
  keyboard_type (BOOTH_PIN, 50);
  keyboard_press (KEY_ENTER, 0);
  keyboard_until (guide_desk_is_gone, desk);
}

/* No blank is there, and the page says what they are for; the number of them that was typed is reserved, once. */
static void
test_reserve (GuideDesk    *desk,
              gconstpointer layout)
{
  g_autoptr (BeketValue) rows = NULL;

  keyboard_press (KEY_F (2), GDK_SHIFT_MASK);
  wait_for (desk, "No paper blanks are reserved");
  keyboard_rest (50);
  keyboard_press (KEY_SPACE, 0);
  keyboard_until (asks, NULL);
  keyboard_type ("0", 50);
  keyboard_press (KEY_ENTER, 0);
  g_assert_true (asks (NULL));
  keyboard_press (KEY_ESC, 0);
  keyboard_until (is_back, desk);
  rows = beket_tools_blanks (desk->booth.station, NULL);
  g_assert_cmpuint (beket_value_length (rows), ==, 0);
  keyboard_press (KEY_F (8), 0);
  keyboard_until (asks, NULL);
  keyboard_press (KEY_ESC, 0);
  keyboard_until (is_back, desk);
}

static void
test_spoil (GuideDesk    *desk,
            gconstpointer layout)
{
  g_autofree char *number = reserve (desk);
  g_autoptr (BeketValue) rows = NULL;

  keyboard_press (KEY_F (2), GDK_SHIFT_MASK);
  wait_for (desk, number);
  keyboard_press (KEY_F (6), 0);
  keyboard_until (asks, NULL);
  keyboard_type ("torn", 50);
  keyboard_press (KEY_ENTER, 0);
  keyboard_until (is_back, desk);
  wait_for (desk, "torn");
  rows = beket_tools_blanks (desk->booth.station, NULL);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (rows, 1), "state"), ==, "spoiled");
}

/* Behind the list lies a crossing: its keys do nothing while it cannot be seen, and Esc leads back to it. */
static void
test_behind (GuideDesk    *desk,
             gconstpointer layout)
{
  g_autofree char *number = reserve (desk);

  guide_desk_to_controls (desk);
  keyboard_press (KEY_F (2), GDK_SHIFT_MASK);
  wait_for (desk, number);
  keyboard_press (KEY_F (8), 0);   /* it reserves here */
  keyboard_until (asks, NULL);
  keyboard_press (KEY_ESC, 0);
  keyboard_until (is_back, desk);
  keyboard_press (KEY_F (9), 0);
  booth_settle (&desk->booth);
  g_assert_cmpstr (guide_desk_text (desk, "controls", 0, "status"), ==, "planned");
  keyboard_press (KEY_ESC, 0);
  g_assert_false (guide_desk_shows (desk->page, number));
  keyboard_press (KEY_F (8), 0);
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_status (desk, 0, "done");
}

/* Enter on the row, the time of arrival, and nothing goes on record without its time. */
static void
test_enter (GuideDesk    *desk,
            gconstpointer layout)
{
  g_autofree char *number = reserve (desk);
  g_autofree char *head = g_strdup_printf ("From paper blank %s", number);
  gint64 last;

  desk->booth.now += G_TIME_SPAN_HOUR;
  keyboard_press (KEY_F (2), GDK_SHIFT_MASK);
  wait_for (desk, number);
  keyboard_rest (50);
  keyboard_press (KEY_ENTER, 0);
  wait_for (desk, head);
  g_assert_cmpstr (beket_station_blank_number (guide_desk_crossing (desk)), ==, number);

  keyboard_type ("99", 50);
  keyboard_press (KEY_ENTER, 0);
  g_assert_true (guide_desk_shows (desk->page, "Enter what the clock of this point shows"));
  type_time (desk, 60);
  g_assert_true (guide_desk_shows (desk->page, "has not come yet") || guide_desk_shows (desk->page, "наступило") ||
                 guide_desk_shows (desk->page, "келген жоқ"));
  type_time (desk, -30);
  g_assert_true (guide_desk_shows (desk->page, "✓ for the next step"));
  g_assert_cmpint (beket_station_get_blank_time (guide_desk_crossing (desk), &last), !=, 0);
  g_assert_cmpint (last, <, desk->booth.now - 29 * G_TIME_SPAN_MINUTE);
}

/* A step without its time is refused, and says why. */
static void
refused (GuideDesk *desk)
{
  g_autofree char *reason = beket_words_sentence (beket_words_label (desk->booth.station, "blank-reason", "blank-no-time"));

  g_clear_pointer (&desk->toast, g_free);
  keyboard_press (KEY_ENTER, 0);
  booth_settle (&desk->booth);
  keyboard_rest (50);
  g_assert_true (guide_desk_shows (desk->page, reason) || (desk->toast != NULL && strstr (desk->toast, reason) != NULL));
}

/* @step: where Enter leads when its time was taken. */
static void
go_on_at (GuideDesk  *desk,
          int         minutes,
          const char *step)
{
  type_time (desk, minutes);
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_step (desk, step);
}

/* The act says it in words, the line of the register by a leaf. */
static void
says_from_paper (GuideDesk *desk,
                 BeketItem *act)
{
  GtkWidget *facts = g_object_ref_sink (beket_act_facts_new ());
  g_autoptr (BeketValue) ask = beket_value_new_object ();
  g_autoptr (BeketValue) page = NULL;
  g_autoptr (BeketItem) line = NULL;
  g_autofree char *time = NULL;

  beket_act_facts_show (BEKET_ACT_FACTS (facts), desk->booth.station, act, NULL);
  g_assert_true (guide_desk_shows (facts, "From paper blank"));
  g_object_unref (facts);

  page = beket_tools_register (desk->booth.station, ask, NULL);
  line = beket_item_new ("line", beket_value_index (beket_value_get (page, "rows"), 0));
  time = beket_register_time (desk->booth.station, line);
  g_assert_true (g_str_has_prefix (time, "▤ "));
}

/* The whole way from the paper: each time that goes on record was typed, and the act has the number of the blank. */
static void
test_whole (GuideDesk    *desk,
            gconstpointer layout)
{
  g_autofree char *number = reserve (desk);
  g_autoptr (BeketItem) act = NULL;

  desk->booth.now += G_TIME_SPAN_HOUR;
  guide_desk_scan (desk, number);
  type_time (desk, -50);
  guide_desk_fill (desk);
  go_on_at (desk, -50, "controls");
  keyboard_press (KEY_F (8), 0);
  refused (desk);
  type_time (desk, -40);
  keyboard_press (KEY_F (8), 0);
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_step (desk, "seals");
  seal (desk);
  keyboard_press (KEY_DIGIT (1), 0);
  refused (desk);
  type_time (desk, -30);
  keyboard_press (KEY_DIGIT (1), 0);
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_step (desk, "act");
  sign (desk);
  booth_settle (&desk->booth);
  act = g_list_model_get_item (beket_station_acts (desk->booth.station), 0);
  g_assert_cmpstr (beket_item_text (act, "number"), ==, number);
  g_assert_cmpstr (beket_item_text (act, "blank.number"), ==, number);
  says_from_paper (desk, act);
}

/* The code on the paper, under the scanner, opens it; a second time it says why not. */
static void
test_scan (GuideDesk    *desk,
           gconstpointer layout)
{
  g_autofree char *number = reserve (desk);
  g_autofree char *head = g_strdup_printf ("From paper blank %s", number);

  guide_desk_scan (desk, number);
  wait_for (desk, head);
  keyboard_press (KEY_F (2), 0);
  guide_desk_scan (desk, number);
  booth_settle (&desk->booth);
  g_assert_nonnull (desk->toast);
}

int
main (int    argc,
      char **argv)
{
  guide_desk_init (&argc, &argv);

  GUIDE_DESK_ADD ("/blanks/reserve", NULL, test_reserve);
  GUIDE_DESK_ADD ("/blanks/spoil", NULL, test_spoil);
  GUIDE_DESK_ADD ("/blanks/behind", NULL, test_behind);
  GUIDE_DESK_ADD ("/blanks/enter", NULL, test_enter);
  GUIDE_DESK_ADD ("/blanks/whole", NULL, test_whole);
  GUIDE_DESK_ADD ("/blanks/scan", NULL, test_scan);

  return g_test_run ();
}
