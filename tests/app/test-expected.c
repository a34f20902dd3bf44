/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whom a notice announces stands under the queue; Enter there, or a scan of its booking, begins its crossing.
 */

#include "config.h"

#include "app/expected-list.h"

#include <adwaita.h>

#include "app/beket-resources.h"
#include "app/crossings-page.h"
#include "app/expected-row.h"
#include "app/page.h"
#include "domain/clock.h"
#include "station/advance.h"
#include "support/booth.h"

typedef struct
{
  Booth      booth;
  GtkWidget *window;
  GtkWidget *page;
} Desk;

static void
toast_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
}

static void
set_up (Desk         *desk,
        gconstpointer unused)
{
  const GActionEntry entries[] = { { "toast", toast_cb, "s" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  booth_init (&desk->booth);
  booth_sign_in (&desk->booth);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), desk);
  desk->window = gtk_window_new ();
  gtk_widget_insert_action_group (desk->window, "win", G_ACTION_GROUP (actions));
  desk->page = beket_crossings_page_new (desk->booth.station);
  gtk_window_set_child (GTK_WINDOW (desk->window), desk->page);
  gtk_window_present (GTK_WINDOW (desk->window));
}

static void
tear_down (Desk         *desk,
           gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  booth_clear (&desk->booth);
}

static void
import_notice (Desk       *desk,
               const char *id,
               int         hours)
{
  g_autofree char *sent = beket_time_format_wire (desk->booth.now);
  g_autofree char *eta = beket_time_format_wire (desk->booth.now + hours * G_TIME_SPAN_HOUR);
  g_autofree char *path = g_strdup_printf ("%s/%s.json", desk->booth.root, id);
  g_autofree char *text = NULL;
  gboolean fresh = FALSE;
  g_autoptr (GError) error = NULL;

  text = g_strdup_printf ("{\"format\":\"advance.notice\",\"sender\":\"KZ-TRANS-01\",\"id\":\"%s\",\"revision\":1,"
                          "\"sent\":\"%s\",\"eta\":\"%s\",\"point\":\"KZSYR\",\"direction\":\"exit\","
                          "\"vehicles\":[{\"plate\":\"512abc07\"}],\"cargo\":[{\"name\":\"Ет\"}],\"bookings\":[\"CR-%s\"]}",
                          id, sent, eta, id);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  beket_tools_advance_import (desk->booth.station, path, &fresh, &error);
  g_assert_no_error (error);
  booth_settle (&desk->booth);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const BeketValue *
facts_of_open (Desk *desk)
{
  BeketCrossing *crossing = beket_crossings_page_get_crossing (BEKET_CROSSINGS_PAGE (desk->page));

  g_assert_nonnull (crossing);
  return beket_crossing_get_facts (crossing);
}

static const char *
goods (Desk *desk)
{
  return beket_value_get_text (beket_value_get (facts_of_open (desk), "cargo"), "goodsName");
}

static void
test_list (Desk         *desk,
           gconstpointer unused)
{
  GtkWidget *list = find (desk->page, BEKET_TYPE_EXPECTED_LIST);
  GtkWidget *row;

  g_assert_false (gtk_widget_get_visible (list));
  import_notice (desk, "a", 1);
  g_assert_true (gtk_widget_get_visible (list));
  row = find (list, BEKET_TYPE_EXPECTED_ROW);
  g_assert_cmpstr (beket_expected_row_get_key (BEKET_EXPECTED_ROW (row)), ==, "KZ-TRANS-01 a");
  g_assert_true (gtk_widget_activate (row));
  g_assert_cmpstr (goods (desk), ==, "Ет");
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_crossings (desk->booth.station)), ==, 1);
}

/* The lorry was scanned before: what stands there stays, and no second crossing is made. */
static void
test_open_crossing (Desk         *desk,
                    gconstpointer unused)
{
  BeketCrossing *crossing;

  import_notice (desk, "a", 1);
  beket_crossings_page_scan (BEKET_CROSSINGS_PAGE (desk->page), "512 ABC 07");
  crossing = beket_crossings_page_get_crossing (BEKET_CROSSINGS_PAGE (desk->page));
  booth_settle (&desk->booth);
  g_assert_cmpuint (beket_value_length (beket_station_expected (desk->booth.station, crossing)), ==, 1);
  g_assert_null (beket_value_get (facts_of_open (desk), "cargo"));
  g_assert_true (gtk_widget_activate (find (desk->page, BEKET_TYPE_EXPECTED_ROW)));
  g_assert_true (beket_crossings_page_get_crossing (BEKET_CROSSINGS_PAGE (desk->page)) == crossing);
  g_assert_cmpstr (goods (desk), ==, "Ет");
}

static void
test_booking (Desk         *desk,
              gconstpointer unused)
{
  import_notice (desk, "a", 1);
  import_notice (desk, "b", 30);
  beket_crossings_page_scan (BEKET_CROSSINGS_PAGE (desk->page), "CR-b");
  g_assert_cmpstr (goods (desk), ==, "Ет");
  beket_crossings_page_scan (BEKET_CROSSINGS_PAGE (desk->page), "CR-c");
  g_assert_cmpuint (g_list_model_get_n_items (beket_station_crossings (desk->booth.station)), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (beket_get_resource ());

#define ADD(path, func) g_test_add (path, Desk, NULL, set_up, func, tear_down)

  ADD ("/expected/list", test_list);
  ADD ("/expected/open-crossing", test_open_crossing);
  ADD ("/expected/booking", test_booking);

  return g_test_run ();
}
