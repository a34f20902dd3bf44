/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With real keys: an offence is told from the guide, and the neighbour's is read.
 */

#include "config.h"

#include "guide-desk.h"
#include "keyboard.h"

#include "app/neighbour-page.h"
#include "app/page.h"
#include "station/paper.h"
#include "support/rights.h"

#define TIME "2026-11-28T09:00:00.000Z"
#define THEIRS \
  "{'number':'D10-RUMSH-1','fact':'attempt','category':'drugs','urgency':'immediate','place':'2','point':'RUMSH','officer':'RU-20917'," \
  "'time':'" TIME "','reported':'" TIME "','circumstances':{'ru':'найдено в тайнике'},'measures':['seizure'],'persons':[{'name':'X Y'}]}"

static guint
n_offences (GuideDesk *desk)
{
  return g_list_model_get_n_items (beket_station_offences (desk->booth.station));
}

static gboolean
has_offence (gpointer desk)
{
  return n_offences (desk) > 0;
}

static gboolean
is_acknowledged (gpointer data)
{
  GuideDesk *desk = data;
  g_autoptr (BeketItem) item = g_list_model_get_item (beket_station_offences (desk->booth.station), 0);

  return g_str_equal (beket_item_text (item, "state"), "acknowledged");
}

static GtkWidget *
focus_of (GuideDesk *desk)
{
  return gtk_root_get_focus (GTK_ROOT (desk->window));
}

/* Tab by Tab, until the focus is in a widget of @type. */
static GtkWidget *
tab_to (GuideDesk *desk,
        GType      type)
{
  for (guint i = 0; i < 30; i++)
    {
      GtkWidget *found = gtk_widget_get_ancestor (focus_of (desk), type);

      if (found != NULL)
        return found;
      keyboard_press (KEY_TAB, 0);
    }
  g_assert_not_reached ();
}

static gboolean
is_chosen (gpointer category)
{
  return gtk_drop_down_get_selected (category) != 0;
}

/* Returns: its word. */
static const char *
choose_category (GuideDesk *desk)
{
  const char *const *words = beket_codes_words (beket_station_get_codes (desk->booth.station), "offence");
  GtkWidget *category = tab_to (desk, GTK_TYPE_DROP_DOWN);

  keyboard_press (KEY_SPACE, 0);
  keyboard_press (KEY_DOWN, 0);
  keyboard_press (KEY_ENTER, 0);
  keyboard_until (is_chosen, category);
  return words[gtk_drop_down_get_selected (GTK_DROP_DOWN (category)) - 1];   /* the first line says nothing */
}

static gboolean
is_in_guide (gpointer data)
{
  GuideDesk *desk = data;

  return focus_of (desk) != NULL && !guide_desk_shows (desk->page, "Article 3, paragraph 5");
}

static void
test_report (GuideDesk    *desk,
             gconstpointer layout)
{
  g_autoptr (BeketItem) item = NULL;
  const BeketValue *row;
  const char *category;

  guide_desk_to_controls (desk);
  keyboard_press (KEY_F (6), GDK_SHIFT_MASK);
  g_assert_true (guide_desk_shows (desk->page, "Article 3, paragraph 5"));

  /* What is missing is said, one after the other, and nothing is written. */
  tab_to (desk, GTK_TYPE_ENTRY);
  keyboard_press (KEY_TAB, 0);
  keyboard_type ("no seal", 40);
  keyboard_press (KEY_ENTER, 0);
  g_assert_true (guide_desk_shows (desk->page, "Choose what kind of offence it is."));
  category = choose_category (desk);
  keyboard_press (KEY_TAB, 0);
  keyboard_press (KEY_TAB, 0);
  tab_to (desk, GTK_TYPE_FLOW_BOX_CHILD);
  keyboard_press (KEY_SPACE, 0);
  tab_to (desk, GTK_TYPE_ENTRY);
  keyboard_press (KEY_TAB, 0);
  g_assert_cmpuint (n_offences (desk), ==, 0);
  keyboard_press (KEY_ENTER, 0);
  keyboard_until (has_offence, desk);

  item = g_list_model_get_item (beket_station_offences (desk->booth.station), 0);
  row = beket_item_get_row (item);
  g_assert_cmpstr (beket_item_text (item, "crossing"), ==, beket_crossing_get_id (guide_desk_crossing (desk)));
  g_assert_cmpstr (beket_item_text (item, "category"), ==, category);
  g_assert_cmpstr (beket_item_text (item, "circumstances.kk"), ==, "no seal");
  g_assert_cmpuint (beket_value_length (beket_value_get (row, "persons")), ==, 1);
  keyboard_until (is_in_guide, desk);
}

/* Esc leaves it, and nothing is told; the step behind it is where it was. */
static void
test_leave (GuideDesk    *desk,
            gconstpointer layout)
{
  g_autofree char *step = NULL;

  guide_desk_to_controls (desk);
  step = g_strdup (guide_desk_step (desk));
  keyboard_press (KEY_F (6), GDK_SHIFT_MASK);
  choose_category (desk);
  keyboard_press (KEY_ESC, 0);
  keyboard_until (is_in_guide, desk);
  g_assert_cmpstr (guide_desk_step (desk), ==, step);
  g_assert_cmpuint (n_offences (desk), ==, 0);
}

static void
test_acknowledge (GuideDesk    *desk,
                  gconstpointer layout)
{
  Heard heard = { 0, NULL };

  desk->page = beket_neighbour_page_new (desk->booth.station);
  gtk_window_set_child (GTK_WINDOW (desk->window), desk->page);
  g_assert_cmpuint (beket_neighbour_page_get_n_waiting (BEKET_NEIGHBOUR_PAGE (desk->page)), ==, 0);
  rights_hear (&desk->booth, &heard, "RU-RUMSH-P01", "offence.reported", THEIRS);
  keyboard_until (has_offence, desk);
  g_assert_cmpuint (beket_neighbour_page_get_n_waiting (BEKET_NEIGHBOUR_PAGE (desk->page)), ==, 1);
  g_assert_true (guide_desk_shows (desk->page, "найдено в тайнике"));
  g_assert_true (guide_desk_shows (desk->page, "X Y"));
  g_assert_cmpstr (desk->toast, ==, "The neighbour reports an offence.");

  beket_page_arrive (BEKET_PAGE (desk->page));
  keyboard_press (KEY_F (4), 0);
  keyboard_press (KEY_SPACE, 0);
  keyboard_until (is_acknowledged, desk);
  g_assert_cmpuint (beket_neighbour_page_get_n_waiting (BEKET_NEIGHBOUR_PAGE (desk->page)), ==, 0);
  g_assert_true (guide_desk_shows (desk->page, BOOTH_OFFICER));
  rights_heard_clear (&heard);
}

int
main (int    argc,
      char **argv)
{
  guide_desk_init (&argc, &argv);
  GUIDE_DESK_ADD ("/offence/report", NULL, test_report);
  GUIDE_DESK_ADD ("/offence/leave", NULL, test_leave);
  GUIDE_DESK_ADD ("/offence/acknowledge", NULL, test_acknowledge);

  return g_test_run ();
}
