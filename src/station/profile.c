/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The profile of a workstation: read from and written to station.ini.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/profile.h"

#include <gio/gio.h>

#include "domain/error.h"

#define GROUP "station"
#define MAX_PROFILE (64 * 1024)

static char *
profile_path (const char *folder)
{
  return g_build_filename (folder, "station.ini", NULL);
}

static GKeyFile *
load_key_file (const char *path,
               GError    **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (length > MAX_PROFILE)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: larger than 64 KiB", path);
      return NULL;
    }
  if (!g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  return g_steal_pointer (&file);
}

static gboolean
read_key (GKeyFile   *file,
          const char *path,
          const char *key,
          char      **value,
          GError    **error)
{
  *value = g_key_file_get_string (file, GROUP, key, NULL);
  if (*value != NULL && **value != '\0')
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: [%s] %s is missing", path, GROUP, key);
  return FALSE;
}

/* The source of the bodies is made from the same three names, so that it cannot disagree. */
static char *
make_source (const BeketProfile *self)
{
  g_autofree char *text = g_strdup_printf ("urn:beket:%s:%s:%s", self->party, self->point,
                                           self->workstation);

  return g_ascii_strdown (text, -1);
}

BeketProfile *
beket_profile_load (const char *folder,
                    GError    **error)
{
  g_autoptr (BeketProfile) self = g_new0 (BeketProfile, 1);
  g_autofree char *path = profile_path (folder);
  g_autoptr (GKeyFile) file = load_key_file (path, error);

  if (file == NULL)
    return NULL;
  self->folder = g_strdup (folder);
  if (!read_key (file, path, "party", &self->party, error) ||
      !read_key (file, path, "body", &self->body, error) ||
      !read_key (file, path, "point", &self->point, error) ||
      !read_key (file, path, "peer-point", &self->peer_point, error) ||
      !read_key (file, path, "workstation", &self->workstation, error) ||
      !read_key (file, path, "lane", &self->lane, error) ||
      !read_key (file, path, "direction", &self->direction, error))
    return NULL;
  self->node_url = g_key_file_get_string (file, GROUP, "node", NULL);
  self->origin = g_strdup_printf ("%s-%s-%s", self->party, self->point, self->workstation);
  self->source = make_source (self);
  return g_steal_pointer (&self);
}

gboolean
beket_profile_save (const BeketProfile *self,
                    GError            **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = profile_path (self->folder);
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_string (file, GROUP, "party", self->party);
  g_key_file_set_string (file, GROUP, "body", self->body);
  g_key_file_set_string (file, GROUP, "point", self->point);
  g_key_file_set_string (file, GROUP, "peer-point", self->peer_point);
  g_key_file_set_string (file, GROUP, "workstation", self->workstation);
  g_key_file_set_string (file, GROUP, "lane", self->lane);
  g_key_file_set_string (file, GROUP, "direction", self->direction);
  if (self->node_url != NULL)
    g_key_file_set_string (file, GROUP, "node", self->node_url);
  text = g_key_file_to_data (file, &length, NULL);
  return g_file_set_contents_full (path, text, length, G_FILE_SET_CONTENTS_DURABLE | G_FILE_SET_CONTENTS_CONSISTENT,
                                   0600, error);
}

void
beket_profile_free (BeketProfile *self)
{
  if (self == NULL)
    return;
  g_free (self->folder);
  g_free (self->party);
  g_free (self->body);
  g_free (self->point);
  g_free (self->peer_point);
  g_free (self->workstation);
  g_free (self->lane);
  g_free (self->origin);
  g_free (self->source);
  g_free (self->node_url);
  g_free (self->direction);
  g_free (self);
}
