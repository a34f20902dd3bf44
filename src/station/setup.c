/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Setting a station up: its folder, ledger, keys and requests, and the files that it is given.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/setup.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "domain/error.h"
#include "ledger/ledger.h"
#include "record/library.h"
#include "station/setup-private.h"
#include "trust/identity.h"
#include "trust/key.h"

/* ---- Files ---- */

gboolean
beket_setup_write (const char *path,
                   const char *text,
                   gsize       length,
                   GError    **error)
{
  /* A newer GLib gives the file the mode of the one that it replaces. Where there is none yet, this does nothing. */
  g_chmod (path, 0600);
  return g_file_set_contents_full (path, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_DURABLE | G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

gboolean
beket_setup_make_folder (const char *path,
                         GError    **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "%s: %s", path, g_strerror (errno));
  return FALSE;
}

static gboolean
copy_files (const char *from,
            const char *to,
            GError    **error)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, error);
  const char *name;

  if (dir == NULL || !beket_setup_make_folder (to, error))
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *text = NULL;
      gsize length;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      if (!g_file_get_contents (source, &text, &length, error) ||
          !beket_setup_write (target, text, length, error))
        return FALSE;
    }
  return TRUE;
}

/* The station keeps the forms and protocols that it was given; a newer program does not change them under it. */
static gboolean
copy_library (const char *data,
              const char *folder,
              GError    **error)
{
  static const char *const parts[] = { "forms", "protocols", "codes", "reference", "amendments" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_build_filename (data, parts[i], NULL);
      g_autofree char *to = g_build_filename (folder, "library", parts[i], NULL);

      /* Whoever gives a library of his own need not have amended anything. */
      if (g_str_equal (parts[i], "amendments") && !g_file_test (from, G_FILE_TEST_EXISTS))
        continue;
      if (!copy_files (from, to, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- Keys ---- */

static gboolean
has_part (const char *stem,
          const char *suffix)
{
  g_autofree char *path = g_strconcat (stem, suffix, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* An authority may have certified it already, or be about to: a second one of the name would be good for nothing. */
static gboolean
is_asked_for (const char *stem)
{
  return has_part (stem, ".key") && (has_part (stem, ".csr") || has_part (stem, ".pem"));
}

static gboolean
make_key (const char          *folder,
          const char          *name,
          BeketKeyKind         kind,
          const BeketIdentity *identity,
          GError             **error)
{
  g_autofree char *stem = g_build_filename (folder, "keys", name, NULL);
  g_autofree char *key_path = g_strconcat (stem, ".key", NULL);
  g_autofree char *request_path = g_strconcat (stem, ".csr", NULL);
  g_autoptr (BeketKey) key = NULL;
  g_autofree char *request = NULL;

  if (is_asked_for (stem))
    return TRUE;
  key = beket_key_generate (kind, error);
  if (key == NULL || !beket_key_save (key, key_path, error))
    return FALSE;
  request = beket_key_request (key, identity, error);
  return request != NULL && beket_setup_write (request_path, request, strlen (request), error);
}

static BeketIdentity *
identity_of (const BeketProfile *profile,
             const BeketPoint   *point,
             BeketRole           role,
             const char         *origin)
{
  g_autofree char *name = g_strdup_printf ("%s %s", point->name.in[BEKET_RU], profile->workstation);

  return beket_identity_new (role, profile->party, profile->body, profile->point, name, origin);
}

static gboolean
make_keys (const BeketProfile *profile,
           const BeketPoint   *point,
           const char         *origin,
           GError            **error)
{
  g_autoptr (BeketIdentity) station = identity_of (profile, point, BEKET_ROLE_STATION, origin);
  g_autoptr (BeketIdentity) seal = identity_of (profile, point, BEKET_ROLE_SEAL, origin);
  g_autofree char *keys = g_build_filename (profile->folder, "keys", NULL);

  return beket_setup_make_folder (keys, error) &&
         make_key (profile->folder, "station", BEKET_KEY_P256, station, error) &&
         make_key (profile->folder, "seal", BEKET_KEY_ED25519, seal, error);
}

/* ---- The folder ---- */

/* The workstation stands in every act's number. */
static gboolean
fits_number (const char *workstation)
{
  gsize length = strlen (workstation);

  return length >= 1 && length <= 8 &&
         strspn (workstation, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == length;
}

static gboolean
check_profile (const BeketProfile *profile,
               BeketLibrary       *library,
               GError            **error)
{
  const BeketPoint *point = beket_library_point (library, profile->point);
  const char *const *bodies = beket_codes_words (beket_library_codes (library), "body");

  if (point == NULL || g_strcmp0 (point->party, profile->party) != 0)
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s is no crossing point of %s", profile->point,
                 profile->party);
  else if (!fits_number (profile->workstation))
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID,
                 "%s: a workstation's name has 1 to 8 capital letters and digits", profile->workstation);
  else if (!g_strv_contains (bodies, profile->body))
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: no such body", profile->body);
  else if (!g_str_equal (profile->direction, "exit") && !g_str_equal (profile->direction, "entry"))
    g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: the direction is exit or entry", profile->direction);
  else
    return TRUE;
  return FALSE;
}

static gboolean
make_folders (const char *folder,
              GError    **error)
{
  static const char *const names[] = { "officers", "trust/roots", "trust/crls" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      if (!beket_setup_make_folder (path, error))
        return FALSE;
    }
  return TRUE;
}

/* One that an earlier attempt has made, or whose station.ini was lost, is the station's; another station's is never taken for it. */
static gboolean
make_ledger (const char *folder,
             const char *origin,
             GError    **error)
{
  g_autofree char *path = g_build_filename (folder, "ledger.db", NULL);
  g_autoptr (BeketLedger) there = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return beket_ledger_create (folder, origin, error);

  there = beket_ledger_open_archive (folder, folder, NULL, error);
  if (there == NULL || g_str_equal (beket_ledger_get_origin (there), origin))
    return there != NULL;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "%s: the records are those of %s", path, beket_ledger_get_origin (there));
  return FALSE;
}

static gboolean
make_station (const BeketProfile *profile,
              const BeketPoint   *point,
              const char         *data,
              GError            **error)
{
  g_autofree char *origin = g_strdup_printf ("%s-%s-%s", profile->party, profile->point, profile->workstation);
  BeketProfile complete = *profile;

  complete.peer_point = point->peer;
  return beket_setup_make_folder (profile->folder, error) &&
         make_folders (profile->folder, error) &&
         copy_library (data, profile->folder, error) &&
         make_ledger (profile->folder, origin, error) &&
         make_keys (profile, point, origin, error) &&
         beket_profile_save (&complete, error);
}

/* station.ini is written last: a folder without it is no station, and init may be run again after a failure. */
gboolean
beket_setup_init (const BeketProfile *profile,
                  const char         *data,
                  GError            **error)
{
  const char *from = data != NULL ? data : g_getenv ("BEKET_DATADIR");
  g_autofree char *mark = g_build_filename (profile->folder, "station.ini", NULL);
  g_autoptr (BeketLibrary) library = NULL;

  if (g_file_test (mark, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "%s: there is a station already", profile->folder);
      return FALSE;
    }
  if (from == NULL)
    from = PKGDATADIR;
  library = beket_library_load (from, error);
  return library != NULL && check_profile (profile, library, error) &&
         make_station (profile, beket_library_point (library, profile->point), from, error);
}
