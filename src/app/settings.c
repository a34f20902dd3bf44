/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What this desk prefers: GSettings where its schema is installed, else the defaults.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <gio/gio.h>

#include "app/settings.h"

#define DEFAULT_WIDTH 1366
#define DEFAULT_HEIGHT 768
#define DEFAULT_IDLE_MINUTES 5

/* g_settings_new() ends the process when there is no schema, so look first. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);

  if (schema == NULL)
    {
      g_debug ("no settings schema %s: defaults", APP_ID);
      return NULL;
    }

  return g_settings_new_full (schema, NULL, NULL);
}

/* (nullable) (transfer none) */
static GSettings *
settings (void)
{
  static GSettings *instance;
  static gsize opened;

  if (g_once_init_enter (&opened))
    {
      instance = open_settings ();
      g_once_init_leave (&opened, 1);
    }

  return instance;
}

gboolean
beket_settings_get_language (BeketLanguage *language)
{
  g_autofree char *word = NULL;

  if (settings () == NULL)
    return FALSE;

  word = g_settings_get_string (settings (), "language");
  if (g_str_equal (word, "station"))
    return FALSE;

  *language = beket_language_from_word (word);

  return TRUE;
}

void
beket_settings_set_language (BeketLanguage language)
{
  if (settings () != NULL)
    g_settings_set_string (settings (), "language", beket_language_word (language));
}

void
beket_settings_get_window (int      *width,
                           int      *height,
                           gboolean *maximized)
{
  *width = DEFAULT_WIDTH;
  *height = DEFAULT_HEIGHT;
  *maximized = TRUE;

  if (settings () == NULL)
    return;

  *width = g_settings_get_int (settings (), "window-width");
  *height = g_settings_get_int (settings (), "window-height");
  *maximized = g_settings_get_boolean (settings (), "window-maximized");
}

void
beket_settings_set_window (int      width,
                           int      height,
                           gboolean maximized)
{
  if (settings () == NULL)
    return;

  g_settings_set_boolean (settings (), "window-maximized", maximized);
  if (maximized)
    return;

  g_settings_set_int (settings (), "window-width", MAX (width, 640));
  g_settings_set_int (settings (), "window-height", MAX (height, 480));
}

int
beket_settings_get_idle_minutes (void)
{
  return settings () != NULL ? g_settings_get_int (settings (), "idle-minutes") : DEFAULT_IDLE_MINUTES;
}

char *
beket_settings_get_station (void)
{
  g_autofree char *folder = NULL;

  if (settings () == NULL)
    return NULL;

  folder = g_settings_get_string (settings (), "last-station");

  return *folder != '\0' ? g_steal_pointer (&folder) : NULL;
}

void
beket_settings_set_station (const char *folder)
{
  if (settings () != NULL)
    g_settings_set_string (settings (), "last-station", folder);
}
