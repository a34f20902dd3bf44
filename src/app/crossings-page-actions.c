/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be asked for on the page of crossings, by a button or a key.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/crossings-page-private.h"

#include "app/guide-route.h"
#include "app/guide.h"
#include "app/keys.h"
#include "app/queue.h"

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  beket_crossings_page_open_new (BEKET_CROSSINGS_PAGE (widget));
}

static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  beket_queue_search (BEKET_QUEUE (BEKET_CROSSINGS_PAGE (widget)->queue));
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  beket_guide_next (BEKET_GUIDE (BEKET_CROSSINGS_PAGE (widget)->guide));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  beket_guide_back (BEKET_GUIDE (BEKET_CROSSINGS_PAGE (widget)->guide));
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  const char *word = beket_route_word ((guint) g_variant_get_int32 (parameter) - 1);

  if (word != NULL)
    beket_guide_go (BEKET_GUIDE (BEKET_CROSSINGS_PAGE (widget)->guide), word);
}

static void
show_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  beket_guide_show (BEKET_GUIDE (BEKET_CROSSINGS_PAGE (widget)->guide), g_variant_get_string (parameter, NULL));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  beket_crossings_page_open (BEKET_CROSSINGS_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
offence_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  BeketCrossingsPage *self = BEKET_CROSSINGS_PAGE (widget);

  if (!beket_crossings_page_shows_blanks (self))
    beket_guide_report_offence (BEKET_GUIDE (self->guide));
}

static void
blanks_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  beket_crossings_page_show_blanks (BEKET_CROSSINGS_PAGE (widget));
}

static void
paper_time_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  beket_guide_ask_paper_time (BEKET_GUIDE (BEKET_CROSSINGS_PAGE (widget)->guide));
}

/* An F-key that is also a key of the guide. */
static void
press_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  for (int key = 0; key < BEKET_GUIDE_N_KEYS; key++)
    if (g_str_equal (beket_guide_key_action ((BeketGuideKey) key), name))
      beket_guide_press (BEKET_GUIDE (BEKET_CROSSINGS_PAGE (widget)->guide), (BeketGuideKey) key);
}

/* Wherever in the window the focus is, as long as this page is the one that is shown. */
static gboolean
on_shortcut (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  int key = g_variant_get_int32 (arguments);
  const char *action = beket_guide_key_action ((BeketGuideKey) key);

  if (beket_crossings_page_shows_blanks (BEKET_CROSSINGS_PAGE (widget)) && key != BEKET_GUIDE_NEW && key != BEKET_GUIDE_SEARCH)
    return FALSE;   /* what lies behind the list is not signed from there */
  return beket_keys_reach (widget) && gtk_widget_activate_action (widget, action, NULL);
}

static void
add_shortcuts (BeketCrossingsPage *self)
{
  static const BeketKeyAction shifted[] = {
    { GDK_KEY_F2, GDK_SHIFT_MASK, "guide.blanks" }, { GDK_KEY_F3, GDK_SHIFT_MASK, "guide.filter" },
    { GDK_KEY_F6, GDK_SHIFT_MASK, "guide.offence" }, { GDK_KEY_F7, GDK_SHIFT_MASK, "guide.paper-time" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (int key = 0; key < BEKET_GUIDE_N_KEYS; key++)
    if (beket_guide_key_value ((BeketGuideKey) key) != 0)
      {
        GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (beket_guide_key_value ((BeketGuideKey) key), 0),
                                                  gtk_callback_action_new (on_shortcut, NULL, NULL));

        gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (key));
        gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
      }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  beket_keys_add (GTK_WIDGET (self), shifted, G_N_ELEMENTS (shifted));
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && gtk_widget_is_ancestor (focus, widget) &&
         gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) == NULL;
}

/* Esc, and Alt with a digit of the top row, by its place on the keyboard. */
static gboolean
on_key (BeketCrossingsPage *self,
        guint               keyval,
        guint               keycode,
        GdkModifierType     state)
{
  int digit = beket_key_digit (keyval, keycode);

  if (keyval == GDK_KEY_Escape && has_focus (self->blanks))
    {
      beket_crossings_page_leave_blanks (self);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Escape && has_focus (self->guide))
    {
      beket_guide_back (BEKET_GUIDE (self->guide));
      return GDK_EVENT_STOP;
    }
  if (!beket_crossings_page_shows_blanks (self) && (state & (GDK_ALT_MASK | GDK_CONTROL_MASK)) == GDK_ALT_MASK && digit >= 1 && digit <= BEKET_ROUTE_LENGTH)
    {
      beket_guide_go (BEKET_GUIDE (self->guide), beket_route_word ((guint) digit - 1));
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

void
beket_crossings_page_add_keys (BeketCrossingsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  add_shortcuts (self);
}

void
beket_crossings_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "guide.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "guide.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "guide.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "guide.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "guide.step", "i", step_action);
  gtk_widget_class_install_action (widget_class, "guide.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "guide.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "guide.offence", NULL, offence_action);
  gtk_widget_class_install_action (widget_class, "guide.blanks", NULL, blanks_action);
  gtk_widget_class_install_action (widget_class, "guide.paper-time", NULL, paper_time_action);

  for (int key = BEKET_GUIDE_WAIVE; key <= BEKET_GUIDE_SIGN; key++)
    gtk_widget_class_install_action (widget_class, beket_guide_key_action ((BeketGuideKey) key), NULL, press_action);
}
