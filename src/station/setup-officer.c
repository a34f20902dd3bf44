/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An officer is enrolled: his key as a file behind its PIN, or as the name of the token that has it.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/setup.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "domain/error.h"
#include "domain/powers.h"
#include "record/library.h"
#include "station/setup-private.h"
#include "trust/identity.h"
#include "trust/key.h"

typedef struct
{
  BeketKey *key;      /* (owned) */
  GBytes   *pkcs12;   /* (owned) (nullable) */
  char     *token;    /* (owned) (nullable): exact URI */
} Given;

static void
given_clear (Given *given)
{
  g_clear_pointer (&given->key, beket_key_unref);
  g_clear_pointer (&given->pkcs12, g_bytes_unref);
  g_free (given->token);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, given_clear)

static gboolean
open_given (Given      *given,
            const char *path,
            const char *pin,
            GError    **error)
{
  if (g_str_has_prefix (path, "pkcs11:"))
    {
      given->token = beket_key_token_uri (path, error);
      if (given->token != NULL)
        given->key = beket_key_open_token (given->token, pin, error);
    }
  else if ((given->pkcs12 = beket_setup_read_small (path, error)) != NULL)
    given->key = beket_key_open_pkcs12 (given->pkcs12, pin, error);
  return given->key != NULL;
}

static char *
officer_path (const char *folder,
              const char *id,
              const char *suffix)
{
  g_autofree char *name = g_strconcat (id, suffix, NULL);

  return g_build_filename (folder, "officers", name, NULL);
}

static gboolean
write_officer (const char          *folder,
               const BeketIdentity *identity,
               const char          *token,
               const char          *position,
               const char          *role,
               GError             **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = officer_path (folder, identity->id, ".ini");
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_string (file, "officer", "id", identity->id);
  g_key_file_set_string (file, "officer", "party", identity->party);
  g_key_file_set_string (file, "officer", "name", identity->name);
  g_key_file_set_string (file, "officer", "body", identity->body);
  if (position != NULL)
    g_key_file_set_string (file, "officer", "position", position);
  g_key_file_set_string (file, "officer", "role", role);
  if (token != NULL)
    g_key_file_set_string (file, "officer", "token", token);
  text = g_key_file_to_data (file, &length, NULL);
  return beket_setup_write (path, text, length, error);
}

/* An id becomes a file name. */
static gboolean
id_is_plain (const char *id,
             GError    **error)
{
  for (const char *c = id; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '-')
      {
        g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: an officer's id has letters, digits and hyphens",
                     id);
        return FALSE;
      }
  return TRUE;
}

/* The file before the line that makes it count; of an officer who has a token now, the old file goes after it. */
static gboolean
install_officer (const char          *folder,
                 const Given         *given,
                 const BeketIdentity *identity,
                 const char          *position,
                 const char          *role,
                 GError             **error)
{
  g_autofree char *path = officer_path (folder, identity->id, ".p12");

  if (given->pkcs12 != NULL &&
      !beket_setup_write (path, g_bytes_get_data (given->pkcs12, NULL), g_bytes_get_size (given->pkcs12), error))
    return FALSE;
  if (!write_officer (folder, identity, given->token, position, role, error))
    return FALSE;
  if (given->token == NULL || g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "%s: %s", path, g_strerror (errno));
  return FALSE;
}

gboolean
beket_setup_enrol_officer (const char *folder,
                           const char *path,
                           const char *pin,
                           const char *position,
                           const char *role,
                           char      **id,
                           GError    **error)
{
  g_autofree char *trust_folder = g_build_filename (folder, "trust", NULL);
  g_autoptr (BeketTrust) trust = beket_trust_load (trust_folder, error);
  g_auto (Given) given = { 0 };
  g_autoptr (BeketIdentity) identity = NULL;

  if (trust == NULL || !open_given (&given, path, pin, error) ||
      (identity = beket_trust_check (trust, beket_key_certificate (given.key), BEKET_ROLE_OFFICER, g_get_real_time (),
                                     error)) == NULL ||
      !id_is_plain (identity->id, error) || !install_officer (folder, &given, identity, position, role, error))
    return FALSE;
  if (id != NULL)
    *id = g_strdup (identity->id);
  return TRUE;
}

char *
beket_setup_explain (const char   *folder,
                     const GError *error,
                     BeketLanguage language)
{
  g_autofree char *path = g_build_filename (folder, "library", NULL);
  g_autoptr (BeketLibrary) library = NULL;

  if (beket_error_get_reason (error) == NULL)
    return NULL;
  library = beket_library_load (path, NULL);
  return library != NULL ? beket_powers_explain_error (error, beket_library_codes (library), language) : NULL;
}
