/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The register of a day in the real window: lines, totals, filters, days, and a line that is opened.
 */

#include "config.h"

#include "desk.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/locale.h"
#include "app/register-filter.h"
#include "app/wording.h"
#include "domain/local-time.h"
#include "station/access.h"
#include "station/day.h"
#include "station/station-private.h"

#define KEY_LEFT 113
#define KEY_HOME 110

static gboolean
shows (Desk    *desk,
       gpointer text)
{
  return desk_shows (desk, text);
}

static char *
title_of_day (Desk *desk,
              int   days_ago)
{
  g_autofree char *day = beket_point_day (beket_station_get_point (desk->booth.station, NULL),
                                          desk->booth.now - days_ago * G_TIME_SPAN_DAY);
  g_autofree char *words = beket_wording_day (day);

  return g_strdup_printf ("%s · %s", _ ("Register"), words);
}

static void
begin (Desk *desk)
{
  g_autofree char *title = NULL;
  g_autofree char *act = NULL;

  desk_init (desk);
  desk_sign_in (desk);
  desk_wait_title (desk, _ ("Crossings"));
  g_assert_true (beket_station_set_purpose (desk->booth.station, "supervision", NULL));
  act = booth_issue_act (&desk->booth);
  booth_lorry (&desk->booth);
  desk_chord (desk, KEY_CONTROL, KEY_1 + 3);
  title = title_of_day (desk, 0);
  desk_wait_title (desk, title);
}

/* ---- The lines ---- */

static guint
n_lines (Desk *desk)
{
  GtkWidget *view = desk_find (GTK_WIDGET (desk->window), GTK_TYPE_COLUMN_VIEW);
  GtkSelectionModel *lines = view != NULL ? gtk_column_view_get_model (GTK_COLUMN_VIEW (view)) : NULL;

  return lines != NULL ? g_list_model_get_n_items (G_LIST_MODEL (lines)) : 0;
}

static gboolean
has_lines (Desk    *desk,
           gpointer n)
{
  return n_lines (desk) == GPOINTER_TO_UINT (n);
}

typedef struct
{
  const char *name;
  GtkWidget  *found;
} Wanted;

static void
look_for_filter (GtkWidget *widget,
                 gpointer   data)
{
  Wanted *wanted = data;

  if (BEKET_IS_REGISTER_FILTER (widget) &&
      g_str_equal (beket_register_filter_get_name (BEKET_REGISTER_FILTER (widget)), wanted->name))
    wanted->found = gtk_widget_get_first_child (widget);
}

static void
choose (Desk       *desk,
        const char *name,
        guint       position)
{
  Wanted wanted = { .name = name };

  desk_each (GTK_WIDGET (desk->window), look_for_filter, &wanted);
  g_assert_nonnull (wanted.found);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (wanted.found), position);
}

static void
find_totals (GtkWidget *widget,
             gpointer   found)
{
  if (GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "Тәулік қорытындысы: өту 2 · адам 2 · көлік құралы 2 |"))
    *(gboolean *) found = TRUE;
}

static void
test_filters (void)
{
  Desk desk;
  gboolean totals = FALSE;

  begin (&desk);
  desk_wait (&desk, "both lines", has_lines, GUINT_TO_POINTER (2));
  desk_each (GTK_WIDGET (desk.window), find_totals, &totals);
  g_assert_true (totals);

  choose (&desk, "decision", 1);   /* in the order of their words: admitted, in-control */
  desk_wait (&desk, "the one that was admitted", has_lines, GUINT_TO_POINTER (1));
  choose (&desk, "direction", 1);
  desk_wait (&desk, "it goes out", has_lines, GUINT_TO_POINTER (1));
  choose (&desk, "decision", 0);
  desk_wait (&desk, "both lines again", has_lines, GUINT_TO_POINTER (2));
  desk_clear (&desk);
}

/* ---- Days ---- */

static void
test_days (void)
{
  Desk desk;
  g_autofree char *yesterday = NULL;
  g_autofree char *today = NULL;

  begin (&desk);
  yesterday = title_of_day (&desk, 1);
  today = title_of_day (&desk, 0);
  desk_wait (&desk, "both lines", has_lines, GUINT_TO_POINTER (2));
  desk_chord (&desk, KEY_ALT, KEY_LEFT);
  desk_wait_title (&desk, yesterday);
  desk_wait (&desk, "nobody", shows, (gpointer) _ ("Nobody crossed here on this day."));
  desk_chord (&desk, KEY_ALT, KEY_HOME);
  desk_wait_title (&desk, today);
  desk_wait (&desk, "both lines again", has_lines, GUINT_TO_POINTER (2));
  desk_clear (&desk);
}

/* ---- A line is opened ---- */

static gboolean
is_in_table (Desk    *desk,
             gpointer unused)
{
  GtkWidget *view = desk_find (GTK_WIDGET (desk->window), GTK_TYPE_COLUMN_VIEW);
  GtkWidget *focus = gtk_window_get_focus (desk->window);

  return view != NULL && focus != NULL && gtk_widget_is_ancestor (focus, view) && n_lines (desk) == 2;
}

static void
test_open (void)
{
  Desk desk;
  g_autofree char *title = g_strdup_printf ("%s · 512 ABC 07", _ ("Register"));
  g_autofree char *register_title = NULL;
  gint64 count;
  g_autoptr (BeketValue) rows = NULL;

  begin (&desk);
  register_title = title_of_day (&desk, 0);
  desk_wait (&desk, "the focus is in the lines", is_in_table, NULL);
  desk_key (&desk, KEY_DOWN);   /* into the lines: the newest is open still, the one below it is not */
  desk_key (&desk, KEY_DOWN);
  desk_key (&desk, KEY_RETURN);
  desk_wait_title (&desk, title);
  desk_wait (&desk, "what was recorded", shows, (gpointer) _ ("Decision"));
  rows = beket_tools_access (desk.booth.station, 10, &count, NULL);
  g_assert_cmpstr (beket_value_get_text (beket_value_index (rows, 0), "purpose"), ==, "supervision");
  desk_key (&desk, KEY_ESCAPE);
  desk_wait_title (&desk, register_title);
  desk_clear (&desk);
}

/* The day's state stands beside it, and follows from day to day. */
static void
test_day (void)
{
  Desk desk;
  g_autofree char *today = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;

  begin (&desk);
  desk_wait (&desk, "the day is open", shows, (gpointer) _ ("Day is open"));
  g_free (desk.booth.station->officer->role);
  desk.booth.station->officer->role = g_strdup ("supervisor");
  today = beket_station_today (desk.booth.station);
  number = beket_tools_close_day (desk.booth.station, today, &error);
  g_assert_no_error (error);
  desk_chord (&desk, KEY_ALT, KEY_LEFT);
  desk_chord (&desk, KEY_ALT, KEY_HOME);
  desk_wait (&desk, "the day is closed", shows, (gpointer) _ ("✓ Day is closed"));
  desk_clear (&desk);
}

int
main (int    argc,
      char **argv)
{
  /* Many applications with one name in one process: no bus can have them. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  beket_locale_start (BEKET_KK);
  gtk_disable_setlocale ();
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/register/filters", test_filters);
  g_test_add_func ("/register/days", test_days);
  g_test_add_func ("/register/open", test_open);
  g_test_add_func ("/register/day", test_day);

  return g_test_run ();
}
