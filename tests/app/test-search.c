/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The search over the whole ledger, in the real window and by real keys: what for, what is found, what Enter opens, what the log of views tells.
 */

#include "config.h"

#include "desk.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/ask.h"
#include "app/locale.h"
#include "app/search-view.h"
#include "station/access.h"

#define KEY_F3 69

static gboolean
shows (Desk    *desk,
       gpointer text)
{
  return desk_shows (desk, text);
}

static gboolean
asks (Desk    *desk,
      gpointer unused)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    if (BEKET_IS_ASK (link->data))
      return gtk_window_is_active (link->data);

  return FALSE;
}

static gboolean
asks_no_more (Desk    *desk,
              gpointer unused)
{
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  for (GList *link = toplevels; link != NULL; link = link->next)
    if (BEKET_IS_ASK (link->data))
      return FALSE;

  return gtk_window_is_active (desk->window);
}

static gboolean
is_typed (Desk    *desk,
          gpointer text)
{
  GtkWidget *view = desk_find (GTK_WIDGET (desk->window), BEKET_TYPE_SEARCH_VIEW);

  return view != NULL && g_str_equal (beket_search_view_get_text (BEKET_SEARCH_VIEW (view)), text);
}

/* (transfer full): what an open search is called in the title. */
static char *
search_title (void)
{
  return g_strdup_printf ("%s · %s", _ ("Register"), _ ("Search"));
}

static void
begin_search (Desk *desk)
{
  g_autofree char *title = search_title ();

  desk_key (desk, KEY_F3);
  if (beket_station_get_purpose (desk->booth.station) == NULL)
    {
      desk_wait (desk, "what for", asks, NULL);
      desk_key (desk, KEY_RETURN);
      desk_wait (desk, "said", asks_no_more, NULL);
    }
  desk_wait_title (desk, title);
}

static void
search_for (Desk       *desk,
            const char *digits)
{
  begin_search (desk);
  desk_type (desk, digits);
  desk_wait (desk, "typed", is_typed, (gpointer) digits);
}

/* Three digits: more of them, this fast and with an Enter behind them, are a scan. */
/* (transfer full): the newest view of the log. */
static BeketValue *
last_view (Desk   *desk,
           gint64 *count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketValue) rows = beket_tools_access (desk->booth.station, 10, count, &error);

  g_assert_no_error (error);
  return *count > 0 ? beket_value_copy (beket_value_index (rows, 0)) : NULL;
}

static void
assert_view (Desk       *desk,
             const char *what,
             const char *purpose)
{
  gint64 count;
  g_autoptr (BeketValue) view = last_view (desk, &count);

  g_assert_cmpstr (beket_value_get_text (view, "what"), ==, what);
  g_assert_cmpstr (beket_value_get_text (view, "purpose"), ==, purpose);
  g_assert_cmpstr (beket_value_get_text (view, "officer"), ==, BOOTH_OFFICER);
}

static void
begin (Desk *desk)
{
  desk_init (desk);
  desk_sign_in (desk);
  desk_wait_title (desk, _ ("Crossings"));
}

/* ---- Opened from it ---- */

static void
test_open_crossing (void)
{
  Desk desk;
  BeketCrossing *crossing;

  begin (&desk);
  crossing = booth_lorry (&desk.booth);
  search_for (&desk, "512");
  desk_wait (&desk, "the group", shows, (gpointer) _ ("Vehicles"));
  desk_wait (&desk, "the plate", shows, (gpointer) "512 ABC 07");
  desk_key (&desk, KEY_RETURN);
  desk_wait_title (&desk, _ ("Crossings"));   /* it is open here: there it is worked on */
  assert_view (&desk, beket_crossing_get_id (crossing), "control");
  desk_clear (&desk);
}

static void
test_finished_crossing (void)
{
  Desk desk;
  g_autofree char *act = NULL;
  g_autofree char *title = g_strdup_printf ("%s · 512 ABC 07", _ ("Register"));
  g_autofree char *search = search_title ();
  g_autoptr (BeketValue) view = NULL;
  gint64 count;

  begin (&desk);
  act = booth_issue_act (&desk.booth);
  search_for (&desk, "543");
  desk_wait (&desk, "the group", shows, (gpointer) _ ("Containers"));
  desk_key (&desk, KEY_DOWN);
  desk_key (&desk, KEY_RETURN);
  desk_wait_title (&desk, title);
  desk_wait (&desk, "a record", shows, (gpointer) _ ("Decision"));
  view = last_view (&desk, &count);   /* the page of acts has shown the act that was just signed: that is one as well */
  g_assert_cmpint (count, ==, 2);
  g_assert_null (beket_value_get_text (view, "number"));   /* whose it is stays where it is */

  /* Esc goes back the way it came. */
  desk_key (&desk, KEY_ESCAPE);
  desk_wait_title (&desk, search);
  desk_key (&desk, KEY_ESCAPE);
  desk_wait_title (&desk, _ ("Crossings"));
  desk_clear (&desk);
}

static void
test_act (void)
{
  Desk desk;
  g_autofree char *act = NULL;
  g_autofree char *title = NULL;
  g_autoptr (BeketItem) item = NULL;

  begin (&desk);
  act = booth_issue_act (&desk.booth);
  item = g_list_model_get_item (beket_station_acts (desk.booth.station), 0);
  title = g_strdup_printf ("%s · %s", _ ("Acts"), beket_item_text (item, "number"));
  search_for (&desk, "000");
  desk_wait (&desk, "the number", shows, (gpointer) beket_item_text (item, "number"));
  desk_key (&desk, KEY_RETURN);
  desk_wait_title (&desk, title);
  booth_settle (&desk.booth);
  assert_view (&desk, act, "control");
  desk_clear (&desk);
}

/* ---- Nothing, and nothing said ---- */

static void
test_nothing (void)
{
  Desk desk;
  gint64 count;

  begin (&desk);
  search_for (&desk, "999");
  desk_wait (&desk, "why", shows,
             (gpointer) _ ("Nothing is found: no record of this station has these letters in one line. Fewer letters find more."));
  desk_key (&desk, KEY_RETURN);   /* opens nothing */
  g_assert_null (last_view (&desk, &count));
  desk_key (&desk, KEY_ESCAPE);
  desk_wait_title (&desk, _ ("Crossings"));
  desk_clear (&desk);
}

static void
test_no_purpose (void)
{
  Desk desk;

  begin (&desk);
  desk_key (&desk, KEY_F3);
  desk_wait (&desk, "what for", asks, NULL);
  desk_key (&desk, KEY_ESCAPE);
  desk_wait (&desk, "left", asks_no_more, NULL);
  desk_wait_title (&desk, _ ("Crossings"));
  g_assert_null (beket_station_get_purpose (desk.booth.station));

  /* It is asked once: a lock does not forget it. */
  begin_search (&desk);
  desk_key (&desk, KEY_F11);
  desk_wait_title (&desk, _ ("Sign-in"));
  desk_sign_in (&desk);
  begin_search (&desk);
  g_assert_cmpstr (beket_station_get_purpose (desk.booth.station), ==, "control");
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

  g_test_add_func ("/search/open-crossing", test_open_crossing);
  g_test_add_func ("/search/finished-crossing", test_finished_crossing);
  g_test_add_func ("/search/act", test_act);
  g_test_add_func ("/search/nothing", test_nothing);
  g_test_add_func ("/search/no-purpose", test_no_purpose);

  return g_test_run ();
}
