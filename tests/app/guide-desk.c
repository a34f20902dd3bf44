/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of crossings in a window of its own, for real keys.
 */

#include "config.h"

#include "guide-desk.h"

#include <adwaita.h>

#include "app/beket-resources.h"
#include "app/page.h"
#include "keyboard.h"

void
guide_desk_init (int    *argc,
                 char ***argv)
{
  gtk_test_init (argc, argv, NULL);
  adw_init ();
  g_resources_register (beket_get_resource ());
}

static void
toast_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  GuideDesk *desk = user_data;

  g_free (desk->toast);
  desk->toast = g_variant_dup_string (parameter, NULL);
}

static GtkWidget *
make_window (GuideDesk *desk)
{
  const GActionEntry entries[] = { { "toast", toast_cb, "s" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *window = gtk_window_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), desk);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 740);

  return window;
}

void
guide_desk_set_up (GuideDesk    *desk,
                   gconstpointer layout)
{
  keyboard_layout (layout == NULL ? "us" : layout);
  booth_init (&desk->booth);
  booth_sign_in (&desk->booth);
  desk->window = make_window (desk);
  desk->page = beket_crossings_page_new (desk->booth.station);
  gtk_window_set_child (GTK_WINDOW (desk->window), desk->page);
  keyboard_present (desk->window);
  beket_page_arrive (BEKET_PAGE (desk->page));
}

void
guide_desk_tear_down (GuideDesk    *desk,
                      gconstpointer layout)
{
  gpointer page = desk->page;

  g_object_add_weak_pointer (G_OBJECT (desk->page), &page);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  g_assert_null (page);
  booth_clear (&desk->booth);
  g_free (desk->toast);
}

/* ---- Looking ---- */

BeketCrossing *
guide_desk_crossing (GuideDesk *desk)
{
  return beket_crossings_page_get_crossing (BEKET_CROSSINGS_PAGE (desk->page));
}

static const BeketValue *
get_row (GuideDesk  *desk,
         const char *section,
         guint       row)
{
  return beket_value_index (beket_value_get (beket_crossing_get_facts (guide_desk_crossing (desk)), section), row);
}

const char *
guide_desk_text (GuideDesk  *desk,
                 const char *section,
                 guint       row,
                 const char *field)
{
  return beket_value_get_text (get_row (desk, section, row), field);
}

const char *
guide_desk_step (GuideDesk *desk)
{
  return beket_crossing_get_step (guide_desk_crossing (desk));
}

const char *
guide_desk_focus (GuideDesk *desk)
{
  return beket_station_focus_of (desk->booth.station, guide_desk_crossing (desk));
}

gboolean
guide_desk_shows (GtkWidget  *widget,
                  const char *text)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  if (GTK_IS_TEXT (widget) && strstr (gtk_editable_get_text (GTK_EDITABLE (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (guide_desk_shows (child, text))
      return TRUE;

  return FALSE;
}

gboolean
guide_desk_is_gone (gpointer desk)
{
  return g_list_model_get_n_items (beket_station_crossings (((GuideDesk *) desk)->booth.station)) == 0;
}

void
guide_desk_wait_step (GuideDesk  *desk,
                      const char *step)
{
  for (guint i = 0; i < 200 && g_strcmp0 (guide_desk_step (desk), step) != 0; i++)
    keyboard_rest (20);
  g_assert_cmpstr (guide_desk_step (desk), ==, step);
  keyboard_rest (30);
}

static const char *
status_of (GuideDesk *desk,
           guint      control)
{
  return guide_desk_text (desk, "controls", control, "status");
}

void
guide_desk_wait_status (GuideDesk  *desk,
                        guint       control,
                        const char *status)
{
  for (guint i = 0; i < 200 && g_strcmp0 (status_of (desk, control), status) != 0; i++)
    keyboard_rest (20);
  g_assert_cmpstr (status_of (desk, control), ==, status);
  keyboard_rest (30);
}

/* ---- The steps of a lorry ---- */

void
guide_desk_scan (GuideDesk  *desk,
                 const char *text)
{
  keyboard_rest (100);
  beket_crossings_page_scan (BEKET_CROSSINGS_PAGE (desk->page), text);
  keyboard_rest (30);
}

void
guide_desk_fill (GuideDesk *desk)
{
  guide_desk_scan (desk, BOOTH_MRZ);
  keyboard_press (KEY_ENTER, 0);
  keyboard_type ("512abc07", 0);
  keyboard_press (KEY_ENTER, 0);
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_step (desk, "cargo");
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_step (desk, "grounds");
}

void
guide_desk_to_controls (GuideDesk *desk)
{
  keyboard_press (KEY_F (2), 0);
  guide_desk_fill (desk);
  keyboard_press (KEY_ENTER, 0);
  guide_desk_wait_step (desk, "controls");
}
