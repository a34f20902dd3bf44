/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The trust store of a folder: roots/KZ.pem, roots/RU.pem, crls/.
 */

#define G_LOG_DOMAIN "beket-trust"

#include "config.h"

#include "trust/gnutls-private.h"
#include "trust/identity.h"
#include "trust/trust-private.h"

#include <string.h>

#define ROOTS_MAX 8   /* of one state: the old ones and the new one */

static gint
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted, so that the first error is the same on every disk. */
static GPtrArray *
list_folder (const char *folder,
             GError    **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &failure);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "%s", failure->message);
      return NULL;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

static GBytes *
read_file (const char *path,
           GError    **error)
{
  g_autoptr (GError) failure = NULL;
  char *text;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &failure))
    return g_bytes_new_take (text, length);

  g_set_error (error, BEKET_ERROR, BEKET_ERROR_STORE, "%s", failure->message);
  return NULL;
}

static gboolean
add_roots (BeketTrust        *self,
           const char        *party,
           gnutls_x509_crt_t *list,
           unsigned int       n,
           GError           **error)
{
  gboolean good = TRUE;

  for (unsigned int i = 0; i < n; i++)
    {
      g_autoptr (GBytes) der = good ? beket_certificate_export (list[i], error) : NULL;

      good = der != NULL && beket_trust_add_root (self, party, der, error);
      gnutls_x509_crt_deinit (list[i]);
    }

  return good;
}

static gboolean
load_root (BeketTrust *self,
           const char *path,
           const char *name,
           GError    **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *party = g_strndup (name, 2);
  gnutls_x509_crt_t list[ROOTS_MAX];
  unsigned int n = ROOTS_MAX;
  gnutls_datum_t pem;
  int result;

  if (strlen (name) != strlen ("XX.pem") ||
      !g_ascii_isupper (name[0]) || !g_ascii_isupper (name[1]))
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "not named by a country code");
      return FALSE;
    }

  if (!(bytes = read_file (path, error)))
    return FALSE;

  pem = beket_bytes_datum (bytes);
  result = gnutls_x509_crt_list_import (list, &n, &pem, GNUTLS_X509_FMT_PEM,
                                        GNUTLS_X509_CRT_LIST_IMPORT_FAIL_IF_EXCEED);
  if (result < 0)
    return beket_gnutls_fail (error, BEKET_ERROR_CORRUPT, "Root", result);

  return add_roots (self, party, list, n, error);
}

static gboolean
load_crl (BeketTrust *self,
          const char *path,
          const char *name,
          GError    **error)
{
  g_autoptr (GBytes) bytes = read_file (path, error);

  return bytes != NULL && beket_trust_add_crl (self, bytes, error);
}

typedef gboolean (*LoadFunc) (BeketTrust *self,
                              const char *path,
                              const char *name,
                              GError    **error);

static gboolean
has_suffix (const char        *name,
            const char *const *suffixes)
{
  for (; *suffixes != NULL; suffixes++)
    {
      if (g_str_has_suffix (name, *suffixes))
        return TRUE;
    }

  return FALSE;
}

static gboolean
load_folder (BeketTrust        *self,
             const char        *folder,
             const char *const *suffixes,
             LoadFunc           load,
             guint             *n,
             GError           **error)
{
  g_autoptr (GPtrArray) names = list_folder (folder, error);

  if (names == NULL)
    return FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!has_suffix (name, suffixes))
        continue;
      if (!load (self, path, name, error))
        {
          g_prefix_error (error, "%s: ", path);
          return FALSE;
        }
      *n += 1;
    }

  return TRUE;
}

BeketTrust *
beket_trust_load (const char *folder,
                  GError    **error)
{
  static const char *const root_suffixes[] = { ".pem", NULL };
  static const char *const crl_suffixes[] = { ".pem", ".crl", ".der", NULL };
  g_autoptr (BeketTrust) self = beket_trust_new ();
  g_autofree char *roots = NULL;
  g_autofree char *crls = NULL;
  g_autofree char *settings = NULL;
  guint n_roots = 0, n_crls = 0;

  g_return_val_if_fail (folder != NULL, NULL);

  roots = g_build_filename (folder, "roots", NULL);
  crls = g_build_filename (folder, "crls", NULL);

  if (!load_folder (self, roots, root_suffixes, load_root, &n_roots, error))
    return NULL;
  if (g_file_test (crls, G_FILE_TEST_EXISTS) &&
      !load_folder (self, crls, crl_suffixes, load_crl, &n_crls, error))
    return NULL;

  settings = g_build_filename (folder, "trust.ini", NULL);
  if (!beket_trust_load_settings (self, settings, error))
    return NULL;

  if (n_roots == 0)
    {
      g_set_error (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "%s: no root", roots);
      return NULL;
    }

  return g_steal_pointer (&self);
}
