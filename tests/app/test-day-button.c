/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With real keys: the state of a register's day, and who closes it.
 */

#include "config.h"

#include "guide-desk.h"
#include "keyboard.h"

#include "app/ask.h"
#include "app/day-button.h"
#include "station/day.h"
#include "station/setup.h"
#include "station/station-private.h"
#include "support/officer.h"

static gboolean
shows_open (gpointer data)
{
  GuideDesk *desk = data;

  return guide_desk_shows (desk->page, "Day is open");
}

static gboolean
shows_closed (gpointer data)
{
  GuideDesk *desk = data;

  return guide_desk_shows (desk->page, "✓ Day is closed");
}

static gboolean
shows_late (gpointer data)
{
  GuideDesk *desk = data;

  return guide_desk_shows (desk->page, "▲ Day is closed · late: 1");
}

static gboolean
offers_to_close (gpointer data)
{
  GuideDesk *desk = data;

  return guide_desk_shows (desk->page, "Close the Day");
}

static gboolean
tells_why_not (gpointer data)
{
  GuideDesk *desk = data;

  return guide_desk_shows (desk->page, "4-баптың 1-тармағы");
}

/* The day of a lorry that is open, in place of the page of crossings. */
static char *
show_day (GuideDesk *desk)
{
  char *today = beket_station_today (desk->booth.station);

  booth_lorry (&desk->booth);
  desk->page = beket_day_button_new (desk->booth.station);
  gtk_widget_set_halign (desk->page, GTK_ALIGN_START);   /* as on its page: there is room below it */
  gtk_widget_set_valign (desk->page, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (desk->window), desk->page);
  beket_day_button_set_day (BEKET_DAY_BUTTON (desk->page), today);
  keyboard_until (shows_open, desk);
  return today;
}

static gboolean
is_in_popover (gpointer data)
{
  GuideDesk *desk = data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (desk->window));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL && GTK_IS_BUTTON (focus) &&
         gtk_widget_get_mapped (focus);
}

static gboolean
is_shut (gpointer data)
{
  return !offers_to_close (data);
}

/* A key that comes before the popover has the focus would close it again. */
static void
press_close (GuideDesk *desk)
{
  gtk_widget_child_focus (desk->page, GTK_DIR_TAB_FORWARD);
  keyboard_press (KEY_SPACE, 0);
  keyboard_until (offers_to_close, desk);
  keyboard_until (is_in_popover, desk);
  keyboard_press (KEY_SPACE, 0);
}

static void
test_inspector (GuideDesk    *desk,
                gconstpointer layout)
{
  g_autofree char *today = show_day (desk);
  g_autoptr (BeketValue) row = NULL;

  press_close (desk);
  keyboard_until (tells_why_not, desk);
  row = beket_tools_day (desk->booth.station, today, NULL);
  g_assert_cmpstr (beket_value_get_text (row, "state"), ==, "open");
  keyboard_press (KEY_ESC, 0);   /* an open popover would keep the keyboard from the next window */
  keyboard_until (is_shut, desk);
}

static void
test_supervisor (GuideDesk    *desk,
                 gconstpointer layout)
{
  g_autofree char *today = NULL;
  g_autoptr (BeketValue) row = NULL;

  g_free (desk->booth.station->officer->role);
  desk->booth.station->officer->role = g_strdup ("supervisor");
  today = show_day (desk);
  press_close (desk);
  keyboard_until (shows_closed, desk);
  row = beket_tools_day (desk->booth.station, today, NULL);
  g_assert_cmpstr (beket_value_get_text (row, "state"), ==, "closed");

  booth_lorry (&desk->booth);
  beket_day_button_set_day (BEKET_DAY_BUTTON (desk->page), today);
  keyboard_until (shows_late, desk);
}

/* ---- Reopening ---- */

#define SUPERVISOR "KZ-10001"
#define HER_PIN "975310"

/* The officer of the booth is a supervisor, and there is another one. */
static void
enrol_second (GuideDesk *desk)
{
  g_autofree char *authority = g_build_filename (desk->booth.root, "authority", NULL);
  g_autofree char *path = g_build_filename (desk->booth.root, "second.p12", NULL);
  g_autoptr (GError) error = NULL;

  gtk_window_set_child (GTK_WINDOW (desk->window), NULL);
  booth_close (&desk->booth);
  officer_issue (authority, SUPERVISOR, "Сейітова А.", "border", "KZSYR", HER_PIN, path);
  beket_setup_enrol_officer (desk->booth.folder, path, HER_PIN, "жетекші", "supervisor", NULL, &error);
  g_assert_no_error (error);
  booth_open (&desk->booth);
  booth_sign_in (&desk->booth);
  g_free (desk->booth.station->officer->role);
  desk->booth.station->officer->role = g_strdup ("supervisor");
}

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
offers_to_reopen (gpointer data)
{
  return guide_desk_shows (((GuideDesk *) data)->page, "Reopen the Day…");
}

/* The reason that stands there, an explanation, the supervisor, his PIN. */
static void
consent (const char *pin)
{
  keyboard_press (KEY_TAB, 0);
  keyboard_type ("late", 50);
  keyboard_press (KEY_TAB, 0);
  keyboard_press (KEY_TAB, 0);
  keyboard_type (pin, 50);
  keyboard_press (KEY_ENTER, 0);
}

/* By two, the other one with her own PIN. */
static void
test_reopen (GuideDesk    *desk,
             gconstpointer layout)
{
  g_autofree char *today = NULL;
  g_autoptr (BeketValue) row = NULL;

  enrol_second (desk);
  today = show_day (desk);
  press_close (desk);
  keyboard_until (shows_closed, desk);
  keyboard_until (is_shut, desk);
  gtk_widget_child_focus (desk->page, GTK_DIR_TAB_FORWARD);
  keyboard_press (KEY_SPACE, 0);
  keyboard_until (offers_to_reopen, desk);
  keyboard_until (is_in_popover, desk);
  keyboard_press (KEY_SPACE, 0);
  keyboard_until (asks, NULL);
  consent (HER_PIN);
  keyboard_until (shows_open, desk);
  row = beket_tools_day (desk->booth.station, today, NULL);
  g_assert_cmpstr (beket_value_get_text (row, "state"), ==, "reopened");
  g_assert_nonnull (desk->toast);
}

int
main (int    argc,
      char **argv)
{
  guide_desk_init (&argc, &argv);
  GUIDE_DESK_ADD ("/day-button/inspector", NULL, test_inspector);
  GUIDE_DESK_ADD ("/day-button/supervisor", NULL, test_supervisor);
  GUIDE_DESK_ADD ("/day-button/reopen", NULL, test_reopen);

  return g_test_run ();
}
