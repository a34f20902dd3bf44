/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys by the place where they are on the keyboard.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/keys.h"

#include <adwaita.h>

char
beket_keys_digit (guint keycode)
{
  if (keycode == BEKET_KEYCODE_0)
    return '0';

  if (keycode >= BEKET_KEYCODE_1 && keycode < BEKET_KEYCODE_0)
    return (char) ('1' + keycode - BEKET_KEYCODE_1);

  return 0;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  GtkEditable *editable = GTK_EDITABLE (user_data);
  char digit = beket_keys_digit (keycode);
  gunichar typed = gdk_keyval_to_unicode (keyval);
  int position;

  if (digit == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || g_unichar_isdigit (typed))
    return FALSE;

  gtk_editable_delete_selection (editable);
  position = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, &digit, 1, &position);
  gtk_editable_set_position (editable, position);

  return TRUE;
}

void
beket_keys_type_digits (GtkWidget *editable)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), editable);
  gtk_widget_add_controller (editable, controller);
}

/* ---- Actions ---- */

gboolean
beket_keys_reach (GtkWidget *widget)
{
  GtkWidget *stack = gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_STACK);
  GtkWidget *page = stack == NULL ? NULL : adw_view_stack_get_visible_child (ADW_VIEW_STACK (stack));

  if (page != NULL && widget != page && !gtk_widget_is_ancestor (widget, page))
    return FALSE;

  return gtk_widget_get_mapped (widget);
}

static gboolean
on_shortcut (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   action)
{
  return beket_keys_reach (widget) && gtk_widget_activate_action (widget, action, NULL);
}

void
beket_keys_add (GtkWidget            *widget,
                const BeketKeyAction *keys,
                gsize                 n)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  for (gsize i = 0; i < n; i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].state),
                                                            gtk_callback_action_new (on_shortcut, (gpointer) keys[i].action, NULL)));
  gtk_widget_add_controller (widget, controller);
}
