/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an authority may switch on in the trust store: trust.ini beside its roots.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/identity.h"
#include "trust/trust-private.h"

#define SETTINGS_MAX (64 * 1024)
#define GROUP        "signatures"

static GKeyFile *
read_settings (const char *path,
               GError    **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) failure = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &failure))
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "%s", failure->message);
  else if (length > SETTINGS_MAX)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: larger than 64 KiB", path);
  else if (!g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, &failure))
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: %s", path, failure->message);
  else
    return g_steal_pointer (&file);

  return NULL;
}

/* What is not understood may have been meant to forbid something: then it is better to trust nobody. */
static gboolean
has_other_keys (GKeyFile *file)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  g_auto (GStrv) keys = NULL;

  for (char **group = groups; *group != NULL; group++)
    if (!g_str_equal (*group, GROUP))
      return TRUE;

  keys = g_key_file_get_keys (file, GROUP, NULL, NULL);
  for (char **key = keys; key != NULL && *key != NULL; key++)
    if (!g_str_equal (*key, "gost"))
      return TRUE;

  return FALSE;
}

gboolean
beket_trust_load_settings (BeketTrust *self,
                           const char *path,
                           GError    **error)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean gost;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!(file = read_settings (path, error)))
    return FALSE;

  gost = g_key_file_get_boolean (file, GROUP, "gost", &failure);
  if (has_other_keys (file) ||
      (failure != NULL && !g_error_matches (failure, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND) &&
       !g_error_matches (failure, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_GROUP_NOT_FOUND)))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: only gost=true or gost=false in [%s] is known here", path, GROUP);
      return FALSE;
    }
  if (gost)
    beket_trust_allow_gost (self);

  return TRUE;
}
