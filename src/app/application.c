/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One process, one station, its window, and windows of copies of its records.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/application.h"
#include "app/beket-resources.h"
#include "app/locale.h"
#include "app/settings.h"
#include "app/trouble.h"
#include "app/window.h"

struct _BeketApplication
{
  AdwApplication parent_instance;

  BeketStation  *station;    /* (owned) (nullable) */
  char          *folder;     /* (owned) (nullable): --station */
  char          *data;       /* (owned) (nullable): --data */
  char          *language;   /* (owned) (nullable): --language: this time only */
  BeketLanguage  wanted;     /* by the switch that is under way */
  guint          switch_id;
};

G_DEFINE_FINAL_TYPE (BeketApplication, beket_application, ADW_TYPE_APPLICATION)

/* ---- Language ---- */

/* A desk that has chosen nothing speaks its state's language. */
static BeketLanguage
first_language (BeketApplication *self)
{
  BeketLanguage language;

  if (self->language != NULL)
    return beket_language_from_word (self->language);
  if (beket_settings_get_language (&language))
    return language;
  if (self->station == NULL)
    return beket_locale_get ();

  return g_strcmp0 (beket_station_get_profile (self->station)->party, "RU") == 0 ? BEKET_RU : BEKET_KK;
}

static void
use_language (BeketApplication *self,
              BeketLanguage     language)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "language");

  beket_locale_set (language);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (beket_language_word (language)));
}

static gboolean
switch_cb (gpointer user_data)
{
  BeketApplication *self = user_data;

  self->switch_id = 0;
  use_language (self, self->wanted);
  beket_settings_set_language (self->wanted);

  for (GList *link = gtk_application_get_windows (GTK_APPLICATION (self)); link != NULL; link = link->next)
    if (BEKET_IS_WINDOW (link->data))
      beket_window_rebuild (link->data);

  return G_SOURCE_REMOVE;
}

/* Never from within an event: GTK still has it to carry to the widgets that are made again. */
void
beket_application_set_language (BeketApplication *self,
                                BeketLanguage     language)
{
  g_return_if_fail (BEKET_IS_APPLICATION (self));

  self->wanted = language;
  if (language != beket_locale_get () && self->switch_id == 0)
    self->switch_id = g_idle_add_full (G_PRIORITY_DEFAULT, switch_cb, self, NULL);
}

/* ---- The station ---- */

static char *
station_folder (BeketApplication *self)
{
  g_autofree char *last = beket_settings_get_station ();

  if (self->folder != NULL)
    return g_strdup (self->folder);
  if (g_getenv ("BEKET_STATION") == NULL && last != NULL && g_file_test (last, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&last);

  return beket_station_default_folder ();
}

static void
show_window (BeketApplication *self)
{
  GtkWidget *window;

  use_language (self, first_language (self));
  beket_station_watch (self->station);
  window = beket_window_new (GTK_APPLICATION (self), self->station);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_trouble (BeketApplication *self,
              const char       *folder,
              const GError     *error)
{
  g_warning ("station %s: %s", folder, error->message);
  use_language (self, first_language (self));
  gtk_window_present (GTK_WINDOW (beket_trouble_new (GTK_APPLICATION (self), folder, error)));
}

static void
open_station (BeketApplication *self)
{
  g_autofree char *folder = station_folder (self);
  g_autoptr (GError) error = NULL;

  self->station = beket_station_open (folder, self->data, &error);
  if (self->station == NULL)
    {
      show_trouble (self, folder, error);
      return;
    }

  beket_settings_set_station (folder);
  beket_station_go_online (self->station);
  show_window (self);
}

void
beket_application_open (BeketApplication *self,
                        BeketStation     *station)
{
  g_return_if_fail (BEKET_IS_APPLICATION (self));
  g_return_if_fail (self->station == NULL);

  self->station = g_object_ref (station);
}

gboolean
beket_application_open_archive (BeketApplication *self,
                                const char       *folder,
                                GError          **error)
{
  g_autoptr (BeketStation) archive = NULL;

  g_return_val_if_fail (BEKET_IS_APPLICATION (self) && self->station != NULL, FALSE);

  archive = beket_station_open_archive (self->station, folder, error);
  if (archive == NULL)
    return FALSE;

  gtk_window_present (GTK_WINDOW (beket_window_new (GTK_APPLICATION (self), archive)));

  return TRUE;
}

BeketStation *
beket_application_get_station (BeketApplication *self)
{
  g_return_val_if_fail (BEKET_IS_APPLICATION (self), NULL);

  return self->station;
}

/* ---- The class ---- */

static int
beket_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  BeketApplication *self = BEKET_APPLICATION (application);
  const char *word;

  g_variant_dict_lookup (options, "station", "^ay", &self->folder);
  g_variant_dict_lookup (options, "data", "^ay", &self->data);
  if (g_variant_dict_lookup (options, "language", "&s", &word))
    self->language = g_strdup (word);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("beket %s\n", PACKAGE_VERSION);
      return 0;
    }

  return -1;
}

static void
beket_application_activate (GApplication *application)
{
  BeketApplication *self = BEKET_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else if (self->station != NULL)
    show_window (self);
  else
    open_station (self);
}

static void
beket_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (beket_application_parent_class)->startup (application);
  beket_application_add_actions (BEKET_APPLICATION (application));
}

static void
beket_application_shutdown (GApplication *application)
{
  BeketApplication *self = BEKET_APPLICATION (application);

  g_clear_handle_id (&self->switch_id, g_source_remove);
  G_APPLICATION_CLASS (beket_application_parent_class)->shutdown (application);

  if (self->station != NULL)
    beket_station_close (self->station);
  g_clear_object (&self->station);
}

static void
beket_application_finalize (GObject *object)
{
  BeketApplication *self = BEKET_APPLICATION (object);

  g_clear_object (&self->station);
  g_free (self->folder);
  g_free (self->data);
  g_free (self->language);

  G_OBJECT_CLASS (beket_application_parent_class)->finalize (object);
}

static void
beket_application_class_init (BeketApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = beket_application_finalize;
  application_class->handle_local_options = beket_application_handle_local_options;
  application_class->activate = beket_application_activate;
  application_class->startup = beket_application_startup;
  application_class->shutdown = beket_application_shutdown;
}

static void
beket_application_init (BeketApplication *self)
{
  static const GOptionEntry options[] = {
    { "station", 's', 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Data folder of the station"), N_ ("DIR") },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Folder of forms, protocols and codes"), N_ ("DIR") },
    { "language", 'l', 0, G_OPTION_ARG_STRING, NULL, N_ ("Language of the window, this time: kk or ru"), N_ ("WORD") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and leave"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

BeketApplication *
beket_application_new (void)
{
  /* By name, or the linker leaves the templates out of the program. */
  g_resources_register (beket_get_resource ());

  return g_object_new (BEKET_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_NON_UNIQUE,
                       "resource-base-path", "/org/beket/Beket",
                       NULL);
}
