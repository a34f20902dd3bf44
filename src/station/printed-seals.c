/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose seal stands on a page: the certificates that this station knows, and what it thinks of one.
 */

#define G_LOG_DOMAIN "beket-station"

#include "config.h"

#include "station/printed-private.h"

#include <string.h>

#include "domain/error.h"
#include "trust/key.h"

static GBytes *
load_seal (const char *path,
           GError    **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  GBytes *der;

  if (file == NULL)
    return NULL;
  der = beket_certificate_from_pem (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), error);
  if (der == NULL)
    g_prefix_error (error, "%s: ", path);
  return der;
}

static gboolean
add_folder (GPtrArray  *seals,
            const char *path,
            GError    **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      GBytes *der = g_str_has_suffix (name, ".pem") ? load_seal (file, error) : NULL;

      if (der == NULL && g_str_has_suffix (name, ".pem"))
        return FALSE;
      if (der != NULL)
        g_ptr_array_add (seals, der);
      if (seals->len > BEKET_PRINTED_MAX_SEALS)
        {
          g_set_error (error, BEKET_ERROR, BEKET_ERROR_INVALID, "%s: more than %d certificates", path,
                       BEKET_PRINTED_MAX_SEALS);
          return FALSE;
        }
    }
  return TRUE;
}

GPtrArray *
beket_printed_seals_load (const char *folder,
                          GError    **error)
{
  g_autoptr (GPtrArray) seals = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *own = g_build_filename (folder, "keys", "seal.pem", NULL);
  g_autofree char *others = g_build_filename (folder, "trust", "seals", NULL);
  GBytes *der = g_file_test (own, G_FILE_TEST_EXISTS) ? load_seal (own, error) : NULL;

  if (der == NULL && g_file_test (own, G_FILE_TEST_EXISTS))
    return NULL;
  if (der != NULL)
    g_ptr_array_add (seals, der);
  return add_folder (seals, others, error) ? g_steal_pointer (&seals) : NULL;
}

static GBytes *
find (GPtrArray            *seals,
      const BeketPaperSeal *seal)
{
  for (guint i = 0; i < seals->len; i++)
    if (beket_paper_seal_is_of (seal, g_ptr_array_index (seals, i)))
      return g_ptr_array_index (seals, i);

  return NULL;
}

/* Only the seal itself says when it was made. So a key that is revoked today is good for nothing, whatever day stands on the page;
 * one that has merely expired since was good on that day. */
static gboolean
is_revoked (BeketTrust *trust,
            GBytes     *certificate,
            gint64      now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketIdentity) identity = beket_trust_check (trust, certificate, BEKET_ROLE_SEAL, now, &error);

  return identity == NULL && g_str_has_suffix (error->message, "revoked");
}

static BeketIdentity *
check (BeketTrust           *trust,
       GBytes               *certificate,
       const char           *text,
       const BeketPaperSeal *seal,
       gint64                now,
       GError              **error)
{
  g_autoptr (BeketPaperSeal) sealed = beket_paper_seal_read (text, certificate, error);

  if (sealed == NULL)
    return NULL;
  if (is_revoked (trust, certificate, now))
    {
      g_set_error_literal (error, BEKET_ERROR, BEKET_ERROR_REFUSED, "the certificate of the seal is revoked");
      return NULL;
    }
  return beket_trust_check (trust, certificate, BEKET_ROLE_SEAL, seal->when, error);
}

const char *
beket_printed_judge (BeketTrust           *trust,
                     GPtrArray            *seals,
                     const char           *text,
                     const BeketPaperSeal *seal,
                     gint64                now,
                     char                **sealer,
                     char                **reason)
{
  GBytes *certificate = find (seals, seal);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeketIdentity) identity = NULL;

  if (certificate == NULL)
    return "unknown-key";
  identity = check (trust, certificate, text, seal, now, &error);
  if (identity == NULL)
    {
      *reason = g_strdup (error->message);
      return "refused";
    }
  *sealer = g_strdup (identity->id);
  return "valid";
}
