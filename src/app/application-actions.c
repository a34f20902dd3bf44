/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be asked of the application, and by which keys.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/about.h"
#include "app/application.h"
#include "app/ask-file.h"
#include "app/complaint.h"
#include "app/hand-over.h"
#include "app/locale.h"

static GtkWindow *
active_window (gpointer user_data)
{
  return gtk_application_get_active_window (GTK_APPLICATION (user_data));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  beket_about_show (active_window (user_data));
}

static void
keys_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  beket_about_show_keys (active_window (user_data));
}

static void
lock_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  BeketStation *station = beket_application_get_station (BEKET_APPLICATION (user_data));

  if (station != NULL && beket_station_get_officer (station) != NULL)
    beket_station_lock (station);
}

static void
hand_over_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  BeketStation *station = beket_application_get_station (BEKET_APPLICATION (user_data));

  if (station != NULL && beket_station_get_officer (station) != NULL)
    beket_hand_over_ask (GTK_WIDGET (active_window (user_data)), station);
}

static void
archive_asked_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (BeketApplication) self = user_data;
  g_autoptr (GFile) file = beket_ask_file_finish (GTK_WINDOW (source), result);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL ||
      beket_application_open_archive (self, g_file_peek_path (file), &error))
    return;

  text = beket_complaint_text (error);
  gtk_widget_activate_action (GTK_WIDGET (source), "win.toast", "s", text);
}

static void
open_archive_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  BeketStation *station = beket_application_get_station (BEKET_APPLICATION (user_data));

  if (station != NULL && beket_station_get_officer (station) != NULL)
    beket_ask_folder_async (active_window (user_data), archive_asked_cb, g_object_ref (user_data));
}

static void
language_cb (GSimpleAction *action,
             GVariant      *word,
             gpointer       user_data)
{
  beket_application_set_language (BEKET_APPLICATION (user_data),
                                  beket_language_from_word (g_variant_get_string (word, NULL)));
}

static void
other_language_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  beket_application_set_language (BEKET_APPLICATION (user_data), beket_locale_get () == BEKET_KK ? BEKET_RU : BEKET_KK);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GtkWindow *window = active_window (user_data);

  if (window != NULL)
    gtk_window_close (window);
}

void
beket_application_add_actions (BeketApplication *self)
{
  static const GActionEntry actions[] = {
    { "about", about_cb },
    { "keys", keys_cb },
    { "lock", lock_cb },
    { "hand-over", hand_over_cb },
    { "open-archive", open_archive_cb },
    { "language", NULL, "s", "'kk'", language_cb },
    { "other-language", other_language_cb },
    { "quit", quit_cb },
  };
  static const char *const lock_keys[] = { "<Control>l", "F11", NULL };
  static const char *const help_keys[] = { "F1", NULL };
  static const char *const quit_keys[] = { "<Control>q", NULL };

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.lock", lock_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.keys", help_keys);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", quit_keys);
}
