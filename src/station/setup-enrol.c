/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a station is given: roots and its own certificates.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/setup.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "domain/error.h"
#include "record/hash.h"
#include "station/setup-private.h"
#include "trust/identity.h"
#include "trust/key.h"

#define MAX_FILE (64 * 1024)
#define MAX_LIST (8 * 1024 * 1024)

static GBytes *
read_limited (const char *path,
              gsize       limit,
              GError    **error)
{
  char *bytes;
  gsize length;

  if (!g_file_get_contents (path, &bytes, &length, error))
    return NULL;
  if (length <= limit)
    return g_bytes_new_take (bytes, length);
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: larger than %" G_GSIZE_FORMAT " KiB", path, limit / 1024);
  g_free (bytes);
  return NULL;
}

GBytes *
beket_setup_read_small (const char *path,
                        GError    **error)
{
  return read_limited (path, MAX_FILE, error);
}

static GBytes *
read_certificate (const char *path,
                  GError    **error)
{
  g_autoptr (GBytes) text = beket_setup_read_small (path, error);
  GBytes *der;

  if (text == NULL)
    return NULL;
  der = beket_certificate_from_pem (g_bytes_get_data (text, NULL), g_bytes_get_size (text), error);
  if (der == NULL)
    g_prefix_error (error, "%s: ", path);
  return der;
}

static gboolean
write_certificate (const char *path,
                   GBytes     *der,
                   GError    **error)
{
  g_autofree char *pem = beket_certificate_to_pem (der);

  return beket_setup_write (path, pem, strlen (pem), error);
}

/* ---- Roots ---- */

/* Put into an empty trust first: what the trust room refuses is not installed. */
gboolean
beket_setup_trust (const char *folder,
                   const char *party,
                   const char *root_path,
                   GError    **error)
{
  g_autoptr (GBytes) der = read_certificate (root_path, error);
  g_autoptr (BeketTrust) trust = beket_trust_new ();
  g_autofree char *roots = g_build_filename (folder, "trust", "roots", NULL);
  g_autofree char *name = g_strconcat (party, ".pem", NULL);
  g_autofree char *path = g_build_filename (roots, name, NULL);

  return der != NULL &&
         beket_trust_add_root (trust, party, der, error) &&
         beket_setup_make_folder (roots, error) &&
         write_certificate (path, der, error);
}

/* ---- Paper seals of other stations ---- */

/* Judged by the roots that are here: what they do not vouch for is not installed. */
gboolean
beket_setup_enrol_seal (const char *folder,
                        const char *path,
                        GError    **error)
{
  g_autoptr (GBytes) der = read_certificate (path, error);
  g_autofree char *roots = g_build_filename (folder, "trust", NULL);
  g_autofree char *seals = g_build_filename (folder, "trust", "seals", NULL);
  g_autoptr (BeketTrust) trust = der != NULL ? beket_trust_load (roots, error) : NULL;
  g_autoptr (BeketIdentity) identity = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *name = NULL;
  g_autofree char *to = NULL;

  if (trust == NULL)
    return FALSE;
  identity = beket_trust_check (trust, der, BEKET_ROLE_SEAL, g_get_real_time (), error);
  if (identity == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  hash = beket_hash_hex (g_bytes_get_data (der, NULL), g_bytes_get_size (der));
  name = g_strdup_printf ("%s-%.8s.pem", identity->id, hash);
  to = g_build_filename (seals, name, NULL);
  return beket_setup_make_folder (seals, error) && write_certificate (to, der, error);
}

/* ---- Revocation lists ---- */

/* Beside those before it, whose dates may be the ones that an old act needs. A list is named by what it is: the same one twice is one. */
gboolean
beket_setup_list (const char *folder,
                  const char *path,
                  GError    **error)
{
  g_autofree char *trust_folder = g_build_filename (folder, "trust", NULL);
  g_autofree char *lists = g_build_filename (trust_folder, "crls", NULL);
  g_autoptr (BeketTrust) trust = beket_trust_load (trust_folder, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *name = NULL;
  g_autofree char *target = NULL;

  if (trust == NULL || (bytes = read_limited (path, MAX_LIST, error)) == NULL)
    return FALSE;
  if (!beket_trust_add_crl (trust, bytes, error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  hash = beket_hash_hex (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  name = g_strdup_printf ("%.16s.crl", hash);
  target = g_build_filename (lists, name, NULL);
  return beket_setup_make_folder (lists, error) &&
         beket_setup_write (target, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/* ---- Certificates ---- */

static const char *
key_name (BeketRole role,
          GError  **error)
{
  if (role == BEKET_ROLE_STATION)
    return "station";
  if (role == BEKET_ROLE_SEAL)
    return "seal";
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "a certificate of a %s is not for a station",
               beket_role_word (role));
  return NULL;
}

/* Loaded once with its key: a certificate for another key is found now, not at the first handshake. */
static gboolean
install_certificate (const char *folder,
                     const char *name,
                     GBytes     *der,
                     GError    **error)
{
  g_autofree char *stem = g_build_filename (folder, "keys", name, NULL);
  g_autofree char *key_path = g_strconcat (stem, ".key", NULL);
  g_autofree char *fresh = g_strconcat (stem, ".pem.new", NULL);
  g_autofree char *path = g_strconcat (stem, ".pem", NULL);
  g_autoptr (BeketKey) key = NULL;

  if (!write_certificate (fresh, der, error))
    return FALSE;
  key = beket_key_load (key_path, fresh, error);
  if (key == NULL || g_rename (fresh, path) != 0)
    {
      if (key != NULL)
        g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "%s: %s", path, g_strerror (errno));
      g_unlink (fresh);
      return FALSE;
    }
  return TRUE;
}

gboolean
beket_setup_enrol_certificate (const char *folder,
                               const char *path,
                               GError    **error)
{
  g_autofree char *trust_folder = g_build_filename (folder, "trust", NULL);
  g_autoptr (BeketProfile) profile = beket_profile_load (folder, error);
  g_autoptr (BeketTrust) trust = NULL;
  g_autoptr (GBytes) der = NULL;
  g_autoptr (BeketIdentity) identity = NULL;
  g_autoptr (BeketIdentity) judged = NULL;
  const char *name;

  if (profile == NULL ||
      (trust = beket_trust_load (trust_folder, error)) == NULL ||
      (der = read_certificate (path, error)) == NULL ||
      (identity = beket_identity_from_certificate (der, error)) == NULL ||
      (name = key_name (identity->role, error)) == NULL)
    return FALSE;
  /* It fits the key whoever signed it: only the state's root tells whether it is the authority's answer. */
  judged = beket_trust_check (trust, der, identity->role, g_get_real_time (), error);
  if (judged == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  if (g_strcmp0 (identity->id, profile->origin) == 0)
    return install_certificate (folder, name, der, error);
  g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "%s is for %s, this station is %s", path, identity->id,
               profile->origin);
  return FALSE;
}
