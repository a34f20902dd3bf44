/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window: size, keys, scanner, idle lock.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/keys.h"
#include "app/scan-funnel.h"
#include "app/settings.h"
#include "app/shell.h"
#include "app/window-private.h"

/* Monotonic microseconds. Whoever reads a copy of the records in a window beside is there. */
static gint64 last_input;

G_DEFINE_FINAL_TYPE (BeketWindow, beket_window, ADW_TYPE_APPLICATION_WINDOW)

/* A copy of the records is read here: it has no idle lock and no size of its own, and goes when the station's window goes. */
static gboolean
is_archive (BeketWindow *self)
{
  return beket_station_get_archive (self->station) != NULL;
}

/* ---- Keys: by their place, so that they are the same in every layout ---- */

static const char *
page_of_key (guint           keyval,
             guint           keycode,
             GdkModifierType state)
{
  static const char *const pages[] = { "crossings", "neighbour", "acts", "register", "link" };
  guint index = G_N_ELEMENTS (pages);

  if ((state & GDK_CONTROL_MASK) == 0)
    return NULL;

  if (keycode >= BEKET_KEYCODE_1)
    index = keycode - BEKET_KEYCODE_1;
  if (keyval >= GDK_KEY_F1 && keyval <= GDK_KEY_F5)
    index = keyval - GDK_KEY_F1;

  return index < G_N_ELEMENTS (pages) ? pages[index] : NULL;
}

/* (nullable): an action that a key of the window asks for, whatever page is shown. */
static const char *
action_of_key (guint           keyval,
               guint           keycode,
               GdkModifierType state)
{
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK);

  if (held == GDK_CONTROL_MASK && keycode == BEKET_KEYCODE_L)
    return "app.lock";
  if (held == GDK_CONTROL_MASK && keycode == BEKET_KEYCODE_P)
    return "win.print";
  if (held != 0)
    return NULL;
  if (keyval == GDK_KEY_F3)
    return "win.search";
  if (keyval == GDK_KEY_F11)
    return "app.lock";
  if (keyval == GDK_KEY_F12)
    return "app.other-language";

  return keyval == GDK_KEY_F1 ? "app.keys" : NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  GtkWidget *self = user_data;
  const char *page = page_of_key (keyval, keycode, state);
  const char *action = action_of_key (keyval, keycode, state);

  if (page != NULL)
    gtk_widget_activate_action (self, "win.page", "s", page);
  else if (action != NULL)
    gtk_widget_activate_action (self, action, NULL);

  return page != NULL || action != NULL;
}

/* ---- The scanner ---- */

static void
scanned_cb (const char *text,
            gpointer    user_data)
{
  beket_shell_scan (BEKET_WINDOW (user_data)->shell, text);
}

/* While the screen is locked a fast burst is a PIN, not a scan. */
static void
officer_cb (BeketWindow *self)
{
  gboolean in = beket_station_get_officer (self->station) != NULL;
  g_autoptr (GList) toplevels = gtk_window_list_toplevels ();

  gtk_event_controller_set_propagation_phase (self->funnel, in ? GTK_PHASE_CAPTURE : GTK_PHASE_NONE);
  if (in)
    return;
  if (is_archive (self))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  /* Nothing of the work stays in sight behind the lock. */
  for (GList *link = toplevels; link != NULL; link = link->next)
    if (gtk_window_get_transient_for (GTK_WINDOW (link->data)) == GTK_WINDOW (self))
      gtk_window_close (GTK_WINDOW (link->data));
}

/* ---- The idle lock ---- */

static void wait_for_idle (BeketWindow *self);

static gboolean
idle_cb (gpointer user_data)
{
  BeketWindow *self = user_data;

  self->idle_id = 0;
  if (g_get_monotonic_time () - last_input < (gint64) self->idle_ms * 1000)
    wait_for_idle (self);
  else if (beket_station_get_officer (self->station) != NULL)
    beket_station_lock (self->station);

  return G_SOURCE_REMOVE;
}

static void
wait_for_idle (BeketWindow *self)
{
  gint64 past = (g_get_monotonic_time () - last_input) / 1000;
  guint left = past < self->idle_ms ? self->idle_ms - (guint) past : 0;

  if (self->idle_id == 0 && self->idle_ms > 0)
    self->idle_id = g_timeout_add (left + 1, idle_cb, self);
}

static gboolean
event_cb (BeketWindow *self)
{
  last_input = g_get_monotonic_time ();
  wait_for_idle (self);

  return FALSE;
}

void
beket_window_stir (void)
{
  last_input = g_get_monotonic_time ();
}

void
beket_window_set_idle (BeketWindow *self,
                       guint        milliseconds)
{
  g_return_if_fail (BEKET_IS_WINDOW (self));

  self->idle_ms = milliseconds;
  last_input = g_get_monotonic_time ();
  g_clear_handle_id (&self->idle_id, g_source_remove);
  wait_for_idle (self);
}

/* ---- What is seen ---- */

static void
title_cb (BeketWindow *self)
{
  g_autofree char *title = beket_shell_dup_title (self->shell);

  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
show_shell (BeketWindow *self,
            GVariant    *place)
{
  self->shell = BEKET_SHELL (beket_shell_new (self->station));
  if (place != NULL)
    beket_shell_set_place (self->shell, place);

  g_signal_connect_object (self->shell, "title-changed", G_CALLBACK (title_cb), self, G_CONNECT_SWAPPED);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), GTK_WIDGET (self->shell));
  title_cb (self);
  beket_shell_arrive (self->shell);
}

void
beket_window_rebuild (BeketWindow *self)
{
  g_autoptr (GVariant) place = NULL;

  g_return_if_fail (BEKET_IS_WINDOW (self));

  place = beket_shell_dup_place (self->shell);
  show_shell (self, place);
}

/* ---- The class ---- */

static void
close_archives (GtkApplication *application)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *link = windows; link != NULL; link = link->next)
    if (BEKET_IS_WINDOW (link->data) && is_archive (link->data))
      gtk_window_destroy (GTK_WINDOW (link->data));
}

static gboolean
beket_window_close_request (GtkWindow *window)
{
  int width;
  int height;

  if (!is_archive (BEKET_WINDOW (window)))
    {
      gtk_window_get_default_size (window, &width, &height);
      beket_settings_set_window (width, height, gtk_window_is_maximized (window));
      close_archives (gtk_window_get_application (window));
    }

  return GTK_WINDOW_CLASS (beket_window_parent_class)->close_request (window);
}

static void
beket_window_dispose (GObject *object)
{
  BeketWindow *self = BEKET_WINDOW (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->station != NULL && is_archive (self))
    beket_station_close (self->station);
  g_clear_object (&self->station);

  G_OBJECT_CLASS (beket_window_parent_class)->dispose (object);
}

static void
beket_window_class_init (BeketWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = beket_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = beket_window_close_request;

  beket_window_install_actions (widget_class);
}

static void
add_controllers (BeketWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *any = gtk_event_controller_legacy_new ();

  self->funnel = beket_scan_funnel_new ();
  beket_scan_funnel_connect (self->funnel, scanned_cb, self);
  gtk_widget_add_controller (GTK_WIDGET (self), self->funnel);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_event_controller_set_propagation_phase (any, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (any, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), any);
}

static void
restore_size (BeketWindow *self)
{
  int width;
  int height;
  gboolean maximized;

  beket_settings_get_window (&width, &height, &maximized);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
beket_window_init (BeketWindow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "booth");
  gtk_window_set_icon_name (GTK_WINDOW (self), APP_ID);
  add_controllers (self);
  restore_size (self);
}

GtkWidget *
beket_window_new (GtkApplication *application,
                  BeketStation   *station)
{
  BeketWindow *self = g_object_new (BEKET_TYPE_WINDOW, "application", application, NULL);

  self->station = g_object_ref (station);
  g_signal_connect_object (station, "notify::officer", G_CALLBACK (officer_cb), self, G_CONNECT_SWAPPED);
  officer_cb (self);
  show_shell (self, NULL);
  if (!is_archive (self))
    beket_window_set_idle (self, (guint) beket_settings_get_idle_minutes () * 60 * 1000);

  return GTK_WIDGET (self);
}
